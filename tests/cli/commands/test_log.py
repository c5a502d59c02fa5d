"""``hashiya log``: who did what when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.command import Command, environment, program
from tests.support.terminal import TerminalSession
from tui.corpus.library import Library
from tui.session.deciding import mark_without_themes, set_note
from tui.session.session import Session
from tui.session.undoing import redo, undo
from tui.settings import Settings
from tui.state.positions import ReadingPositions
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Done

FIRST, SECOND, THIRD = "a/01-الأولى", "a/02", "b"
TITLE, BODY = "قمة في موسكو", "أعلن المتحدث اتفاقا."


def sound(done: Done) -> Done:
    assert (done.code, done.err) == (0, b"")
    return done


def session_of(hashiya: Command, annotator: str) -> Session:
    store = AnnotationStore(hashiya.tags)
    positions = ReadingPositions(hashiya.home / "positions.json")
    session = Session(Library(hashiya.library), store, Settings(annotator), positions)
    session.open(0)
    return session


@pytest.fixture
def worked(hashiya: Command) -> Command:
    """A library on which two people have worked."""
    hashiya("tag", FIRST, "2", "arms", env={"HASHIYA_ANNOTATOR": "ليلى"})
    session = session_of(hashiya, "سامي")
    session.opened.toggle_selection()
    session.opened.move_to(2)
    mark_without_themes(session)
    set_note(session, "ملاحظة")
    undo(session)
    redo(session)
    hashiya("untag", THIRD, "2", "arms")  # changes nothing
    hashiya("tag", THIRD, "2", "sanctions")
    hashiya("untag", FIRST, "2", "arms", env={"HASHIYA_ANNOTATOR": "ليلى"})
    return hashiya


def rows(done: Done) -> list[list[str]]:
    """Return the fields of each line without the time, which is checked."""
    found = [line.split("\t") for line in sound(done).lines]
    assert all(len(row[1]) == len("2026-11-25T10:00:00Z") and row[1].endswith("Z") for row in found)
    return [row[:1] + row[2:] for row in found]


def test_in_a_pipe_each_step_is_a_row(worked: Command) -> None:
    before = worked.tags.read_bytes()

    assert rows(worked("log")) == [
        ["1", "ليلى", FIRST, "+arms 2", BODY],
        ["2", "سامي", FIRST, "reviewed 1-3", TITLE],
        ["3", "سامي", FIRST, "note 3", "قال \\u200fKim\\u200f إن «اللقاء» تم في 2023."],
        ["4", "سامي", FIRST, "undo 3: -note 3", "قال \\u200fKim\\u200f إن «اللقاء» تم في 2023."],
        ["5", "سامي", FIRST, "redo 4: note 3", "قال \\u200fKim\\u200f إن «اللقاء» تم في 2023."],
        ["6", "tester", THIRD, "+sanctions 2", "نص المقالة الأول."],
        ["7", "ليلى", FIRST, "-arms 2", BODY],
    ]
    assert worked.tags.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "steps"),
    [
        (["-n", "2"], ["6", "7"]),
        (["-n", "99"], ["1", "2", "3", "4", "5", "6", "7"]),
        (["--article", THIRD], ["6"]),
        (["--article", "1", "-n", "2"], ["5", "7"]),
        (["--article", SECOND], []),
    ],
)
def test_what_is_asked_for(worked: Command, arguments: list[str], steps: list[str]) -> None:
    assert [row[0] for row in rows(worked("log", *arguments))] == steps


def test_an_article_that_is_gone_has_its_history(worked: Command) -> None:
    (worked.library / "b.md").unlink()

    assert [row[0] for row in rows(worked("log", "--article", THIRD))] == ["6"]


def test_an_article_that_never_was_is_an_error(worked: Command) -> None:
    done = worked("log", "--article", "a/99")

    assert (done.code, done.out) == (2, b"")
    assert "a/99" in done.message


def history_of(hashiya: Command) -> Path:
    """Return the file beside the tag file in which a line is a step."""
    return hashiya.library / "tags.history.jsonl"


def steps_in(hashiya: Command) -> list[dict[str, Any]]:
    return [json.loads(line) for line in history_of(hashiya).read_text(encoding="utf-8").splitlines()]


def test_as_json_they_say_everything(worked: Command) -> None:
    entries = json.loads(sound(worked("log", "--json")).out)

    assert entries == steps_in(worked)
    assert [entry["id"] for entry in entries] == [1, 2, 3, 4, 5, 6, 7]
    assert (entries[3]["undoes"], entries[4]["redoes"]) == (3, 4)


def test_without_a_history_nothing_is_listed(hashiya: Command) -> None:
    assert sound(hashiya("log")).out == b""
    assert json.loads(sound(hashiya("log", "--json")).out) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"changes": [{"op": "+", "start": 0, "end": 1, "writes": []}]},
        {"by": 7},
        {"undoes": "1"},
    ],
)
def test_a_step_that_cannot_be_read_is_passed_over(worked: Command, wrong: dict[str, object]) -> None:
    steps = steps_in(worked)
    steps[1] |= wrong
    lines = [json.dumps(step) for step in steps] + ['{"id": 8, "at": "2026-11-2']  # and one that is not complete
    history_of(worked).write_text("\n".join(lines), encoding="utf-8")

    assert [row[0] for row in rows(worked("log"))] == ["1", "3", "4", "5", "6", "7"]
    assert session_of(worked, "سامي").opened.annotations, "reading does not need the history"


def test_without_the_file_of_the_history_only_undo_is_lost(worked: Command) -> None:
    before = sound(worked("export", "--state", "reviewed")).out
    history_of(worked).unlink()

    assert sound(worked("log")).out == b""
    assert worked("undo").code == 2
    assert sound(worked("export", "--state", "reviewed")).out == before


def test_what_is_hostile_in_it_is_not_printed_raw(worked: Command) -> None:
    steps = steps_in(worked)
    for step in steps:
        step["by"] = "\x1b]0;x\x07\u202e"
        step["changes"][0]["quote"] = "\x9b2J\u2066نص"
    history_of(worked).write_text("\n".join(map(json.dumps, steps)), encoding="utf-8")

    for arguments in ([], ["--json"]):
        printed = sound(worked("log", *arguments)).text
        assert "نص" in printed
        assert not set(printed) & set("\x1b\x07\x9b")


def test_on_a_terminal_the_rows_are_in_visual_order_and_fit(worked: Command) -> None:
    with TerminalSession(
        [str(each) for each in program("-L", worked.library, "log")], env=environment(worked.home), columns=100
    ) as session:
        assert session.wait_exit() == 0
        lines = [row.rstrip() for row in session.screen_lines() if row.strip()]

    assert len(lines) == 7
    assert "+sanctions 2" in lines[-2]
    assert lines[-2].endswith("ﺺﻧ")  # the first word of the text stands at the right
