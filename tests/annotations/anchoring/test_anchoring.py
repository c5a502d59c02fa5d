from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.store_texts import SENTENCES, article_of, span_of
from tui.annotations.anchoring.anchored import Anchored, anchored
from tui.annotations.anchoring.anchoring import LEAST_RATIO
from tui.annotations.anchoring.kept_text import KeptText
from tui.annotations.anchoring.text_quote import QuotedParagraph, quoted
from tui.model import Annotation, Article, Kind, Paragraph, Span, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

A, B, C, D = SENTENCES
BY = "ليلى"
AT = "2026-01-01T00:00:00.000Z"


def layer(*themes: str, note: str = "", reviewed: bool = False, at: str = AT) -> dict[str, dict[str, Any]]:
    """Return what BY says."""
    own: dict[str, Any] = {"themes": {theme: {"at": at, "on": True} for theme in themes}}
    own |= {"note": {"": {"at": at, "text": note}}} if note else {}
    return {BY: own | ({"reviewed": {"at": at, "on": True}} if reviewed else {})}


def record_of(article: Article, number: int, *themes: str, **more: Any) -> QuotedParagraph:  # noqa: ANN401 - of ``layer``
    """Return a record of the paragraph."""
    return replace(quoted(span_of(article, number), article.text), layers=layer(*themes, **more))


def records_of(article: Article) -> list[QuotedParagraph]:
    """Return a record for every paragraph; its note is the paragraph's text, to know it by."""
    return [record_of(article, paragraph.number, note=article.slice(paragraph)) for paragraph in article.paragraphs]


def anchor(records: Iterable[QuotedParagraph], article: Article, sha256: str = "0" * 64) -> Anchored:
    """Return where records of another text belong in an article."""
    return anchored([KeptText(sha256, article.id, "", tuple(records))], article)


def placed(found: Anchored, article: Article) -> dict[int, Annotation]:
    """Return what BY says, by the number of the paragraph."""
    return {number: each for number, (each,) in found.annotations(article).items()}


def lost(found: Anchored) -> list[QuotedParagraph]:
    return [each.record for each in found.lost]


def notes(records: list[QuotedParagraph], article: Article) -> dict[int, str]:
    found = placed(anchor(records, article), article)
    assert all(annotation.span == span_of(article, number) for number, annotation in found.items())
    return {number: annotation.note for number, annotation in found.items()}


def test_context_is_the_32_code_points_around() -> None:
    article = article_of(A, B, C)

    record = quoted(span_of(article, 2), article.text)

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
    records, article = records_of(article_of(A, B, C)), article_of(A, C)

    found = anchor(records, article)

    assert {number: each.note for number, each in placed(found, article).items()} == {1: A, 2: C}
    assert lost(found) == [records[1]]
    assert [each.annotations()[0].note for each in found.orphans] == [B]


def test_two_swapped_paragraphs_are_followed() -> None:
    assert notes(records_of(article_of(A, B, C)), article_of(C, B, A)) == {1: C, 2: B, 3: A}


def test_of_paragraphs_with_one_text_the_context_tells_which() -> None:
    article = article_of(A, "مشاركة", B, "مشاركة", C)
    record = record_of(article, 4, note="the one before C")

    # By distance it would be the third paragraph.
    longer = article_of(A, D, "مشاركة", B, "مشاركة", C)
    assert notes([record], longer) == {5: "the one before C"}


def test_without_context_the_nearest_is_taken() -> None:
    article = article_of("مشاركة", A, "مشاركة", A, "مشاركة")
    near = Span(span_of(article, 3).start + 4, span_of(article, 3).end + 4)

    assert notes([QuotedParagraph(near, "مشاركة", layers=layer(note="here"))], article) == {3: "here"}


def test_two_records_never_share_a_paragraph() -> None:
    first = records_of(article_of(A))[0]
    second = record_of(article_of(D, A), 2, note="second")
    article = article_of(A)

    found = anchor([first, second], article)

    assert {number: each.note for number, each in placed(found, article).items()} == {1: A}
    assert lost(found) == [second]


def test_the_more_similar_record_wins_though_it_comes_later() -> None:
    longer, shorter = B.replace("كامل", "كامل ونصف الشهر"), B.replace("كامل", "تام")
    records = [
        QuotedParagraph(Span(500 + number, 600), text, layers=layer(note=text))
        for number, text in enumerate((longer, shorter))
    ]
    article = article_of(A, B)

    found = anchor(records, article)

    assert {number: each.note for number, each in placed(found, article).items()} == {2: shorter}
    assert [each.quote for each in lost(found)] == [longer]


def unlike(text: str) -> QuotedParagraph:
    return QuotedParagraph(Span(90, 90 + len(text)), text, layers=layer(note="x"))


def test_likeness_begins_at_the_stated_ratio() -> None:
    # rapidfuzz: twice the common letters, over all letters. Six of eight are 75 percent.
    assert LEAST_RATIO == 75
    assert not lost(anchor([unlike("اااااابب")], article_of("ااااااجج")))
    assert lost(anchor([unlike("اااااببب")], article_of("اااااججج"))) == [unlike("اااااببب")]


def test_a_text_wholly_in_a_longer_one_counts_to_the_stated_ratio() -> None:
    assert not lost(anchor([unlike("ااا")], article_of("اااجج")))  # six of eight letters
    assert lost(anchor([unlike("ااا")], article_of("اااججج")))


def test_an_empty_quote_fits_nowhere() -> None:
    record = QuotedParagraph(Span(0, 0), "")

    assert lost(anchor([record], article_of(A, B))) == [record]


def test_a_record_in_which_nobody_says_anything_is_lost_but_no_orphan() -> None:
    off = replace(record_of(article_of(D), 1), layers={BY: {"themes": {"arms": {"at": AT, "on": False}}}})

    found = anchor([off], article_of(A, B))

    assert lost(found) == [off]
    assert found.orphans == ()


def test_the_same_words_in_two_texts_are_one_orphan_and_twice_in_one_text_two() -> None:
    one, other, now = article_of(A, "مشاركة", B, "مشاركة"), article_of("مشاركة", A, B), article_of(A, B)
    texts = [
        KeptText("0" * 64, "garden", "", (record_of(one, 2, note="first"), record_of(one, 4, note="second"))),
        KeptText("1" * 64, "garden", "", (record_of(other, 1, "arms"),)),
    ]

    found = anchored(texts, now)

    assert len(found.lost) == 3
    assert [(each.annotations()[0].note, each.annotations()[0].themes) for each in found.orphans] == [
        ("first", ("arms",)),
        ("second", ()),
    ]


# A changed split


TAG = (Tag("arms", BY, "2026-01-01T00:00:00Z"),)


def test_a_paragraph_that_is_several_now_has_its_tags_on_each_and_the_note_on_the_first() -> None:
    old, new = article_of(A, f"{B} {C}  {D}", A), article_of(A, B, C, D, A)

    found = anchor([record_of(old, 2, "arms", note="here", reviewed=True)], new)

    assert {number: (each.tags, each.note, each.reviewed) for number, each in placed(found, new).items()} == {
        2: (TAG, "here", True),
        3: (TAG, "", True),
        4: (TAG, "", True),
    }
    assert found.lost == ()


def test_a_note_alone_says_nothing_of_the_paragraphs_behind_the_first() -> None:
    assert notes([record_of(article_of(f"{A} {B}"), 1, note="here")], article_of(A, B)) == {1: "here"}


def test_a_paragraph_with_other_blanks_is_found_though_it_is_short() -> None:
    assert notes([record_of(article_of("ا ب"), 1, note="here")], article_of(A, "ا \t \u00a0  \n ب")) == {2: "here"}


def test_parts_with_something_between_are_not_one_paragraph_divided() -> None:
    record = record_of(article_of(f"{A} {B}"), 1, "arms")

    assert lost(anchor([record], article_of(A, C, B))) == [record]


def test_a_paragraph_that_another_record_has_is_not_one_of_the_parts() -> None:
    old, new = article_of(f"{A} {B} {C}", D, B), article_of(A, B, C)
    records = [record_of(old, 1, "whole"), record_of(old, 3, "part")]

    found = anchor(records, new)

    assert {number: each.themes for number, each in placed(found, new).items()} == {2: ("part",)}
    assert lost(found) == [records[0]]


def test_of_two_places_a_divided_paragraph_goes_where_its_surroundings_are() -> None:
    record, new = record_of(article_of(C, f"{A} {B}", D), 2, "arms"), article_of(A, B, C, A, B, D)

    assert list(placed(anchor([record], new), new)) == [4, 5]


def test_paragraphs_that_are_one_now_are_united_there() -> None:
    old, new = article_of(A, B, C), article_of(D, f"{A} {B}\n{C}")
    records = [
        record_of(old, 1, "arms", "space", note="first", at="2026-01-01T00:00:00.000Z"),
        record_of(old, 2, "space", "trade", at="2026-03-03T00:00:00.000Z"),
        record_of(old, 3, note="third", at="2026-02-02T00:00:00.000Z"),
    ]

    found = anchor(records[::-1], new)

    assert found.lost == ()
    assert placed(found, new) == {
        2: Annotation(
            span_of(new, 2),
            (Tag("arms", BY, "2026-01-01T00:00:00Z"), Tag("space", BY, "2026-01-01T00:00:00Z"),
             Tag("trade", BY, "2026-03-03T00:00:00Z")),
            "first\nthird",
            by=BY,
            at="2026-03-03T00:00:00Z",
        )
    }  # fmt: skip


def test_what_is_united_is_reviewed_if_all_of_it_is() -> None:
    old, new = article_of(A, B), article_of(f"{A} {B}")
    first, second = (record_of(old, number, note="x", reviewed=True) for number in (1, 2))

    assert placed(anchor([first, second], new), new)[1].reviewed
    assert not placed(anchor([first, record_of(old, 2, note="y")], new), new)[1].reviewed


def test_united_paragraphs_begin_at_the_stated_share() -> None:
    old, enough, too_long = article_of("اااا", "بب"), article_of("جج اااا بب"), article_of("ججججج اااا بب")
    records = [record_of(old, 1, "arms"), record_of(old, 2, "space")]

    assert placed(anchor(records, enough), enough)[1].themes == ("arms", "space")  # six of eight letters
    assert lost(anchor(records, too_long)) == records


@pytest.mark.parametrize("between", ["بصباح", "صباحا", "صباحُنا"])
def test_a_part_of_a_word_is_no_paragraph(between: str) -> None:
    old, new = article_of(A, "صباح", B), article_of(f"{A} {between} {B}")
    records = [record_of(old, number, str(number)) for number in (1, 2, 3)]

    found = anchor(records, new)

    assert placed(found, new)[1].themes == ("1", "3")
    assert lost(found) == [records[1]]


def test_paragraphs_put_together_without_a_blank_are_told_by_their_full_stops() -> None:
    old, new = article_of(A, B), article_of(A + B)

    assert placed(anchor([record_of(old, 1, "1"), record_of(old, 2, "2")], new), new)[1].themes == ("1", "2")


def test_parts_are_looked_for_in_their_old_order() -> None:
    old, new = article_of(A, B, "صباح"), article_of(f"{A} {B}")
    records = [record_of(old, number, str(number)) for number in (1, 2, 3)]

    found = anchor(records, new)

    assert "صباح" in A.split()
    assert placed(found, new)[1].themes == ("1", "2")
    assert lost(found) == [records[2]]


def test_a_short_part_takes_no_place_from_a_long_one() -> None:
    old, new = article_of("المتحف", A, B), article_of(f"{A} {B}")
    records = [record_of(old, number, str(number)) for number in (1, 2, 3)]

    found = anchor(records, new)

    assert placed(found, new)[1].themes == ("2", "3")
    assert lost(found) == [records[0]]


def test_in_its_very_text_a_record_lies_where_it_was_made_however_that_is_split_now() -> None:
    whole = article_of(f"{A} {B}")
    middle = len(A) + 1
    parts = [Paragraph(1, Span(0, len(A)), Kind.BODY), Paragraph(2, Span(middle, middle + len(B)), Kind.BODY)]
    split = replace(whole, paragraphs=tuple(parts))

    found = placed(anchor([record_of(whole, 1, "arms", note="here")], split, whole.sha256), split)
    back = placed(anchor([record_of(split, 2, "space", note="there")], whole, whole.sha256), whole)

    assert {number: (each.themes, each.note) for number, each in found.items()} == {
        1: (("arms",), "here"),
        2: (("arms",), ""),
    }
    assert (back[1].themes, back[1].note) == (("space",), "there")


def test_records_of_two_texts_lie_on_one_paragraph() -> None:
    old, new = article_of(A, B), article_of(B)
    texts = [
        KeptText("0" * 64, "garden", "", (record_of(old, 2, "arms", "space"),)),
        KeptText(new.sha256, "garden", "", (record_of(new, 1, "trade", at="2026-02-02T00:00:00.000Z"),)),
    ]

    for order in (texts, texts[::-1]):
        assert placed(anchored(order, new), new)[1].themes == ("arms", "space", "trade")


texts = st.lists(
    st.sampled_from([*SENTENCES, "مشاركة", B[:-9], C.replace("ليلى", "سلمى"), B + " " + C, f"{A}\n{B} {C}"]), max_size=7
)


@given(texts, texts)
def test_nothing_is_lost_and_nothing_is_doubled(old: list[str], new: list[str]) -> None:
    before, article = article_of(*old), article_of(*new)
    records = [record_of(before, each.number, note=str(each.number)) for each in before.paragraphs]

    found = anchor(records, article)

    # Several that are one paragraph now have a line each there.
    kept = [line for annotation in placed(found, article).values() for line in annotation.note.splitlines()]
    kept += [each.annotations()[0].note for each in found.orphans]
    assert sorted(kept, key=int) == [str(number) for number in range(1, len(records) + 1)]
    assert all(annotation.span == span_of(article, number) for number, annotation in placed(found, article).items())
    # A text that is still there as often as before loses no annotation.
    for orphan in lost(found):
        assert new.count(orphan.quote) < old.count(orphan.quote)
