"""From schema 2 to a copy of schema 1, which 0.1.0 reads: what that can say, and a count of what it cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.annotations.layers import data, is_on, origin
from tui.annotations.stamps import shown
from tui.store.books import Books, borne_in
from tui.store.migrations.schema1 import orphan_sha256
from tui.store.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.codebook.kept_book import KeptBook
    from tui.store.schema import Tables

_SCHEMA = 1
_NOT_IN_SCHEMA_1 = ("meta", "codebook", "queries", "articles")
_OF_A_THEME = {"id", "order", "there", "colour", "ar", "en", "into"}


@dataclass(frozen=True, slots=True)
class Lost:
    """How much of a file schema 1 cannot say.

    Attributes:
        tags: Tags of a theme that somebody else gave the same paragraph before.
        removals: Themes, marks and notes that were taken off, and themes that were deleted: that is not remembered.
        authors: Annotators beyond the first of a note: it becomes one note, by one person.
        codebook_fields: What is said of themes beyond labels, colour and order.
        merges: Themes that have become another one: their tags are of that one for good.
        spans: Themes that are given to a part of a paragraph.
        queries: Queries that were kept.
        of_articles: What is said of an article as a whole.
        doubtful: Marks of doubt.
    """

    tags: int = 0
    removals: int = 0
    authors: int = 0
    codebook_fields: int = 0
    merges: int = 0
    spans: int = 0
    queries: int = 0
    of_articles: int = 0
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Downgraded:
    """A file as schema 1 has it, and what that cannot say."""

    tables: Tables
    lost: Lost


def downgraded(tables: Tables) -> Downgraded:
    """Return what tables of schema 2 say as those of schema 1, as far as that can be said there. There is no history.

    >>> arms = {"arms": {"at": "2024-05-04T09:01:40.000Z", "on": True}}
    >>> layers = [{"by": by, "themes": arms} for by in ("Mona", "Omar")]
    >>> paragraph = {"start": 0, "end": 2, "quote": "It", "layers": layers}
    >>> document = {"sha256": "ab" * 32, "name": {"at": "", "id": "news/1", "title": ""}, "paragraphs": [paragraph]}
    >>> found = downgraded({"meta": {"1": {"format": "hashiya tags", "schema": 2}}, "articles": {"7": document}})
    >>> found.tables["articles"]["1"]["paragraphs"][0]["tags"], found.lost.tags
    ([{'theme': 'arms', 'by': 'Mona', 'at': '2024-05-04T09:01:40Z'}], 1)
    """
    lost: Counter[str] = Counter(queries=len(tables.get("queries", {})))
    found: Tables = {"meta": {key: _mark(each) for key, each in tables.get("meta", {}).items()}}
    book = Books().book(Path(), tables)
    themes = _themes(tables, book, lost)
    articles = _articles(tables.get("articles", {}).values(), book.merged, lost)
    found |= {name: _numbered(rows) for name, rows in (("themes", themes), ("articles", articles)) if rows}
    found |= {name: table for name, table in tables.items() if name not in (*_NOT_IN_SCHEMA_1, *found)}
    return Downgraded(found, Lost(**lost))


def _mark(mark: dict[str, Any]) -> dict[str, Any]:
    if mark.get("format") != FORMAT:
        return mark
    kept = {name: value for name, value in mark.items() if name not in {"schema", "library", "epoch"}}
    return {"schema": _SCHEMA, **kept}


def _numbered(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return documents with the keys that TinyDB would give them."""
    return {str(number): each for number, each in enumerate(rows, 1)}


# Articles


def _articles(
    documents: Iterable[dict[str, Any]], merged: Mapping[str, str], lost: Counter[str]
) -> list[dict[str, Any]]:
    """Return a document for each article: of its texts the one that it had last, with the rest as orphans.

    Args:
        documents: Of the texts.
        merged: What themes have become.
        lost: What cannot be said is counted there.
    """
    texts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for document in documents:
        texts[document.get("name", {}).get("id", document["sha256"])].append(document)
        lost["of_articles"] += sum(is_on(datum) for layer in document.get("layers", ()) for _, datum in data(layer))
    found = []
    for name in sorted(texts):
        *former, last = sorted(texts[name], key=_age)
        said = [*_placed(last, lost), *(each for text in former for each in _orphans(text["paragraphs"], lost))]
        for each in said:
            each["tags"] = _merged_tags(each["tags"], merged, lost)
        if said:
            said.sort(key=lambda each: (each["start"], each["end"], "orphan" in each))
            title = last.get("name", {}).get("title", "")
            found.append({"id": name, "sha256": last["sha256"], "title": title, "paragraphs": said})
    return found


def _age(document: Mapping[str, Any]) -> tuple[bool, str, str]:
    """Return what orders the texts of one article: the last one is what it was when anything was last said of it."""
    return not _is_of_an_orphan(document), document.get("name", {}).get("at", ""), document["sha256"]


def _is_of_an_orphan(document: Mapping[str, Any]) -> bool:
    """Return whether a document stands for the text of an orphan, which nobody knows."""
    paragraphs = document["paragraphs"]
    return len(paragraphs) == 1 and orphan_sha256(paragraphs[0]) == document["sha256"]


def _placed(document: Mapping[str, Any], lost: Counter[str]) -> Iterator[dict[str, Any]]:
    """Yield the paragraphs of an article's text; one that overlaps an earlier one is an orphan in schema 1."""
    end = 0
    is_of_an_orphan = _is_of_an_orphan(document)
    for record in sorted(document["paragraphs"], key=lambda each: (each["start"], each["end"])):
        is_whole = len(record.get("quote", "")) == record["end"] - record["start"]
        if is_of_an_orphan or not is_whole or record["start"] < end:
            yield from _orphans([record], lost)
            continue
        for paragraph in _living([record], lost):
            end = paragraph["end"]
            yield paragraph


def _orphans(records: Iterable[Mapping[str, Any]], lost: Counter[str]) -> Iterator[dict[str, Any]]:
    for paragraph in _living(records, lost):
        yield {**paragraph, "end": paragraph["start"] + len(paragraph["quote"]), "orphan": True}


def _living(records: Iterable[Mapping[str, Any]], lost: Counter[str]) -> Iterator[dict[str, Any]]:
    """Yield paragraphs of which anybody says anything now."""
    for record in records:
        said = [(layer["by"], *found) for layer in record["layers"] for found in data(layer)]
        living = [(path, by, datum) for by, path, datum in said if is_on(datum)]
        lost["removals"] += len(said) - len(living)
        lost["doubtful"] += sum(path == ("doubtful",) for path, _, _ in living)
        kept = [each for each in living if each[0] != ("doubtful",)]
        if kept:
            yield _paragraph(record, kept, lost)


def _paragraph(
    record: Mapping[str, Any], living: Sequence[tuple[tuple[str, ...], str, Mapping[str, Any]]], lost: Counter[str]
) -> dict[str, Any]:
    """Return a paragraph with what everybody says of it.

    Args:
        record: The paragraph.
        living: What is said: where in a layer, whose layer that is, the datum.
        lost: What cannot be said is counted there.
    """
    by_time = sorted(living, key=lambda each: (origin(each[2]) or each[2]["at"], each[1]))
    tags: dict[str, dict[str, str]] = {}
    notes: dict[str, str] = {}
    for path, by, datum in by_time:
        if path[0] == "themes":
            lost["tags"] += path[1] in tags
            lost["spans"] += bool(datum.get("spans"))
            at = shown(origin(datum) or datum["at"])
            tags.setdefault(path[1], {"theme": path[1], "by": by, "at": at})
        elif path[0] == "note":
            notes.setdefault(datum["text"], by)
    lost["authors"] += max(0, len({by for path, by, _ in living if path[0] == "note"}) - 1)
    _, by, latest = max(living, key=lambda each: (each[2]["at"], each[1]))
    return {
        "start": record["start"],
        "end": record["end"],
        **{name: record.get(name, "") for name in ("quote", "prefix", "suffix")},
        "tags": [*tags.values()],
        "note": "\n".join(notes),
        "reviewed": any(path == ("reviewed",) for path, _, _ in living),
        "by": by,
        "at": shown(latest["at"]),
    }


def _merged_tags(
    tags: Iterable[Mapping[str, str]], merged: Mapping[str, str], lost: Counter[str]
) -> list[dict[str, str]]:
    """Return the tags of a paragraph as those of the themes that theirs have become, each theme once.

    Args:
        tags: In the order in which they were given.
        merged: What themes have become.
        lost: What cannot be said is counted there.
    """
    found: dict[str, dict[str, str]] = {}
    for tag in tags:
        theme = merged.get(tag["theme"], tag["theme"])
        first = found.setdefault(theme, {**tag, "theme": theme})
        lost["tags"] += first["by"] != tag["by"]
    return [*found.values()]


# Themes


def _themes(tables: Tables, book: KeptBook, lost: Counter[str]) -> list[dict[str, Any]]:
    """Return the themes that have a label, in their order; of those that are put away the ones that tags bear.

    Args:
        tables: The file's.
        book: Its code book.
        lost: What cannot be said is counted there.
    """
    for document in tables.get("codebook", {}).values():
        lost["codebook_fields"] += len(document.keys() - _OF_A_THEME)
        lost["removals"] += "there" in document and not is_on(document["there"])
    lost["merges"] += len(book.merged)
    borne = {book.merged.get(each, each) for each in borne_in(tables)}
    return [
        {"id": theme.id, "ar": theme.label.ar, "en": theme.label.en, "colour": theme.colour}
        for theme in book.themes
        if theme.id not in book.archived or theme.id in borne
    ]
