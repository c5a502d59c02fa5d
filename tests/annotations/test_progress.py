"""How much work there is on an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.store_texts import FOUR, GARDEN, ONE, SENTENCES, THREE, TWO, article_of
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.annotations.progress import Progress
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path


A, B, C, D = SENTENCES


def test_progress_counts_paragraphs(store: AnnotationStore, path: Path) -> None:
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
        "ليلى",
    )
    other = article_of(A, article_id="other")
    store.apply(other, [SetNote(ONE, "x")], "ليلى")

    for each in (store, AnnotationStore(path)):
        assert each.snapshot().progress == {
            "garden": Progress(2, 3, {"arms": 2, "sanctions": 1}),
            "other": Progress(0, 0, {}),
        }
    store.apply(GARDEN, [RemoveTheme(TWO, "arms")], "سامي")
    assert store.snapshot().progress["garden"] == Progress(1, 2, {"arms": 1, "sanctions": 1})


def test_progress_is_kept_while_the_file_is_unchanged(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], "ليلى")

    assert store.snapshot().progress is store.snapshot().progress
