"""States of a tag file as several people's copies come to be in them, and what is seen in a state. In memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from tui.annotations.join import canonical
from tui.annotations.layers import is_on
from tui.annotations.paint import Paint, surface
from tui.annotations.stamps import later
from tui.model import Span
from tui.store.joining import joined_tables
from tui.store.places import Place, all_data

if TYPE_CHECKING:
    from tui.store.schema import Tables

START = datetime(2031, 5, 4, 6, 7, 8, tzinfo=UTC)
META = {"1": {"format": "hashiya tags", "library": "ab", "program": "1", "schema": 2}}

OLD, NEW, OTHER = "a" * 64, "b" * 64, "c" * 64
"""Two texts of one article, whose letters stand at the same places, and another article's."""
ONE_ARTICLE = [{OLD, NEW}]
_NAMES = {OLD: "news/1", NEW: "news/1", OTHER: "news/2"}

SPANS = (Span(0, 4), Span(4, 8), Span(0, 8))
"""Halves of a paragraph, and the whole: such as other splits of the text have left."""
PEOPLE = ("Mona", "Omar")
PATHS = (("themes", "arms"), ("themes", "space"), ("reviewed",), ("note", ""), ("note", "m1"))


class Step(NamedTuple):
    """Something that is said: who says it in which text of which paragraph, what, and how the clock goes."""

    copy: int
    by: str
    text: str
    span: Span
    path: tuple[str, ...]
    is_on: bool
    minutes: int
    joins: int | None


steps = st.lists(
    st.builds(
        Step,
        st.integers(0, 1),
        st.sampled_from(PEOPLE),
        st.sampled_from([OLD, NEW, OTHER]),
        st.sampled_from(SPANS),
        st.sampled_from(PATHS),
        st.booleans(),
        st.integers(-2, 2),
        st.one_of(st.none(), st.integers(0, 1)),
    ),
    max_size=14,
)


def empty() -> Tables:
    return {"meta": dict(META), "codebook": {}, "articles": {}}


def states_of(script: list[Step]) -> tuple[list[Tables], list[Tables]]:
    """Return what two copies are in the end, and all the states that they went through."""
    copies, old, now = [empty(), empty()], [empty()], START
    for number, step in enumerate(script):
        now += timedelta(minutes=step.minutes)
        if step.joins is not None:
            copies[step.copy] = joined_tables(copies[step.copy], copies[step.joins])
        place = Place("articles", step.text, step.span, step.by, step.path)
        copies[step.copy] = said(copies[step.copy], place, now, is_on=step.is_on, word=f"word {number}")
        old.append(copies[step.copy])
    return copies, old


def said(tables: Tables, place: Place, now: datetime, *, is_on: bool, word: str = "word") -> Tables:
    """Return a state in which something more is said: as the program does, later than all that lies under it."""
    under = [
        str(datum["at"])
        for other, datum in all_data(tables).items()
        if (other.by, other.path) == (place.by, place.path) and _lie_over(other, place)
    ]
    value = {"text": word if is_on else ""} if place.path[0] == "note" else {"on": is_on}
    layer: Any = {**value, "at": later(max(under, default=""), now)}
    for name in reversed(place.path):
        layer = {name: layer}
    assert place.span is not None
    record = {"start": place.span.start, "end": place.span.end, "quote": "x" * (place.span.end - place.span.start)}
    document = {
        "sha256": place.known_by,
        "name": {"at": "1", "id": _NAMES[place.known_by], "title": ""},
        "paragraphs": [{**record, "layers": [{"by": place.by, **layer}]}],
    }
    return joined_tables(tables, {"meta": tables["meta"], "articles": {"1": document}})


def _lie_over(one: Place, other: Place) -> bool:
    assert one.span is not None
    assert other.span is not None
    is_one_article = one.known_by == other.known_by or {one.known_by, other.known_by} == {OLD, NEW}
    return is_one_article and one.span.start < other.span.end and other.span.start < one.span.end


def view(tables: Tables) -> dict[tuple[str, Span, str, tuple[str, ...]], list[str]]:
    """Return what is seen of each article on each piece of its paragraphs: nothing of what nobody says anything."""
    paints: dict[str, list[Paint]] = {}
    for document in tables.get("articles", {}).values():
        for record in document["paragraphs"]:
            layers = {layer["by"]: layer for layer in record["layers"]}
            paints.setdefault(_NAMES[document["sha256"]], []).append(
                Paint(Span(record["start"], record["end"]), layers)
            )
    found: dict[tuple[str, Span, str, tuple[str, ...]], list[str]] = {}
    for article, paint in paints.items():
        for span in SPANS[:2]:
            for by in PEOPLE:
                for path in PATHS:
                    on = [each for each in surface(span, paint, by, path) if is_on(each)]
                    if on:
                        found[article, span, by, path] = [str(each.get("text", True)) for each in on if each]
    return found


def themes(tables: Tables) -> dict[str, dict[str, object]]:
    """Return what the code book says of each theme, but when."""
    return {
        each["id"]: {name: value.get("on", value.get("v")) for name, value in each.items() if name != "id"}
        for each in tables.get("codebook", {}).values()
    }


def raw(tables: Tables) -> bytes:
    return canonical({name: [*rows.values()] for name, rows in tables.items()})
