"""What was found out about the terminal, in lines for the person and as JSON for a report of a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.terminal.choice import Choice
    from tui.terminal.replies import Replies

VARIABLES = (
    "TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "LC_TERMINAL",
    "LC_TERMINAL_VERSION", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "XTERM_VERSION", "WT_SESSION",
    "HASHIYA_BIDI", "HASHIYA_TASHKEEL",
)  # fmt: skip
"""What the environment says of terminals; of these, values are told."""

_ONLY_WHETHER = ("TMUX", "STY", "SSH_CONNECTION")
"""Of these, only whether they are set: addresses are nobody's business."""


def lines(choice: Choice, language: str) -> Iterator[str]:
    """Yield what the terminal is, how it is treated, why, and what only the person can do about it.

    All of it is English, and the last line Arabic, too, where ``language`` is "ar".
    """
    terminal, treatment = choice.identity.terminal, choice.treatment
    yield f"terminal   {terminal.name}"
    yield f"because    {choice.identity.evidence or 'nothing told more'}"
    yield f"mode       {treatment.mode} ({choice.decided_by or 'what suits this terminal'})"
    yield f"tashkeel   {treatment.tashkeel}"
    yield f"at start   {_spelled(treatment.start)}"
    yield f"at the end {_spelled(treatment.end)}"
    if terminal.advice.en:
        yield f"note       {terminal.advice.en}"
        if language == "ar":
            yield terminal.advice.ar


def _spelled(sequence: str) -> str:
    """Return a sequence of controls in words."""
    return sequence.replace("\x1b", "ESC ").replace("\x07", " BEL") or "nothing"


def as_json(choice: Choice, replies: Replies, environ: Mapping[str, str]) -> dict[str, object]:
    """Return all that matters to why a terminal is treated as it is.

    Args:
        choice: How it is treated.
        replies: What it answered.
        environ: The environment variables, of which VARIABLES are told, and of some others only that they are set.
    """
    answers = {name: getattr(replies, name) for name in ("bdsm", "version", "da3", "da2", "da1")}
    environment = {name: environ[name] for name in VARIABLES if name in environ}
    environment |= dict.fromkeys((name for name in _ONLY_WHETHER if environ.get(name)), "set")
    return {
        "hashiya": __version__,
        "replies": answers,
        "environment": environment,
        "terminal": choice.identity.terminal.id,
        "evidence": choice.identity.evidence,
        "identity": choice.identity.key,
        "mode": choice.treatment.mode,
        "tashkeel": choice.treatment.tashkeel,
        "decided_by": choice.decided_by or "terminal",
    }
