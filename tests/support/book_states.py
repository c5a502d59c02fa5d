"""States of a tag file in which the code book is changed on several copies at once. In memory."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from tests.support.whole_states import META, NEW, ONE_ARTICLE, OTHER, PEOPLE, SPANS, START, said
from tui.annotations.layers import is_on
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, CodeBookChange, Deletion, Merge, Move, Renaming
from tui.codebook.codebook import CodeBook
from tui.errors import RequestError
from tui.model import Label, Theme
from tui.store.books import Books
from tui.store.codebook_changes import changed
from tui.store.codebook_rows import templated
from tui.store.joining import joined_tables
from tui.store.places import Place, all_data
from tui.store.restoring import taken_back

if TYPE_CHECKING:
    from datetime import datetime

    from tui.annotations.history import StateChange
    from tui.store.schema import Tables

IDS = ("arms", "space", "war", "peace")
THEMES = tuple(Theme(theme_id, Label(f"{theme_id} ar", f"{theme_id} en"), "#D55E00") for theme_id in IDS)

_ids = st.sampled_from(IDS)
changes: st.SearchStrategy[CodeBookChange] = st.one_of(
    st.builds(Merge, _ids, _ids),
    st.builds(Move, _ids, _ids),
    st.builds(Move, _ids, st.just(""), _ids, st.booleans()),
    st.builds(Archiving, _ids, st.booleans()),
    st.builds(Deletion, _ids),
    st.builds(Renaming, _ids, en=st.sampled_from(["x", "y"])),
    st.builds(Addition, st.sampled_from([*IDS, "new"]), under=st.sampled_from(["", *IDS])),
)


class Tagging(NamedTuple):
    """A theme that is given, or taken off."""

    text: str
    place: int
    theme: str
    is_on: bool


class BookStep(NamedTuple):
    """What somebody does on one of the copies; None takes back what was done to the code book there last.

    ``joins`` is the copy that is joined in before.
    """

    copy: int
    by: str
    what: CodeBookChange | Tagging | None
    minutes: int
    joins: int | None


book_steps = st.lists(
    st.builds(
        BookStep,
        st.integers(0, 2),
        st.sampled_from(PEOPLE),
        st.one_of(
            changes,
            changes,
            st.builds(Tagging, st.sampled_from([NEW, OTHER]), st.integers(0, 2), _ids, st.booleans()),
            st.none(),
        ),
        st.integers(-2, 2),
        st.one_of(st.none(), st.integers(0, 2)),
    ),
    max_size=12,
)


def beginning() -> Tables:
    return {"meta": dict(META), "codebook": templated({}, THEMES), "articles": {}}


def book_of(tables: Tables) -> CodeBook:
    return CodeBook((), Books().book(Path(), tables))


def copies_of(script: list[BookStep]) -> list[Tables]:
    """Return what three copies are in the end."""
    copies, now = [beginning() for _ in range(3)], START
    last: dict[int, tuple[StateChange, ...]] = {}
    for step in script:
        now += timedelta(minutes=step.minutes)
        if step.joins is not None:
            copies[step.copy] = joined_tables(copies[step.copy], copies[step.joins])
        tables = copies[step.copy]
        if step.what is None:
            copies[step.copy] = taken_back(tables, last.pop(step.copy, ()), ONE_ARTICLE, now).tables
        elif isinstance(step.what, Tagging):
            copies[step.copy] = tagged(tables, step.what, step.by, now)
        elif (done := attempted(tables, step.what, step.by, now)) is not None:
            copies[step.copy], last[step.copy] = done
    return copies


def tagged(tables: Tables, tagging: Tagging, by: str, now: datetime) -> Tables:
    """Return a state in which a theme is given, or taken off."""
    place = Place("articles", tagging.text, SPANS[tagging.place], by, ("themes", tagging.theme))
    return said(tables, place, now, is_on=tagging.is_on)


def attempted(
    tables: Tables, change: CodeBookChange, by: str, now: datetime
) -> tuple[Tables, tuple[StateChange, ...]] | None:
    """Return what has come of a change, and what takes it back; None where it cannot be made."""
    try:
        done = changed(tables, change, book_of(tables), by, now)
    except RequestError:
        return None
    return done.tables, done.changes


def living_themes(tables: Tables) -> set[str]:
    """Return the ids, as they were given, of all themes that anybody's tags bear."""
    return {
        place.path[1]
        for place, datum in all_data(tables).items()
        if place.table == "articles" and place.path[0] == "themes" and is_on(datum)
    }
