"""The page on terminals has a place for each that the program knows, and sends text as it says."""

from __future__ import annotations

import re

from tests.support.documents import page
from tui.model import BidiMode
from tui.terminal.terminals import TERMINALS

TEXT = page("terminals")
BEGINNINGS = {
    "vte": "VTE", "konsole": "Konsole", "putty": "PuTTY", "apple-terminal": "Apple's Terminal", "screen": "GNU screen",
    "windows-terminal": "Windows Terminal", "wezterm": "WezTerm", "ghostty": "Ghostty", "iterm2": "iTerm2",
    "qterminal": "QTerminal", "alacritty": "Alacritty",
}  # fmt: skip
"""How a terminal is called at the beginning of a row, where that is not its id."""


def sent_as() -> dict[str, set[str]]:
    """Return the modes that the tables give, by the names of terminals in their rows."""
    found: dict[str, set[str]] = {}
    for names, how in re.findall(r"^\| ([^`|]+) \| `(\w+)`", TEXT, re.MULTILINE):
        for name in names.split(", "):
            found.setdefault(name, set()).add(how)
    return found


def test_each_terminal_that_is_known_is_sent_what_its_row_says() -> None:
    rows = sent_as()
    for terminal in TERMINALS.values():
        if terminal.id in {"unknown", "bdsm"}:  # nobody's name
            continue
        name = BEGINNINGS.get(terminal.id, terminal.id)
        modes = [modes for row, modes in rows.items() if re.match(rf"{re.escape(name)}(?![\w.])", row)]
        assert modes, name
        assert set.union(*modes) == {str(terminal.mode)}, name


def test_every_mode_is_told() -> None:
    table = TEXT.split("## The modes")[1].split("\n\n`auto`")[0]
    assert set(re.findall(r"^\| \*\*(\w+)\*\*", table, re.MULTILINE)) == {str(mode) for mode in BidiMode}
