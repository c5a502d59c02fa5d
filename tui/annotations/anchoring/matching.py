"""Which documents of the tag file speak in which articles. A document is about one text, and texts change their files.

A document speaks

1. in every article of its very text;
2. in the article of its id, where that has another text now in which at least half of its quotes are still paragraphs,
   also if it speaks elsewhere by 1: a text was corrected, and somebody has kept the old one;
3. if it speaks nowhere by these, in the article with the most of its quotes, at least half of them. Copies of one text
   are one; between different texts that have as many it goes to none;
4. if still nowhere, in the article of its id, for what can be anchored there, except where the document of that
   article's very text comes from another id: then the file's name has gone to another article;
5. else nowhere.

An article without paragraphs has no document. Boilerplate is no paragraph here: that is the same in all the articles
of a site. Pure.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    Texts = Callable[[str], Collection[str]]

LEAST_SHARE = 0.5
"""Of a document's quotes, those that must be paragraphs, word for word, of another text for it to be the same one."""

_NO_TEXT = hashlib.sha256(b"").hexdigest()


class Known(NamedTuple):
    """A document: the ``id`` of the article it was last seen under, and the ``quotes`` of its records."""

    id: str
    quotes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Matching:
    """Where each document speaks. Documents are named by the sha256 of their text.

    Attributes:
        by_article: Those of each article that has some, by its id: that of its very text first, the others sorted.
        strays: Those of no article, sorted.
    """

    by_article: Mapping[str, tuple[str, ...]]
    strays: tuple[str, ...]


def matching(documents: Mapping[str, Known], hashes: Mapping[str, str], texts: Texts) -> Matching:
    """Return which documents speak in which articles.

    Args:
        documents: Each by the sha256 of its text.
        hashes: The sha256 of each article's text, by its id.
        texts: Returns the texts of an article's paragraphs without boilerplate. As files are read for it, it is asked
            only for the articles of ids under which a document was seen that is not of their very text, once each; and
            for all, each text once, if a document with quotes speaks nowhere by then. What it raises is passed on.

    >>> documents = {"a1": Known("news/1", ["one"]), "b2": Known("news/2", ["two", "three"]), "c3": Known("news/3", [])}
    >>> texts = {"news/1": ["one"], "renamed": ["three", "four"]}
    >>> matching(documents, {"news/1": "a1", "renamed": "d4"}, lambda article: texts[article])
    Matching(by_article={'news/1': ('a1',), 'renamed': ('b2',)}, strays=('c3',))
    """
    holders = _holders(hashes)
    places = {sha256: {*holders.get(sha256, ())} for sha256 in documents}
    corrected, rewritten = _under_their_ids(documents, hashes, texts)
    for sha256 in corrected:
        places[sha256].add(documents[sha256].id)
    waiting = {sha256: known.quotes for sha256, known in documents.items() if not places[sha256]}
    for sha256, text in _moved(waiting, holders, texts).items():
        places[sha256].update(holders[text])
    for sha256 in rewritten:
        article = documents[sha256].id
        resident = documents.get(hashes[article])
        if not places[sha256] and (resident is None or resident.id == article):
            places[sha256].add(article)
    return _in_order(places, hashes)


def _holders(hashes: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the ids of the articles that hold each text, sorted."""
    holders: dict[str, list[str]] = {}
    for article in sorted(hashes):
        if hashes[article] != _NO_TEXT:
            holders.setdefault(hashes[article], []).append(article)
    return holders


def _under_their_ids(
    documents: Mapping[str, Known], hashes: Mapping[str, str], texts: Texts
) -> tuple[set[str], set[str]]:
    """Return the documents whose id has another text now: those with enough of their quotes in it, and the others."""
    seen: dict[str, list[str]] = {}
    for sha256, known in documents.items():
        if hashes.get(known.id, sha256) not in (sha256, _NO_TEXT):
            seen.setdefault(known.id, []).append(sha256)
    corrected: set[str] = set()
    rewritten: set[str] = set()
    for article, shas in seen.items():
        paragraphs = frozenset(texts(article))
        for sha256 in shas if paragraphs else ():
            quotes = documents[sha256].quotes
            found = sum(quote in paragraphs for quote in quotes)
            (corrected if _is_enough(found, quotes) else rewritten).add(sha256)
    return corrected, rewritten


def _moved(waiting: Mapping[str, Sequence[str]], holders: Mapping[str, Sequence[str]], texts: Texts) -> dict[str, str]:
    """Return the documents of which one text has more quotes than any other, and enough, each with that text."""
    asking: dict[str, list[str]] = {}  # once for each time that a document has the quote
    for sha256, quotes in waiting.items():
        for quote in quotes:
            asking.setdefault(quote, []).append(sha256)
    found: dict[str, dict[int, list[str]]] = {}  # by how many of the quotes are in a text: those texts
    for text, articles in holders.items() if asking else ():
        paragraphs = frozenset(texts(articles[0]))
        for sha256, count in Counter(each for one in paragraphs for each in asking.get(one, ())).items():
            if _is_enough(count, waiting[sha256]):
                found.setdefault(sha256, {}).setdefault(count, []).append(text)
    best = {sha256: counts[max(counts)] for sha256, counts in found.items()}
    return {sha256: most[0] for sha256, most in best.items() if len(most) == 1}


def _is_enough(found: int, quotes: Sequence[str]) -> bool:
    return bool(quotes) and found / len(quotes) >= LEAST_SHARE


def _in_order(places: Mapping[str, set[str]], hashes: Mapping[str, str]) -> Matching:
    by_article: dict[str, list[str]] = {}
    for sha256 in sorted(places):
        for article in places[sha256]:
            by_article.setdefault(article, []).append(sha256)
    return Matching(
        {
            article: tuple(sorted(by_article[article], key=lambda sha256: sha256 != hashes[article]))
            for article in sorted(by_article)
        },
        tuple(sha256 for sha256 in sorted(places) if not places[sha256]),
    )
