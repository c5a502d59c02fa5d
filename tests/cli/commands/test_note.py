"""``hashiya note``: what is written is printed again, and stands in the tag file; an empty one is none."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.support.command import environment, program, records

if TYPE_CHECKING:
    from tests.support.command import Command


def test_a_note_is_written_printed_and_removed(hashiya: Command) -> None:
    assert hashiya("note", "1", "2").out == b""
    done = hashiya("note", "1", "2", "قارن بخبر الأمس")
    assert (done.code, done.out, done.err) == (0, b"", b"")

    assert hashiya("note", "1", "2").text == "قارن بخبر الأمس\n"
    noted = [record["paragraph"] for record in records(hashiya, "--state", "all") if record["note"]]
    assert noted == [2]
    assert hashiya("note", "1", "2", "").code == 0
    assert hashiya("note", "1", "2").out == b""


def test_a_note_of_several_lines_comes_from_standard_input(hashiya: Command) -> None:
    done = subprocess.run(
        program("-L", hashiya.library, "note", "1", "2", "-"),
        input="سطر\nوآخر\n\n".encode(),
        capture_output=True,
        env=environment(hashiya.home),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert hashiya("note", "1", "2").text == "سطر\nوآخر\n"


def test_it_is_a_step_that_can_be_taken_back(hashiya: Command) -> None:
    hashiya("note", "1", "2", "الأولى")
    hashiya("note", "1", "2", "الثانية")

    done = hashiya("undo")

    assert done.code == 0
    assert "undo 2: note 2" in done.text
    assert hashiya("note", "1", "2").text == "الأولى\n"


def test_what_is_not_there_is_refused(hashiya: Command) -> None:
    for arguments in (["note", "nowhere", "1", "x"], ["note", "1", "99", "x"], ["note", "1", "0"]):
        assert hashiya(*arguments).code == 2
    assert not hashiya.tags.exists()


def test_controls_in_it_are_not_printed_raw(hashiya: Command) -> None:
    hashiya("note", "1", "2", "a\x1b]52;c;x\x07\u202eb")
    assert hashiya("note", "1", "2").text == "a\\u001b]52;c;x\\u0007\\u202eb\n"


def test_joiners_and_no_break_spaces_are_printed_as_they_are(hashiya: Command) -> None:
    note = "می\u200cخواهم\u00a0ه\u200d"
    hashiya("note", "1", "2", note)
    assert hashiya("note", "1", "2").text == f"{note}\n"
    (record,) = [record for record in records(hashiya, "--state", "all") if record["note"]]
    assert record["note"] == note
