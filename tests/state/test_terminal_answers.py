from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tui.model import BidiMode, Tashkeel
from tui.state.terminal_answers import TerminalAnswer, TerminalAnswers

if TYPE_CHECKING:
    from pathlib import Path

MARKS = TerminalAnswer(BidiMode.MARKS, Tashkeel.STRIP)
VISUAL = TerminalAnswer(BidiMode.VISUAL, Tashkeel.BEFORE)
STRANGE = 'unknown TERM=x "\\ \u0627\ud800 DA1='


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "terminals.json"


@pytest.mark.parametrize("mode", BidiMode)
@pytest.mark.parametrize("tashkeel", Tashkeel)
def test_an_answer_outlives_the_program(path: Path, mode: BidiMode, tashkeel: Tashkeel) -> None:
    TerminalAnswers(path).set("vte", TerminalAnswer(mode, tashkeel))

    assert TerminalAnswers(path).get("vte") == TerminalAnswer(mode, tashkeel)
    assert TerminalAnswers(path).get("xterm") is None


def test_each_terminal_has_its_own_answer_and_the_last_one_counts(path: Path) -> None:
    answers = TerminalAnswers(path)
    answers.set("vte", MARKS)
    answers.set(STRANGE, MARKS)
    answers.set("vte", VISUAL)

    assert (answers.get("vte"), answers.get(STRANGE)) == (VISUAL, MARKS)


def test_an_answer_can_be_taken_back(path: Path) -> None:
    answers = TerminalAnswers(path)
    answers.remove("vte")
    assert not path.exists()
    answers.set("vte", MARKS)
    answers.set("xterm", VISUAL)

    answers.remove("vte")
    answers.remove("foot")

    assert (answers.get("vte"), answers.get("xterm")) == (None, VISUAL)


def test_nothing_was_said_before_there_is_a_file(path: Path) -> None:
    assert TerminalAnswers(path).get("vte") is None
    assert not path.parent.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b'"vte"', b"null", b"[" * 100_000, b'{"vte": 1}'])
def test_a_damaged_file_is_no_answer_and_can_be_written_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    answers = TerminalAnswers(path)

    assert answers.get("vte") is None
    answers.set("vte", MARKS)
    assert TerminalAnswers(path).get("vte") == MARKS


def test_a_folder_in_the_files_place_is_no_answer(path: Path) -> None:
    path.mkdir(parents=True)
    answers = TerminalAnswers(path)

    assert answers.get("vte") is None
    with pytest.raises(OSError, match=path.name):
        answers.set("vte", MARKS)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"mode": "marks"},
        {"tashkeel": "after"},
        {"mode": "sideways", "tashkeel": "after"},
        {"mode": "marks", "tashkeel": "above"},
        {"mode": None, "tashkeel": "after"},
        {"mode": ["marks"], "tashkeel": "after"},
        ["marks", "after"],
        "marks",
        None,
    ],
)
def test_what_is_not_known_is_no_answer_and_others_are_kept(path: Path, answer: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"vte": answer, "xterm": {"mode": "marks", "tashkeel": "strip", "more": 1}}))
    answers = TerminalAnswers(path)

    assert answers.get("vte") is None
    assert answers.get("xterm") == MARKS
    answers.set("foot", VISUAL)
    assert json.loads(path.read_bytes())["vte"] == answer


def test_a_write_that_fails_leaves_the_old_answers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = TerminalAnswers(path)
    answers.set("vte", MARKS)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fail)
        with pytest.raises(OSError, match="No space"):
            answers.set("vte", VISUAL)

    assert TerminalAnswers(path).get("vte") == MARKS
    assert [file.name for file in path.parent.iterdir()] == [path.name]
