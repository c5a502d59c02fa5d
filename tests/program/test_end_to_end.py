"""The installed command in a real pseudo-terminal: keys in, tags on disk, the terminal left as it was found."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from tests.support.processes import wait_until_stopped
from tests.support.reading import ENTER, LEAVE, SECOND, TITLE, barred, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.terminal import TerminalSession

FOUND = frozenset({7, 25})
"""The modes of a terminal that nobody has touched: wrapping, the cursor."""

EXPLICIT, IMPLICIT = b"\x1b[8l", b"\x1b[8h"


def assert_left_as_found(session: TerminalSession) -> None:
    assert session.modes == FOUND
    output = session.output
    assert 0 <= output.find(EXPLICIT) < output.find(ENTER)
    assert output.rfind(IMPLICIT) > output.rfind(LEAVE) > 0
    for on in set(re.findall(rb"\x1b\[\?(\d+)h", output)) - {b"25", b"7"}:
        assert output.rfind(b"\x1b[?%bl" % on) > output.rfind(b"\x1b[?%bh" % on), f"mode {on!r} is left on"


def test_read_tag_and_leave(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.wait_for(TITLE)
        session.press("j")
        session.wait_for(barred(2))
        session.press("ت")
        session.wait_for(barred(3))
        session.press("1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        session.press("k")
        session.wait_for(barred(2))
        session.press("٢")
        session.wait_for("ﻲﺋﺎﻀﻓ ﻥﻭﺎﻌﺗ 2")
        assert session.quit("q") == 0
        assert_left_as_found(session)
    text = (library / "01-lavrov-pyongyang.txt").read_text(encoding="utf-8").replace("\r\n", "\n")
    second, third = paragraphs(library)
    assert second.themes == ("space-cooperation",)
    assert second.quote.startswith("وبعد جلسة عمل")
    assert third.themes == ("arms",)
    assert third.quote.startswith("ويقول باحثون")
    for each in (second, third):
        assert text[each.start : each.end] == each.quote
        assert each.by == "tester"


def test_the_arabic_layout_leaves_too_and_the_place_is_kept(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("ت", "ت", "ت")
        session.wait_for(barred(4))
        session.press("ل", "أ")  # one key on Windows, G
        session.wait_for(barred(5))
        session.press("ل")  # g
        session.wait_for(barred(1))
        session.press("ﻷ", "ن")  # G on Linux, then k
        session.wait_for(barred(4))
        assert session.quit("ض") == 0
        assert_left_as_found(session)
    with reader(str(library)) as session:
        session.wait_for(barred(4))
        assert session.quit() == 0


def test_the_search_is_typed_in_arabic_and_quits_nothing(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("ظ", *"مقتضب")  # with ض in it, which is q
        session.wait_for("ﺐﻀﺘﻘﻣ :ﺚﺤﺑ")
        session.press("enter")
        session.wait_for(barred(2))
        session.paste("jj")
        assert session.quit() == 0


HOSTILE = "سطر \x1b]0;owned\x07 \x1b[31mأحمر \x9b2J \x1b[?1049l \x1bc \u202eمعكوس\u202c \x0e\x07\x08 نهاية\n"


def test_nothing_of_an_article_reaches_the_terminal_as_control(
    tmp_path: Path, reader: Callable[..., TerminalSession]
) -> None:
    library = tmp_path / "hostile"
    library.mkdir()
    (library / "1\x1b[31m.txt").write_text(HOSTILE * 3, encoding="utf-8")
    (library / "2\x1b]0;owned\x07.txt").write_bytes(b"\x00\xff\x00")
    with reader(str(library), columns=90) as session:
        session.wait_for(barred(1))
        session.press("1", "J", "K", "x")
        session.wait_for("hashiya-export")
        for key in ("esc", "i", "esc"):
            session.mark()
            session.press(key)
            session.wait_quiet()
        assert session.quit() == 0
        output = session.output
        assert_left_as_found(session)
    assert b"owned\x07" not in output
    assert b"\x1b]0;" not in output
    assert b"\x1b[31m" not in output
    assert b"\x1b[2J \x1b" not in output
    assert b"\x1bc" not in output
    text = re.sub(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>78])", b"", output).decode()
    assert not {char for char in text if ord(char) < 32 or 0x7F <= ord(char) < 0xA0} - set("\n\r")
    assert "\u202e" not in text


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 15), (200, 50), (20, 6)])
def test_the_first_screen_is_painted(
    library: Path, reader: Callable[..., TerminalSession], columns: int, rows: int
) -> None:
    with reader(str(library), columns=columns, rows=rows) as session:
        session.wait_for("▐")
        session.wait_quiet()
        lines = session.screen_lines()
        assert len(lines) == rows
        assert all(wcswidth(line) <= columns for line in lines)
        assert any("ﻎﻧﻮﻴﺑ" in line for line in lines)
        assert session.quit() == 0


def test_sixteen_colours_get_no_others(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library), TERM="xterm", COLORTERM="") as session:
        session.wait_for(barred(1))
        session.press("1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        assert session.quit() == 0
        assert not re.search(rb"[34]8;[25];", session.output)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_leaves_no_process(
    library: Path, reader: Callable[..., TerminalSession], number: signal.Signals
) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        os.kill(session.pid, number)
        session.wait_exit()
        with pytest.raises(ProcessLookupError):
            os.killpg(session.pid, 0)
        assert_left_as_found(session)
    assert len(paragraphs(library)) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc for a stopped process")
def test_it_stops_for_the_shell_and_draws_again(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("j")
        session.wait_for(barred(2))
        for _ in range(2):
            session.press("ctrl+z")
            wait_until_stopped(session.pid)
            session.wait_for(lambda session: session.modes == FOUND)  # the shell has its own screen
            before = len(session.output)
            os.kill(session.pid, signal.SIGCONT)
            session.wait_for(barred(2))
            session.wait_quiet()
            again = session.output[before:]
            assert 0 <= again.find(EXPLICIT) < again.find(ENTER)
            assert again.count("ﻎﻧﻮﻴﺑ".encode()) > 2, "drawn whole"
        session.press("k")
        session.wait_for(barred(1))
        assert session.quit() == 0
        assert_left_as_found(session)


def test_a_window_made_wider_and_narrower_is_drawn_anew(library: Path, reader: Callable[..., TerminalSession]) -> None:
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        session.press("j")
        for columns, rows in ((200, 50), (40, 15), (80, 24)):
            session.mark()
            session.resize(columns, rows)
            session.wait_quiet(ready=lambda each: any(SECOND in line for line in each.screen_lines()))
        assert session.quit() == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere"], 2, "hashiya: "),
        (["--version"], 0, "hashiya"),
        (["--help"], 0, "Commands:"),
    ],
)
def test_what_cannot_be_read_leaves_the_terminal_alone(
    tmp_path: Path,
    reader: Callable[..., TerminalSession],
    arguments: Sequence[str],
    code: int,
    said: str,
) -> None:
    with reader(*(str(tmp_path / each) if each == "nowhere" else each for each in arguments), rows=60) as session:
        session.wait_for(said)
        assert session.wait_exit() == code
        assert session.modes == FOUND
        assert ENTER not in session.output


def test_a_damaged_tag_file_is_said_before_the_screen_is_taken(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    (library / "tags.json").write_text('{"meta": {"1": {', encoding="utf-8")
    with reader(str(library), columns=200) as session:
        session.wait_for("damaged")
        assert session.wait_exit() == 1
        assert ENTER not in session.output
    assert (library / "tags.json").read_text(encoding="utf-8") == '{"meta": {"1": {'
