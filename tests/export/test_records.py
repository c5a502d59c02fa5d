"""What an export takes, and what it says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.anchoring.anchored import Orphan
from tui.annotations.anchoring.text_quote import QuotedParagraph
from tui.export.records import Scope, Wanted, orphan_records, records
from tui.model import Annotation, Article, Kind, Paragraph, Record, Span, Tag

TEXT = "عنوان\nفقرة أولى\nفقرة ثانية\nشارك الخبر\n"
LINES = TEXT.splitlines()
SPANS = [Span(TEXT.index(line), TEXT.index(line) + len(line)) for line in LINES]
KINDS = [Kind.TITLE, Kind.BODY, Kind.BODY, Kind.BOILERPLATE]
PARAGRAPHS = tuple(
    Paragraph(number, span, kind) for number, (span, kind) in enumerate(zip(SPANS, KINDS, strict=True), 1)
)
ARTICLE = Article("a/1", Path("a/1.txt"), TEXT, "عنوان", "0" * 64, PARAGRAPHS)

NAMES = ["one", "other"]
tags = st.lists(st.sampled_from(["arms", "sanctions", "space"]), unique=True, max_size=3)
layers = st.builds(
    lambda themes, note, is_reviewed: {"themes": themes, "note": note, "reviewed": is_reviewed},
    tags,
    st.sampled_from(["", "ملاحظة"]),
    st.booleans(),
)
layer_sets = st.dictionaries(st.integers(1, 4), st.dictionaries(st.sampled_from(NAMES), layers))
"""By the number of a paragraph, what each annotator says of it."""

scopes = st.builds(
    Scope, st.sampled_from(Wanted), st.frozensets(st.sampled_from(["arms", "space", "x"]), max_size=2), st.booleans()
)

Layers = dict[str, dict[str, Any]]


def layers_of(said: Layers) -> tuple[Annotation, ...]:
    """Return what is said of a paragraph as the program has it."""
    return tuple(
        Annotation(
            SPANS[0],
            tuple(Tag(theme, by, "2026-01-01T00:00:00Z") for theme in each["themes"]),
            each["note"],
            each["reviewed"],
            by,
            "2026-01-01T00:00:00Z",
        )
        for by, each in sorted(said.items())
    )


def as_annotations(said: dict[int, Layers]) -> dict[int, tuple[Annotation, ...]]:
    return {number: layers_of(each) for number, each in said.items()}


def is_wanted(said: Layers, scope: Scope) -> bool:
    """Return whether the paragraph of which this is said is wanted, whatever kind of paragraph it is."""
    themes = {theme for each in said.values() for theme in each["themes"]}
    is_marked = any(each["reviewed"] for each in said.values())
    has_state = {Wanted.ALL: True, Wanted.REVIEWED: is_marked or bool(themes), Wanted.TAGGED: bool(themes)}
    return has_state[scope.wanted] and (not scope.themes or bool(scope.themes & themes))


@given(layer_sets, scopes)
def test_what_is_taken(said: dict[int, Layers], scope: Scope) -> None:
    taken = [record.paragraph for record in records(ARTICLE, as_annotations(said), scope)]

    assert taken == [
        paragraph.number
        for paragraph in PARAGRAPHS
        if is_wanted(said.get(paragraph.number, {}), scope)
        and (scope.boilerplate or paragraph.kind is not Kind.BOILERPLATE)
    ]


@given(layer_sets)
def test_what_is_said(said: dict[int, Layers]) -> None:
    for record in records(ARTICLE, as_annotations(said), Scope(Wanted.ALL, boilerplate=True), ("a/2",)):
        of_it = said.get(record.paragraph, {})
        assert (record.article, record.title, record.copies) == ("a/1", "عنوان", ("a/2",))
        assert record.text == TEXT[record.start : record.end] == LINES[record.paragraph - 1]
        assert set(record.themes) == {theme for each in of_it.values() for theme in each["themes"]}
        assert len(set(record.themes)) == len(record.themes)
        assert [(tag.by, tag.theme) for tag in record.tags] == [
            (by, theme) for by, each in sorted(of_it.items()) for theme in each["themes"]
        ]
        assert record.note == ("ملاحظة" if any(each["note"] for each in of_it.values()) else ""), "each note once"
        assert record.reviewed == any(each["reviewed"] or each["themes"] for each in of_it.values())


def test_who_and_when_are_those_of_the_latest_change() -> None:
    early = Annotation(SPANS[1], (Tag("arms", "one", "2026-01-01T00:00:00Z"),), by="one", at="2026-01-01T00:00:00Z")
    late = Annotation(SPANS[1], by="other", note="ملاحظة", at="2026-02-02T00:00:00Z")

    (record,) = records(ARTICLE, {2: (early, late)}, Scope())
    (other_way,) = records(ARTICLE, {2: (late, early)}, Scope())

    assert (record.annotator, record.updated) == ("other", "2026-02-02T00:00:00Z")
    assert (other_way.annotator, other_way.updated) == ("other", "2026-02-02T00:00:00Z")


def orphan(span: Span, quote: str, said: Layers) -> Orphan:
    """Return an orphan as the tag file has it."""
    at = "2026-01-01T00:00:00.000Z"
    layers = {
        by: {
            "themes": {theme: {"at": at, "on": True} for theme in each["themes"]},
            "note": {"": {"at": at, "text": each["note"]}},
            "reviewed": {"at": at, "on": each["reviewed"]},
        }
        for by, each in said.items()
    }
    return Orphan("0" * 64, QuotedParagraph(span, quote, "", "", layers))


def test_orphans_come_in_the_order_of_their_text_as_what_was_said_of_it() -> None:
    both = {
        "one": {"themes": ["arms"], "note": "ملاحظة", "reviewed": False},
        "other": {"themes": [], "note": "", "reviewed": False},
    }
    later = orphan(Span(70, 73), "نصر", both)
    sooner = orphan(Span(60, 63), "قول", {"one": {"themes": [], "note": "", "reviewed": True}})

    first, second = orphan_records("a/1", "عنوان", [later, sooner], Scope(Wanted.ALL, orphans=True))

    assert (first.text, first.start, first.end, first.themes, first.reviewed) == ("قول", 60, 63, (), True)
    at = "2026-01-01T00:00:00Z"
    assert second == Record(
        "a/1", "عنوان", 0, 70, 73, "نصر",
        layers=(Annotation(Span(70, 73), (Tag("arms", "one", at),), "ملاحظة", by="one", at=at),),
        orphan=True,
    ), "who says nothing now is not among them"  # fmt: skip


@given(layer_sets, scopes)
def test_orphans_are_taken_as_paragraphs_are_but_only_when_asked_for(said: dict[int, Layers], scope: Scope) -> None:
    orphans = [orphan(Span(number, 9), "x", each) for number, each in said.items()]

    found = [record.start for record in orphan_records("a/1", "عنوان", orphans, replace(scope, orphans=True))]

    assert found == [number for number, each in sorted(said.items()) if is_wanted(each, scope)]
    assert list(orphan_records("a/1", "عنوان", orphans, scope)) == []
