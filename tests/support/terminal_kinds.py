"""Terminals for tests: what each answers, and what it is told around the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.reading import ENTER, LEAVE

if TYPE_CHECKING:
    from collections.abc import Mapping

LRM, FENCE = "\u200e".encode(), "\u2800".encode()
ERASE = b"\x1b[2J"
BDSM_QUESTION, VERSION_QUESTION, DA3_QUESTION, DA2_QUESTION, DA1_QUESTION = (
    b"\x1b[8$p", b"\x1b[>q", b"\x1b[=c", b"\x1b[>c", b"\x1b[c",
)  # fmt: skip
"""DECRQM 8, XTVERSION, DA3, DA2, DA1 (xterm's ctlseqs)."""

ANY_SWITCH = re.compile(rb"\x1b\[8[hl]|\x1b\](?:50|5379);[^\x07]*\x07")
"""What tells a terminal to reorder or not."""


@dataclass(frozen=True)
class Kind:
    """A terminal: what it answers, and what it is told around the program."""

    answers: Mapping[bytes, bytes]
    start: bytes = b"\x1b[8l"
    end: bytes = b"\x1b[8h"


KINDS = {
    "vte": Kind(
        {BDSM_QUESTION: b"\x1b[8;1$y", DA3_QUESTION: b"\x1bP!|7E565445\x1b\\", DA2_QUESTION: b"\x1b[>65;7006;1c"}
    ),
    "konsole": Kind(
        {VERSION_QUESTION: b"\x1bP>|Konsole 22.12.3\x1b\\", DA2_QUESTION: b"\x1b[>1;115;0c"},
        b"\x1b]50;BidiRenderingEnabled=false\x07",
        b"\x1b]50;BidiRenderingEnabled=true\x07",
    ),
    "mlterm": Kind(
        {BDSM_QUESTION: b"\x1b[8;0$y", DA2_QUESTION: b"\x1b[>24;279;0c"},
        b"\x1b]5379;use_ctl=false\x07",
        b"\x1b]5379;use_ctl=true\x07",
    ),
    "putty": Kind({DA2_QUESTION: b"\x1b[>0;136;0c"}, b"", b""),
    "tmux": Kind({DA2_QUESTION: b"\x1b[>84;0;0c"}),
    "unknown": Kind({}),
    "silent": Kind({DA1_QUESTION: b""}),
}
KITTY = Kind({VERSION_QUESTION: b"\x1bP>|kitty(0.26.5)\x1b\\", DA2_QUESTION: b"\x1b[>1;4000;26c"}, b"", b"")
SILENT = KINDS["silent"]


def assert_told(output: bytes, kind: Kind) -> None:
    """Assert that whatever is told is told before every alternate screen, and taken back after it."""
    told = [found[0] for found in ANY_SWITCH.finditer(output)]
    visits = output.count(ENTER)
    assert visits == output.count(LEAVE) > 0
    if not kind.start:
        assert told == []
        return
    assert told == [kind.start, kind.end] * visits
    at = 0
    for sequence in [kind.start, ENTER, LEAVE, kind.end] * visits:
        assert output.find(sequence, at) >= at
        at = output.find(sequence, at) + len(sequence)
