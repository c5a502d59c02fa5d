"""How much work one annotator has done on an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.store_texts import FOUR, GARDEN, HIND, LAYLA, ONE, SAMI, SENTENCES, THREE, TWO, article_of
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.annotations.progress import Progress
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path


A, B, C, D = SENTENCES


def test_progress_counts_ones_own_paragraphs(store: AnnotationStore, path: Path) -> None:
    store.apply(
        GARDEN,
        [
            AddTheme(ONE, "arms"),
            AddTheme(ONE, "sanctions"),
            SetReviewed(ONE, reviewed=True),
            AddTheme(TWO, "arms"),
            SetReviewed(THREE, reviewed=True),
            SetNote(FOUR, "only a note"),
        ],
        LAYLA,
    )
    store.apply(GARDEN, [AddTheme(FOUR, "arms")], SAMI)
    other = article_of(A, article_id="other")
    store.apply(other, [SetNote(ONE, "x")], LAYLA)

    for each in (store, AnnotationStore(path)):
        assert each.snapshot().progress(LAYLA.name) == {"garden": Progress(2, 3, {"arms": 2, "sanctions": 1})}
        assert each.snapshot().progress(SAMI.name) == {"garden": Progress(1, 1, {"arms": 1})}
        assert each.snapshot().progress(HIND.name) == {}
    store.apply(GARDEN, [RemoveTheme(TWO, "arms")], SAMI)
    assert store.snapshot().progress(LAYLA.name)["garden"].tagged == 2
    store.apply(GARDEN, [RemoveTheme(TWO, "arms")], LAYLA)
    assert store.snapshot().progress(LAYLA.name)["garden"] == Progress(1, 2, {"arms": 1, "sanctions": 1})


def test_progress_is_kept_while_the_document_is_unchanged(store: AnnotationStore) -> None:
    other = article_of(A, article_id="other")
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    before = store.snapshot().progress(LAYLA.name)["garden"]

    store.apply(other, [AddTheme(ONE, "arms")], LAYLA)

    assert store.snapshot().progress(LAYLA.name)["garden"] is before
