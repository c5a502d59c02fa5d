"""``hashiya show``: an article in a pipe, in any width, and on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.command import FIRST, SECOND, TEXTS, environment, program
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from tests.support.command import Command


def test_show_in_a_pipe_is_every_paragraph_whole_and_logical(hashiya: Command) -> None:
    (hashiya.library / "long.txt").write_text("كلمة " * 100 + "\n\nتابعنا على تويتر\n", encoding="utf-8")

    done = hashiya("show", FIRST)

    assert (done.code, done.err) == (0, b"")
    assert done.text == TEXTS[FIRST].replace("\n\n", "\n")
    assert hashiya("show", "long").lines == [("كلمة " * 100).strip(), "تابعنا على تويتر"]


def test_show_one_paragraph(hashiya: Command) -> None:
    assert hashiya("show", SECOND, "--paragraph", "2").text == "فقرة ثانية هنا.\n"
    assert hashiya("show", SECOND, "--paragraph", "٢").text == "فقرة ثانية هنا.\n"


def test_show_with_a_width_is_visual(hashiya: Command) -> None:
    done = hashiya("show", SECOND, "--width", "12", "--paragraph", "2")

    assert done.lines == ["  ﺔﻴﻧﺎﺛ ﺓﺮﻘﻓ", "        .ﺎﻨﻫ"]


def test_show_modes(hashiya: Command) -> None:
    visual = hashiya("show", SECOND, "--paragraph", "2", "--mode", "visual", env={"COLUMNS": "12"})

    assert visual.lines == ["  ﺔﻴﻧﺎﺛ ﺓﺮﻘﻓ", "        .ﺎﻨﻫ"]
    assert hashiya("show", SECOND, "--paragraph", "2", "--mode", "plain", "--width", "5").text == "فقرة ثانية هنا.\n"


def test_show_on_a_terminal_wraps_at_its_width(hashiya: Command) -> None:
    command = [str(each) for each in program("-L", hashiya.library, "show", SECOND, "--paragraph", "2")]
    with TerminalSession(command, env=environment(hashiya.home), columns=12) as session:
        assert session.wait_exit() == 0
        assert session.screen_lines()[:3] == ["  ﺔﻴﻧﺎﺛ ﺓﺮﻘﻓ", "        .ﺎﻨﻫ", ""]
