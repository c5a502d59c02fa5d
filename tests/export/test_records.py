"""What an export takes, and what it says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.anchoring.anchoring import Orphan
from tui.export.records import Scope, Wanted, orphan_records, records
from tui.model import Annotation, Article, Kind, Paragraph, Record, Span, State, Tag

TEXT = "عنوان\nفقرة أولى\nفقرة ثانية\nشارك الخبر\n"
LINES = TEXT.splitlines()
SPANS = [Span(TEXT.index(line), TEXT.index(line) + len(line)) for line in LINES]
KINDS = [Kind.TITLE, Kind.BODY, Kind.BODY, Kind.BOILERPLATE]
PARAGRAPHS = tuple(
    Paragraph(number, span, kind) for number, (span, kind) in enumerate(zip(SPANS, KINDS, strict=True), 1)
)
ARTICLE = Article("a/1", Path("a/1.txt"), TEXT, "عنوان", "0" * 64, PARAGRAPHS)

tags = st.lists(st.sampled_from(["arms", "sanctions", "space"]), unique=True, max_size=3).map(
    lambda themes: tuple(Tag(theme, "tester", "2026-01-01T00:00:00Z") for theme in themes)
)
annotation_sets = st.dictionaries(
    st.integers(1, 4),
    st.builds(
        Annotation, span=st.just(SPANS[0]), tags=tags, note=st.sampled_from(["", "ملاحظة"]), reviewed=st.booleans()
    ),
)
scopes = st.builds(
    Scope, st.sampled_from(Wanted), st.frozensets(st.sampled_from(["arms", "space", "x"]), max_size=2), st.booleans()
)


@given(annotation_sets, scopes)
def test_what_is_taken(annotations: dict[int, Annotation], scope: Scope) -> None:
    taken = [record.paragraph for record in records(ARTICLE, annotations, scope)]

    for paragraph in PARAGRAPHS:
        annotation = annotations.get(paragraph.number, Annotation(paragraph.span))
        states = {
            Wanted.ALL: set(State),
            Wanted.REVIEWED: {State.REVIEWED, State.TAGGED},
            Wanted.TAGGED: {State.TAGGED},
        }[scope.wanted]
        expected = (
            annotation.state in states
            and (not scope.themes or not scope.themes.isdisjoint(annotation.themes))
            and (scope.boilerplate or paragraph.kind is not Kind.BOILERPLATE)
        )
        assert (paragraph.number in taken) == expected
    assert taken == sorted(taken)


@given(annotation_sets)
def test_what_is_said(annotations: dict[int, Annotation]) -> None:
    for record in records(ARTICLE, annotations, Scope(Wanted.ALL, boilerplate=True)):
        annotation = annotations.get(record.paragraph, Annotation(Span(0, 0)))
        assert (record.article, record.title) == ("a/1", "عنوان")
        assert record.text == TEXT[record.start : record.end] == LINES[record.paragraph - 1]
        assert record.themes == tuple(tag.theme for tag in annotation.tags)
        assert record.tags == annotation.tags
        assert record.note == annotation.note
        assert record.reviewed == bool(annotation.reviewed or annotation.tags)


def test_who_and_when_are_those_of_the_latest_change() -> None:
    annotation = Annotation(
        SPANS[1], (Tag("arms", "one", "2026-01-01T00:00:00Z"),), by="other", at="2026-02-02T00:00:00Z"
    )

    (record,) = records(ARTICLE, {2: annotation}, Scope())

    assert (record.annotator, record.updated) == ("other", "2026-02-02T00:00:00Z")


def test_orphans_come_in_the_order_of_their_text_as_what_was_said_of_it() -> None:
    tags = (Tag("arms", "one", "2026-01-01T00:00:00Z"),)
    later = Orphan(Annotation(Span(70, 73), tags, "ملاحظة", by="other", at="2026-02-02T00:00:00Z"), "نصر")
    sooner = Orphan(Annotation(Span(60, 63), reviewed=True), "قول")

    first, second = orphan_records(ARTICLE, [later, sooner], Scope(Wanted.ALL, orphans=True))

    assert (first.text, first.start, first.end, first.themes, first.reviewed) == ("قول", 60, 63, (), True)
    assert second == Record(
        "a/1", "عنوان", 0, 70, 73, "نصر", ("arms",), "ملاحظة", "other", "2026-02-02T00:00:00Z",
        reviewed=True, tags=tags, orphan=True,
    )  # fmt: skip


@given(annotation_sets, scopes)
def test_orphans_are_taken_as_paragraphs_are_but_only_when_asked_for(
    annotations: dict[int, Annotation], scope: Scope
) -> None:
    orphans = [Orphan(replace(each, span=Span(number, 9)), "x") for number, each in annotations.items()]
    as_paragraphs = {number: annotation for number, annotation in annotations.items() if number in (2, 3)}
    taken = [record.paragraph for record in records(ARTICLE, as_paragraphs, scope) if record.paragraph in as_paragraphs]

    found = [record.start for record in orphan_records(ARTICLE, orphans, replace(scope, orphans=True))]

    assert [start for start in found if start in as_paragraphs] == taken
    assert list(orphan_records(ARTICLE, orphans, scope)) == []
