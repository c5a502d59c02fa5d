"""Edits of an article: which orphans may be taken away in one, and which themes it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.store_texts import AT, GARDEN, LAYLA, MORNING, ONE, SENTENCES, THREE, TWO, article_of
from tui.annotations.history import Entry, OrphanChange
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, SetNote
from tui.errors.requests import OrphanGoneError
from tui.store.edited_texts import edit_of, given_themes, orphans_of, orphans_of_step

if TYPE_CHECKING:
    from tui.store.annotation_store import AnnotationStore

OTHER = article_of("قطار.", article_id="train")


def test_an_orphan_of_another_article_may_be_taken_away_where_it_is_named(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(THREE, "arms")], LAYLA)
    without = article_of(SENTENCES[0], SENTENCES[1], SENTENCES[3])
    (orphan,) = store.snapshot().load(without).orphans
    removal = RemoveOrphan(orphan)
    assert orphans_of([SetNote(ONE, "x"), removal]) == [orphan]

    with pytest.raises(OrphanGoneError):
        edit_of(OTHER, store.snapshot(), [], LAYLA, MORNING).do(removal)
    edit = edit_of(OTHER, store.snapshot(), [orphan], LAYLA, MORNING)
    edit.do(removal)

    (change,) = edit.changes
    assert isinstance(change, OrphanChange)
    (named,) = orphans_of_step(Entry(1, AT, LAYLA.name, OTHER.id, OTHER.sha256, (change,)))
    assert (named.sha256, named.record.span) == (GARDEN.sha256, THREE)


def test_the_themes_of_an_edit_are_those_put_on_and_taken_off(store: AnnotationStore) -> None:
    store.apply(GARDEN, [AddTheme(ONE, "arms")], LAYLA)
    edit = edit_of(GARDEN, store.snapshot(), [], LAYLA, MORNING)

    for operation in (RemoveTheme(ONE, "arms"), AddTheme(TWO, "sanctions"), SetNote(TWO, "diplomacy")):
        edit.do(operation)

    assert given_themes(edit) == {"arms", "sanctions"}
