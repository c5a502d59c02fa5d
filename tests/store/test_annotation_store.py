from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.said import refused
from tests.support.store_files import document_of, on_disk, written
from tests.support.store_texts import (
    AT,
    FOUR,
    GARDEN,
    HIND,
    LAYLA,
    ONE,
    SAMI,
    SENTENCES,
    STAMP,
    THREE,
    TWO,
    article_of,
    lost_notes,
    said,
    span_of,
)
from tui.annotations.operations import AddTheme, Operation, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.annotations.progress import Progress
from tui.annotations.undo import redoable, undoable
from tui.errors import RequestError
from tui.errors.requests import OrphanGoneError
from tui.errors.tag_file import DatabaseError
from tui.model import Annotation, Span, Tag
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

A, B, C, D = SENTENCES


def themes(store: AnnotationStore) -> dict[int, dict[str, tuple[str, ...]]]:
    """Return who gives which themes, by the number of the paragraph."""
    found = store.snapshot().load(GARDEN).annotations(GARDEN)
    return {number: {each.by: each.themes for each in layers} for number, layers in found.items()}


def test_a_store_makes_no_file_by_itself(store: AnnotationStore, path: Path) -> None:
    assert store.path == path
    assert store.stamp() is None
    assert said(store) == {}
    assert store.snapshot().load(GARDEN).orphans == ()
    assert store.snapshot().progress(LAYLA.name) == {}
    assert store.snapshot().codebook.themes == ()
    assert store.history == ()
    assert list(path.parent.iterdir()) == []


def test_what_is_applied_is_loaded_by_another(store: AnnotationStore, path: Path) -> None:
    assert store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(TWO, "ملاحظة"), SetReviewed(FOUR, reviewed=True)], LAYLA)

    assert said(AnnotationStore(path)) == {
        2: Annotation(TWO, (Tag("arms", "ليلى", AT),), "ملاحظة", by="ليلى", at=AT),
        4: Annotation(FOUR, reviewed=True, by="ليلى", at=AT),
    }


def test_how_a_theme_was_given_is_kept(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, how, how=how) for how in ("key", "accepted", "rule", "import")], LAYLA)

    assert {tag.theme: tag.how for tag in said(AnnotationStore(path))[1].tags} == {
        how: how for how in ("key", "accepted", "rule", "import")
    }


def test_nothing_changed_is_nothing_written(store: AnnotationStore, path: Path) -> None:
    assert not store.apply(GARDEN, [RemoveTheme(ONE, "arms"), SetNote(ONE, "")], LAYLA)
    assert not path.exists()
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    stamp = store.stamp()

    assert not store.apply(GARDEN, [AddTheme(ONE, "arms", how="rule")], LAYLA)
    assert not store.apply(GARDEN, [RemoveTheme(ONE, "arms")], SAMI)
    assert not store.apply(GARDEN, [], SAMI)

    assert store.stamp() == stamp
    assert len(store.history) == 1


def test_a_span_that_is_no_paragraph_is_refused(store: AnnotationStore, path: Path) -> None:
    with refused(RequestError, "garden has no paragraph from 0 to 5"):
        store.apply(GARDEN, [SetNote(ONE, "x"), AddTheme(Span(0, 5), "arms")], LAYLA)

    assert not path.exists()


# Several annotators


def test_two_stores_keep_each_others_changes(store: AnnotationStore, path: Path) -> None:
    other = AnnotationStore(path)
    other.snapshot().load(GARDEN)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    other.apply(GARDEN, [AddTheme(ONE, "sanctions")], SAMI)
    store.apply(article_of(A, article_id="new"), [SetReviewed(ONE, reviewed=True)], LAYLA)
    other.apply(article_of(B, article_id="newer"), [SetReviewed(Span(0, len(B)), reviewed=True)], SAMI)

    assert themes(store) == {1: {"سامي": ("sanctions",), "ليلى": ("arms",)}}
    assert {*store.snapshot().progress(LAYLA.name)} == {"garden", "new"}
    assert {*store.snapshot().progress(SAMI.name)} == {"garden", "newer"}


def test_the_same_theme_by_two_is_two_judgements(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)

    assert store.apply(GARDEN, [AddTheme(ONE, "arms")], SAMI)

    assert themes(store) == {1: {"سامي": ("arms",), "ليلى": ("arms",)}}


def test_nobody_takes_off_what_another_has_said(store: AnnotationStore) -> None:
    for author in (LAYLA, SAMI):
        store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(ONE, "x"), SetReviewed(ONE, reviewed=True)], author)

    store.apply(GARDEN, [RemoveTheme(ONE, "arms"), SetNote(ONE, ""), SetReviewed(ONE, reviewed=False)], SAMI)

    assert said(store, by=SAMI) == {}
    mine = said(store)[1]
    assert (mine.themes, mine.note, mine.reviewed) == (("arms",), "x", True)


def test_notes_of_two_stand_side_by_side(store: AnnotationStore) -> None:
    store.apply(GARDEN, [SetNote(ONE, "من ليلى")], LAYLA)
    store.apply(GARDEN, [SetNote(ONE, "من سامي")], SAMI)

    assert said(store)[1].note == "من ليلى"
    assert said(store, by=SAMI)[1].note == "من سامي"


def test_everybody_takes_back_their_own_alone(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    store.apply(GARDEN, [AddTheme(ONE, "arms")], SAMI)

    entry = undoable(store.history, LAYLA.name)
    assert entry is not None
    assert store.revert(entry, GARDEN, LAYLA).is_changed

    assert themes(store) == {1: {"سامي": ("arms",)}}
    assert undoable(store.history, LAYLA.name) is None
    assert undoable(store.history, HIND.name) is None
    assert (redoable(store.history, LAYLA.name) or entry).by == "ليلى"


def test_a_step_is_taken_back_once_though_two_ask_for_it(store: AnnotationStore, path: Path) -> None:
    for note in "ab":
        store.apply(GARDEN, [SetNote(ONE, note)], LAYLA)
    entry = store.history[-1]
    other = AnnotationStore(path)
    assert other.revert(entry, GARDEN, LAYLA).is_changed

    assert not store.revert(entry, GARDEN, LAYLA).is_changed

    assert said(store)[1].note == "a"
    assert len(store.history) == 3


def test_what_is_returned_is_the_callers_to_change(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    store.snapshot().load(GARDEN).annotations(GARDEN).clear()

    assert said(store)[1].themes == ("arms",)
    with pytest.raises(TypeError):
        store.snapshot().progress(LAYLA.name)["garden"].themes["arms"] = 9  # type: ignore[index]


# Texts that change


def test_a_changed_text_is_followed_and_the_old_document_stays(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(span, str(number)) for number, span in enumerate((ONE, TWO, THREE, FOUR), 1)], LAYLA)
    edited = B.replace("الليمون", "البرتقال")
    changed = article_of(D, "فقرة جديدة تماما", edited, A)
    before, old = path.read_bytes(), document_of(path, GARDEN.sha256)

    assert {number: each.note for number, each in said(store, changed).items()} == {1: "4", 3: "2", 4: "1"}
    assert lost_notes(store, changed) == ["3"]
    assert path.read_bytes() == before, "looking writes nothing"

    store.apply(changed, [AddTheme(span_of(changed, 3), "arms")], SAMI)

    assert document_of(path, GARDEN.sha256) == old, "what was said is said of the text that it was said of"
    (paragraph,) = document_of(path, changed.sha256)["paragraphs"]
    assert (paragraph["quote"], [each["by"] for each in paragraph["layers"]]) == (edited, ["سامي"])
    assert said(store, changed, SAMI)[3].themes == ("arms",)
    assert {number: each.note for number, each in said(store, changed).items()} == {1: "4", 3: "2", 4: "1"}
    assert lost_notes(store, changed) == ["3"]
    assert store.snapshot().load(changed) == AnnotationStore(path).snapshot().load(changed)


def test_what_is_changed_in_the_new_text_is_changed_in_the_old_one_too_when_it_comes_back(
    store: AnnotationStore,
) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms"), SetNote(ONE, "old")], LAYLA)
    changed = article_of(A, B)
    store.apply(changed, [RemoveTheme(ONE, "arms"), SetNote(ONE, "new")], LAYLA)

    assert said(store, changed)[1].note == "new"
    assert said(store)[1].note == "new"
    assert said(store)[1].themes == ()


def test_an_orphan_does_not_move_in_where_another_was_taken_away(store: AnnotationStore) -> None:
    twice = article_of(A, A)
    store.apply(twice, [SetNote(span_of(twice, 1), "first"), SetNote(span_of(twice, 2), "second")], LAYLA)
    once = article_of(A)

    store.apply(once, [SetNote(span_of(once, 1), "")], LAYLA)

    assert said(store, once) == {}
    assert lost_notes(store, once) == ["second"]


def test_an_orphan_comes_home_when_its_text_does(store: AnnotationStore) -> None:
    store.apply(GARDEN, [SetNote(ONE, "first"), SetNote(TWO, "second")], LAYLA)
    without = article_of(B, C)
    store.apply(without, [SetNote(span_of(without, 1), "")], LAYLA)
    assert lost_notes(store, without) == ["first"]

    assert {number: each.note for number, each in said(store).items()} == {1: "first"}
    store.apply(GARDEN, [SetReviewed(THREE, reviewed=True)], LAYLA)
    assert store.snapshot().load(GARDEN).orphans == ()
    assert said(store)[1].note == "first"


def test_an_orphan_is_taken_away_by_each_for_themselves(store: AnnotationStore) -> None:
    for author in (LAYLA, SAMI):
        store.apply(GARDEN, [SetNote(ONE, "lost"), AddTheme(ONE, "arms")], author)
    without = article_of(B, C)
    (orphan,) = store.snapshot().load(without).orphans

    store.apply(without, [RemoveOrphan(orphan)], LAYLA)

    assert lost_notes(store, without) == []
    assert lost_notes(store, without, SAMI) == ["lost"]
    with refused(OrphanGoneError):
        store.apply(without, [RemoveOrphan(orphan)], LAYLA)
    entry = undoable(store.history, LAYLA.name)
    assert entry is not None
    assert store.revert(entry, without, LAYLA).is_changed
    assert lost_notes(store, without) == ["lost"]
    assert said(store)[1].themes == ("arms",), "also where its text is back"


def test_an_orphan_that_the_file_has_not_any_more_cannot_be_taken_away(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [SetNote(ONE, "lost")], LAYLA)
    without = article_of(B, C)
    (orphan,) = store.snapshot().load(without).orphans
    written(path, {name: rows for name, rows in on_disk(path).items() if name != "articles"})
    other = AnnotationStore(path)

    with refused(OrphanGoneError):
        other.apply(without, [RemoveOrphan(orphan)], LAYLA)

    assert said(other, without) == {}


def test_an_orphan_that_is_in_no_file_any_more_does_not_come_back_without_its_text(
    store: AnnotationStore, path: Path
) -> None:
    """What was made before there were stamps has none: it looks like what is not there."""
    store.apply(GARDEN, [SetNote(ONE, "lost")], LAYLA)
    data = on_disk(path)
    for document in data["articles"].values():
        document["paragraphs"][0]["layers"][0]["note"]["desk"]["at"] = ""
    written(path, data)
    store, without = AnnotationStore(path), article_of(B, C)
    store.apply(without, [RemoveOrphan(store.snapshot().load(without).orphans[0])], LAYLA)
    entry = undoable(store.history, LAYLA.name)
    assert entry is not None
    store.revert(entry, without, LAYLA)
    written(path, {name: rows for name, rows in on_disk(path).items() if name != "articles"})
    store = AnnotationStore(path)
    entry = redoable(store.history, LAYLA.name)
    assert entry is not None

    assert not store.revert(entry, without, LAYLA).is_changed

    assert said(AnnotationStore(path), without) == {}, "the file is sound"


def test_a_failed_change_is_not_seen_as_done(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    before = path.read_bytes()

    with refused(DatabaseError, "cannot hold this"):
        store.apply(GARDEN, [AddTheme(TWO, "arms"), SetNote(ONE, "\udc80")], LAYLA)

    assert path.read_bytes() == before
    assert list(said(store)) == [1]
    assert store.snapshot().progress(LAYLA.name) == {"garden": Progress(1, 1, {"arms": 1})}
    assert len(store.history) == 1


# Taking back


spans = st.sampled_from([ONE, TWO, THREE])
operations = st.lists(
    st.one_of(
        st.builds(AddTheme, spans, st.sampled_from(["arms", "sanctions"])),
        st.builds(RemoveTheme, spans, st.sampled_from(["arms", "sanctions"])),
        st.builds(SetNote, spans, st.sampled_from(["", "ملاحظة", "سطر\nآخر"])),
        st.builds(SetReviewed, spans, st.booleans()),
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(operations, operations)
def test_a_step_is_taken_back_and_made_again_whole(
    tmp_path_factory: pytest.TempPathFactory, before: list[Operation], after: list[Operation]
) -> None:
    path = tmp_path_factory.mktemp("store") / "tags.json"
    store = AnnotationStore(path)
    store.apply(GARDEN, before, LAYLA)
    start = content(path)
    if not store.apply(GARDEN, after, LAYLA):
        return
    middle = content(path)

    for state in (start, middle, start, middle):
        entry = store.history[-1]
        assert store.revert(entry, GARDEN, LAYLA).changed == 0
        assert content(path) == state


def content(path: Path) -> object:
    """Return what another program reads, without the time of the last change."""
    found = said(AnnotationStore(path))
    return {number: (each.tags, each.note, each.reviewed) for number, each in found.items()}


def test_the_stamp_is_that_of_the_morning(store: AnnotationStore, path: Path) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)

    assert document_of(path, GARDEN.sha256)["paragraphs"][0]["layers"][0]["themes"]["arms"]["at"] == STAMP
