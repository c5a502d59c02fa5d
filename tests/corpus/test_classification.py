"""Title, headings, body and furniture, in articles written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.boilerplate import BoilerplateRules
from tui.corpus.classification import as_lines
from tui.corpus.reader import parse_article
from tui.model import Article, Kind, Span

FIRST = "افتتح المجلس البلدي الحديقة الجديدة، وحضر الافتتاح عدد كبير من الأهالي."
SECOND = "وقال المدير إن العمل استغرق سنتين، وإن الأشجار ستكبر قريباً."
THIRD = "ومن المتوقع أن تفتح المكتبة أبوابها في العام المقبل."


def article(rules: BoilerplateRules, *lines: str, name: str = "خبر.txt") -> Article:
    return parse_article("خبر", Path(name), "\n".join(lines), rules)


def kinds(found: Article) -> str:
    """Return a letter for every paragraph's kind: t, h, b, and f for what the site furnished."""
    letters = {Kind.TITLE: "t", Kind.HEADING: "h", Kind.BODY: "b", Kind.BOILERPLATE: "f"}
    return "".join(letters[paragraph.kind] for paragraph in found.paragraphs)


# Titles


def test_the_first_line_is_the_title(rules: BoilerplateRules) -> None:
    found = article(rules, "حديقة في وسط المدينة", "", FIRST, SECOND)
    assert (found.title, kinds(found)) == ("حديقة في وسط المدينة", "tbb")


def test_furniture_may_stand_above_the_title(rules: BoilerplateRules) -> None:
    found = article(rules, "[ad_1]", "حديقة في وسط المدينة", FIRST)
    assert (found.title, kinds(found)) == ("حديقة في وسط المدينة", "ftb")


@pytest.mark.parametrize("title", ["من هنا تبدأ «المدينة الجديدة»", "“ألف شجرة” في عام (2018)", "3.5 مليون شجرة"])
def test_quotation_marks_do_not_end_a_sentence(rules: BoilerplateRules, title: str) -> None:
    assert article(rules, title, FIRST).title == title


@pytest.mark.parametrize("end", [".", "!", "؟", "?", "…", "۔", ":", "،", "؛", ".”", ".»", "؟!", '."', ". "])
def test_a_line_that_ends_like_a_sentence_is_no_title(rules: BoilerplateRules, end: str) -> None:
    found = article(rules, f"حديقة في وسط المدينة{end}", FIRST)
    assert kinds(found) == "bb"


def test_the_title_has_at_most_120_code_points(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, "م" * 120, FIRST)) == "tb"
    assert kinds(article(rules, "م" * 121, FIRST)) == "bb"


def test_no_title_comes_after_the_text_has_begun(rules: BoilerplateRules) -> None:
    found = article(rules, "[ad_1]", FIRST, SECOND, "موعد الافتتاح", THIRD)
    assert (found.title, kinds(found)) == (FIRST, "fbbhb")


def test_a_list_entry_is_no_title(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, "- حديقة", "- مكتبة", FIRST)) == "bbb"


def test_a_line_alone_is_the_article_and_not_its_title(rules: BoilerplateRules) -> None:
    found = article(rules, "حديقة في وسط المدينة", "المصدر")
    assert (found.title, kinds(found)) == ("حديقة في وسط المدينة", "bf")


def test_the_title_repeated_is_furniture_wherever_it_stands(rules: BoilerplateRules) -> None:
    title = "حديقة في وسط المدينة"
    found = article(rules, title, "", f" {title} ", FIRST, title, SECOND, title)
    assert kinds(found) == "tfbfbf"
    assert kinds(article(rules, title, FIRST, f"{title} القديمة", SECOND)) == "tbhb"


def test_white_space_within_a_title_becomes_one_space(rules: BoilerplateRules) -> None:
    assert article(rules, "حديقة\t في\u2028وسط\u00a0المدينة", FIRST).title == "حديقة في وسط المدينة"


# Titles made from the first sentence


def test_lines_between_paragraph_separators_are_whole() -> None:
    text = "عنوان\u2029أول. ثان"
    lines = as_lines(text, [Span(0, 5), Span(6, 10), Span(11, 14)], lambda _: None)
    assert [line.whole for line in lines] == [True, False, False]


def test_a_short_first_sentence_is_taken_whole(rules: BoilerplateRules) -> None:
    assert article(rules, f"فتحت الحديقة. {SECOND}", THIRD).title == "فتحت الحديقة."


def test_a_sentence_does_not_end_at_an_abbreviation_or_in_a_quotation(rules: BoilerplateRules) -> None:
    sentence = "قال د. أحمد: «هنا. والآن» وبلغت المساحة 3.5 كم!"
    assert article(rules, f"{sentence} {SECOND}").title == sentence


def test_a_long_first_sentence_is_cut_between_words_within_80_cells(rules: BoilerplateRules) -> None:
    found = article(rules, "خبر طويل، " * 30 + ".", SECOND)
    assert found.title == "خبر طويل، " * 7 + "خبر طويل…"
    assert len(found.title) <= 80


def test_tashkeel_takes_no_cells(rules: BoilerplateRules) -> None:
    word = "كَتَبَ"
    found = article(rules, " ".join([word] * 60) + ".")
    assert found.title == " ".join([word] * 20) + "…"  # 20 words of 3 cells, 19 spaces, the ellipsis: 80


def test_a_word_longer_than_the_title_is_cut_after_a_letter_and_its_marks(rules: BoilerplateRules) -> None:
    assert article(rules, "كَ" * 300).title == "كَ" * 79 + "…"


def test_80_cells_fit(rules: BoilerplateRules) -> None:
    assert article(rules, "م" * 79 + ".", SECOND).title == "م" * 79 + "."
    assert article(rules, "م" * 80 + ".", SECOND).title == "م" * 79 + "…"


# Headings


def test_a_short_line_above_a_paragraph_is_a_heading(rules: BoilerplateRules) -> None:
    found = article(rules, "حديقة في وسط المدينة", FIRST, "موعد الافتتاح", SECOND, "ألف «شجرة» جديدة", THIRD)
    assert kinds(found) == "tbhbhb"


def test_a_heading_has_at_most_80_code_points(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, FIRST, "م" * 80, SECOND)) == "bhb"
    assert kinds(article(rules, FIRST, "م" * 81, SECOND)) == "bbb"


def test_short_lines_in_a_row_are_a_list(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, FIRST, "أحمد الخطيب", "سعاد النجار", SECOND)) == "bbbb"
    assert kinds(article(rules, FIRST, "أحمد الخطيب", "[ad_2]", "سعاد النجار", SECOND)) == "bbfbb"


def test_furniture_between_a_heading_and_its_paragraph_does_not_matter(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, FIRST, "موعد الافتتاح", "[ad_2]", SECOND)) == "bhfb"


def test_a_line_with_nothing_below_it_heads_nothing(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, FIRST, SECOND, "أحمد الخطيب", "المصدر")) == "bbbf"


@pytest.mark.parametrize(
    "line",
    [
        "الحديقة صباح الافتتاح © وكالة مثال",
        "صورة من داخل الحديقة",
        "جانب من الافتتاح",
        "من زيارة المدير للحديقة",
        "المدير في الحديقة (رويترز)",
        "The garden (Getty Images)",
        "- لا أعرف",
        "• ألف شجرة",
        "— نعم",
    ],
)
def test_captions_and_entries_are_body(rules: BoilerplateRules, line: str) -> None:
    assert kinds(article(rules, FIRST, line, SECOND)) == "bbb"


@pytest.mark.parametrize("line", ["من لقاء عابر إلى صداقة طويلة", "صور الماضي", "2. ألف شجرة"])
def test_headings_that_are_like_captions_and_entries(rules: BoilerplateRules, line: str) -> None:
    assert kinds(article(rules, FIRST, line, SECOND)) == "bhb"


def test_a_line_within_a_speech_is_a_caption(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, FIRST, "أشجار الحديقة", "وأضاف: «سنزرع ألف شجرة».")) == "bbb"


def test_the_parts_of_a_long_line_are_body(rules: BoilerplateRules) -> None:
    long = f"{'شجرة ' * 119}. المصدر"
    assert kinds(article(rules, long, FIRST)) == "bbb"
    assert kinds(article(rules, FIRST, "شجرة " * 130, FIRST)) == "bbbb"


# Markdown


def test_markdown_headings(rules: BoilerplateRules) -> None:
    found = article(rules, "# حديقة جديدة #", FIRST, "## الموعد", "### ساعة", SECOND, "سطر قصير", THIRD, name="a.md")
    assert (found.title, kinds(found)) == ("حديقة جديدة", "tbhhbbb")
    assert next(found.slice(p) for p in found.paragraphs) == "# حديقة جديدة #"


def test_a_markdown_title_may_end_with_a_mark_and_be_repeated(rules: BoilerplateRules) -> None:
    found = article(rules, "# أين الحديقة؟", "أين الحديقة؟", FIRST, name="a.MD")
    assert (found.title, kinds(found)) == ("أين الحديقة؟", "tfb")


def test_markdown_without_headings_is_read_like_text(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, "حديقة جديدة", FIRST, "الموعد", SECOND, name="a.md")) == "tbhb"


def test_furniture_in_a_markdown_heading(rules: BoilerplateRules) -> None:
    assert kinds(article(rules, "# حديقة", FIRST, "## مقالات ذات صلة", SECOND, name="a.md")) == "tbfb"


def test_the_marks_of_markdown_mean_nothing_in_text(rules: BoilerplateRules) -> None:
    assert article(rules, "# حديقة جديدة", FIRST).title == "# حديقة جديدة"


# Anything

LINES = st.sampled_from(
    ["حديقة", "موعد الافتتاح", FIRST, SECOND, "[ad_1]", "المصدر", "# ب", "- نعم", "", "شجرة " * 200]
)


@given(st.lists(LINES | st.text(), max_size=12), st.sampled_from(["a.txt", "a.md"]))
def test_every_article_is_sound(lines: list[str], name: str) -> None:
    text = "\n".join(lines)
    found = parse_article("a", Path(name), text, RULES)
    assert found.text == text
    assert found == parse_article("a", Path(name), text, RULES)
    assert [p.number for p in found.paragraphs] == list(range(1, len(found.paragraphs) + 1))
    titles = [p for p in found.paragraphs if p.kind is Kind.TITLE]
    assert len(titles) <= 1
    assert all(p.kind is Kind.BOILERPLATE for p in found.paragraphs if titles and p.number < titles[0].number)
    assert found.title
    assert found.title == " ".join(found.title.split())


RULES = BoilerplateRules(())
