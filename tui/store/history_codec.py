"""A line of the history: an entry from JSON and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.history import Change, Entry, OrphanChange, ParagraphChange, StateChange, Write
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote, SetReviewed
from tui.errors.tag_file import Wrong
from tui.model import Span

if TYPE_CHECKING:
    from tui.annotations.operations import Operation
    from tui.store.fields import Fields


_STATE = "write-state"
"""The op of a change that is no article's alone."""


def entry_json(entry: Entry) -> dict[str, Any]:
    """Return ``entry`` as it stands in the history: what ``read_entry`` reads.

    >>> write = Write(("note", ""), None, "2025-01-01T00:00:00.000Z")
    >>> changes = (ParagraphChange(SetNote(Span(0, 40), "ask"), 3, "It", (write,)),)
    >>> entry_json(Entry(7, "2025-01-01T00:00:00.000Z", "Mona", "news/1", "ab12", changes))["changes"][0]["op"]
    'set-note'
    """
    found: dict[str, Any] = {
        "id": entry.id,
        "at": entry.at,
        "by": entry.by,
        "article": entry.article,
        "sha256": entry.sha256,
    }
    if entry.undoes is not None:
        found["undoes"] = entry.undoes
    if entry.redoes is not None:
        found["redoes"] = entry.redoes
    if entry.layer:
        found["layer"] = entry.layer
    if entry.act:
        found["act"] = [*entry.act]
    return found | {"changes": [_change_json(each) for each in entry.changes]}


def _change_json(change: Change) -> dict[str, object]:
    writes = [{"path": [*each.path], "was": each.was, "made": each.made} for each in change.writes]
    if isinstance(change, StateChange):
        span = {} if change.span is None else {"start": change.span.start, "end": change.span.end}
        layer = {} if change.by is None else {"by": change.by}
        return {"op": _STATE, "table": change.table, "known_by": change.known_by, **span, **layer, "writes": writes}
    if isinstance(change, OrphanChange):
        place = {"start": change.span.start, "end": change.span.end, "sha256": change.sha256, "quote": change.quote}
        return {"op": "remove-orphan" if change.is_removed else "restore-orphan", **place, "writes": writes}
    operation = change.operation
    place = {
        "start": operation.span.start,
        "end": operation.span.end,
        "paragraph": change.number,
        "quote": change.quote,
    }
    return {**_named(operation), **place, "writes": writes}


def _named(operation: Operation) -> dict[str, object]:
    match operation:
        case AddTheme(theme=theme, how=how):
            return {"op": "add-theme", "theme": theme, "how": how}
        case RemoveTheme(theme=theme):
            return {"op": "remove-theme", "theme": theme}
        case SetNote(note=note):
            return {"op": "set-note", "note": note}
        case SetReviewed(reviewed=reviewed):
            return {"op": "set-reviewed", "reviewed": reviewed}


def read_entry(fields: Fields) -> Entry:
    """Return the entry that ``fields`` hold.

    Raises:
        DamagedDatabaseError: A value is missing or of another type, or the name of an operation is unknown.
    """
    return Entry(
        id=fields.offset("id"),
        at=fields.text("at"),
        by=fields.text("by"),
        article=fields.text("article"),
        sha256=fields.text("sha256"),
        changes=tuple(_read_change(each) for each in fields.objects("changes")),
        undoes=fields.offset("undoes") if fields.has("undoes") else None,
        redoes=fields.offset("redoes") if fields.has("redoes") else None,
        layer=fields.text("layer", ""),
        act=_texts(fields, "act") if fields.has("act") else (),
    )


def _read_change(fields: Fields) -> Change:
    name, writes = fields.text("op"), tuple(_read_write(each) for each in fields.objects("writes"))
    if name == _STATE:
        return _read_state_change(fields, writes)
    span = Span(fields.offset("start"), fields.offset("end"))
    if name in {"remove-orphan", "restore-orphan"}:
        return OrphanChange(fields.text("sha256"), span, fields.text("quote"), writes, name == "remove-orphan")
    return ParagraphChange(_operation(fields, name, span), fields.offset("paragraph"), fields.text("quote"), writes)


def _read_state_change(fields: Fields, writes: tuple[Write, ...]) -> StateChange:
    span = Span(fields.offset("start"), fields.offset("end")) if fields.has("start") else None
    by = fields.text("by") if fields.has("by") else None
    return StateChange(fields.text("table"), fields.text("known_by"), span, by, writes)


def _operation(fields: Fields, name: str, span: Span) -> Operation:
    match name:
        case "add-theme":
            return AddTheme(span, fields.text("theme"), fields.text("how", "key"))
        case "remove-theme":
            return RemoveTheme(span, fields.text("theme"))
        case "set-note":
            return SetNote(span, fields.text("note"))
        case "set-reviewed":
            return SetReviewed(span, fields.mark("reviewed"))
        case _:
            raise fields.damage(Wrong.UNKNOWN_OPERATION, name)


def _read_write(fields: Fields) -> Write:
    was = fields.inner("was").values() if fields.has("was") else None
    if was is not None:
        fields.inner("was").text("at")
    return Write(_texts(fields, "path"), was, fields.text("made"))


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    values = fields.items(key)
    if not all(isinstance(each, str) for each in values):
        raise fields.damage(Wrong.NO_TEXT, key)
    return tuple(map(str, values))
