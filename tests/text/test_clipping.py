"""A text on one line: it fits, its logical end is cut, and what is cut off changes nothing of what is left."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.texts import ARABIC, HARD, OPTIONS, TEXTS
from tui.text.clipping import clip
from tui.text.layout import LayoutOptions, layout

ON_ONE_LINE = sorted({*ARABIC, *HARD} - {*"\n\u2028\u2029"})


@given(TEXTS, st.integers(1, 40), OPTIONS)
def test_a_clipped_text_fits(text: str, width: int, options: LayoutOptions) -> None:
    line = clip(text, width, options)
    assert line.width <= width
    if line.width < layout(text.translate(dict.fromkeys(map(ord, "\n\t\u2028\u2029"), " ")), 1000, options)[0].width:
        assert "…" in line.text


@given(st.text(st.sampled_from(ON_ONE_LINE), min_size=60, max_size=120), st.integers(3, 12), OPTIONS)
def test_what_is_cut_off_changes_nothing_of_what_is_left(text: str, width: int, options: LayoutOptions) -> None:
    """Nor does how much it is: of long texts only a beginning is looked at, here more than of the short one."""
    options = replace(options, base="R")
    kept = text[: 4 * width]
    assume(layout(kept, 1000, options)[0].width > width + 2)
    assert clip(text, width, options) == clip(kept, width, options)


def test_clip_cuts_the_logical_end() -> None:
    assert clip("كوريا الشمالية وروسيا", 8).text == "…ﺎﻳﺭﻮﻛ"  # a word ends near enough
    assert clip("كوريا الشمالية وروسيا", 13).text == "…ﻟﺎﻤﺸﻟﺍ ﺎﻳﺭﻮﻛ"  # else letters stay shaped as they were
    assert clip("بيت كبير", 4).text == "…ﺖﻴﺑ"  # a word that is whole ends as one
    assert clip("aaaa bbbb", 7).text == "aaaa…"  # two thirds are left
    assert clip("aaaa bbbb", 8).text == "aaaa bb…"  # less would be
    assert clip("abc\ndef", 7).text == "abc def"
