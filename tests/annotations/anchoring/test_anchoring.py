from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.store_texts import SENTENCES, article_of, span_of
from tui.annotations.anchoring.anchoring import LEAST_RATIO, anchor
from tui.annotations.anchoring.text_quote import QuotedAnnotation, quoted
from tui.model import Annotation, Article, Span, Tag

A, B, C, D = SENTENCES


def records_of(article: Article) -> list[QuotedAnnotation]:
    """Return a record for every paragraph; its note is the paragraph's text, to know it by."""
    return [
        quoted(Annotation(paragraph.span, note=article.slice(paragraph)), article.text)
        for paragraph in article.paragraphs
    ]


def notes(records: list[QuotedAnnotation], article: Article) -> dict[int, str]:
    placed = anchor(records, article).placed
    assert all(annotation.span == span_of(article, number) for number, annotation in placed.items())
    return {number: annotation.note for number, annotation in placed.items()}


def test_context_is_the_32_code_points_around() -> None:
    article = article_of(A, B, C)

    record = quoted(Annotation(span_of(article, 2)), article.text)

    assert record.quote == B
    assert record.prefix == A[-30:] + "\n\n"
    assert record.suffix == "\n\n" + C[:30]


def test_an_unchanged_text_keeps_everything_in_place() -> None:
    article = article_of(A, B, A)

    assert notes(records_of(article), article) == {1: A, 2: B, 3: A}


def test_an_edited_word_is_found_by_likeness() -> None:
    edited = B.replace("الليمون", "البرتقال")

    assert notes(records_of(article_of(A, B, C)), article_of(A, edited, C)) == {1: A, 2: B, 3: C}


def test_an_inserted_paragraph_moves_the_others_along() -> None:
    assert notes(records_of(article_of(A, B)), article_of(D, A, C, B)) == {2: A, 4: B}


def test_a_removed_paragraph_leaves_an_orphan_as_it_was() -> None:
    records = records_of(article_of(A, B, C))

    anchored = anchor(records, article_of(A, C))

    assert {number: annotation.note for number, annotation in anchored.placed.items()} == {1: A, 2: C}
    assert anchored.orphans == (records[1],)


def test_two_swapped_paragraphs_are_followed() -> None:
    assert notes(records_of(article_of(A, B, C)), article_of(C, B, A)) == {1: C, 2: B, 3: A}


def test_of_paragraphs_with_one_text_the_context_tells_which() -> None:
    article = article_of(A, "مشاركة", B, "مشاركة", C)
    record = quoted(Annotation(span_of(article, 4), note="the one before C"), article.text)

    # By distance it would be the third paragraph.
    longer = article_of(A, D, "مشاركة", B, "مشاركة", C)
    assert notes([record], longer) == {5: "the one before C"}


def test_without_context_the_nearest_is_taken() -> None:
    article = article_of("مشاركة", A, "مشاركة", A, "مشاركة")
    near = Span(span_of(article, 3).start + 4, span_of(article, 3).end + 4)

    assert notes([QuotedAnnotation(Annotation(near, note="here"), "مشاركة")], article) == {3: "here"}


def test_two_records_never_share_a_paragraph() -> None:
    first, second = records_of(article_of(A))[0], records_of(article_of(D, A))[1]
    second = replace(second, annotation=replace(second.annotation, note="second"))

    anchored = anchor([first, second], article_of(A))

    assert {number: annotation.note for number, annotation in anchored.placed.items()} == {1: A}
    assert anchored.orphans == (second,)


def test_the_more_similar_record_wins_though_it_comes_later() -> None:
    longer, shorter = B.replace("كامل", "كامل ونصف الشهر"), B.replace("كامل", "تام")
    records = [
        QuotedAnnotation(Annotation(Span(500 + number, 600), note=text), text)
        for number, text in enumerate((longer, shorter))
    ]

    anchored = anchor(records, article_of(A, B))

    assert {number: annotation.note for number, annotation in anchored.placed.items()} == {2: shorter}
    assert [orphan.quote for orphan in anchored.orphans] == [longer]


def test_likeness_begins_at_the_stated_ratio() -> None:
    # rapidfuzz: twice the common letters, over all letters. Six of eight are 75 percent.
    assert LEAST_RATIO == 75
    enough = QuotedAnnotation(Annotation(Span(90, 98), note="x"), "اااااابب")
    too_little = QuotedAnnotation(Annotation(Span(90, 98), note="x"), "اااااببب")

    assert anchor([enough], article_of("ااااااجج")).placed
    assert anchor([too_little], article_of("اااااججج")).orphans == (too_little,)


def test_a_text_wholly_in_a_longer_one_counts_to_the_stated_ratio() -> None:
    three = QuotedAnnotation(Annotation(Span(90, 93), note="x"), "ااا")

    assert anchor([three], article_of("اااجج")).placed  # six of eight letters
    assert not anchor([three], article_of("اااججج")).placed


def test_an_empty_quote_fits_nowhere() -> None:
    record = QuotedAnnotation(Annotation(Span(0, 0)), "")

    assert anchor([record], article_of(A, B)).orphans == (record,)


# A changed split


def tagged(article: Article, number: int, *themes: str, note: str = "", at: str = "") -> QuotedAnnotation:
    """Return a record of the paragraph; its tags' authors are their theme and the paragraph's number."""
    tags = tuple(Tag(theme, f"{theme} {number}", at) for theme in themes)
    return quoted(Annotation(span_of(article, number), tags, note, at=at), article.text)


def reviewed(record: QuotedAnnotation) -> QuotedAnnotation:
    return replace(record, annotation=replace(record.annotation, reviewed=True))


def test_a_paragraph_that_is_several_now_has_its_tags_on_each_and_the_note_on_the_first() -> None:
    old, new = article_of(A, f"{B} {C}  {D}", A), article_of(A, B, C, D, A)

    anchored = anchor([reviewed(tagged(old, 2, "arms", note="here"))], new)

    tag = (Tag("arms", "arms 2", ""),)
    assert anchored.placed == {
        2: Annotation(span_of(new, 2), tag, "here", reviewed=True),
        3: Annotation(span_of(new, 3), tag, reviewed=True),
        4: Annotation(span_of(new, 4), tag, reviewed=True),
    }
    assert anchored.orphans == ()


def test_a_note_alone_says_nothing_of_the_paragraphs_behind_the_first() -> None:
    assert notes([tagged(article_of(f"{A} {B}"), 1, note="here")], article_of(A, B)) == {1: "here"}


def test_a_paragraph_with_other_blanks_is_found_though_it_is_short() -> None:
    assert notes([tagged(article_of("ا ب"), 1, note="here")], article_of(A, "ا \t \u00a0  \n ب")) == {2: "here"}


def test_parts_with_something_between_are_not_one_paragraph_divided() -> None:
    record = tagged(article_of(f"{A} {B}"), 1, "arms")

    assert anchor([record], article_of(A, C, B)).orphans == (record,)


def test_a_paragraph_that_another_record_has_is_not_one_of_the_parts() -> None:
    old = article_of(f"{A} {B} {C}", D, B)
    records = [tagged(old, 1, "whole"), tagged(old, 3, "part")]

    anchored = anchor(records, article_of(A, B, C))

    assert {number: each.themes for number, each in anchored.placed.items()} == {2: ("part",)}
    assert anchored.orphans == (records[0],)


def test_of_two_places_a_divided_paragraph_goes_where_its_surroundings_are() -> None:
    record = tagged(article_of(C, f"{A} {B}", D), 2, "arms")

    assert list(anchor([record], article_of(A, B, C, A, B, D)).placed) == [4, 5]


def test_paragraphs_that_are_one_now_are_united_there() -> None:
    old = article_of(A, B, C)
    records = [
        reviewed(tagged(old, 1, "arms", "space", note="first", at="2026-01-01")),
        tagged(old, 2, "space", "trade", at="2026-03-03"),
        tagged(old, 3, note="third", at="2026-02-02"),
    ]
    new = article_of(D, f"{A} {B}\n{C}")

    anchored = anchor(records[::-1], new)

    assert anchored.orphans == ()
    assert anchored.placed == {
        2: Annotation(
            span_of(new, 2),
            (Tag("arms", "arms 1", "2026-01-01"), Tag("space", "space 1", "2026-01-01"),
             Tag("trade", "trade 2", "2026-03-03")),
            "first\nthird",
            at="2026-03-03",
        )
    }  # fmt: skip


def test_what_is_united_is_reviewed_if_all_of_it_is() -> None:
    old, new = article_of(A, B), article_of(f"{A} {B}")
    first, second = tagged(old, 1, note="x"), tagged(old, 2, note="y")

    assert anchor([reviewed(first), reviewed(second)], new).placed[1].reviewed
    assert not anchor([reviewed(first), second], new).placed[1].reviewed


def test_united_paragraphs_begin_at_the_stated_share() -> None:
    old = article_of("اااا", "بب")
    records = [tagged(old, 1, "arms"), tagged(old, 2, "space")]

    assert anchor(records, article_of("جج اااا بب")).placed[1].themes == ("arms", "space")  # six of eight letters
    assert anchor(records, article_of("ججججج اااا بب")).orphans == tuple(records)


@pytest.mark.parametrize("between", ["بصباح", "صباحا", "صباحُنا"])
def test_a_part_of_a_word_is_no_paragraph(between: str) -> None:
    old = article_of(A, "صباح", B)
    records = [tagged(old, number, str(number)) for number in (1, 2, 3)]

    anchored = anchor(records, article_of(f"{A} {between} {B}"))

    assert anchored.placed[1].themes == ("1", "3")
    assert anchored.orphans == (records[1],)


def test_paragraphs_put_together_without_a_blank_are_told_by_their_full_stops() -> None:
    old = article_of(A, B)

    assert anchor([tagged(old, 1, "1"), tagged(old, 2, "2")], article_of(A + B)).placed[1].themes == ("1", "2")


def test_parts_are_looked_for_in_their_old_order() -> None:
    old = article_of(A, B, "صباح")
    records = [tagged(old, number, str(number)) for number in (1, 2, 3)]

    anchored = anchor(records, article_of(f"{A} {B}"))

    assert "صباح" in A.split()
    assert anchored.placed[1].themes == ("1", "2")
    assert anchored.orphans == (records[2],)


def test_a_short_part_takes_no_place_from_a_long_one() -> None:
    old = article_of("المتحف", A, B)
    records = [tagged(old, number, str(number)) for number in (1, 2, 3)]

    anchored = anchor(records, article_of(f"{A} {B}"))

    assert anchored.placed[1].themes == ("2", "3")
    assert anchored.orphans == (records[0],)


def test_a_split_and_the_way_back_lose_nothing() -> None:
    whole, parts = article_of(f"{A} {B}"), article_of(A, B)
    once = anchor([reviewed(tagged(whole, 1, "arms", note="here"))], parts).placed

    back = anchor([quoted(each, parts.text) for each in once.values()], whole).placed

    assert back == {1: Annotation(span_of(whole, 1), (Tag("arms", "arms 1", ""),), "here", reviewed=True)}


texts = st.lists(
    st.sampled_from([*SENTENCES, "مشاركة", B[:-9], C.replace("ليلى", "سلمى"), B + " " + C, f"{A}\n{B} {C}"]), max_size=7
)


@given(texts, texts)
def test_nothing_is_lost_and_nothing_is_doubled(old: list[str], new: list[str]) -> None:
    records = [
        replace(record, annotation=replace(record.annotation, note=str(number)))
        for number, record in enumerate(records_of(article_of(*old)))
    ]
    article = article_of(*new)

    anchored = anchor(records, article)

    # Several that are one paragraph now have a line each there.
    found = [line for annotation in anchored.placed.values() for line in annotation.note.splitlines()]
    found += [orphan.annotation.note for orphan in anchored.orphans]
    assert sorted(found) == sorted(record.annotation.note for record in records)
    assert list(anchored.placed) == sorted(anchored.placed)
    assert all(annotation.span == span_of(article, number) for number, annotation in anchored.placed.items())
    # A text that is still there as often as before loses no annotation.
    for orphan in anchored.orphans:
        assert new.count(orphan.quote) < old.count(orphan.quote)
