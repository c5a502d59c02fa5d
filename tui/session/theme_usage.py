"""How much the themes of the code book are used in a library: whatever is done to one touches that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.layers import AGREED
from tui.export.records import Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tui.session.jobs import Pace
    from tui.session.library_annotations import LibraryAnnotations


class Usage(NamedTuple):
    """Where a theme is given: in how many ``paragraphs``, of how many ``articles``, and by how many ``people``."""

    paragraphs: int = 0
    articles: int = 0
    people: int = 0


def theme_usage(annotations: LibraryAnnotations, by: Collection[str], pace: Pace = iter) -> Mapping[str, Usage]:
    """Return the usage of each theme that is given anywhere, by its id; it walks the library.

    What has lost its paragraph or its article counts, too; a text that several articles have counts once.

    Args:
        annotations: What is said of the articles.
        by: The annotators who count.
        pace: Takes the steps from one article to the next.
    """
    paragraphs: dict[str, int] = defaultdict(int)
    articles: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    for record in annotations.records(Scope(boilerplate=True, orphans=True, by=frozenset(by)), pace=pace):
        for theme in record.themes:
            paragraphs[theme] += 1
            articles[theme].add(record.article)
        for tag in record.tags:
            if tag.by != AGREED:
                people[tag.theme].add(tag.by)
    return {theme: Usage(count, len(articles[theme]), len(people[theme])) for theme, count in paragraphs.items()}
