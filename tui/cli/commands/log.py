"""``hashiya log``: who did what when, from the history that the tag file keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.annotations.history import ParagraphChange
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.cli.arguments import OF_ONE_ARTICLE, WHICH_ARTICLE
from tui.cli.printing import order_left_alone, print_titled, safe_json
from tui.store.history_codec import entry_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.annotations.history import Change, Entry
    from tui.cli.context import Invocation
    from tui.session.session import Session
    from tui.terminal.modes import Treatment


@click.command(epilog=WHICH_ARTICLE)
@OF_ONE_ARTICLE
@click.option("-n", "count", metavar="N", type=click.IntRange(1), help="Only the last N steps.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
@click.pass_obj
def log(invocation: Invocation, article: str | None, count: int | None, *, as_json: bool) -> None:
    """List who did what when.

    A row for each of the last 500 steps, the newest at the end: step, time, person, article, changes with their
    paragraphs, beginning of the text.
    """
    session = invocation.session()
    entries: Sequence[Entry] = session.annotations.history
    if article is not None:
        wanted = _article_id(session, article, entries)
        entries = [entry for entry in entries if entry.article == wanted]
    if count is not None:
        entries = entries[-count:]
    if as_json:
        rows = [{"id": entry.id, **entry_json(entry)} for entry in entries]
        click.echo(safe_json(rows))
        return
    print_steps(entries, invocation.treatment(session.settings))


def _article_id(session: Session, article: str, entries: Iterable[Entry]) -> str:
    if any(entry.article == article for entry in entries):
        return article
    return session.library.sources[session.library.find(article)].id


def print_steps(entries: Iterable[Entry], treatment: Treatment) -> None:
    """Print a row for each step of the history."""
    with order_left_alone(treatment):
        for entry in entries:
            fields = [str(entry.id), entry.at, entry.by, entry.article, _summary(entry)]
            print_titled(fields, _beginning(entry), treatment)


def _summary(entry: Entry) -> str:
    """Return what was done: ``+arms 2-4, 7; note 2``, behind the step that was taken back or made again."""
    numbers: dict[str, list[int]] = {}
    for change in entry.changes:
        numbers.setdefault(_name(change), []).append(change.number if isinstance(change, ParagraphChange) else 0)
    done = "; ".join(f"{name} {_ranges(each)}".rstrip() for name, each in numbers.items())
    if entry.target is None:
        return done
    return f"{'redo' if entry.undoes is None else 'undo'} {entry.target}: {done or 'nothing'}"


def _name(change: Change) -> str:
    match change.operation:
        case AddTheme(theme=theme):
            return f"+{theme}"
        case RemoveTheme(theme=theme):
            return f"-{theme}"
        case SetNote(note=note):
            return "note" if note else "-note"
        case SetReviewed(reviewed=reviewed):
            return "reviewed" if reviewed else "-reviewed"
        case operation:
            return "orphan placed" if isinstance(operation, RemoveOrphan) else "orphan back"


def _ranges(numbers: Iterable[int]) -> str:
    """Return paragraph numbers, sorted, with runs of them as ``2-4``; those that were not kept are left out."""
    runs: list[list[int]] = []
    for number in sorted({*numbers} - {0}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _beginning(entry: Entry) -> str:
    """Return the beginning of the first paragraph that was changed, on one line."""
    quotes = (change.quote for change in entry.changes if isinstance(change, ParagraphChange))
    return " ".join(next(quotes, "").split())
