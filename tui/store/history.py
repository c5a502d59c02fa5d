"""The history of the tag file: who changed what and when, with all that is needed to take it back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tui.store.operations import AddTheme, RemoveTheme, SetNote, SetReviewed

if TYPE_CHECKING:
    from tinydb.table import Table

    from tui.store.operations import Operation

MOST_ENTRIES = 500


def remember(history: Table, entry: dict[str, object]) -> None:
    """Add ``entry`` to the table, and drop the oldest ones beyond MOST_ENTRIES."""
    history.insert(entry)
    surplus = len(history) - MOST_ENTRIES
    if surplus > 0:
        history.remove(doc_ids=sorted(document.doc_id for document in history)[:surplus])


def change_json(operation: Operation, inverse: Operation) -> dict[str, object]:
    """Return one change of an entry: the operation, and in ``was`` what it replaced."""
    place = {"start": operation.span.start, "end": operation.span.end}
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


def _tag_json(operation: AddTheme) -> dict[str, object] | None:
    return asdict(operation.tag) | {"place": operation.place} if operation.tag else None
