"""What a terminal that reverses words is sent comes out as the row that is wanted, whatever fonts it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.reversing import FONTS, PIECES, arabic_borrowed, one_font, seen
from tui.text.layout import layout
from tui.text.words import BOLD, ITALIC, PADDING, stored_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BEH, HAH, SEEN, FATHA = "ﺏ", "ﺣ", "ﺳ", "\u064e"


def cells(pieces: Sequence[str]) -> list[str]:
    return [cell for piece in pieces for cell in ([piece, ""] if piece == "中" else [piece])]


def sent_faces(faces: Sequence[str], turned: dict[int, str]) -> list[str]:
    return ["".join(sorted({*face} ^ {*turned.get(place, "")})) for place, face in enumerate(faces)]


@pytest.mark.parametrize("font_of", FONTS)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", "", "", BOLD, BOLD + ITALIC])), max_size=24))
def test_any_row_is_shown_as_it_is_wanted(font_of: Callable[[str], str], some: list[tuple[str, str]]) -> None:
    row = cells([piece for piece, _ in some])
    faces = [face for piece, face in some for _ in cells([piece])]
    texts, turned = stored_words(row, faces)

    assert seen(texts, sent_faces(faces, turned), font_of) == [text.replace("\u00a0", " ") for text in row]


def test_which_side_a_full_stop_comes_out_on_depends_on_the_fonts_unless_it_is_set_apart() -> None:
    stored = [HAH, BEH, "."]
    assert seen(stored, [""] * 3, one_font) == [".", BEH, HAH]
    assert seen(stored, [""] * 3, arabic_borrowed) == [BEH, HAH, "."]
    assert seen(stored, ["", "", ITALIC], one_font) == seen(stored, ["", "", ITALIC], arabic_borrowed)


@pytest.mark.parametrize(
    ("text", "stored", "slanted"),
    [
        ("قال كيم", "ﻛﻴﻢ ﻗﺎﻝ", ""),
        ("2023م", "ﻡ2023", "2023"),
        ("إف-16", "16-ﺇﻑ", "16-"),
        ("(كيم)", "(ﻛﻴﻢ)", "()"),
        ("«نص».", ".«ﻧﺺ»", ".«»"),
        ("كيم؟", "ﻛﻴﻢ؟", ""),
        ("٢٠٫٥", "٥٫٠٢", ""),
        ("kim (2023)!", "kim (2023)!", ""),
        ("kimكيم", "kimﻛﻴﻢ", "kim"),
        ("كيمkim", "kimﻛﻴﻢ", "kim"),
    ],
)
def test_letters_are_stored_in_logical_order_and_what_stands_beside_them_in_italic(
    text: str, stored: str, slanted: str
) -> None:
    """Each word is reversed for itself; words, and what is no letter, stand where they are seen."""
    (line,) = layout(text, 40)
    texts, turned = stored_words(line.texts, [""] * len(line.texts))

    assert "".join(texts) == stored
    assert set(turned.values()) <= {ITALIC}
    assert "".join(texts[place] for place in sorted(turned)) == slanted


def test_a_letter_that_fonts_lack_gets_another_weight() -> None:
    assert stored_words([BEH, "\u06c7", HAH], [""] * 3).turned == {1: BOLD}
    assert stored_words([BEH, "\u06c7", HAH], [BOLD] * 3).turned == {1: BOLD}
    assert stored_words(["\u06c7", BEH, HAH], [""] * 3).turned == {0: BOLD}
    assert stored_words(["\u06c7", "\u06c6"], [""] * 2).turned == {}


def test_what_is_in_no_font_of_letters_stays_upright_beside_them() -> None:
    """Lines are kitty's own, and what is two cells wide is no part of a run."""
    assert stored_words(["│", BEH, HAH, "█"], [""] * 4).turned == {}
    assert stored_words([BEH, HAH, "中", ""], [""] * 4).turned == {}


def test_where_one_letter_has_a_mark_all_of_its_word_get_as_many_code_points() -> None:
    texts, _ = stored_words([BEH, HAH, SEEN + FATHA, " ", BEH, HAH], [""] * 6)
    assert texts == [SEEN + FATHA, HAH + PADDING, BEH + PADDING, " ", HAH, BEH]


def test_no_cell_gets_more_marks_than_it_can_hold() -> None:
    texts, _ = stored_words([BEH, SEEN + FATHA * 5], [""] * 2)
    assert texts == [SEEN + FATHA * 3, BEH + PADDING * 3]


@given(st.lists(st.sampled_from(["a", "1", "(", " ", "中", "│", "é", "،", "."]), max_size=12))
def test_a_row_without_letters_of_such_scripts_stays_as_it_is(pieces: list[str]) -> None:
    row = cells(pieces)
    assert stored_words(row, [""] * len(row)) == (row, {})


def test_a_mark_over_a_blank_stands_over_one_that_kitty_draws() -> None:
    line = layout("مرضا \u06d6 ولهم", 20)[0]
    stored = stored_words(line.texts, [""] * len(line.texts)).texts
    assert [text for text in line.texts if "\u06d6" in text] == [" \u06d6"]
    assert [text for text in stored if "\u06d6" in text] == ["\u00a0\u06d6"], "over a space it draws none"
