"""The letters of a needle: what is kept of hamzas, maddas and small letters, however they are encoded."""

from __future__ import annotations

import pytest

from tui.text.word_letters import words_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("إِلى شئون", "ا ل ي|ش ئ و ن"),
        ("ا\u0654سلحة", "أ س ل ح ه"),
        ("مسي\u064e\u0654ول", "م س ئ و ل"),  # a mark between
        ("مسـ\u0654ول", "م س \u0654 و ل"),  # on the tatweel
        ("شَيْـًۭ\u0654ا", "ش ي \u0654 ا"),  # not on the yeh before that
        ("قرا\u0653ن", "ق ر آ ن"),
        ("ﻗﺮﺁﻥ", "ق ر آ ن"),
        ("ﻵن", "ل آ ن"),
        ("ﺷﺌﻮﻥ", "ش ئ و ن"),
        ("رحمٰن", "ر ح م \u0670 ن"),
        ("صلوٰة", "ص ل و\u0670 ه"),
        ("موسىٰ", "م و س ي"),  # at the end of a word
        ("يٰا", "ي ا"),  # in front of its own letter
        ("ٰب", "ب"),
        ("صلوٰات", "ص ل و ا ت"),
        ("دۥۧوب", "د \u06e7 و ب"),  # in front of its own letter, but for another small one
        ("بـ\u0654ءب", "ب ء ب"),
        ("لهۥ به", "ل ه|ب ه"),
        ("داوۥد", "د ا و \u06e5 د"),
        ("ـ\u0654", ""),
        ("ﷺ", "ص ل ي|ا ل ل ه|ع ل ي ه|و س ل م"),
        (" ًّ ", ""),
        ("(a+)", "( a + )"),
    ],
)
def test_letters(text: str, letters: str) -> None:
    assert words_of(text) == [word.split() for word in letters.split("|") if word]
