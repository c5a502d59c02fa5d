"""Edits of an article: made of what a snapshot has of it, and what they write joined into tables, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.anchoring.anchored import Anchored, Orphan
from tui.annotations.anchoring.text_quote import QuotedParagraph
from tui.annotations.article_edit import ArticleEdit
from tui.annotations.history import OrphanChange
from tui.annotations.join import joined
from tui.annotations.operations import RemoveOrphan
from tui.annotations.stamps import later
from tui.store.codec import written
from tui.store.keys import key_of, keyed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tui.annotations.history import Entry
    from tui.annotations.layers import Author
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.model import Article
    from tui.store.schema import Tables
    from tui.store.snapshot import Snapshot

_Document = dict[str, Any]


def edit_of(
    article: Article, snapshot: Snapshot, orphans: Iterable[Orphan], author: Author, now: datetime
) -> ArticleEdit:
    """Return an edit of an article in which nothing has been done yet.

    Args:
        article: The article.
        snapshot: What is said of it.
        orphans: Those, of whatever article, that may be taken away in it.
        author: Who does it.
        now: When it is done.
    """
    anchored = snapshot.load(article)
    known = {(each.sha256, each.record.span) for each in anchored.lost}
    found = (snapshot.record(each) for each in orphans if (each.sha256, each.record.span) not in known)
    lost = (*anchored.lost, *(each for each in found if each is not None))
    return ArticleEdit(article, Anchored(anchored.paint, lost, anchored.merged), author, now)


def orphans_of(operations: Iterable[Operation | OrphanOperation]) -> list[Orphan]:
    """Return the orphans that operations take away."""
    return [each.orphan for each in operations if isinstance(each, RemoveOrphan)]


def orphans_of_step(step: Entry) -> list[Orphan]:
    """Return the orphans that a step took away, or put back."""
    changes = (each for each in step.changes if isinstance(each, OrphanChange))
    return [Orphan(each.sha256, QuotedParagraph(each.span, each.quote)) for each in changes]


def put_edit(tables: Tables, edit: ArticleEdit, hashes: Mapping[str, str], at: datetime) -> None:
    """Join what an edit has written into the documents of the texts that it is about.

    Args:
        tables: The file's.
        edit: What was done.
        hashes: The sha256 of each article's text by the article's id, as far as that is known.
        at: When it was done.
    """
    articles = tables.setdefault("articles", {})
    for document in written(edit.records()):
        key = key_of("articles", articles, document["sha256"])
        before = articles[key] if key is not None else {}
        new = joined(before, document)
        if document["sha256"] == edit.article.sha256 or "name" not in new:
            new["name"] = _name(edit.article, before.get("name"), hashes, at)
        if key is not None:
            articles[key] = new
        else:
            tables["articles"] = articles = keyed("articles", [*articles.values(), new])


def given_themes(edit: ArticleEdit) -> set[str]:
    """Return the ids of the themes that an edit has put on or taken off."""
    return {write.path[1] for change in edit.changes for write in change.writes if write.path[0] == "themes"}


def _name(article: Article, known: _Document | None, hashes: Mapping[str, str], at: datetime) -> _Document:
    """Return what the article is called: the very datum that is there, where that is so, or of a copy of it.

    Args:
        article: The article.
        known: What it was called; None where nothing was said of its text.
        hashes: The sha256 of each article's text.
        at: When that is.
    """
    name = {"id": article.id, "title": article.title}
    if known is not None and (name.items() <= known.items() or hashes.get(known["id"]) == article.sha256):
        return known
    return {**name, "at": later(str(known["at"]) if known else "", at)}
