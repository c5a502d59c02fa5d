"""What ``list`` and ``show`` print: asked for, told and given back on a terminal, bare elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import logical
from tests.support.terminal_kinds import ANY_SWITCH, DA1_QUESTION, FENCE, KINDS, LRM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession


TOLD = [b"\x1b[8l", b"\x1b[8h"]


@pytest.mark.parametrize("arguments", [("list",), ("show", "1")])
@pytest.mark.parametrize(
    ("name", "told", "mode"),
    [
        ("vte", TOLD, "visual"),
        ("unknown", TOLD, "visual"),
        ("tmux", TOLD, "marks"),
        ("putty", [], "implicit"),
        ("konsole", [], "implicit"),  # these two reorder what is on the screen already
        ("mlterm", [], "plain"),
    ],
)
def test_on_a_terminal_it_is_asked_and_what_is_printed_stands_between_start_and_end(  # noqa: PLR0913, PLR0917 - fixtures
    library: Path,
    reader: Callable[..., TerminalSession],
    arguments: tuple[str, ...],
    name: str,
    told: list[bytes],
    mode: str,
) -> None:
    with reader("-L", str(library), *arguments, answers=KINDS[name].answers) as session:
        assert session.wait_exit() == 0
        output = session.output
    questions, _, printed = output.partition(b"\x1b8\x1b[K")
    assert questions.endswith(DA1_QUESTION)
    assert [found[0] for found in ANY_SWITCH.finditer(output)] == told
    assert printed.startswith(b"".join(told[:1]))
    assert printed.endswith(b"".join(told[1:]))
    assert len(printed) > 500
    assert (LRM in printed) == (mode == "marks")
    assert (FENCE in printed) == (mode == "implicit" and "show" in arguments), "a list's rows begin with Latin"
    assert ("بيونغ يانغ".encode() in printed) == (mode == "plain")


@pytest.mark.parametrize("arguments", ["list", "show 1", "show 1 --width 60"])
def test_into_a_pipe_nothing_is_asked_and_no_control_is_sent(
    library: Path, reader: Callable[..., TerminalSession], tmp_path: Path, arguments: str
) -> None:
    start = ["sh", "-c", f'"{sys.executable}" -m tui.cli -L "$1" {arguments} >"$2"', "sh"]
    with reader(str(library), str(tmp_path / "out"), command=start, answers=KINDS["konsole"].answers) as session:
        assert session.wait_exit() == 0
        assert session.output == b""
    printed = (tmp_path / "out").read_bytes()
    assert len(printed) > 500
    assert b"\x1b" not in printed
    assert LRM not in printed


def test_where_keys_do_not_come_from_the_terminal_it_is_not_asked(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    start = ["sh", "-c", f'"{sys.executable}" -m tui.cli -L "$1" list </dev/null', "sh"]
    with reader(str(library), command=start, answers=KINDS["konsole"].answers) as session:
        assert session.wait_exit() == 0
        assert [found[0] for found in ANY_SWITCH.finditer(session.output)] == [b"\x1b[8l", b"\x1b[8h"]
        assert DA1_QUESTION not in session.output


def test_a_terminal_in_which_somebody_types_ahead_is_not_asked(
    library: Path, reader: Callable[..., TerminalSession]
) -> None:
    start = ["sh", "-c", f'read go; "{sys.executable}" -m tui.cli -L "$1" list; read word; echo got $word', "sh"]
    with reader(str(library), command=start, answers=KINDS["konsole"].answers) as session:
        session.press(*"go", "enter", *"typed", "enter")
        session.wait_for("got typed")
        assert DA1_QUESTION not in session.output


@pytest.mark.parametrize("name", ["vte", "putty", "konsole", "mlterm"])
def test_arabic_names_of_files_are_shown_as_titles_are(
    tmp_path: Path, reader: Callable[..., TerminalSession], name: str
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "القمة.txt").write_text("عنوان\n\nنص هنا.\n", encoding="utf-8")
    shown = {"vte": "ﺔﻤﻘﻟﺍ", "putty": "ﺍﻟﻘﻤﺔ", "konsole": "ﺍﻟﻘﻤﺔ", "mlterm": "القمة"}[name]
    with reader("-L", str(folder), "list", answers=KINDS[name].answers) as session:
        assert session.wait_exit() == 0
        assert shown in session.output.decode()
        (row,) = (line for line in session.screen_lines() if line.startswith("1"))
        assert row.index("0/1") % 8 == 0, "fields stand in columns"


def test_an_error_with_an_arabic_name_is_in_the_terminals_order(
    tmp_path: Path, reader: Callable[..., TerminalSession]
) -> None:
    missing = str(tmp_path / "مفقود")
    for name, shown in {"vte": "ﺩﻮﻘﻔﻣ", "putty": "ﻣﻔﻘﻮﺩ", "mlterm": "مفقود"}.items():
        with reader(missing, answers=KINDS[name].answers, columns=200) as session:
            assert session.wait_exit() == 2
            assert shown in session.output.decode()


def test_an_arabic_error_stands_in_the_order_of_arabic(reader: Callable[..., TerminalSession]) -> None:
    """The program's name first, at the right; then what it is about, from left to right; then why."""
    with reader("-L", "no-where", "list", answers=KINDS["vte"].answers, HASHIYA_LANGUAGE="ar") as session:
        assert session.wait_exit() == 2
        (row,) = (row.rstrip() for row in session.screen_lines() if row.strip())

    why, colon, name = row.partition(":no-where :hashiya")
    assert (colon, name) == (":no-where :hashiya", "")
    assert logical(why).strip() == "لا ملف ولا مجلد بهذا الاسم"
