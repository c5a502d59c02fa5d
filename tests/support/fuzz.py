"""Random and mutated input to what reads files: articles, tag files, and the layout of any text.

A run tries a few hundred examples of each. ``HYPOTHESIS_PROFILE=long python -m pytest -k fuzzing`` tries a
hundred times as many, for a quarter of an hour; what it finds is kept in ``.hypothesis`` and tried first from then on.
"""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

FUZZ = settings(max_examples=3 * settings().max_examples)

NASTY = st.sampled_from(
    [
        *"\x00\x07\x08\t\n\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9b\x9d\u00a0\u00ad\u034f",  # controls, blanks
        *"\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060",
        *"\u2066\u2067\u2068\u2069\ufeff\ufffc\ufffe\uffff\ufe0f\U000e0041\U000e0100\ue000\U0010ffff",
        *"بلاأإآىیپـئ\u064e\u0651\u0670\u0653\u0600\u06dd\u08e2\ufdfd\ufdfa\ufefb",  # Arabic
        *"שa1٣(»«].,-/[]<\u0301\u0489\u20dd\u0bcb\u0e33\u1100\u1161\u11a8\uac00漢ｱ",
        *"😀👨\U0001f3fd🇸🇦\U0001f469\U00012031\u180e\u3164\uffa0\U0001d173",
    ]
)
# Not one alphabet of both: hypothesis would then draw from the larger one nearly always.
TEXT = st.one_of(
    st.text(NASTY, max_size=30),
    st.text(NASTY, min_size=30, max_size=150),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6", "cp1252", "utf-16-be")
LINE = st.text(NASTY.filter(lambda char: char not in "\n\r\0"), min_size=20, max_size=120)
LONG = st.one_of(TEXT, st.builds(str.__mul__, TEXT | LINE, st.integers(2, 60)))
ENCODED = st.builds(lambda text, encoding: text.encode(encoding, "replace"), LONG, st.sampled_from(ENCODINGS))


def mutated(sound: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return ``sound`` with a piece of it replaced by other bytes."""

    def cut(data: bytes, start: int, length: int, other: bytes) -> bytes:
        start %= len(data) + 1
        return data[:start] + other + data[start + length :]

    return st.builds(cut, sound, st.integers(0, 10_000), st.integers(0, 20), st.binary(max_size=8))
