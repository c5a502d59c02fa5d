"""Kashida: which join of a word is lengthened, how a line is filled, and what is left alone."""

from __future__ import annotations

import lzma
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from unicodedata import category, decomposition

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.places import DATA
from tui.text import kashida
from tui.text.clipping import clip
from tui.text.forms import TATWEEL, JoiningForm, base_letters, presentation_form
from tui.text.kashida import LONGEST, fill
from tui.text.layout import Justify, LayoutOptions, PlacedCell, VisualLine, layout
from tui.text.shaping import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.shaping import Cell

SHAPING = DATA / "ArabicShaping-15.0.txt.xz"

ARABIC = (
    "سلام الصداقة بيونغيانغ في من مدينة كتاب بلا خبر إلى عـلى سُلِّم الله مِنطقةٌ می\u200cخواهم گفتگو لإطلاق هنا، ــ بێب"
)
ODD = "2018 ١٩٥٠ KCNA (Pool) «سويوز-2» ـ\u0670 ل\u200dا لـا بلٱ ب\u202eسلام\u202d \u202dسلام\u202c \u2067سلام\u2069"
WORDS = st.sampled_from([*ARABIC.split(), *ODD.split()])
TEXTS = (
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
    | st.lists(WORDS, max_size=30).map("  ".join)
    | st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=4).map("\n".join)
    | st.text(st.sampled_from("سبلاأيردهـ \u064e\u200c\u200d\u202da7.\n"), max_size=80)
    | st.text(st.characters(exclude_characters="\t\u2028\u2029"), max_size=40)  # a line with tabs is never filled
)
OPTIONS = st.builds(LayoutOptions, st.booleans(), st.booleans(), st.sampled_from([None, "L", "R"]))


def justified(text: str, width: int, options: LayoutOptions) -> list[tuple[VisualLine, VisualLine]]:
    """Return each line as it is, and justified."""
    filling = LayoutOptions(options.tashkeel, options.bidi_marks, options.base, justify=Justify.KASHIDA)
    return list(zip(layout(text, width, options), layout(text, width, filling), strict=True))


def grown(line: VisualLine) -> list[tuple[PlacedCell, list[PlacedCell]]]:
    """Return each cell from left to right with the cells that were added to it: they have its range, at its left."""
    runs = [list(run) for _, run in groupby(line.cells, lambda cell: (cell.start, cell.end))]
    return [(run[-1], run[:-1]) for run in runs]


def glyph(cell: PlacedCell) -> str:
    """Return what a cell shows without its marks."""
    return next(char for char in cell.text if category(char) != "Mn")


def form(cell: PlacedCell) -> str:
    """Return the joining form of a cell as Unicode names it; "both" for a tatweel."""
    return "both" if glyph(cell) == TATWEEL else decomposition(glyph(cell)).split()[0]


def words(text: str) -> list[range]:
    """Return where the words of a text are: letters, their marks and what stands invisibly between letters."""
    runs = groupby(range(len(text)), lambda index: category(text[index])[0] in "LM" or text[index] in "\u200c\u200d")
    return [range(found[0], found[-1] + 1) for is_word, run in runs if is_word and (found := list(run))]


@given(TEXTS, st.integers(1, 40), OPTIONS)
def test_a_line_is_exactly_filled_or_left_as_it_was(text: str, width: int, options: LayoutOptions) -> None:
    for plain, line in justified(text, width, options):
        assert line.width == width or line == plain


@given(TEXTS, st.integers(1, 40), OPTIONS)
def test_what_was_there_is_still_there(text: str, width: int, options: LayoutOptions) -> None:
    for plain, line in justified(text, width, options):
        assert tuple(cell for cell, _ in grown(line)) == plain.cells
        assert (line.start, line.end, line.base) == (plain.start, plain.end, plain.base)


@given(TEXTS, st.integers(1, 40), OPTIONS)
def test_last_lines_and_left_to_right_paragraphs_are_untouched(text: str, width: int, options: LayoutOptions) -> None:
    for plain, line in justified(text, width, options):
        last = line.end == len(text) or text[line.end - 1] == "\n"
        if last or line.base == "L":
            assert line == plain


@given(TEXTS, st.integers(1, 40), OPTIONS)
def test_added_cells_are_tatweels_in_joins_and_single_spaces(text: str, width: int, options: LayoutOptions) -> None:
    for _, line in justified(text, width, options):
        cells = grown(line)
        for (left, _), (cell, added) in pairwise(cells):
            assert cell.rtl or not added
            if cell.text == " ":
                assert [each.text for each in added] in ([], [" "])
            elif added:
                assert {each.text for each in added} == {TATWEEL}
                assert left.rtl
                assert form(cell) in ("<initial>", "<medial>", "both")
                assert form(left) in ("<medial>", "<final>", "both")
                assert base_letters(glyph(cell)) != "ل" or base_letters(glyph(left)) not in set("اأإآٱ")
        assert not cells or not cells[0][1], "nothing is added beyond the last cell"


@given(TEXTS, st.integers(1, 40), OPTIONS)
def test_a_word_grows_at_one_place_and_all_of_them_evenly(text: str, width: int, options: LayoutOptions) -> None:
    for _, line in justified(text, width, options):
        growth = {cell.start: len(added) for cell, added in grown(line) if added and cell.text != " "}
        lengths = set(growth.values()) or {1}
        assert max(lengths) <= LONGEST
        assert max(lengths) - min(lengths) <= 1
        for word in words(text):
            assert len(growth.keys() & set(word)) <= 1


def spelled(line: Sequence[Cell]) -> str:
    return "".join(base_letters(cell.glyph) + cell.marks for cell in line)


def filled(text: str, missing: int) -> str:
    """Return a text, all of it at right-to-left levels, as it is spelled when its line is filled."""
    return spelled(fill(shape(text), missing, [True] * len(text)))


@pytest.mark.parametrize(
    "lengthened",
    [
        "كتــاب",  # 1: after the tatweel of the text
        "مــسلم",  # and before any other place
        "سـلام",  # 2: after seen and sad
        "الصـداقة",
        "الشـمالية",
        "الأراضـي",  # even before a final yeh
        "تسلسـل",  # the last of two equal places
        "مدينـة",  # 3: before final teh marbuta, heh, dal
        "بيتـه",
        "قاعـدة",
        "كتـاب",  # 4: before final alef, tah, lam, kaf, gaf
        "محيـط",
        "العمـل",
        "ملـك",
        "بيونغيـانغ",  # before the rank of the final ghain
        "خـبر",  # 5: before a medial beh that a reh or yeh follows
        "الـتي",
        "كبـير",
        "عفـو",  # 6: before final waw, ain, qaf, feh
        "جميـع",
        "وثيـق",
        "موقـف",
        "أميـن",  # 7: before other final forms
        "تقريـر",
        "خـلال",  # lam-alef, as a whole
        "عـلى",  # 8: in other joins, since not before a final yeh
        "بـلٱ",  # and not between lam and alef
    ],
)
def test_the_best_place_of_a_word(lengthened: str) -> None:
    place = lengthened.rindex(TATWEEL)
    assert filled(lengthened[:place] + lengthened[place + 1 :], 1) == lengthened


@pytest.mark.parametrize(
    "word",
    ["في", "من", "بلا", "ورد", "دار", "الآن", "إلى", "ل\u200dاب", "بێب", "2018", "١٩٥٠", "KCNA", "שלום", "1445هـ"],
)
def test_words_without_a_place_stay_as_they_are(word: str) -> None:
    line = shape(word)
    assert fill(line, 1, [True] * len(word)) == line


@pytest.mark.parametrize(
    "word",
    [
        "الله",
        "اللَّهِ",
        "ٱللَّهُ",
        "اللـه",
        "بالله",
        "وَاللهِ",
        "فبالله",
        "أوتالله",
        "لله",
        "ولِلّٰهِ",
        "فلله",
        "اللهم",
        "اللہ",
        "ﷲ",
    ],
)
def test_the_name_of_god_is_not_stretched(word: str) -> None:
    line = shape(word)
    assert fill(line, 1, [True] * len(word)) == line


@pytest.mark.parametrize(
    "lengthened", ["عبـدالله", "بيتـالله", "خللـه", "ظللـه", "إخلالـه", "اللهـب", "اللهجـة", "الأبلـه", "للهـم"]
)
def test_what_stands_before_it_is_stretched_and_what_only_looks_like_it(lengthened: str) -> None:
    assert filled(lengthened.replace(TATWEEL, ""), 1) == lengthened


def test_marks_stay_on_their_letter() -> None:
    assert filled("سُلِّم", 2) == "سُــلِّم"
    line = layout("سُلِّم المدينة", 7, LayoutOptions(justify=Justify.KASHIDA))[0]
    assert line.text == "ﻢ" + "ﻠ\u0650\u0651" + "ــــ" + "ﺳ\u064f"


@pytest.mark.parametrize(
    ("missing", "line"),
    [
        (0, "كتاب مدينة سلام"),
        (1, "كتاب مدينة سـلام"),  # the best place first
        (2, "كتاب مدينـة سـلام"),
        (3, "كتـاب مدينـة سـلام"),
        (4, "كتـاب مدينـة ســلام"),  # then all over again
        (6, "كتــاب مدينــة ســلام"),
        (8, "كتــاب  مدينــة  ســلام"),  # then spaces
        (9, "كتــاب  مدينــة  ســـلام"),
        (14, "كتــــاب  مدينــــة  ســــلام"),
        (15, "كتاب مدينة سلام"),  # more would be holes
    ],
)
def test_a_line_is_filled_round_by_round(missing: int, line: str) -> None:
    assert filled("كتاب مدينة سلام", missing) == line


def test_equal_places_are_taken_evenly_over_the_line() -> None:
    assert filled("كتاب كتاب كتاب كتاب كتاب كتاب", 2) == "كتاب كتـاب كتاب كتاب كتـاب كتاب"


def test_latin_and_numbers_are_not_stretched_nor_the_spaces_among_them() -> None:
    text = "عن KCNA Pool 12 دار سلام بالمدينة"
    line = layout(text, 28, LayoutOptions(justify=Justify.KASHIDA))[0]
    assert line.text == "ﻡﻼــﺳ  ﺭﺍﺩ  KCNA Pool 12  ﻦﻋ"


def test_a_column_of_a_tatweel_is_the_letter_before_it() -> None:
    line = layout("سلام المدينة", 6, LayoutOptions(justify=Justify.KASHIDA))[0]
    assert line.text == "ﻡﻼـــﺳ"
    assert [line.offset(column) for column in range(6)] == [3, 1, 0, 0, 0, 0]
    assert [line.column(offset) for offset in range(4)] == [5, 1, 1, 0]


def test_a_label_is_never_justified() -> None:
    text = "كتاب مدينة سلام"
    for width in range(1, 30):
        assert clip(text, width, LayoutOptions(justify=Justify.KASHIDA)) == clip(text, width)


def test_the_groups_of_letters_are_unicodes() -> None:
    """As far as the letters have presentation forms; behs count where they are medial, the others where they join."""
    rows = lzma.decompress(SHAPING.read_bytes()).decode("utf-8").splitlines()
    fields = [row.split("#")[0].split(";") for row in rows if row.split("#")[0].strip()]
    group_of = {chr(int(field[0], 16)): field[3].strip() for field in fields}

    def letters(form: JoiningForm, *groups: str) -> set[str]:
        listed = {letter for letter, group in group_of.items() if group in groups}
        return {letter for letter in listed if presentation_form(letter, form) != letter}

    final, medial = JoiningForm.FINAL, JoiningForm.MEDIAL
    assert letters(medial, "SEEN", "SAD") == kashida.SEEN_SAD
    heh = ("TEH MARBUTA", "TEH MARBUTA GOAL", "HEH", "HEH GOAL", "KNOTTED HEH", "DAL")
    assert letters(final, *heh) == kashida.TEH_MARBUTA_HEH_DAL
    assert letters(final, "ALEF", "TAH", "LAM", "KAF", "GAF") == kashida.ALEF_TAH_LAM_KAF_GAF
    assert letters(medial, "BEH", "NOON", "YEH", "FARSI YEH") == kashida.BEH_LIKE
    assert letters(final, "REH") == kashida.REH
    assert letters(final, "YEH", "FARSI YEH", "YEH BARREE") == kashida.YEH
    assert letters(final, "WAW", "AIN", "QAF", "FEH") == kashida.WAW_AIN_QAF_FEH
