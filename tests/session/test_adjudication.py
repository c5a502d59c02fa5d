"""Deciding together: what is agreed upon is a layer of its own, and the annotators' layers stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.coders import code
from tests.support.kept import Kept, kept_in
from tests.support.piloted import lines_of, session_on
from tests.support.said import refused
from tui.annotations.layers import AGREED
from tui.errors.requests import NoSuchSpanError
from tui.errors.tag_file import HeldDatabaseError
from tui.session.adjudication import Adjudication
from tui.session.comparison import compare
from tui.session.deciding import toggle_theme
from tui.session.undoing import redo, undo
from tui.settings import Settings
from tui.store.locking.lock import TagFileLock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.session.session import Session

LINES = ("قمة في الشرق", "أعلن الوزير اتفاقا مع موسكو.", "وصل القطار صباح الأربعاء.", "عاد الوفد مساء.")
SAMIRA, OMAR = "samira", "omar"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two articles: three disagreements in the first, one in the second."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "1.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    (folder / "2.txt").write_text("خبر آخر\nنفت المتحدثة ذلك.\n", encoding="utf-8")
    code(folder, SAMIRA, {1: ["arms", "diplomacy"], 2: [], 3: ["arms"], 4: []})
    code(folder, OMAR, {1: ["diplomacy", "sanctions"], 2: ["sanctions"], 3: [], 4: []}, notes={2: "لماذا؟"})
    code(folder, SAMIRA, {2: ["arms"]}, article=1)
    code(folder, OMAR, {2: []}, article=1)
    return folder


@pytest.fixture
def session(folder: Path) -> Session:
    session = session_on(folder, Settings("Zaid"))
    session.open(1)
    return session


@pytest.fixture
def walk(session: Session) -> Adjudication:
    return Adjudication(session, compare(session.annotations, (SAMIRA, OMAR)))


def said(session: Session, by: str) -> list[Kept]:
    return [each for each in kept_in(session.tag_file.path) if each.by == by]


def agreed(session: Session) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(each.quote, tuple(sorted(each.themes)), each.reviewed) for each in said(session, AGREED)]


@pytest.mark.parametrize(
    ("choice", "themes"),
    [
        ("samira", ("arms", "diplomacy")),
        ("omar", ("diplomacy", "sanctions")),
        ("any", ("arms", "diplomacy", "sanctions")),
        ("all", ("diplomacy",)),
    ],
)
def test_just_the_chosen_themes_are_agreed_upon_in_one_step(
    session: Session, walk: Adjudication, choice: str, themes: tuple[str, ...]
) -> None:
    theirs = said(session, SAMIRA), said(session, OMAR)
    steps = len(session.annotations.log())
    walk.toggle("space-cooperation")
    choices = {"samira": walk.of_one(0), "omar": walk.of_one(1), "any": walk.of_any(), "all": walk.of_all()}

    walk.decide(choices[choice])

    assert agreed(session) == [(LINES[0], themes, True)]
    assert walk.current.is_decided
    assert len(session.annotations.log()) == steps + 2
    assert (said(session, SAMIRA), said(session, OMAR)) == theirs
    assert said(session, "Zaid") == []
    assert walk.undo() is not None
    assert agreed(session) == [(LINES[0], ("space-cooperation",), True)]
    assert walk.current.agreed is not None
    assert walk.current.agreed.themes == ("space-cooperation",)
    assert walk.undo() is not None
    assert agreed(session) == []
    assert not walk.current.is_decided
    assert walk.undo() is None


def test_what_is_so_already_is_no_step(session: Session, walk: Adjudication) -> None:
    walk.decide(["arms"])
    steps = len(session.annotations.log())

    walk.decide(["arms"])
    walk.note("")

    assert len(session.annotations.log()) == steps


def test_that_there_is_no_theme_can_be_agreed_upon(session: Session, walk: Adjudication) -> None:
    walk.move(1)
    walk.decide(walk.of_all())

    assert agreed(session) == [(LINES[1], (), True)]
    assert walk.current.is_decided


def test_the_walk_goes_on_to_what_is_not_decided_and_keeps_what_is(walk: Adjudication) -> None:
    assert [walk.number, len(walk), walk.decided] == [1, 4, 0]
    walk.move(1)
    walk.decide(["arms"])
    walk.move(-1)

    assert walk.go_on(again=False)
    assert walk.number == 3
    assert walk.go_on(again=False)
    assert walk.current.record.article == "2"
    assert not walk.go_on(again=False)
    assert walk.number == 4
    assert walk.go_on(again=True)
    assert (walk.number, walk.decided) == (1, 1)
    assert walk.move(1)
    assert walk.current.is_decided
    assert walk.move(-1)
    assert not walk.move(-1), "there is none before the first"


def test_another_walk_begins_with_the_first_that_is_not_decided(session: Session, walk: Adjudication) -> None:
    walk.decide(["arms"])

    again = Adjudication(session, compare(session.annotations, (SAMIRA, OMAR)))

    assert (again.number, len(again)) == (2, 4)


def test_a_walk_may_keep_to_one_theme(session: Session, walk: Adjudication) -> None:
    assert walk.disputed == ["arms", "sanctions"]
    walk.move(1)

    walk.keep_to("arms")
    assert (walk.current.record.text, walk.number, len(walk)) == (LINES[2], 2, 3)
    walk.decide([])
    walk.keep_to("sanctions")
    assert len(walk) == 2
    assert walk.undo() is not None
    assert (walk.theme, walk.current.record.text, len(walk)) == ("", LINES[2], 4), "it goes where it was decided"
    assert agreed(session) == []


def test_a_note_is_that_of_the_layer_and_decides_nothing(session: Session, walk: Adjudication) -> None:
    walk.move(1)
    walk.note("انظر التعريف")

    assert [(each.note, each.reviewed) for each in said(session, AGREED)] == [("انظر التعريف", False)]
    assert [each.note for each in said(session, OMAR) if each.note] == ["لماذا؟"]
    assert not walk.current.is_decided
    walk.decide(["sanctions"])
    assert [(each.note, each.themes) for each in said(session, AGREED)] == [("انظر التعريف", ("sanctions",))]
    walk.undo()
    walk.undo()
    assert said(session, AGREED) == []


def test_undo_takes_nothing_back_but_decisions_and_leaves_what_is_open(session: Session, walk: Adjudication) -> None:
    walk.decide(["arms"])
    walk.move(1)
    walk.decide(["arms"])
    toggle_theme(session, "sanctions")
    assert walk.undo() is None, "the last step is none"
    undo(session)
    session.opened.move_to(1)
    opened, session.opened.anchor = session.opened, 0

    assert walk.undo() is not None

    assert agreed(session) == [(LINES[0], ("arms",), True)]
    assert walk.number == 2
    assert (session.index, session.opened, session.opened.cursor, session.opened.anchor) == (1, opened, 1, 0)


def test_the_readers_own_undo_takes_a_decision_back_as_well(session: Session, walk: Adjudication) -> None:
    walk.decide(["arms"])

    assert undo(session) is not None
    assert agreed(session) == []
    assert redo(session) is not None
    assert agreed(session) == [(LINES[0], ("arms",), True)]


def test_what_somebody_says_meanwhile_is_taken_in(folder: Path, session: Session, walk: Adjudication) -> None:
    code(folder, OMAR, {1: ["space-cooperation"]})
    walk.look()

    assert walk.of_one(1) == ["space-cooperation", "sanctions", "diplomacy"]
    other = Adjudication(session, compare(session.annotations, (SAMIRA, OMAR)))
    other.decide(["arms"])
    assert not walk.current.is_decided
    walk.look()
    assert walk.current.is_decided


def test_what_cannot_be_saved_is_shown_and_pending(session: Session, walk: Adjudication) -> None:
    with TagFileLock(session.tag_file.path).held(lock_timeout=0), refused(HeldDatabaseError):
        walk.decide(["arms"])

    assert walk.current.is_decided
    assert (agreed(session), len(session.pending)) == ([], 1)
    assert walk.undo() is not None
    assert (walk.current.is_decided, len(session.pending)) == (False, 0)
    with TagFileLock(session.tag_file.path).held(lock_timeout=0), refused(HeldDatabaseError):
        walk.decide(["arms"])
    session.save()
    assert agreed(session) == [(LINES[0], ("arms",), True)]


def test_what_is_pending_and_no_decision_is_not_taken_back(session: Session, walk: Adjudication) -> None:
    walk.decide(["arms"])
    with TagFileLock(session.tag_file.path).held(lock_timeout=0), refused(HeldDatabaseError):
        toggle_theme(session, "sanctions")

    assert walk.undo() is None
    assert len(session.pending) == 1
    assert walk.current.is_decided


def test_a_paragraph_that_has_changed_cannot_be_decided(folder: Path, session: Session) -> None:
    before = compare(session.annotations, (SAMIRA, OMAR))
    (folder / "1.txt").write_text("\n".join(["سطر جديد", *LINES]) + "\n", encoding="utf-8")
    assert lines_of(folder / "1.txt")[1] == LINES[0]
    walk = Adjudication(session_on(folder, Settings("Zaid")), before)

    with refused(NoSuchSpanError):
        walk.decide(["arms"])
    assert agreed(session) == []
    assert walk.of_any() == ["arms", "sanctions", "diplomacy"]


@pytest.mark.parametrize("names", [("omar", "samira", "third")])
def test_of_three_each_has_their_own(folder: Path, session: Session, names: Sequence[str]) -> None:
    code(folder, "third", {1: ["space-cooperation", "diplomacy"]})

    walk = Adjudication(session, compare(session.annotations, names))

    assert [walk.of_one(place) for place in range(3)] == [
        ["sanctions", "diplomacy"],
        ["arms", "diplomacy"],
        ["space-cooperation", "diplomacy"],
    ]
    assert walk.of_any() == ["arms", "space-cooperation", "sanctions", "diplomacy"]
    assert walk.of_all() == ["diplomacy"]
