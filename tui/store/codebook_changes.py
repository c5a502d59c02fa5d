"""Changes of the code book as data of the tag file, and what takes them back. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.layers import is_on
from tui.annotations.stamps import later
from tui.store.places import Place, all_data, with_data
from tui.store.restoring import OF_EVERY_THEME, state_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from tui.annotations.history import StateChange
    from tui.annotations.layers import Datum
    from tui.codebook.changes import CodeBookChange, ThemeWrite
    from tui.codebook.codebook import CodeBook
    from tui.store.schema import Tables

_CODEBOOK = "codebook"
_TEXTS = "articles"


class Changed(NamedTuple):
    """What has come of a change.

    Attributes:
        tables: The new state.
        changes: What takes it back.
        is_changed: Whether anything had to be written.
    """

    tables: Tables
    changes: tuple[StateChange, ...]
    is_changed: bool


def changed(tables: Tables, change: CodeBookChange, book: CodeBook, by: str, at: datetime) -> Changed:
    """Return a state with a change of the code book made.

    A label, colour or place that a theme did not have before stays when that is taken back: without one it could not be
    shown to those who have used it meanwhile.

    Args:
        tables: What there is, sound where the change is a deletion.
        change: What is done.
        book: The code book of ``tables``.
        by: Whose tags a deletion takes off.
        at: When that is.

    Raises:
        RequestError: It cannot be done: see ``codebook.changes``.
    """
    there = all_data({_CODEBOOK: tables.get(_CODEBOOK, {})})
    written = dict(_said_of_themes(change.writes(book), there, at))
    if change.is_deletion:
        there |= _given(tables, change.themes[0], book, by)
        written |= {
            place: {"on": False, "at": later(str(datum["at"]), at)}
            for place, datum in there.items()
            if place.table == _TEXTS
        }
    undone = {place: datum for place, datum in written.items() if place.path not in OF_EVERY_THEME or place in there}
    return Changed(with_data(tables, written), tuple(state_changes(undone, there)), bool(written))


def _said_of_themes(
    writes: Iterable[ThemeWrite], there: Mapping[Place, Datum], at: datetime
) -> Iterator[tuple[Place, Datum]]:
    """Yield what has to be written, which is not so already."""
    done = set()
    for write in writes:
        place = Place(_CODEBOOK, write.theme, None, None, (write.field,))
        key = "on" if write.field == "there" else "v"
        before = there.get(place)
        said = before.get(key) if before else _unsaid(write)
        if place in done or said == write.value or (write.is_spare and said):
            continue
        done.add(place)
        yield place, {key: write.value, "at": later(str(before["at"]) if before else "", at)}


def _unsaid(write: ThemeWrite) -> str | bool | None:
    """Return what counts where nothing is said; that a theme is there is said, so that it can be taken back."""
    return None if write.field == "there" else type(write.value)()


def _given(tables: Tables, theme: str, book: CodeBook, by: str) -> dict[Place, Datum]:
    """Return the tags of a theme, and of those that have become it, that one annotator has given.

    Args:
        tables: What there is.
        theme: The theme's id.
        book: The code book.
        by: The annotator.
    """
    return {
        place: datum
        for place, datum in all_data({_TEXTS: tables.get(_TEXTS, {})}).items()
        if place.by == by
        and place.path[0] == "themes"
        and is_on(datum)
        and book.resolved(place.path[-1]) == theme
        and place.span is not None
    }
