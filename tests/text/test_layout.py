"""Lines: the invariants of the engine for any text, and how known sentences must look."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.texts import OPTIONS, TEXTS
from tui.text.layout import Justify, LayoutOptions, layout
from tui.text.ligatures import LIGATURES, SPELLED_OUT
from tui.text.shaping import shape

if TYPE_CHECKING:
    from tui.text.direction import Direction


def shown(char: str) -> str:
    """Return the letters that a character which is spelled out is shown as, in all orders and forms."""
    return "".join(layout(char, 40, options)[0].text for options in (LayoutOptions(), LayoutOptions(logical=True)))


SPELLED_CELLS = "".join(map(shown, [*SPELLED_OUT, *LIGATURES]))
FORBIDDEN = {"\u200c", "\u200d", "\ufeff", "\ufe0f", "\u200e", "\u200f", "\u061c"}


@given(TEXTS, st.integers(1, 30), OPTIONS)
@example("\u202eab\ufffe\u0301", 3, LayoutOptions(bidi_marks=True))
def test_spans_rejoin_to_the_text(text: str, width: int, options: LayoutOptions) -> None:
    lines = layout(text, width, options)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert (lines[0].start, lines[-1].end) == (0, len(text))
    assert all(before.end == after.start for before, after in pairwise(lines))


@given(TEXTS, st.integers(1, 30), OPTIONS)
def test_lines_fit_and_are_as_wide_as_the_terminal_library_counts(
    text: str, width: int, options: LayoutOptions
) -> None:
    for line in layout(text, width, options):
        assert line.width <= width
        assert cell_len(line.text) == line.width
        assert sum(cell_len(char) for char in line.text) == line.width


@given(TEXTS, st.integers(1, 30), OPTIONS)
def test_nothing_that_a_terminal_could_obey_is_emitted(text: str, width: int, options: LayoutOptions) -> None:
    emitted = "".join(line.text for line in layout(text, width, options))
    assert not {char for char in emitted if category(char) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")}
    assert not FORBIDDEN & set(emitted)


@given(TEXTS, st.integers(1, 30), OPTIONS)
def test_offset_to_column_and_back(text: str, width: int, options: LayoutOptions) -> None:
    for line in layout(text, width, options):
        for cell in line.cells:
            assert line.offset(line.column(cell.start)) == cell.start
            assert line.column(cell.end - 1) == line.column(cell.start)


@given(TEXTS, st.integers(1, 30), OPTIONS)
def test_each_line_holds_its_cells_once_and_never_starts_with_a_space(
    text: str, width: int, options: LayoutOptions
) -> None:
    for line in layout(text, width, options):
        runs = [list(run) for _, run in groupby(line.cells, lambda cell: (cell.start, cell.end))]
        added = [cell.text for run in runs for cell in run[:-1]]  # of one range, beside what they lengthen
        lengthening = {"ـ", " "} if options.justify is Justify.KASHIDA else set()
        tabs = {cell.text for cell in line.cells if text[cell.start] == "\t"}
        assert tabs <= {" "}
        assert all(cell in lengthening | tabs or cell[0] in SPELLED_CELLS for cell in added)
        spans = sorted((run[0].start, run[0].end) for run in runs)
        assert all(line.start <= start < end <= line.end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        if spans:
            first = min(line.cells, key=lambda cell: cell.start)
            assert first.text != " "


@given(TEXTS, st.integers(2, 30))
def test_another_width_shows_the_same_letters(text: str, width: int) -> None:
    def cells(lines_width: int) -> list[str]:
        return sorted(cell.text for line in layout(text, lines_width) for cell in line.cells if cell.text != " ")

    assume(width >= max((len(layout(char, 40)[0].cells) for char in text), default=0))
    assert cells(width) == cells(500)


def test_a_width_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one cell"):
        layout("نص", 0)


def test_an_empty_text_has_one_empty_line() -> None:
    (line,) = layout("", 10)
    assert (line.text, line.start, line.end, line.width, line.column(0), line.offset(5)) == (
        "",
        0,
        0,
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال (نعم)", "(ﻢﻌﻧ) ﻝﺎﻗ"),
        ("قاعدة «سويوز-2» هنا", "ﺎﻨﻫ «2-ﺯﻮﻳﻮﺳ» ﺓﺪﻋﺎﻗ"),
        ("في سبتمبر © KCNA / Pool", "KCNA / Pool © ﺮﺒﻤﺘﺒﺳ ﻲﻓ"),
        ("الصور (KCNA / Pool) هنا", "ﺎﻨﻫ (KCNA / Pool) ﺭﻮﺼﻟﺍ"),
        ("عام 2018.", ".2018 ﻡﺎﻋ"),
        ("زاد 50% أمس", "ﺲﻣﺃ %50 ﺩﺍﺯ"),
        ("سبتمبر/أيلول", "ﻝﻮﻠﻳﺃ/ﺮﺒﻤﺘﺒﺳ"),
        ("كوفيد-19", "19-ﺪﻴﻓﻮﻛ"),
        ("a (ب) c", "a (ﺏ) c"),
    ],
)
def test_known_phrases(text: str, shown: str) -> None:
    """Written by hand from the standard: seen from left to right, letters joined, brackets inward."""
    assert layout(text, 60)[0].text == shown


def test_a_number_at_a_line_start_is_placed_as_the_paragraph_says() -> None:
    """Reordering line by line would see no Arabic before the number, and turn its percent sign round."""
    lines = layout("ارتفع السعر 50% أمس", 11)
    assert [line.text for line in lines] == ["ﺮﻌﺴﻟﺍ ﻊﻔﺗﺭﺍ", "ﺲﻣﺃ %50"]


def test_tashkeel_stands_on_its_letter_or_nowhere() -> None:
    text = "سُلِّم"
    assert layout(text, 9)[0].text == "ﻢ" + "ﻠ\u0650\u0651" + "ﺳ\u064f"
    assert layout(text, 9, LayoutOptions(tashkeel=False))[0].text == "ﻢﻠﺳ"


LOGICAL = LayoutOptions(logical=True)


def test_logical_lines_are_the_text_itself_from_the_left_edge_on() -> None:
    lines = layout("قال (كيم) في 2018: «لا» abc", 14, LOGICAL)
    assert [line.text for line in lines] == ["قال (كيم) في", "2018: «لا» abc"]
    assert {line.base for line in lines} == {"L"}
    assert [cell.start for line in lines for cell in line.cells] == [*range(12), *range(13, 27)]


def test_logical_lines_take_presentation_forms_for_their_letters() -> None:
    assert layout("ﻼﺳ", 9, LOGICAL)[0].text == "لاس"


def test_hidden_tashkeel_leaves_other_accents() -> None:
    assert layout("e\u0331ب\u064e", 9, LayoutOptions(tashkeel=False, base="L"))[0].text == "e\u0331ﺏ"


def test_controls_are_shown_as_symbols() -> None:
    assert layout("a\x1b[2Jb\x9bc\x7f", 20)[0].text == "a␛[2Jb\ufffdc␡"


def test_an_override_can_be_seen() -> None:
    text = "abc\u202edef"
    assert layout(text, 20)[0].text == "abcfed"
    assert layout(text, 20, LayoutOptions(bidi_marks=True))[0].text == "abc◄fed"


def test_a_word_wider_than_the_line_is_cut_between_cells() -> None:
    assert [line.text for line in layout("لالالا", 2)] == ["\ufefb\ufefb", "\ufefb"]


def test_paragraphs_end_at_line_breaks_each_with_its_own_direction() -> None:
    lines = layout("نعم\nyes.\n", 10)
    assert [(line.text, line.base) for line in lines] == [("ﻢﻌﻧ", "R"), ("yes.", "L"), ("", "L")]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("ab\u2028c", 9, ["ab", "c"]),
        ("ab \u2028 c", 9, ["ab", "c"]),
        ("ab\u2028\u2028c", 9, ["ab", "", "c"]),
        ("ab\u2028", 9, ["ab", ""]),
        ("\u2028ab", 9, ["", "ab"]),
        ("ab cd\u2028e", 5, ["ab cd", "e"]),
        ("abcd\u2028ef gh", 3, ["abc", "d", "ef", "gh"]),
    ],
)
def test_a_line_separator_ends_a_line(text: str, width: int, lines: list[str]) -> None:
    assert [line.text for line in layout(text, width)] == lines


def test_a_line_separator_ends_no_paragraph() -> None:
    """Of one direction, and the number behind it is an Arabic one (W2), which takes no percent sign along (W5)."""
    lines = layout("زاد\u202850% ab\u2028abc", 40)
    assert [(line.text, line.base) for line in lines] == [("ﺩﺍﺯ", "R"), ("ab %50", "R"), ("abc", "R")]


def test_a_paragraph_separator_ends_a_paragraph() -> None:
    lines = layout("عنوان\u2029fact 12\u2029", 40)
    assert [(line.start, line.end, line.text, line.base) for line in lines] == [
        (0, 6, "ﻥﺍﻮﻨﻋ", "R"),
        (6, 14, "fact 12", "L"),
        (14, 14, "", "R"),  # nothing in it: as the text
    ]


def test_a_line_that_the_author_ended_is_not_stretched() -> None:
    options = LayoutOptions(justify=Justify.KASHIDA)
    assert layout("سلام\u2028كتاب", 6, options)[0].text == "ﻡﻼﺳ"


@pytest.mark.parametrize("separator", ["\x1c", "\x1e", "\x1f", "\x85", "\x0b", "\x0c"])
def test_other_separators_are_signs_in_a_line(separator: str) -> None:
    (line,) = layout(f"ab{separator}سلام 1", 40, LayoutOptions(base="R"))
    assert [cell.start for cell in line.cells] == [8, 7, 6, 4, 3, 2, 0, 1]


def test_a_pause_mark_stays_with_the_word_before_it() -> None:
    lines = layout("مَرَضًا ۖ وَلَهُمْ", 6)
    assert [line.text for line in lines] == ["\u0020\u06d6ﺎﺿ\u064bﺮ\u064eﻣ\u064e", "ﻢ\u0652ﻬ\u064fﻟ\u064eﻭ\u064e"]
    assert [line.text for line in layout("ab \u0301cd", 4)] == ["ab \u0301", "cd"]


@pytest.mark.parametrize("width", range(5, 12))
def test_a_word_with_a_pause_mark_for_which_there_is_no_room_goes_to_the_next_line(width: int) -> None:
    text = "من ولهم \u06d6 قال"
    assert not any(text[line.start] == " " for line in layout(text, width))


@pytest.mark.parametrize("mark", "\u0610\u064e\u0651\u0656\u0670\u06d6\u06e2\u08f0\u08d3")
def test_marks_of_vowels_and_of_recitation_may_be_hidden(mark: str) -> None:
    assert layout(f"ب{mark}\u0654", 9, LayoutOptions(tashkeel=False))[0].text == "ﺏ\u0654"


@pytest.mark.parametrize(("base", "seen"), [("R", "ﺏﺃ→←"), ("L", "←→ﺏﺃ")])
def test_marks_of_direction_in_front_of_all_stand_where_the_paragraph_begins(base: Direction, seen: str) -> None:
    """Where UAX #9 puts characters of their classes, R and L."""
    options = LayoutOptions(base=base, bidi_marks=True)
    assert layout("\u200f\u200eأب", 9, options)[0].text == seen


def test_hidden_marks_leave_no_blank_at_a_lines_end() -> None:
    lines = layout("ورد ۖ ورد", 5, LayoutOptions(tashkeel=False))
    assert [line.text for line in lines] == ["ﺩﺭﻭ", "ﺩﺭﻭ"]


@pytest.mark.parametrize(
    ("word", "width", "lengths"),
    [
        ("ببببدبببب", 6, [5, 4]),  # behind the dal, within the last third
        ("ببدبببببب", 6, [6, 3]),  # a dal further back is too far
        ("ببببب\u200cبببب", 6, [5, 5]),  # ZWNJ parts, too: it goes with the letter before it
        ("دددددددد", 6, [6, 2]),  # all the room where nothing joins
        ("abcdefgh", 6, [6, 2]),
        ("بببببببب", 6, [6, 2]),
        ("ببببدــبب", 6, [5, 4]),
        ("ببببءــبب", 6, [5, 4]),
        ("ببببڕبببب", 6, [5, 4]),  # a letter without presentation forms does not join what follows
        ("ڵڵڵڵڵڵڵڵ", 6, [6, 2]),  # nor is such a one drawn joined
    ],
)
def test_a_word_wider_than_the_line_is_cut_where_letters_do_not_join(word: str, width: int, lengths: list[int]) -> None:
    cells = [len(line.cells) for line in layout(word, width)]
    assert cells == [*lengths[:-1], len(shape(word)) - sum(lengths[:-1])]
