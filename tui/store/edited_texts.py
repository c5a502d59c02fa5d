"""What an edit of an article writes, joined into tables, which are changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.join import joined
from tui.annotations.stamps import later
from tui.store.codec import written
from tui.store.keys import key_of, keyed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tui.annotations.article_edit import ArticleEdit
    from tui.model import Article
    from tui.store.schema import Tables

_Document = dict[str, Any]


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
