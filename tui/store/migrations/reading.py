"""Schema 1 read, as 0.1.0 wrote it and other programs may have edited it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.errors.tag_file import DamagedDatabaseError, Wrong
from tui.store.fields import Fields
from tui.store.migrations.schema1 import (
    Marked,
    Noted,
    OldArticle,
    OldParagraph,
    OldTag,
    Orphaned,
    Place,
    Step,
    Tagged,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tui.store.migrations.schema1 import OldChange
    from tui.store.schema import Tables

_OF_AN_ARTICLE = {"id", "sha256", "title", "paragraphs"}
_OF_A_PARAGRAPH = {"start", "end", "quote", "prefix", "suffix", "tags", "note", "reviewed", "by", "at", "orphan"}
_MEANING_SOMETHING_NOW = {"at", "by", "layers", "name"}
"""Fields that schema 1 does not know, and schema 2 would take for its own."""


def articles(path: Path, tables: Tables) -> list[OldArticle]:
    """Return what is said of articles, sorted by their ids.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, what it says cannot be, or an article is there
            twice.
    """
    found: dict[str, OldArticle] = {}
    for key, document in tables.get("articles", {}).items():
        fields = Fields(path, f"article {document.get('id', key)!r}", document)
        article = _article(fields, document)
        if article.id in found:
            raise fields.damage(Wrong.TWICE)
        found[article.id] = article
    return [found[each] for each in sorted(found)]


def steps(path: Path, tables: Tables) -> Iterator[Step]:
    """Yield what the history says, the oldest first; a step that is damaged is no step, and harms nothing else."""
    table = tables.get("history", {})
    for key in sorted(table, key=int):
        with suppress(DamagedDatabaseError):
            yield _step(Fields(path, f"history {key!r}", table[key]), int(key))


def unknown_fields(document: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    """Return the fields that schema 1 does not know, but those that schema 2 would take for its own."""
    return {name: value for name, value in document.items() if name not in known | _MEANING_SOMETHING_NOW}


def _article(fields: Fields, document: Mapping[str, Any]) -> OldArticle:
    pairs = zip(fields.objects("paragraphs"), fields.items("paragraphs"), strict=True)
    return OldArticle(
        id=fields.text("id"),
        sha256=fields.text("sha256"),
        title=fields.text("title", ""),
        paragraphs=tuple(_paragraph(each, values) for each, values in pairs),
        others=unknown_fields(document, _OF_AN_ARTICLE),
    )


def _paragraph(fields: Fields, values: object, *, is_orphan: bool | None = None) -> OldParagraph:
    start, end = fields.offset("start"), fields.offset("end")
    if end < start:
        raise fields.damage(Wrong.ENDS_EARLY)
    return OldParagraph(
        start=start,
        end=end,
        quote=fields.text("quote"),
        prefix=fields.text("prefix", ""),
        suffix=fields.text("suffix", ""),
        tags=_tags(fields),
        note=fields.text("note", ""),
        is_reviewed=fields.mark("reviewed"),
        by=fields.text("by", ""),
        at=fields.text("at", ""),
        is_orphan=fields.mark("orphan") if is_orphan is None else is_orphan,
        others=unknown_fields(values, _OF_A_PARAGRAPH) if isinstance(values, dict) else {},
    )


def _tags(fields: Fields) -> tuple[OldTag, ...]:
    tags = tuple(
        OldTag(each.text("theme"), each.text("by", ""), each.text("at", "")) for each in fields.objects("tags")
    )
    if len({tag.theme for tag in tags}) < len(tags):
        raise fields.damage(Wrong.THEME_TWICE)
    return tags


def _step(fields: Fields, number: int) -> Step:
    at, by, sha256 = fields.text("at"), fields.text("by"), fields.text("sha256")
    changes = tuple(_change(each, sha256, by, at) for each in fields.objects("changes"))
    return Step(number, at, by, fields.text("article"), sha256, changes)


def _change(fields: Fields, sha256: str, by: str, at: str) -> OldChange:
    place = Place(sha256, fields.offset("start"), fields.offset("end"))
    quote = fields.text("quote", "")
    match fields.text("op"):
        case "add-theme":
            fresh = OldTag(fields.text("theme"), by, at)
            return Tagged(place, quote, _tag(fields.inner("tag")) if fields.has("tag") else fresh, is_on=True)
        case "remove-theme":
            return Tagged(place, quote, _tag(fields.inner("was")), is_on=False)
        case "set-note":
            return Noted(place, quote, fields.text("note"), fields.text("was"))
        case "set-reviewed":
            return Marked(place, quote, fields.mark("reviewed"))
        case "remove-orphan" | "restore-orphan" as name:
            orphan = _paragraph(fields.inner("orphan"), None, is_orphan=True)
            return Orphaned(orphan, is_back=name == "restore-orphan")
        case unknown:
            raise fields.damage(Wrong.UNKNOWN_OPERATION, unknown)


def _tag(fields: Fields) -> OldTag:
    return OldTag(fields.text("theme"), fields.text("by"), fields.text("at"))
