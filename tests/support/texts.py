"""Texts that are hard to lay out, and all ways to do it, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.text.layout import Justify, LayoutOptions

ARABIC = "ابتثلاآأإمنيىةهء ،؟\u064e\u0651\u064b\u0654ـ\u200c\u200dپگێ١٢"
HARD = (
    "ab (){}«»“”%15.\t\n\u00a0\u200e\u202e\u2067\u2069\u061c\x1b\x9b\x00\u2028\u2029\x1c"
    "\ufdf2\ufdfc\ufdfd👍🏽👨\u200d👩🇰🇵❤\ufe0f\ufeff各한\u1112\u1161\u11ab\ud800\ufffe\u06dd\u0600\ufdfa\ufefb"
)
TEXTS = st.text(st.sampled_from(ARABIC + HARD), max_size=60) | st.text(
    st.characters(exclude_categories=[]), max_size=40
)
OPTIONS = st.builds(
    LayoutOptions,
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "L", "R"]),
    st.sampled_from([None, "L", "R"]),
    st.booleans(),
    st.sampled_from(Justify),
)
