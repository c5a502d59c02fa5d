"""Texts to edit, and where their clusters begin: found by a pattern, not by the program."""

from __future__ import annotations

import re

from hypothesis import strategies as st

FATHA, SHADDA, ACUTE, ZWNJ, RLM = "\u064e", "\u0651", "\u0301", "\u200c", "\u200f"

ALPHABET = [*"بتمسد", "ل", "ا", "أ", "لا", "لَا", *"abZ", *"7٣۴", " ", " ", "(", "،", "😀", "中", FATHA, SHADDA, ACUTE,
            ZWNJ, RLM, "\u00a0", "\u2009"]  # fmt: skip
texts = st.lists(st.sampled_from(ALPHABET), max_size=12).map("".join)
"""Texts of one line."""

many_lines = st.lists(st.sampled_from([*ALPHABET, "\n", "\n", "سلام ", "word "]), max_size=16).map("".join)

EDITS = ["delete_before", "delete_after", "clear", "select_all"]
"""Methods of an edit that take nothing."""

AT, TO = "at", "selecting_to"
any_offset = st.tuples(st.sampled_from([AT, TO, TO]), st.integers(0, 40))
"""Moves: a method and its offset."""

_MARKS = f"{FATHA}{SHADDA}{ACUTE}"
_SEEN_AS_ONE = re.compile(
    rf"\n|[^{ZWNJ}{RLM}][{_MARKS}{ZWNJ}{RLM}]*"  # a line break bears nothing; a space bears marks, as a letter does
)
_CLUSTER = re.compile(rf"[\n{RLM}]|(?s:.)[{_MARKS}{ZWNJ}]*")
"""UAX #29, of the texts here: controls are by themselves (GB4, GB5), what extends stays (GB9), all else parts."""


def boundaries(text: str) -> list[int]:
    """Return where a cursor may stand: where something begins that is seen, lam and alef apart, and at the end."""
    return [*(cluster.start() for cluster in _SEEN_AS_ONE.finditer(text)), len(text)]


def settled(text: str, cursor: int) -> int:
    """Return where a cursor stands that was put at ``cursor``."""
    return min(offset for offset in boundaries(text) if offset >= cursor)


def cluster_end(text: str, start: int) -> int:
    """Return where the cluster ends that begins at ``start``."""
    found = _CLUSTER.match(text, start)
    return found.end() if found else start
