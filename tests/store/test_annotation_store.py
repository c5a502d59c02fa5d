from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.said import refused
from tests.support.store_files import on_disk
from tests.support.store_texts import AT, FOUR, GARDEN, ONE, SENTENCES, THREE, TWO, article_of, span_of
from tui.annotations.operations import AddTheme, Operation, RemoveTheme, SetNote, SetReviewed
from tui.annotations.progress import Progress
from tui.errors import RequestError
from tui.errors.tag_file import DatabaseError
from tui.model import Annotation, Span, Tag
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = SENTENCES


def stripped(annotations: dict[int, Annotation]) -> dict[int, Annotation]:
    """Return the annotations without who changed them last, which undoing changes, too."""
    return {number: replace(each, by="", at="") for number, each in annotations.items()}


def test_a_store_makes_no_file_by_itself(store: AnnotationStore, path: Path) -> None:
    assert store.path == path
    assert store.stamp() is None
    assert store.snapshot().load(GARDEN).placed == {}
    assert store.snapshot().load(GARDEN).orphans == ()
    assert store.snapshot().progress == {}
    assert store.snapshot().themes == ()
    assert list(path.parent.iterdir()) == []


def test_what_is_applied_is_loaded_by_another(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة"), SetReviewed(FOUR, reviewed=True)], "ليلى")

    assert AnnotationStore(path).snapshot().load(GARDEN).placed == {
        2: Annotation(TWO, (Tag("arms", "ليلى", AT),), "ملاحظة", by="ليلى", at=AT),
        4: Annotation(FOUR, reviewed=True, by="ليلى", at=AT),
    }


def test_nothing_changed_is_nothing_written(store: AnnotationStore, path: Path) -> None:
    assert store.apply(GARDEN, [RemoveTheme(ONE, "arms"), SetNote(ONE, "")], "ليلى") == ()
    assert not path.exists()
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    stamp = store.stamp()

    assert store.apply(GARDEN, [AddTheme(ONE, "arms")], "سامي") == ()
    assert store.apply(GARDEN, [], "سامي") == ()

    assert store.stamp() == stamp


def test_the_inverses_are_in_the_order_to_apply_them(store: AnnotationStore) -> None:
    undo = store.apply(GARDEN, [SetNote(ONE, "a"), SetNote(ONE, "b"), AddTheme(TWO, "arms")], "ليلى")

    assert undo == (RemoveTheme(TWO, "arms"), SetNote(ONE, "a"), SetNote(ONE, ""))


def test_a_span_that_is_no_paragraph_is_refused(store: AnnotationStore, path: Path) -> None:
    with refused(RequestError, "garden has no paragraph from 0 to 5"):
        store.apply(GARDEN, [SetNote(ONE, "x"), AddTheme(Span(0, 5), "arms")], "ليلى")

    assert not path.exists()


def test_two_stores_keep_each_others_changes(store: AnnotationStore, path: Path) -> None:
    other = AnnotationStore(path)
    other.snapshot().load(GARDEN)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    other.apply(GARDEN, [AddTheme(ONE, "sanctions")], "سامي")
    store.apply(article_of(A, article_id="new"), [SetReviewed(ONE, reviewed=True)], "ليلى")
    other.apply(article_of(B, article_id="newer"), [SetReviewed(Span(0, len(B)), reviewed=True)], "سامي")

    assert [(tag.theme, tag.by) for tag in store.snapshot().load(GARDEN).placed[1].tags] == [
        ("arms", "ليلى"),
        ("sanctions", "سامي"),
    ]
    assert set(store.snapshot().progress) == {"garden", "new", "newer"}


def test_what_is_returned_is_the_callers_to_change(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    store.snapshot().load(GARDEN).placed.clear()

    assert store.snapshot().load(GARDEN).placed[1].themes == ("arms",)
    with pytest.raises(TypeError):
        store.snapshot().progress["garden"].themes["arms"] = 9  # type: ignore[index]


def test_a_changed_text_is_followed_and_the_file_with_it(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(span, str(number)) for number, span in enumerate((ONE, TWO, THREE, FOUR), 1)], "ليلى")
    edited = B.replace("الليمون", "البرتقال")
    changed = article_of(D, "فقرة جديدة تماما", edited, A)
    before = path.read_bytes()

    anchored = store.snapshot().load(changed)

    assert {number: each.note for number, each in anchored.placed.items()} == {1: "4", 3: "2", 4: "1"}
    assert [(each.quote, each.annotation.note) for each in anchored.orphans] == [(C, "3")]
    assert path.read_bytes() == before  # looking writes nothing

    store.apply(changed, [AddTheme(span_of(changed, 3), "arms")], "سامي")

    document = on_disk(path)["articles"]["1"]
    assert document["sha256"] == changed.sha256
    starts = {number: span_of(changed, number).start for number in (1, 3, 4)}
    assert [(each["start"], each["quote"], each.get("orphan")) for each in document["paragraphs"]] == sorted(
        [(starts[1], D, None), (starts[3], edited, None), (starts[4], A, None), (THREE.start, C, True)]
    )
    assert store.snapshot().load(changed) == AnnotationStore(path).snapshot().load(changed)
    assert store.snapshot().load(changed).placed[3].themes == ("arms",)
    assert [each.annotation.span for each in store.snapshot().load(changed).orphans] == [THREE]
    assert store.snapshot().progress["garden"] == Progress(1, 1, {"arms": 1})


def test_an_orphan_does_not_move_in_where_another_was_taken_away(store: AnnotationStore) -> None:
    twice = article_of(A, A)
    store.apply(twice, [SetNote(span_of(twice, 1), "first"), SetNote(span_of(twice, 2), "second")], "ليلى")
    once = article_of(A)

    store.apply(once, [SetNote(span_of(once, 1), "")], "ليلى")

    assert store.snapshot().load(once).placed == {}
    assert [each.annotation.note for each in store.snapshot().load(once).orphans] == ["second"]


def test_an_orphan_comes_home_when_its_text_does(store: AnnotationStore) -> None:
    store.apply(GARDEN, [SetNote(ONE, "first"), SetNote(TWO, "second")], "ليلى")
    without = article_of(B, C)
    store.apply(without, [SetNote(span_of(without, 1), "")], "ليلى")
    assert [each.annotation.note for each in store.snapshot().load(without).orphans] == ["first"]

    assert {number: each.note for number, each in store.snapshot().load(GARDEN).placed.items()} == {1: "first"}
    store.apply(GARDEN, [SetReviewed(THREE, reviewed=True)], "ليلى")
    assert store.snapshot().load(GARDEN).orphans == ()
    assert store.snapshot().load(GARDEN).placed[1].note == "first"


def test_a_failed_change_is_not_seen_as_done(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")
    before = path.read_bytes()

    with refused(DatabaseError, "cannot hold this"):
        store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(ONE, "\udc80")], "ليلى")

    assert path.read_bytes() == before
    assert list(store.snapshot().load(GARDEN).placed) == [1]
    assert store.snapshot().progress == {"garden": Progress(1, 1, {"arms": 1})}


spans = st.sampled_from([ONE, TWO, THREE])
themes = st.sampled_from(["arms", "sanctions"])
operations = st.lists(
    st.one_of(
        st.builds(AddTheme, spans, themes),
        st.builds(RemoveTheme, spans, themes),
        st.builds(SetNote, spans, st.sampled_from(["", "ملاحظة", "سطر\nآخر"])),
        st.builds(SetReviewed, spans, st.booleans()),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(operations, operations)
def test_applying_the_inverses_leads_back(
    tmp_path_factory: pytest.TempPathFactory, before: list[Operation], after: list[Operation]
) -> None:
    path = tmp_path_factory.mktemp("store") / "tags.json"
    store = AnnotationStore(path)
    store.apply(GARDEN, before, "ليلى")
    start = store.snapshot().load(GARDEN).placed

    undo = store.apply(GARDEN, after, "سامي")
    middle = AnnotationStore(path).snapshot().load(GARDEN).placed
    redo = store.apply(GARDEN, undo, "سامي")
    assert stripped(AnnotationStore(path).snapshot().load(GARDEN).placed) == stripped(start)

    store.apply(GARDEN, redo, "سامي")
    assert stripped(AnnotationStore(path).snapshot().load(GARDEN).placed) == stripped(middle)
