"""What terminals answer when they are asked who they are: pure parsing.

The questions are DECRQM of mode 8 (BDSM), XTVERSION, DA3 and DA2 (xterm's ctlseqs), and DA1 as the last: every
terminal answers that one, and answers come in the order of the questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BDSM_QUESTION = b"\x1b[8$p"
QUESTIONS = b"\x1b[>q\x1b[=c\x1b[>c"
LAST_QUESTION = b"\x1b[c"

_REPLY = re.compile(
    rb"\x1b\[8;(?P<bdsm>\d{1,4})\$y"
    rb"|\x1bP>\|(?P<version>[^\x1b\x07]*)(?:\x1b\\|\x07)"
    rb"|\x1bP!\|(?P<da3>[0-9A-Za-z]*)\x1b\\"
    rb"|\x1b\[>(?P<da2>[\d;]*)c"
    rb"|\x1b\[\?(?P<da1>[\d;]*)c"
)
_BEGUN = re.compile(rb"\x1b(?:\[(?:8(?:;\d{0,4}\$?)?|[>?][\d;]*)|P[>!]\|?[^\x1b\x07]*\x1b?)\Z")
_NOT_PRINTED = re.compile("[^ -~]")


@dataclass(frozen=True, slots=True)
class Replies:
    """The answers, None where there was none.

    Attributes:
        bdsm: DECRQM's on mode 8.
        version: XTVERSION's: name and version.
        da3: DA3's: a unit's number.
        da2: DA2's: numbers between semicolons, as DA1's.
        da1: DA1's.
        typed: What else came: what the person typed meanwhile.
        received: All that came, for answers that are still on their way to be added to.
    """

    bdsm: int | None = None
    version: str | None = None
    da3: str | None = None
    da2: str | None = None
    da1: str | None = None
    typed: bytes = b""
    received: bytes = b""

    @property
    def is_complete(self) -> bool:
        """Return whether the last question was answered: nothing more will come."""
        return self.da1 is not None

    @property
    def obeys_bdsm(self) -> bool:
        """Return whether the terminal knows mode 8, as DECRQM's answers 1 and 2 say; 0 is a terminal that does not."""
        return self.bdsm in (1, 2)


def parse(received: bytes) -> Replies:
    r"""Return the answers in ``received``; of several to one question the first.

    The beginning of an answer whose end has not come is neither an answer nor typed.

    >>> replies = parse(b"j\x1bP>|foot(1.13.1)\x1b\\\x1b[?62;4c")
    >>> replies.version, replies.da1, replies.typed
    ('foot(1.13.1)', '62;4', b'j')
    """
    answers: dict[str, str] = {}
    typed = bytearray()
    at = 0
    for match in _REPLY.finditer(received):
        typed += received[at : match.start()]
        at = match.end()
        kind = match.lastgroup or ""
        answers.setdefault(kind, _NOT_PRINTED.sub("", match[kind].decode("latin-1")))
    typed += received[at:] if "da1" in answers else _BEGUN.sub(b"", received[at:])
    return Replies(
        int(answers["bdsm"]) if "bdsm" in answers else None,
        answers.get("version"),
        answers.get("da3"),
        answers.get("da2"),
        answers.get("da1"),
        bytes(typed),
        received,
    )


class LateReplies:
    r"""Takes answers out of the sequences that come, for links slower than the probe's patience.

    >>> late = LateReplies(awaited=True)
    >>> late.takes("\x1b[A"), late.takes("\x1b[?62;4c")
    (False, True)
    >>> late.replies.da1
    '62;4'
    """

    def __init__(self, awaited: bool) -> None:  # noqa: FBT001 - what is told, not a way of working
        """``awaited`` is whether there are questions without an answer; else nothing is one."""
        self._awaited = awaited
        self.replies = Replies()

    def takes(self, sequence: str) -> bool:
        """Return whether ``sequence`` is an answer that is awaited; it is added to ``replies`` then."""
        answer = sequence.encode("utf-8", "replace")
        if not self._awaited or not _REPLY.fullmatch(answer):
            return False
        self.replies = parse(self.replies.received + answer)
        self._awaited = not self.replies.is_complete
        return True
