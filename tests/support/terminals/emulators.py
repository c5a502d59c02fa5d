"""The terminals the program is looked at in: one row each."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

FONT = "DejaVu Sans Mono"
"""Has all of Arabic's presentation forms, each one cell wide."""

WITHOUT_ARABIC = "Noto Sans Mono"
"""Has none: kitty takes Arabic from another, which makes other runs of the same row."""

TOOLS = ("Xvfb", "xdotool", "import", "convert")
"""What every picture needs, whatever the terminal."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal emulator, and a multiplexer where one stands between it and the program.

    In the commands ``{columns}`` and ``{rows}`` are cells, ``{size}`` is in points and ``{pixels}`` the same in
    pixels; ``{script}`` is the program to run, ``{home}`` a folder of this terminal's own.
    """

    name: str
    start: tuple[str, ...]
    """Opens a window; ends where the program's words follow."""

    window: str
    """The class of its window: a regular expression for ``xdotool search``."""

    inside: tuple[str, ...] = ("{script}",)
    """What runs in it: the program itself, or a multiplexer that runs the program."""

    environment: tuple[tuple[str, str], ...] = ()

    @property
    def programs(self) -> tuple[str, ...]:
        """Return the programs without which it does not start."""
        within = () if self.inside == ("{script}",) else self.inside[:1]
        started = ("dbus-run-session", self.start[1]) if self.start[0] == "dbus-run-session" else self.start[:1]
        return (*started, *within)

    def command(self, **places: str) -> list[str]:
        """Return the command that opens a window, with ``places`` filled in."""
        return [word.format_map(places) for word in (*self.start, *self.inside)]


def missing(terminal: Terminal) -> list[str]:
    """Return the programs that are not installed, of those that pictures of ``terminal`` need."""
    return [program for program in (*terminal.programs, *TOOLS) if shutil.which(program) is None]


XTERM = (
    *("xterm", "-u8", "+sb", "-fa", "{font}", "-fs", "{size}", "-bg", "black", "-fg", "white"),
    *("-geometry", "{columns}x{rows}", "-e"),
)
VTE = (
    *("dbus-run-session", "xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-scrollbar", "--hide-borders"),
    *("--font", "{font} {size}", "--geometry", "{columns}x{rows}", "-x"),
)
KONSOLE = (
    *("dbus-run-session", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-p", "ScrollBarPosition=2"),
    *("-p", "TerminalColumns={columns}", "-p", "TerminalRows={rows}", "-p", "Font={font},{size},-1,5,50,0,0,0,0,0"),
    "-e",
)
MLTERM = (
    *("mlterm", "--type=xft", "--sbmod=none", "--fontsize={pixels}", "--bg=black", "--fg=white"),
    *("--geometry={columns}x{rows}", "-e"),
)
URXVT = (
    *("urxvt", "+sb", "-fn", "xft:{font}:size={size}", "-letsp", "0", "-bg", "black", "-fg", "white"),
    *("-geometry", "{columns}x{rows}", "-e"),
)
ALACRITTY = (
    *("alacritty", "-o", "font.normal.family={font}", "-o", "font.size={size}"),
    *("-o", "window.dimensions.columns={columns}", "-o", "window.dimensions.lines={rows}", "-e"),
)
ST = ("stterm", "-f", "{font}:size={size}", "-g", "{columns}x{rows}", "-e")
KITTY = (
    *("kitty", "--config", "NONE", "-o", "font_family={font}", "-o", "font_size={size}"),
    *("-o", "initial_window_width={columns}c", "-o", "initial_window_height={rows}c", "-o", "remember_window_size=no"),
)
KITTY_LEFT_TO_RIGHT = (*KITTY, "-o", "force_ltr=yes")
KITTY_BORROWING = tuple(word.replace("{font}", WITHOUT_ARABIC) for word in KITTY)
PTERM = ("pterm", "+sb", "-fn", "client:{font} {size}", "-geometry", "{columns}x{rows}", "-e")
TMUX = ("tmux", "-S", "{home}/tmux", "-f", "/dev/null", "new-session", "{script}", ";", "set", "status", "off")
SCREEN = ("screen", "-U", "-c", "/dev/null", "{script}")
SCREENS = (("SCREENDIR", "{home}"),)

TERMINALS: dict[str, Terminal] = {
    terminal.name: terminal
    for terminal in (
        Terminal("xterm", XTERM, "^XTerm$"),
        Terminal("vte", VTE, "^Xfce4-terminal$"),
        Terminal("konsole", KONSOLE, "^konsole$"),
        Terminal("mlterm", MLTERM, "^mlterm$"),
        Terminal("urxvt", URXVT, "^URxvt$"),
        Terminal("alacritty", ALACRITTY, "^Alacritty$"),
        Terminal("st", ST, "^st-256color$"),
        Terminal("kitty", KITTY, "^kitty$"),
        Terminal("kitty, Arabic borrowed", KITTY_BORROWING, "^kitty$"),
        Terminal("kitty, force_ltr", KITTY_LEFT_TO_RIGHT, "^kitty$", environment=(("HASHIYA_BIDI", "visual"),)),
        Terminal("pterm", PTERM, "^Pterm$"),
        Terminal("xterm+tmux", XTERM, "^XTerm$", TMUX),
        Terminal("vte+tmux", VTE, "^Xfce4-terminal$", TMUX),
        Terminal("vte+screen", VTE, "^Xfce4-terminal$", SCREEN, SCREENS),
    )
}
"""Name -> terminal. A new one is a row here."""
