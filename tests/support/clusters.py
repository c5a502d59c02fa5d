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

_BETWEEN = f"[{FATHA}{SHADDA}{ACUTE}{RLM}]*"
"""What parts no lam from its alef: a mark of direction is transparent, as a vowel mark is."""

_BEHIND = f"[{FATHA}{SHADDA}{ACUTE}{ZWNJ}{RLM}]*"
_CLUSTER = re.compile(
    rf"\n|ل{_BETWEEN}[اأ]{_BEHIND}"  # a line break bears nothing; lam-alef
    rf"|[^{ZWNJ}{RLM}]{_BEHIND}"  # a space bears marks, too
)
_LAM_BEFORE = re.compile(rf"ل{_BETWEEN}\Z")


def boundaries(text: str) -> list[int]:
    """Return where clusters begin, and the text's end."""
    return [*(cluster.start() for cluster in _CLUSTER.finditer(text)), len(text)]


def settled(text: str, cursor: int) -> int:
    """Return where a cursor stands that was put at ``cursor``."""
    if _LAM_BEFORE.search(text[:cursor]) and text[cursor : cursor + 1] in ("ا", "أ"):
        return cursor
    return min(offset for offset in boundaries(text) if offset >= cursor)
