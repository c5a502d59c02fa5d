"""Which terminal this is, by what it answered and by what the environment says, the most trusted first.

Over SSH only TERM and LANG survive, so answers go before variables. A multiplexer answers for itself and hides the
terminal behind it, while that one's variables leak in: so it is looked for first. Its own variables leak, too, into
terminals that are started from inside it: they do not count where DA2's answer is another terminal's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.terminal.terminals import TERMINALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.terminal.replies import Replies
    from tui.terminal.terminals import Terminal


@dataclass(frozen=True, slots=True)
class Identity:
    """A terminal, and how it was known.

    Attributes:
        terminal: Which one it is.
        evidence: What was seen, in words of protocols and variables.
        key: What an answer of the person is kept under: the same whenever this terminal is met again.
    """

    terminal: Terminal
    evidence: str
    key: str


_VERSIONS = (
    ("Konsole ", "konsole"), ("kitty", "kitty"), ("XTerm", "xterm"), ("foot", "foot"), ("WezTerm", "wezterm"),
    ("mintty", "mintty"), ("ghostty", "ghostty"), ("iTerm2", "iterm2"), ("tmux", "tmux"), ("alacritty", "alacritty"),
)  # fmt: skip
"""How XTVERSION's answers begin."""

_UNITS = {"7E565445": "vte", "7E4B4445": "konsole", "464f4f54": "foot"}
"""DA3's answers."""

_ATTRIBUTES = (
    (r"84;.*", "tmux"), (r"83;.*", "screen"), (r"1;10;0", "mosh"), (r"0;136;.*", "putty"), (r"24;.*", "mlterm"),
    (r"85;.*", "urxvt"), (r"0;115;.*", "qterminal"), (r"1;115;.*", "konsole"), (r"65;.*", "vte"), (r"41;.*", "xterm"),
    (r"1;4\d\d\d;.*", "kitty"), (r"0;10;1", "windows-terminal"), (r"0;\d{4,};1", "alacritty"),
    (r"1;95;0", "apple-terminal"), (r"77;.*", "mintty"), (r"0;276;0", "xterm.js"),
)  # fmt: skip
"""DA2's answers. Alacritty's is its version times 100."""

_MULTIPLEXERS = frozenset(("tmux", "screen", "mosh"))

_TERMS = {
    "xterm-kitty": "kitty", "mlterm": "mlterm", "alacritty": "alacritty", "foot": "foot", "st": "st",
    "rxvt": "urxvt", "konsole": "konsole", "xterm-ghostty": "ghostty", "wezterm": "wezterm", "mintty": "mintty",
    "tmux": "tmux", "screen": "screen", "vte": "vte", "gnome": "vte", "putty": "putty",
}  # fmt: skip
"""TERM, up to its first "-" where the whole is not listed."""

_PROGRAMS = {
    "Apple_Terminal": "apple-terminal", "iTerm.app": "iterm2", "iTerm2": "iterm2", "WezTerm": "wezterm",
    "mintty": "mintty", "ghostty": "ghostty", "vscode": "xterm.js",
}  # fmt: skip
"""TERM_PROGRAM and LC_TERMINAL; iTerm2 has a name of its own for each."""

_LOCAL = (
    ("VTE_VERSION", "vte"),
    ("KONSOLE_VERSION", "konsole"),
    ("MLTERM", "mlterm"),
    ("WT_SESSION", "windows-terminal"),
)


def identify(replies: Replies, environ: Mapping[str, str]) -> Identity:
    """Return the terminal that the most trusted sign names; one that is not known where none does.

    >>> from tui.terminal.replies import Replies
    >>> identify(Replies(version="XTerm(379)"), {"TERM": "xterm-kitty"}).terminal.id
    'xterm'
    >>> identify(Replies(), {"TERM": "xterm-kitty"}).evidence
    'TERM=xterm-kitty'
    """
    signs = [(TERMINALS[found], evidence) for found, evidence in _signs(replies, environ)]
    answered = _named_by_attributes(replies)
    if answered is None or answered in _MULTIPLEXERS:
        chosen = next((sign for sign in signs if sign[0].id in _MULTIPLEXERS), None)
    else:  # a multiplexer answers DA2 itself: this one's variables are left over from where the terminal was started
        chosen = None
        signs = [sign for sign in signs if sign[0].id not in _MULTIPLEXERS]
    if chosen is None and replies.obeys_bdsm:
        obedient = [sign for sign in signs if sign[0].treatment() == TERMINALS["bdsm"].treatment()]
        chosen = obedient[0] if obedient else (TERMINALS["bdsm"], f"DECRQM 8: {replies.bdsm}")
    terminal, evidence = chosen or (signs[0] if signs else (TERMINALS["unknown"], ""))
    return Identity(terminal, evidence, _key(terminal.id, replies, environ))


def _signs(replies: Replies, environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield terminals' ids with what names them, the most trusted first."""
    for name, found in (("TMUX", "tmux"), ("STY", "screen")):
        if environ.get(name):
            yield found, name
    yield from _signs_of_replies(replies)
    term = environ.get("TERM", "")
    for name in (term, re.split("[-.]", term)[0]):
        if name in _TERMS:
            yield _TERMS[name], f"TERM={term}"
    for variable in ("TERM_PROGRAM", "LC_TERMINAL"):
        if environ.get(variable) in _PROGRAMS:
            yield _PROGRAMS[environ[variable]], f"{variable}={environ[variable]}"
    for variable, found in _LOCAL:
        if environ.get(variable):
            yield found, f"{variable}={environ[variable]}"


def _signs_of_replies(replies: Replies) -> Iterator[tuple[str, str]]:
    for beginning, found in _VERSIONS:
        if replies.version and replies.version.startswith(beginning):
            yield found, f"XTVERSION: {replies.version}"
    if replies.da3 in _UNITS:
        yield _UNITS[replies.da3], f"DA3: {replies.da3}"
    found_by_attributes = _named_by_attributes(replies)
    if found_by_attributes:
        yield found_by_attributes, f"DA2: {replies.da2}"


def _named_by_attributes(replies: Replies) -> str | None:
    """Return the terminal that DA2's answer names."""
    return next((found for pattern, found in _ATTRIBUTES if re.fullmatch(pattern, replies.da2 or "")), None)


def _key(found: str, replies: Replies, environ: Mapping[str, str]) -> str:
    """Return the terminal's id, and for one that is not known all that it answered."""
    if found != "unknown":
        return found
    said = filter(None, (replies.version, replies.da3, replies.da2))
    return " ".join([found, f"TERM={environ.get('TERM', '')}", *said, f"DA1={replies.da1 or ''}"])
