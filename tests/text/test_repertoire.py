"""The table turned round has each character once, and ranges have just the characters they are made of."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.text.alike import FOLDED
from tui.text.repertoire import ranges, read_as, to_spell_out


def test_a_character_is_read_as_what_it_folds_to_or_spelled_out() -> None:
    for code in range(0x3000):
        char, folded = chr(code), FOLDED[code]
        assert (char in read_as(folded)) is (not to_spell_out().match(char)) or folded == char, hex(code)


def test_what_is_several_letters_is_spelled_out() -> None:
    assert [char for char in "aéاأﺍ٪ َ\u200fﻻ﷽½…ßЖ김" if to_spell_out().match(char)] == list("ﻻ﷽½…ßЖ김")


@given(st.sets(st.characters(max_codepoint=0x7F), min_size=1), st.characters(max_codepoint=0x7F))
def test_ranges_match_their_characters(characters: set[str], other: str) -> None:
    assert bool(re.match(f"[{ranges(characters)}]", other)) is (other in characters)
