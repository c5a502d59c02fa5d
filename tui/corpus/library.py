"""A folder of articles, read as far as somebody looks at it."""

from __future__ import annotations

from collections import OrderedDict
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.corpus.boilerplate import load_rules
from tui.corpus.discovery import find_sources
from tui.corpus.reader import read_article
from tui.errors.articles import UnreadableArticleError
from tui.errors.requests import AmbiguousArticleError, NoSuchArticleError
from tui.model import Kind
from tui.text.direction import article_direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tui.corpus.discovery import Source
    from tui.model import Article
    from tui.text.direction import Direction

ARTICLES_KEPT = 16
"""Articles held in memory; a 10 MB one takes some 40 MB."""


LONGEST_NUMBER = 18
"""Digits of an article's number; Python refuses to read some thousands of them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list shows of an article.

    Attributes:
        title: Its title; the id of one that cannot be read.
        paragraphs: How many there are.
        readable: How many of them are not boilerplate.
        unasked: Where those begin that are readable, and not asked for, in code points of the text.
        problem: Why it cannot be read, and then the counts are 0; None where it can.
        direction: That of the article, by which its title and its paragraphs are laid out.
    """

    title: str
    paragraphs: int
    readable: int
    unasked: frozenset[int] = frozenset()
    problem: UnreadableArticleError | None = None
    direction: Direction = "L"

    @property
    def asked(self) -> int:
        """Return how many paragraphs are asked for: no titles, no headings, no boilerplate."""
        return self.readable - len(self.unasked)


class Library:
    """The articles below ``root``, in natural order of their paths. Files are read when they are first asked for.

    The last ARTICLES_KEPT that were asked for are kept in memory, the summaries of all that were read.
    """

    def __init__(self, root: Path, boilerplate_file: Path | None = None) -> None:
        """Find the files.

        Raises:
            NoLibraryError: ``root`` does not exist or cannot be opened.
            NoArticlesError: It holds no article.
            ConfigError: ``boilerplate_file`` cannot be understood; see ``load_rules``.
        """
        self.root = root
        self._rules = load_rules(boilerplate_file)
        self.sources: tuple[Source, ...] = find_sources(root)
        self._numbers = {source.id: index for index, source in enumerate(self.sources)}
        self._articles: OrderedDict[int, Article] = OrderedDict()
        self._summaries: dict[int, Summary] = {}

    def __len__(self) -> int:
        return len(self.sources)

    def article(self, index: int) -> Article:
        """Return the article at ``index``, counted from 0.

        Raises:
            UnreadableArticleError: The file cannot be read as text.
        """
        article = self._articles.get(index)
        if article is None:
            article = read_article(self.sources[index], self._rules)
            self._articles[index] = article
            self._summaries[index] = _summarise(article)
            if len(self._articles) > ARTICLES_KEPT:
                self._articles.popitem(last=False)
        self._articles.move_to_end(index)
        return article

    def summary(self, index: int) -> Summary:
        """Return title and counts of the article at ``index``, counted from 0; never raises for what is in the file.

        The file is read once for it, also one that cannot be read.
        """
        if index not in self._summaries:
            try:
                self.article(index)
            except UnreadableArticleError as error:
                self._summaries[index] = Summary(self.sources[index].id, 0, 0, problem=error)
        return self._summaries[index]

    def summaries(self) -> Sequence[Summary] | None:
        """Return the summaries of all articles in their order; None as long as one of them has not been read."""
        if len(self._summaries) < len(self.sources):
            return None
        return [self._summaries[index] for index in range(len(self.sources))]

    def apart(self) -> Library:
        """Return another reader of the same files, for another thread: they share nothing that changes."""
        other = copy(self)
        other._articles = OrderedDict()  # noqa: SLF001 - of this very class
        other._summaries = dict(self._summaries)  # noqa: SLF001 - see above
        return other

    def read_all(self, pace: Callable[[Sequence[int]], Iterable[int]]) -> None:
        """Read every article; ``pace`` takes the steps from one to the next."""
        for index in pace(range(len(self))):
            self.summary(index)

    def take_summaries(self, other: Library) -> None:
        """Take over the summaries of what another reader of the same files has read."""
        self._summaries = {**other._summaries, **self._summaries}

    def index_of(self, article_id: str) -> int | None:
        """Return the index, counted from 0, of the article with this very id; None where there is none."""
        return self._numbers.get(article_id)

    def find(self, reference: str) -> int:
        """Return the index, counted from 0, of the article that ``reference`` names.

        An id comes first, then a number as in ``list`` (from 1), then the name of a file (an id with its ending), then
        the unique beginning of an id.

        Raises:
            NoSuchArticleError: None is meant.
            AmbiguousArticleError: Several are.
        """
        exact = self._numbers.get(reference)
        if exact is not None:
            return exact
        if reference.isdecimal() and len(reference) <= LONGEST_NUMBER and 1 <= int(reference) <= len(self.sources):
            return int(reference) - 1
        named = self._index_of_file(reference)
        if named is not None:
            return named
        found = [index for index, source in enumerate(self.sources) if source.id.startswith(reference)]
        if len(found) == 1 and reference:
            return found[0]
        if found and reference:
            names = tuple(self.sources[index].id for index in found[:3])
            raise AmbiguousArticleError(reference, len(found), names)
        raise NoSuchArticleError(reference, len(self.sources))

    def _index_of_file(self, name: str) -> int | None:
        """Return where the article stands whose file, below the root, has this very name, or None."""
        article_id, dot, ending = name.rpartition(".")
        index = self._numbers.get(article_id)
        return index if index is not None and self.sources[index].path.suffix == dot + ending else None


def _summarise(article: Article) -> Summary:
    readable = [paragraph for paragraph in article.paragraphs if paragraph.kind is not Kind.BOILERPLATE]
    unasked = frozenset(paragraph.span.start for paragraph in readable if not paragraph.kind.is_asked)
    direction = article_direction(article.text)
    return Summary(article.title, len(article.paragraphs), len(readable), unasked, direction=direction)
