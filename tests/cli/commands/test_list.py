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
        {"number": 1, "id": FIRST, "title": "قمة في موسكو", "paragraphs": 3, "tagged": 2, "reviewed": 2,
         "themes": {"sanctions": 1, "arms": 2}},
        {"number": 2, "id": SECOND, "title": "خبر قصير عن العقوبات", "paragraphs": 2, **untouched},
        {"number": 3, "id": THIRD, "title": "عنوان المقالة", "paragraphs": 3, **untouched},
    ]  # fmt: skip


def test_list_in_a_pipe_is_logical_and_has_tabs(hashiya: Command) -> None:
    hashiya("tag", SECOND, "2", "arms")

    done = hashiya("list")

    assert (done.code, done.err) == (0, b"")
    assert done.lines == [
        f"1\t{FIRST}\t0/3\tقمة في موسكو",
        f"2\t{SECOND}\t1/2\tخبر قصير عن العقوبات",
        f"3\t{THIRD}\t0/3\tعنوان المقالة",
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
        "0/2",
        *"تﺎﺑﻮﻘﻌﻟا ﻦﻋ ﺮﻴﺼﻗ ﺮﺒﺧ".replace("ت", "ﺕ").replace("ا ", "ﺍ ").split(),
    ]
    assert len(rows) == 3


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
