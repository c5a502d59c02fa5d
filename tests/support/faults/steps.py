"""What the writers do, step by step: endless, and the same for the same name in every process."""

from __future__ import annotations

import random
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from tests.support.places import SAMPLES
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.corpus.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.annotations.operations import Operation
    from tui.model import Article

_SAMPLES = Library(SAMPLES)
ARTICLES = tuple(_SAMPLES.article(index) for index in range(3))

_THEMES = ("أسلحة", "space-cooperation", "عقوبات", "diplomacy", "🎶")
_MOST_OPERATIONS = 3


class Step(NamedTuple):
    """Operations that are applied together: all of them are in the file, or none is."""

    article: Article
    operations: tuple[Operation, ...]


def changes(name: str) -> Iterator[Step]:
    """Yield random changes of every kind."""
    source = random.Random(name)  # noqa: S311 - repeatable, not secret
    for number in count():
        article = source.choice(ARTICLES)
        many = source.randint(1, _MOST_OPERATIONS)
        yield Step(article, tuple(_change(source, article, f"{name}، {number}") for _ in range(many)))


def themes_of_its_own(name: str) -> Iterator[Step]:
    """Yield themes that nobody else gives, over all paragraphs: whatever else is done, each of them must stay."""
    places = [(article, paragraph.span) for article in ARTICLES for paragraph in article.paragraphs]
    for number in count():
        article, span = places[number % len(places)]
        yield Step(article, (AddTheme(span, f"{name}-{number}"),))


PLANS: dict[str, Callable[[str], Iterator[Step]]] = {plan.__name__: plan for plan in (changes, themes_of_its_own)}


def _change(source: random.Random, article: Article, note: str) -> Operation:
    span, theme = source.choice(article.paragraphs).span, source.choice(_THEMES)
    operations = (
        AddTheme(span, theme),
        RemoveTheme(span, theme),
        SetNote(span, source.choice((note, note, ""))),
        SetReviewed(span, source.random() < 0.7),
    )
    return source.choice(operations)
