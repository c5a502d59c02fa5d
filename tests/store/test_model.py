"""A model beside the store: people change one file, it is rolled back, emptied, deleted, joined; writers fail and die.

The model knows what each running store and the file hold, as data with the number of the step that wrote them. Whatever
happens, a store shows what the model says; nothing acknowledged is lost, and no removal comes back.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.store_texts import FOUR, GARDEN, LAYLA, MORNING, ONE, SAMI, THREE, TWO, said
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, Operation, RemoveTheme, SetNote, SetReviewed
from tui.errors.tag_file import DatabaseError, RestorableDatabaseError
from tui.store.annotation_store import AnnotationStore
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.model import Span

PEOPLE = (LAYLA, SAMI, Author(LAYLA.name, "train"))
"""Who runs a store each: the first and the last are the same person, on two machines."""

Place = tuple[str, "Span", str, str]
"""Annotator, paragraph, kind, and which one of that kind."""

Written = tuple[int, int]
"""The number of the step, and what is 1 where something is written just behind what was seen."""

State = dict[Place, tuple[Written, Any]]


def later_of(one: State, other: State) -> State:
    return {place: max(each for each in (one.get(place), other.get(place)) if each) for place in {**one, **other}}


def after(state: State, operation: Operation, author: Author, step: int) -> State:
    """Return what a state becomes by an operation."""
    by, span = author.name, operation.span
    match operation:
        case AddTheme(theme=theme):
            return put(state, (by, span, "theme", theme), step, value=True)
        case RemoveTheme(theme=theme):
            return put(state, (by, span, "theme", theme), step, value=False)
        case SetReviewed(reviewed=reviewed):
            return put(state, (by, span, "reviewed", ""), step, value=reviewed)
        case SetNote(note=note):
            if note_in(state, by, span) == note:
                return state
            new = {**state, (by, span, "note", author.machine): ((step, 0), note)}
            for place, ((number, more), text) in state.items():
                if place[:3] == (by, span, "note") and place[3] != author.machine and text:
                    new[place] = ((number, more + 1), "")
            return new


def put(state: State, place: Place, step: int, *, value: bool) -> State:
    is_on = place in state and state[place][1]
    return state if bool(is_on) == value else {**state, place: ((step, 0), value)}


def note_in(state: State, by: str, span: Span) -> str:
    notes = sorted(each for place, each in state.items() if place[:3] == (by, span, "note") and each[1])
    return "\n".join(dict.fromkeys(text for _, text in notes))


def shown(state: State, by: str) -> dict[int, tuple[set[str], str, bool]]:
    """Return what a person says in a state, by the number of the paragraph."""
    found = {}
    for paragraph in GARDEN.paragraphs:
        own = {place: value for place, (_, value) in state.items() if place[:2] == (by, paragraph.span)}
        themes = {place[3] for place, value in own.items() if place[2] == "theme" and value}
        each = themes, note_in(state, by, paragraph.span), bool(own.get((by, paragraph.span, "reviewed", "")))
        if any(each):
            found[paragraph.number] = each
    return found


class Killed(BaseException):
    """The program dies."""


CALLS = ("fsync", "writev", "replace", "link", "unlink", "write")


@contextmanager
def interrupted(nth: int, *, kills: bool) -> Iterator[None]:
    """Let the ``nth`` call that changes a file fail; or, where it ``kills``, let nothing be done from there on."""
    count = 0

    def interposed(function: Any) -> Any:  # noqa: ANN401 - whatever the function takes and returns
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - the same
            nonlocal count
            count += 1
            if kills and count >= nth:
                raise Killed
            if count == nth:
                raise OSError(5, os.strerror(5))
            return function(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, interposed(getattr(os, name)))
        yield


@dataclass
class Running:
    """A store that runs, and what the model says it knows."""

    author: Author
    store: AnnotationStore
    known: State = field(default_factory=dict)
    is_new: bool = True


class Model:
    """The file, the stores on it, and a person's copy elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.path, self.step = folder / "tags.json", 0
        self.file: State | None = None
        self.running = [self._started(author) for author in PEOPLE]
        self.old: list[tuple[bytes, State]] = []
        self.acknowledged: State = {}
        self.copies = 0

    def _started(self, author: Author) -> Running:
        return Running(author, AnnotationStore(self.path, now=lambda: MORNING + timedelta(seconds=self.step)))

    def do(self, who: int, operation: Operation, nth: int = 0, *, kills: bool = False) -> None:
        """Have one of them do something; where ``nth`` is not 0, that call of theirs is the one that fails."""
        running = self.running[who]
        if not self._may_read(running):
            return
        before = self.path.read_bytes() if self.path.exists() else b""
        tables = later_of(self.file or {}, running.known)
        new = after(tables, operation, running.author, self.step)
        is_done = False
        with suppress(DatabaseError, Killed), interrupted(nth, kills=kills):
            is_changed = running.store.apply(GARDEN, [operation], running.author)
            assert is_changed == (new != tables)
            is_done = True
        if is_done:
            self.acknowledged = later_of(self.acknowledged, new)
        else:
            assert nth, "nothing stands in its way"
        if (self.path.read_bytes() if self.path.exists() else b"") != before:
            self.file = new  # all of it, or nothing
        running.known = new if is_done else tables
        running.is_new = False
        if kills and not is_done:
            self.running[who] = self._started(running.author)

    def look(self, who: int) -> None:
        """Have one of them look at the file, and see whether it is what the model says."""
        running = self.running[who]
        if not self._may_read(running):
            return
        lacked = running.store.lacking
        both = later_of(self.file or {}, running.known)
        for by in {author.name for author in PEOPLE}:
            found = said(running.store, by=Author(by)).items()
            assert {number: ({*each.themes}, each.note, each.reviewed) for number, each in found} == shown(both, by)
        assert running.store.lacking or lacked or both == (self.file or {})
        running.known, running.is_new = both, False

    def _may_read(self, running: Running) -> bool:
        """Return whether one can go on: who has not read a file that is gone would begin another library."""
        if self.file is not None:
            return True
        if running.is_new and self.path.exists() and [*self.path.parent.glob(".tags.json.*.bak")]:
            with pytest.raises(RestorableDatabaseError):
                running.store.snapshot()
        return bool(running.known) or not self.old

    def settle(self, who: int) -> None:
        """Have one of them end, and begin again."""
        self.look(who)
        running = self.running[who]
        running.store.settle()
        if running.known and running.known != (self.file or {}):
            self.file = running.known
        self.running[who] = self._started(running.author)

    def roll_back(self, who: int, which: int) -> None:
        """Put older bytes in the place of what at least one of them has read."""
        self.look(who)
        if self.old:
            raw, self.file = self.old[which % len(self.old)]
            self.path.write_bytes(raw)

    def take_away(self, who: int, *, deletes: bool) -> None:
        """Empty or delete what at least one of them has read."""
        self.look(who)
        if self.file is not None:
            self.path.unlink() if deletes else self.path.write_bytes(b"")
            self.file = None

    def merge(self, who: int, which: int, operation: Operation) -> None:
        """Have one of them join a copy of an older state, in which somebody has gone on."""
        running = self.running[who]
        if not self.old or not self._may_read(running):
            return
        raw, state = self.old[which % len(self.old)]
        self.copies += 1
        path = self.path.with_name(f"copy{self.copies}.json")
        path.write_bytes(raw)
        other = Author("هند", "elsewhere")
        AnnotationStore(path, now=lambda: MORNING + timedelta(seconds=self.step)).apply(GARDEN, [operation], other)
        theirs = after(state, operation, other, self.step)
        tables = tables_of(path)
        assert tables
        own = later_of(self.file or {}, running.known)
        both = later_of(own, theirs)

        assert bool(running.store.whole.join(tables)) == (both != own)

        if both != own:
            self.file = both
        running.known, running.is_new = both, False
        self.acknowledged = later_of(self.acknowledged, both)

    def check(self) -> None:
        everything = self.file or {}
        for running in self.running:
            everything = later_of(everything, running.known)
        assert later_of(everything, self.acknowledged) == everything, "nothing acknowledged is lost"
        if self.file is not None and (not self.old or self.old[-1][1] != self.file):
            self.old.append((self.path.read_bytes(), self.file))

    def kill(self, who: int, operation: Operation, nth: int) -> None:
        """Have one of them die; what nobody but they knew of goes with them, and so it is put into the file first."""
        self.look(who)
        self.running[who].store.settle()
        if self.running[who].known and self.running[who].known != (self.file or {}):
            self.file = self.running[who].known
        self.do(who, operation, nth, kills=True)


spans = st.sampled_from([ONE, TWO, THREE, FOUR])
themes = st.sampled_from(["arms", "sanctions"])
operations = st.one_of(
    st.builds(AddTheme, spans, themes),
    st.builds(RemoveTheme, spans, themes),
    st.builds(SetNote, spans, st.sampled_from(["", "a", "ب"])),
    st.builds(SetReviewed, spans, st.booleans()),
)
KINDS: dict[str, Callable[[Model, int, Operation, int], None]] = {
    "do": lambda model, who, operation, _: model.do(who, operation),
    "do more": lambda model, who, operation, _: model.do(who, operation),
    "fail": lambda model, who, operation, number: model.do(who, operation, number),
    "kill": lambda model, who, operation, number: model.kill(who, operation, number),
    "look": lambda model, who, _, __: model.look(who),
    "roll back": lambda model, who, _, number: model.roll_back(who, number),
    "empty": lambda model, who, _, __: model.take_away(who, deletes=False),
    "delete": lambda model, who, _, __: model.take_away(who, deletes=True),
    "merge": lambda model, who, operation, number: model.merge(who, number, operation),
    "settle": lambda model, who, _, __: model.settle(who),
}
steps = st.lists(
    st.tuples(st.sampled_from([*KINDS]), st.integers(0, len(PEOPLE) - 1), operations, st.integers(1, 12)), max_size=25
)


@settings(max_examples=settings().max_examples * 3 // 5)
@given(steps)
def test_the_store_shows_what_the_model_says_and_nothing_acknowledged_is_lost(
    tmp_path_factory: pytest.TempPathFactory, script: list[tuple[str, int, Operation, int]]
) -> None:
    model = Model(tmp_path_factory.mktemp("model"))
    for model.step, (kind, who, operation, number) in enumerate(script, 1):
        KINDS[kind](model, who, operation, number)
        model.check()
    for who in range(len(PEOPLE)):
        model.look(who)
    for who in range(len(PEOPLE)):
        model.settle(who)
    if model.file is not None:
        end = later_of(model.file, model.acknowledged)
        assert end == model.file, "and in the end all of it is in the file"
        for by in {author.name for author in PEOPLE} | {"هند"}:
            found = said(AnnotationStore(model.path), by=Author(by)).items()
            assert {number: ({*each.themes}, each.note, each.reviewed) for number, each in found} == shown(end, by)
    assert not [*model.path.parent.glob(".tags.json.*.tmp")] or "kill" in {kind for kind, *_ in script}
