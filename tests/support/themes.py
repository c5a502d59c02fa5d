"""Themes put into a tag file's code book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.layers import Author
from tui.codebook.addition import Addition

if TYPE_CHECKING:
    from tui.model import Theme
    from tui.store.annotation_store import AnnotationStore

SOMEBODY = Author("somebody")


def addition_of(theme: Theme) -> Addition:
    """Return what adds exactly ``theme``."""
    label = theme.label
    return Addition(label.en, label.ar, label.en, theme.id, theme.parent, theme.colour, theme.guideline)


def add_theme(store: AnnotationStore, theme: Theme, author: Author = SOMEBODY) -> None:
    """Put ``theme`` behind the others."""
    store.change_codebook(addition_of(theme), author)
