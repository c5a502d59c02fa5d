"""What commands are for, as help has them: somebody looks there for what they want to do, not for where a key works."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Label
from tui.ui.command import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.ui.command import HelpRow


class _Purpose(NamedTuple):
    """What is done, and the ids of the commands that do it, of which one may stand for a row of several."""

    label: Label
    ids: tuple[str, ...]


class Task(Enum):
    """Something that a person wants to do, in the order in which help tells of it."""

    DECIDING = _Purpose(
        Label("الوسم والمراجعة", "Tag and review"),
        ("theme-1", "put-1", "put", "reviewed-next", "no-theme", "pick-theme", "repeat-decision", "select"),
    )
    NOTING = _Purpose(Label("الملاحظات والنسخ", "Note and copy"), ("note", "copy", "attach-orphan"))
    GOING = _Purpose(
        Label("التنقل في المقالة", "Move in the article"),
        (
            *("next-unreviewed", "next-paragraph", "previous-paragraph", "page-down", "page-up", "half-page-down"),
            *("half-page-up", "first-paragraph", "last-paragraph", "go-to-paragraph", "auto-advance"),
        ),
    )
    FINDING = _Purpose(
        Label("البحث والتصفية", "Search and filter"),
        ("search", "next-match", "previous-match", "filter", "sort", "cancel"),
    )
    TURNING = _Purpose(
        Label("الانتقال بين المقالات", "Go from article to article"),
        ("next-article", "previous-article", "other-pane", "pane-right", "pane-left"),
    )
    LISTING = _Purpose(Label("في القائمة", "In the list"), ())
    SEEING = _Purpose(Label("طريقة العرض", "What is shown"), ("tashkeel", "boilerplate", "bidi-marks", "bidi-mode"))
    TOGETHER = _Purpose(Label("العمل مع آخرين", "Work with others"), ("others", "adjudicate"))
    LEAVING = _Purpose(
        Label("التراجع والتصدير والخروج", "Undo, export, leave"),
        ("undo", "redo", "statistics", "export", "save-as", "palette", "help", "suspend", "leave"),
    )


def by_task(rows: Iterable[HelpRow]) -> Iterator[tuple[Task, Sequence[HelpRow]]]:
    """Yield what there is to do, with the commands for it; what has none now is left out."""
    rows = tuple(rows)
    for task in Task:
        found = [row for row in rows if task_of(row) is task]
        if found:
            yield task, sorted(found, key=_place)


def task_of(row: HelpRow) -> Task:
    """Return what a command is for. Raises StopIteration where nobody has said so."""
    if row.region is Region.LIST:
        return Task.LISTING
    return next(task for task in Task if _id_of(row) in task.value.ids)


def _place(row: HelpRow) -> int:
    """Return where a command stands in its task; those of the list as the table of commands has them."""
    ids = task_of(row).value.ids
    return ids.index(_id_of(row)) if ids else 0


def _id_of(row: HelpRow) -> str:
    """Return the id of a command, of one of several digits that of the first."""
    name, _, digit = row.ids[0].rpartition("-")
    return f"{name}-1" if digit.isdecimal() else row.ids[0]
