"""``hashiya list``: what it prints into a pipe and on a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.command import FIRST, SECOND, THIRD, environment, program
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from tests.support.command import Command


def test_list_as_json(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "sanctions", "arms")
    hashiya("tag", FIRST, "3", "arms")

    done = hashiya("list", "--json")

    assert (done.code, done.err) == (0, b"")
    untouched = {"tagged": 0, "reviewed": 0, "themes": {}}
    assert json.loads(done.text) == [
        {"number": 1, "id": FIRST, "title": "قمة في موسكو", "paragraphs": 3, "asked": 2, "tagged": 2, "reviewed": 2,
         "themes": {"sanctions": 1, "arms": 2}},
        {"number": 2, "id": SECOND, "title": "خبر قصير عن العقوبات", "paragraphs": 2, "asked": 1, **untouched},
        {"number": 3, "id": THIRD, "title": "عنوان المقالة", "paragraphs": 3, "asked": 2, **untouched},
    ]  # fmt: skip


DIRECTIONS = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_list_as_json_on_a_terminal_has_no_raw_marks_of_direction(hashiya: Command) -> None:
    title = f"عنوان {DIRECTIONS.replace(chr(0x2029), '')} x"  # that one would end it
    (hashiya.library / FIRST).with_suffix(".txt").write_text(f"{title}\nنص\n", encoding="utf-8")

    with TerminalSession(
        [str(each) for each in program("-L", hashiya.library, "list", "--json")], env=environment(hashiya.home)
    ) as session:
        assert session.wait_exit() == 0
        output = session.output.decode()

    assert not {*DIRECTIONS} & {*output}
    assert json.loads(output) == json.loads(hashiya("list", "--json").text)
    assert {*DIRECTIONS} - {"\u2028", "\u2029"} <= {*hashiya("list", "--json").text}


def test_list_in_a_pipe_is_logical_and_has_tabs(hashiya: Command) -> None:
    hashiya("tag", SECOND, "2", "arms")
    hashiya("tag", SECOND, "1", "arms")

    done = hashiya("list")

    assert (done.code, done.err) == (0, b"")
    assert done.lines == [
        f"1\t{FIRST}\t0/2\tقمة في موسكو",
        f"2\t{SECOND}\t1/1\tخبر قصير عن العقوبات",
        f"3\t{THIRD}\t0/2\tعنوان المقالة",
    ]


def test_list_on_a_terminal_has_titles_in_visual_order(hashiya: Command) -> None:
    with TerminalSession(
        [str(each) for each in program("-L", hashiya.library, "list")], env=environment(hashiya.home), columns=60
    ) as session:
        assert session.wait_exit() == 0
        rows = [row for row in session.screen_lines() if row]

    assert rows[1].split() == [
        "2",
        "a/02",
        "0/1",
        *"تﺎﺑﻮﻘﻌﻟا ﻦﻋ ﺮﻴﺼﻗ ﺮﺒﺧ".replace("ت", "ﺕ").replace("ا ", "ﺍ ").split(),
    ]
    assert len(rows) == 3


def test_a_title_on_a_terminal_goes_with_its_article(hashiya: Command) -> None:
    """More of its letters are Latin, but not twice as many as the others, as in the reader."""
    (hashiya.library / "c.txt").write_text("iPhone Max وسامسونغ\n\n" + "كلمة " * 14, encoding="utf-8")
    with TerminalSession(
        [str(each) for each in program("-L", hashiya.library, "list")], env=environment(hashiya.home), columns=60
    ) as session:
        assert session.wait_exit() == 0
        (row,) = (row for row in session.screen_lines() if "iPhone" in row)

    assert row.rstrip().endswith("iPhone Max"), "which stands first, at the right"


def test_a_long_title_on_a_terminal_is_cut_at_its_end_and_does_not_wrap(hashiya: Command) -> None:
    (hashiya.library / "c.txt").write_text("البداية " + "كلمة " * 14 + "النهاية\n", encoding="utf-8")

    with TerminalSession(
        [str(each) for each in program("-L", hashiya.library, "list")], env=environment(hashiya.home), columns=60
    ) as session:
        assert session.wait_exit() == 0
        rows = [row for row in session.screen_lines() if row]

    assert len(rows) == 4
    assert rows[3].endswith("ﺔﻳﺍﺪﺒﻟﺍ")
    assert "…" in rows[3]
