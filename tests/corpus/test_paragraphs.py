"""How a text is cut into paragraphs."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.paragraphs import LONGEST_PARAGRAPH, split_paragraphs

WORD = "كتاب "
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202e\u2060\ufeff\u00ad\u034f\u061c\x00\x07\x7f"


def parts(text: str) -> list[str]:
    return [span.of(text) for span in split_paragraphs(text)]


def words(length: int) -> str:
    """Return words without any mark, exactly ``length`` code points, that begin and end with a letter."""
    text = (WORD * (length // len(WORD) + 1))[: length - 1]
    return text[:-1] + "بت" if text.endswith(" ") else text + "ت"


def test_a_paragraph_is_a_line_without_the_space_around_it() -> None:
    assert parts("أول\n\n  \tثان \u00a0\u3000\n\nثالث") == ["أول", "ثان", "ثالث"]


@pytest.mark.parametrize("line", ["", "   ", "\u00a0", "\u200b\ufeff\u00a0", INVISIBLE, "\u2028", "\U000e0041\ufe0f"])
def test_a_line_in_which_nothing_is_seen_is_none(line: str) -> None:
    assert parts(f"أول\n{line}\nثان") == ["أول", "ثان"]


@pytest.mark.parametrize("line", [".", "۝", "\u0600", "ـ", "\u0301", "5", "🙂"])
def test_a_line_in_which_anything_is_seen_is_one(line: str) -> None:
    assert parts(f"أول\n{line}\nثان") == ["أول", line, "ثان"]


def test_marks_of_direction_stay_and_widthless_spaces_go() -> None:
    assert parts("\ufeff\u200b \u200fنص\u200f\u200b") == ["\u200fنص\u200f"]


@pytest.mark.parametrize("separator", ["\r", "\x0b", "\x0c", "\x1c", "\u0085", "\u2028"])
def test_nothing_else_ends_a_paragraph(separator: str) -> None:
    assert parts(f"أول{separator}ثان") == [f"أول{separator}ثان"]


def test_a_paragraph_separator_ends_a_paragraph() -> None:
    """By Unicode 5.8; the line separator, above, ends but a line of one."""
    text = "أول\u2029 ثان\u2029\u2029\nثالث\u2029"
    assert [(span.start, span.end) for span in split_paragraphs(text)] == [(0, 3), (5, 8), (11, 15)]


def test_six_hundred_are_not_cut_and_one_more_is() -> None:
    text = words(300) + ". " + words(298)
    assert len(text) == LONGEST_PARAGRAPH
    assert parts(f"  {text}  ") == [text]
    assert parts(text + "ا") == [words(300) + ".", words(298) + "ا"]


def test_a_part_may_be_exactly_as_long_as_the_limit() -> None:
    first, second = words(199) + ". " + words(398) + ".", words(300) + "."
    assert len(first) == LONGEST_PARAGRAPH
    assert parts(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("mark", [".", "!", "؟", "?", "…", "۔", "؟!", "...", ".”", "!»", '."', ".)", ".”)"])
def test_a_long_line_is_cut_where_a_sentence_ends(mark: str) -> None:
    first, second = words(400) + mark, words(400) + "."
    assert parts(f"{first} \u00a0 {second}") == [first, second]


def test_parts_are_filled_with_as_many_sentences_as_they_hold() -> None:
    sentences = [words(149) + "." for _ in range(10)]
    assert [len(part) for part in parts(" ".join(sentences))] == [452, 452, 452, 150]


@pytest.mark.parametrize(
    "no_end",
    [
        "3.5",
        "القرن 3. 5",
        "د. أحمد",
        "ود. أحمد",
        "أ.د. أحمد",
        "(م. أحمد",
        "دـ. أحمد",
        "دَ. أحمد",
        "ص.ب. 12",
        "J. Smith",
        "U.S. Army",
        "Dr. Smith",
        "www.example.org",
        "2,500",
    ],
)
def test_no_sentence_ends_in_numbers_and_abbreviations(no_end: str) -> None:
    first, second = words(250) + ".", f"{words(250)} {no_end} {words(200)}"
    assert parts(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("end", ["عام 2018.", "1445ه.", "بيد.", "ثم مضى د. وحده."])
def test_other_words_before_a_dot_do_end_a_sentence(end: str) -> None:
    first = f"{words(500)} {end}"
    assert parts(f"{first} {words(300)}")[0] == first


@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»", '""', "”“", "””"])
def test_quotations_are_not_torn(opening: str, closing: str) -> None:
    quotation = f"{opening}{words(150)}. {words(150)}؛ {words(100)}{closing}"
    first, second = words(300) + ".", f"وقال: {quotation} ثم {words(100)}."
    assert parts(f"{first} {second}") == [first, second]


def test_a_quotation_that_fits_moves_on_whole_even_where_only_a_space_is_left() -> None:
    first, quotation = words(300), f"«{words(200)}. {words(200)}»"
    assert parts(f"{first} {quotation} {words(50)}") == [first, f"{quotation} {words(50)}"]


def test_a_quotation_may_hold_another() -> None:
    quotation = f"«{words(100)} “{words(50)}. {words(50)}”. {words(150)}»"
    first = words(300) + "."
    assert parts(f"{first} {quotation}.") == [first, quotation + "."]


@pytest.mark.parametrize("mark", ["“", "«", '"', "”", "»"])
def test_a_mark_without_its_pair_counts_as_none(mark: str) -> None:
    first, second = f"{mark}{words(200)}. {words(200)}.", words(300) + "."
    assert parts(f"{first} {second}") == [first, second]


def test_a_mark_that_never_closes_does_not_undo_the_next_quotation() -> None:
    first = f"“{words(100)}. وقال: “{words(100)}. {words(100)}”."
    second = f"{words(320)}."
    assert parts(f"{first} {second}") == [first, second]


def test_a_quotation_too_long_for_a_paragraph_is_cut_at_its_sentences() -> None:
    sentences = [words(299) + "." for _ in range(4)]
    text = f"«{' '.join(sentences)}»"
    assert parts(text) == [f"«{sentences[0]}", sentences[1], sentences[2], f"{sentences[3]}»"]


@pytest.mark.parametrize(("better", "worse"), [(". ", "؛ "), ("؛ ", "، "), ("; ", ", "), ("، ", " ")])
def test_a_sentence_too_long_is_cut_at_the_best_mark(better: str, worse: str) -> None:
    first, rest = words(200) + better.strip(), words(200) + worse + words(400)
    assert parts(first + " " + rest)[0] == first


def test_without_any_mark_the_last_space_is_the_place() -> None:
    text = words(1000)
    first, second = parts(text)
    assert f"{first} {second}" == text
    assert len(first) > LONGEST_PARAGRAPH - len(WORD)


def test_the_space_in_a_number_is_no_place() -> None:
    text = f"{words(590)} 12 345 678 {words(100)}"
    assert parts(text) == [words(590), f"12 345 678 {words(100)}"]


def test_a_word_too_long_is_cut_but_never_between_a_letter_and_its_marks() -> None:
    text = "كَّ" * 500
    cut = parts(text)
    assert "".join(cut) == text
    assert all(part.startswith("ك") for part in cut)
    assert len(cut[0]) == LONGEST_PARAGRAPH
    shifted = parts("ا" + text)
    assert len(shifted[0]) == LONGEST_PARAGRAPH - 2
    assert all(not unicodedata.combining(part[0]) for part in shifted)


def test_a_word_too_long_is_not_cut_in_a_number() -> None:
    assert parts("ا" * 597 + "12.5" + "ب" * 100) == ["ا" * 597, "12.5" + "ب" * 100]


def test_more_marks_than_a_paragraph_holds_are_cut_all_the_same() -> None:
    assert [len(part) for part in parts("ك" + "\u064e" * 1300)] == [600, 600, 101]


PIECES = st.sampled_from(
    [
        *"كمد .!؟…،؛;,:“”«»\"'()5٣\n",
        "َ",
        "\u200b",
        "\ufeff",
        "\u202e",
        "\xa0",
        "é",
        "👨\u200d👩",
        "3.5",
        ". ",
        "د. ",
        "؛ ",
        "، ",
        " «",
        "» ",
        " “",
        "” ",
        WORD * 9,
        words(190),
        "ك" * 333,
        "َ" * 50,
    ]
)


@given(st.lists(PIECES, max_size=120).map("".join) | st.text())
def test_paragraphs_are_ordered_disjoint_short_and_leave_nothing_out(text: str) -> None:
    spans = split_paragraphs(text)
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    for span in spans:
        part = span.of(text)
        assert 0 < len(part) <= LONGEST_PARAGRAPH
        assert "\n" not in part
        assert part == part.strip()
    gaps = [text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True)]
    unseen = {char for gap in gaps for char in gap if not char.isspace()}
    assert all(unicodedata.category(char)[0] not in "LMNPS" or char in "\u034f\ufe0f\u3164\u115f" for char in unseen)
    assert split_paragraphs(text) == spans


@given(st.lists(PIECES, max_size=120).map("".join))
def test_a_line_is_cut_for_its_length_alone(text: str) -> None:
    lines = [line for line in text.split("\n") if len(line) <= LONGEST_PARAGRAPH]
    assert parts("\n".join(lines)) == [line for each in lines for line in parts(each)]
    assert all(len(parts(line)) <= 1 for line in lines)


SENTENCE = "قال الرجل إن الطريق طويل، وإن السفر شاق؛ ثم مضى. "


@pytest.mark.parametrize("unit", [SENTENCE, WORD, "كلمة، ", "ك", "\u064e", ".", "7", ". ", "“ ", "«ك» ", "\u200b"])
def test_ten_megabytes_on_one_line_take_linear_time(unit: str) -> None:
    text = (unit * (2_500_000 // len(unit)))[:2_500_000]
    began = time.process_time()
    spans = split_paragraphs(text)
    # Half a file of ten megabytes. What is quadratic takes minutes.
    assert time.process_time() - began < 8
    assert all(span.end - span.start <= LONGEST_PARAGRAPH for span in spans)
