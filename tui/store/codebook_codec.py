"""A theme of the code book as it stands in the tag file; from JSON and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.codebook.codebook import is_colour
from tui.codebook.kept_book import KeptBook, SaidTheme, kept_book
from tui.codebook.links import Link
from tui.model import Label, Theme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tui.store.fields import Fields


NO_COLOUR = "#808080"
"""Grey, for a theme whose colour is none."""


def read_book(documents: Iterable[Fields], used: Collection[str] = ()) -> KeptBook:
    """Return the code book that documents make.

    Args:
        documents: Those of the table, in any order.
        used: The ids of the themes that anybody's tags bear.

    Raises:
        DamagedDatabaseError: A value is missing or of another type.

    >>> from pathlib import Path
    >>> from tui.store.fields import Fields
    >>> made = theme_json(Theme("war", Label("حرب", "War"), "#D55E00"), "m", "")
    >>> [each.label.en for each in read_book([Fields(Path("tags.json"), "theme", made)]).themes]
    ['War']
    """
    return kept_book(map(said_theme, documents), used)


def said_theme(fields: Fields) -> SaidTheme:
    """Return what a document says of its theme.

    Raises:
        DamagedDatabaseError: A value is missing or of another type.
    """
    colour, ar, en = (_text(fields, key) for key in ("colour", "ar", "en"))
    label = Label(ar or en, en or ar)
    guideline = _text(fields, "guideline")
    return SaidTheme(
        Theme(fields.text("id"), label, colour if is_colour(colour) else NO_COLOUR, guideline=guideline),
        _text(fields, "order"),
        is_there=fields.inner("there").mark("on") if fields.has("there") else True,
        is_archived=fields.inner("archived").mark("v") if _has_value(fields, "archived") else False,
        parent=_link(fields, "parent"),
        into=_link(fields, "into"),
    )


def _link(fields: Fields, key: str) -> Link | None:
    """Return what a theme points to; what an undo has put back is as old as what it has put back."""
    to = _text(fields, key)
    if not to:
        return None
    datum = fields.inner(key)
    return Link(datum.text("made" if datum.has("made") else "at", ""), to)


def _text(fields: Fields, key: str) -> str:
    return fields.inner(key).text("v", "") if _has_value(fields, key) else ""


def _has_value(fields: Fields, key: str) -> bool:
    return fields.has(key) and fields.inner(key).has("v")


def theme_json(theme: Theme, order: str, at: str) -> dict[str, Any]:
    """Return ``theme`` as a document that is joined into the file: what ``said_theme`` reads.

    Args:
        theme: The theme.
        order: What places it among the others, compared as text.
        at: The stamp of all that is said; "" loses to whatever somebody else says.
    """
    said = {"ar": theme.label.ar, "en": theme.label.en, "colour": theme.colour, "order": order}
    return {"id": theme.id, "there": {"at": at, "on": True}} | {
        key: {"at": at, "v": value} for key, value in said.items()
    }
