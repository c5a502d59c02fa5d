"""Making a state what another one was, by writes that are later than both: it joins with every copy, and can be undone.

What is seen of a paragraph is decided by the order of what lies on it (``annotations.paint``): data at one path of one
layer, on paragraphs that lie over each other, are a *chain*. Where a chain has to be another one, all of it is written
again from there on, in the order that it shall have.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.annotations.history import StateChange, Write
from tui.annotations.join import canonical, rank
from tui.annotations.layers import is_on, origin
from tui.annotations.stamps import later
from tui.model import Span
from tui.store.joining import joined_tables
from tui.store.places import Place, all_data, records, with_data

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from tui.annotations.layers import Datum
    from tui.store.schema import Tables

_TEXTS = "articles"
OF_EVERY_THEME = {("ar",), ("en",), ("colour",), ("order",)}
"""What a theme is nothing without; a file of schema 1 does not have it of those of the configuration."""

_Data = dict[Place, "Datum"]
_Links = list[tuple[Place, bytes]]
"""A chain in its order, the lowest first: where, and what is said there."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What has come of it.

    Attributes:
        tables: The new state.
        changes: What takes it back; () where nothing had to be written.
        data: How many tags, marks and notes are not what they were.
        themes: How many themes of the code book are not.
        left: How many data were left as they are, since somebody has changed them.
    """

    tables: Tables
    changes: tuple[StateChange, ...]
    data: int
    themes: int
    left: int = 0


def restored(now: Tables, backup: Tables, texts: Iterable[Collection[str]], at: datetime) -> Rewritten:
    """Return a state in which everything says what it says in ``backup``, and nothing else says anything.

    It has all that both have. Of which epoch or library the backup is does not matter. A theme that the backup does not
    know keeps its label, and is not there any more; one that nobody has put there, the template's, stays.

    Args:
        now: What there is.
        backup: What shall be said.
        texts: The sha256 of texts that are one article's, for each article that has several.
        at: When that is.
    """
    both = joined_tables(now, {**backup, "meta": now.get("meta", {})})
    wanted, there = all_data(backup), all_data(now)
    known = {place[:2] for place in wanted}
    stays = {place for place in there.keys() - wanted.keys() if _stays(place, there[place], known)}
    wanted |= {place: there[place] for place in stays}
    return _rewritten(_State(both, there, all_data(both)), wanted, texts, at)


def taken_back(
    now: Tables, changes: Collection[StateChange], texts: Iterable[Collection[str]], at: datetime
) -> Rewritten:
    """Return a state in which what ``changes`` wrote says again what it said before, where it is still what they wrote.

    Args:
        now: What there is.
        changes: What is taken back.
        texts: See ``restored``.
        at: When that is.
    """
    touched = {name: now[name] for name in {each.table for each in changes} & now.keys()}
    there, known, left = all_data(touched), records(touched), 0
    wanted = dict(there)
    for change in changes:
        record = Place(change.table, change.known_by, change.span, None, ())
        for write in change.writes:
            place = record._replace(by=change.by, path=write.path)
            if record not in known or origin(there.get(place)) != write.made:
                left += 1
            elif write.was is None:
                wanted.pop(place, None)
            else:
                wanted[place] = write.was
    return _rewritten(_State(now, there, there), wanted, texts, at, left)


@dataclass(frozen=True, slots=True)
class _State:
    """What is written to: the tables, the data that were there, and those of the tables, which all is later than."""

    tables: Tables
    before: _Data
    seen: _Data


def _rewritten(
    state: _State, wanted: _Data, texts: Iterable[Collection[str]], at: datetime, left: int = 0
) -> Rewritten:
    written: _Data = {}
    data, themes = 0, set[str]()
    for chain in _chains({**state.before, **wanted}, texts):
        last = max((str(state.seen[each]["at"]) for each in chain if each in state.seen), default="")
        again = _to_write(_links(chain, state.before), links := _links(chain, wanted))
        if again and any(state.seen.get(each) != state.before.get(each) for each in {*chain} - {*again}):
            # The join has changed it, too, which would not be taken back.
            again = _whole(chain, links)
        for place in again:
            value = _value(place, wanted.get(place), state.before.get(place))
            last = later(last, at)
            written[place] = {**value, "at": last, "made": origin(wanted.get(place))}
        if again and again[0].table == _TEXTS:
            # One at least: where each says what it said, one of them covers another now.
            data += max(1, sum(_said(each, state.before) != _said(each, wanted) for each in again))
        elif again:
            themes.add(again[0].known_by)
    changes = tuple(state_changes(written, state.before))
    return Rewritten(with_data(state.tables, written), changes, data, len(themes), left)


def _to_write(before: _Links, wanted: _Links) -> list[Place]:
    """Return what of a chain has to be written again, in its order."""
    length = min(len(before), len(wanted))
    same = next((number for number in range(length) if before[number] != wanted[number]), length)
    silent = {place for place, _ in before[same:]} - {place for place, _ in wanted[same:]}
    return _whole(silent, wanted) if silent else [place for place, _ in wanted[same:]]


def _whole(chain: Iterable[Place], wanted: _Links) -> list[Place]:
    """Return all of a chain; what shall say nothing goes beneath all the rest: there it covers nothing."""
    links = [place for place, _ in wanted]
    return [*sorted({*chain} - {*links}, key=_order), *links]


def _links(chain: Sequence[Place], data: _Data) -> _Links:
    """Return a chain as ``data`` have it, without what says nothing and lies beneath the rest."""
    ordered = sorted((place for place in chain if place in data), key=lambda place: rank(data[place]))
    links = [(place, _said(place, data)) for place in ordered]
    lowest = next((number for number, (_, said) in enumerate(links) if said), len(links))
    return links[lowest:]


def _chains(data: _Data, texts: Iterable[Collection[str]]) -> Iterator[list[Place]]:
    """Yield the places of ``data``, those of one chain together."""
    article = {sha256: min(each) for each in texts for sha256 in each}
    found: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in data:
        if place.table == _TEXTS and place.span is not None:
            found[article.get(place.known_by, place.known_by), place.by, place.path].append(place)
        else:
            yield [place]
    for places in found.values():
        if len({each.known_by for each in places}) > 1:
            yield places  # which of them lie over which depends on the article as it is
        else:
            yield from _overlapping(places)


def _overlapping(places: list[Place]) -> Iterator[list[Place]]:
    end, chain = -1, list[Place]()
    for place in sorted(places, key=_order):
        span = place.span or Span(0, 0)  # of what is not in a paragraph no place has come here
        if span.start >= end and chain:
            yield chain
            chain = []
        chain.append(place)
        end = max(end, span.end)
    yield chain


def _order(place: Place) -> tuple[str, Span]:
    return place.known_by, place.span or Span(0, 0)


def _said(place: Place, data: Mapping[Place, Datum]) -> bytes:
    """Return what a datum says, b"" for nothing: not when, nor what an undo needs."""
    datum = data.get(place)
    return canonical(_said_by(datum)) if datum is not None and says(datum) else b""


def _said_by(datum: Datum) -> dict[str, Any]:
    return {name: value for name, value in datum.items() if name not in {"at", "made"}}


def says(datum: Datum) -> bool:
    """Return whether a datum says anything now, also one that only a later version knows.

    >>> says({"at": "1", "on": False}), says({"at": "1", "v": ""}), says({"at": "1", "v": "#D55E00"})
    (False, False, True)
    """
    return is_on(datum) or bool(datum.get("v")) or datum.keys().isdisjoint(("on", "text", "v"))


def _value(place: Place, wanted: Datum | None, before: Datum | None) -> dict[str, Any]:
    """Return what to write at a place: what is wanted there, else what says nothing."""
    if wanted is not None:
        return _said_by(wanted)
    return nothing(place.path, before)


def nothing(path: tuple[str, ...], datum: Datum | None) -> dict[str, Any]:
    """Return what says nothing in place of a datum.

    >>> nothing(("note", ""), {"at": "1", "text": "ask"}), nothing(("colour",), {"at": "1", "v": "#D55E00"})
    ({'text': ''}, {'v': ''})
    """
    if datum is not None and "v" in datum:
        return {"v": None if datum["v"] is None else type(datum["v"])()}
    is_text = path[0] == "note" if datum is None else "text" in datum
    return {"text": ""} if is_text else {"on": False}


def _stays(place: Place, datum: Datum, known: set[tuple[str, str]]) -> bool:
    """Return whether a datum that the backup does not have stays as it is.

    Args:
        place: Where it is.
        datum: It.
        known: The documents that the backup has, by their table.
    """
    if place.table == _TEXTS:
        return False
    return datum["at"] == "" or place.path in OF_EVERY_THEME or (place[:2] not in known and place.path != ("there",))


def state_changes(written: Mapping[Place, Datum], before: Mapping[Place, Datum]) -> Iterator[StateChange]:
    """Yield what takes back what was written, in place of what was there before."""
    grouped: dict[Place, list[Write]] = defaultdict(list)
    for place, datum in written.items():
        grouped[place._replace(path=())].append(Write(place.path, before.get(place), origin(datum)))
    for place, writes in grouped.items():
        yield StateChange(place.table, place.known_by, place.span, place.by, tuple(writes))
