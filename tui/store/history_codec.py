"""The table ``history`` of the tag file: entries from JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tui.annotations.history import (
    LONG_NOTE,
    MOST_CHANGES,
    Change,
    Entry,
    OrphanChange,
    ParagraphChange,
    crowded_out,
    surplus,
)
from tui.annotations.operations import AddTheme, RemoveOrphan, RemoveTheme, RestoreOrphan, SetNote, SetReviewed
from tui.errors.tag_file import Wrong
from tui.model import Span, Tag
from tui.store.codec import paragraph_json, quoted_paragraph
from tui.store.schema import free_key

if TYPE_CHECKING:
    from tui.annotations.operations import Operation, OrphanOperation
    from tui.store.fields import Fields


def remember(history: dict[str, Any], entry: Entry) -> None:
    """Add ``entry`` to the table, with the next id whatever its own, and drop the oldest ones beyond what is kept.

    How many that are, ``surplus`` says.
    """
    added = entry_json(entry)
    history[free_key(history)] = added
    oldest = sorted(history, key=int) if len(history) > MOST_CHANGES or _noted(added) > LONG_NOTE else []
    are_own = [history[key].keys().isdisjoint({"undoes", "redoes"}) for key in oldest]
    noted = [_noted(history[key]) for key in oldest]
    for key in oldest[: max(surplus(are_own), crowded_out(noted))]:
        del history[key]


def _noted(entry: dict[str, Any]) -> int:
    """Return how many code points of notes an entry has, whatever else anybody has put into it."""
    changes = entry.get("changes")
    texts = (
        each.get(key)
        for each in (changes if isinstance(changes, list) else ())
        if isinstance(each, dict)
        for key in ("note", "was")
    )
    return sum(len(text) for text in texts if isinstance(text, str))


def rename(history: dict[str, Any], old: str, new: str) -> None:
    """Make what was done to an article what was done to another: its file has got another name.

    Args:
        history: The table, which is changed.
        old: The id of the article until now.
        new: Its id from now on.
    """
    for key, each in history.items():
        if each.get("article") == old:
            history[key] = each | {"article": new}


def entry_json(entry: Entry) -> dict[str, object]:
    """Return ``entry`` as it stands in the file, under its id: what ``read_entry`` reads.

    Raises:
        TypeError: What should take a change back does not.

    >>> from tui.model import Span
    >>> done, inverse = SetNote(Span(0, 40), "ask"), SetNote(Span(0, 40), "")
    >>> changes = (ParagraphChange(done, inverse, 3, "It"),)
    >>> entry_json(Entry(7, "2025-01-01T00:00:00Z", "Mona", "news/1", "ab12", changes))["changes"]
    [{'op': 'set-note', 'start': 0, 'end': 40, 'paragraph': 3, 'quote': 'It', 'note': 'ask', 'was': ''}]
    """
    found: dict[str, object] = {"at": entry.at, "by": entry.by, "article": entry.article, "sha256": entry.sha256}
    if entry.undoes is not None:
        found["undoes"] = entry.undoes
    if entry.redoes is not None:
        found["redoes"] = entry.redoes
    return found | {"changes": [_change_json(each) for each in entry.changes]}


def _change_json(change: Change) -> dict[str, object]:
    """Return one change of an entry: the operation, and in ``was`` what it replaced."""
    if isinstance(change, OrphanChange):
        return _orphan_json(change.operation)
    operation, inverse = change.operation, change.inverse
    place = {
        "start": operation.span.start,
        "end": operation.span.end,
        "paragraph": change.number,
        "quote": change.quote,
    }
    match operation, inverse:
        case AddTheme(), _:
            tag = _tag_json(operation)
            return {"op": "add-theme", **place, "theme": operation.theme, "tag": tag, "was": None}
        case RemoveTheme(), AddTheme():
            return {"op": "remove-theme", **place, "theme": operation.theme, "was": _tag_json(inverse)}
        case SetNote(), SetNote():
            return {"op": "set-note", **place, "note": operation.note, "was": inverse.note}
        case SetReviewed(), SetReviewed():
            return {"op": "set-reviewed", **place, "reviewed": operation.reviewed, "was": inverse.reviewed}
    raise TypeError(f"{inverse} does not take back {operation}")


def _orphan_json(operation: OrphanOperation) -> dict[str, object]:
    span = operation.orphan.annotation.span
    name = "remove-orphan" if isinstance(operation, RemoveOrphan) else "restore-orphan"
    return {"op": name, "start": span.start, "end": span.end, "orphan": paragraph_json(operation.orphan)}


def _tag_json(operation: AddTheme) -> dict[str, object] | None:
    return asdict(operation.tag) | {"place": operation.place} if operation.tag else None


def read_entry(fields: Fields, number: int) -> Entry:
    """Return the entry that ``fields`` hold, with the id ``number``.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, or the name of an operation is unknown.
    """
    at, by = fields.text("at"), fields.text("by")
    return Entry(
        id=number,
        at=at,
        by=by,
        article=fields.text("article"),
        sha256=fields.text("sha256"),
        changes=tuple(_change(each, by, at) for each in fields.objects("changes")),
        undoes=fields.offset("undoes") if fields.has("undoes") else None,
        redoes=fields.offset("redoes") if fields.has("redoes") else None,
    )


def _change(fields: Fields, by: str, at: str) -> Change:
    span = Span(fields.offset("start"), fields.offset("end"))
    name = fields.text("op")
    if name in {"remove-orphan", "restore-orphan"}:
        orphan = quoted_paragraph(fields.inner("orphan"))
        both = RemoveOrphan(orphan), RestoreOrphan(orphan)
        return OrphanChange(*(both if name == "remove-orphan" else both[::-1]))
    number = fields.offset("paragraph") if fields.has("paragraph") else 0
    operation, inverse = _operations(fields, name, span, Tag("", by, at))
    return ParagraphChange(operation, inverse, number, fields.text("quote", ""))


def _operations(fields: Fields, name: str, span: Span, fresh: Tag) -> tuple[Operation, Operation]:
    """Return what was done, and what takes it back. ``fresh`` has who did it and when."""
    match name:
        case "add-theme":
            theme = fields.text("theme")
            adding = _adding(fields, "tag", span) if fields.has("tag") else None
            tag = Tag(theme, fresh.by, fresh.at)
            return adding or AddTheme(span, theme, tag), RemoveTheme(span, theme)
        case "remove-theme":
            return RemoveTheme(span, fields.text("theme")), _adding(fields, "was", span)
        case "set-note":
            return SetNote(span, fields.text("note")), SetNote(span, fields.text("was"))
        case "set-reviewed":
            return SetReviewed(span, fields.mark("reviewed")), SetReviewed(span, fields.mark("was"))
        case _:
            raise fields.damage(Wrong.UNKNOWN_OPERATION, name)


def _adding(fields: Fields, key: str, span: Span) -> AddTheme:
    tag = fields.inner(key)
    theme = tag.text("theme")
    place = tag.offset("place") if tag.has("place") else None
    return AddTheme(span, theme, Tag(theme, tag.text("by"), tag.text("at")), place)
