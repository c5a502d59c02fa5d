"""How much work the tag file holds on an article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.model import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.anchoring.kept_article import KeptArticle


@dataclass(frozen=True, slots=True)
class Progress:
    """How many paragraphs are done. Orphans do not count: the article does not have their paragraphs any more.

    Attributes:
        tagged: Paragraphs with a theme.
        reviewed: Paragraphs reviewed or with a theme.
        themes: Paragraphs per theme id.
    """

    tagged: int
    reviewed: int
    themes: Mapping[str, int]


def progress(document: KeptArticle) -> Progress:
    """Return the counts of ``document``."""
    annotations = [record.annotation for record in document.records]
    return Progress(
        tagged=sum(annotation.state is State.TAGGED for annotation in annotations),
        reviewed=sum(annotation.state is not State.UNTOUCHED for annotation in annotations),
        themes=MappingProxyType(Counter(theme for annotation in annotations for theme in annotation.themes)),
    )
