"""A theme of the code book as it stands in the tag file; from JSON and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.model import Label, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.store.fields import Fields


NO_COLOUR = "#808080"
"""Grey, for a theme whose colour is none."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


class KeptBook(NamedTuple):
    """What the file says of themes.

    Attributes:
        themes: Those that are there and have a label, in their order.
        gone: The ids of those that were taken out, or put away.
    """

    themes: tuple[Theme, ...] = ()
    gone: frozenset[str] = frozenset()


def kept_book(documents: Iterable[Fields]) -> KeptBook:
    """Return the code book that documents make.

    Raises:
        DamagedDatabaseError: A value is missing or of another type.

    >>> from pathlib import Path
    >>> from tui.store.fields import Fields
    >>> made = theme_json(Theme("war", Label("حرب", "War"), "#D55E00"), "m", "")
    >>> [each.label.en for each in kept_book([Fields(Path("tags.json"), "theme", made)]).themes]
    ['War']
    """
    documents = [*documents]
    there = [
        (_text(each, "order"), each.text("id"), each)
        for each in documents
        if _is_there(each) and (_text(each, "en") or _text(each, "ar"))
    ]
    themes = tuple(_theme(each) for _, _, each in sorted(there, key=lambda each: each[:2]))
    return KeptBook(themes, frozenset(each.text("id") for each in documents if not _is_there(each)))


def _theme(fields: Fields) -> Theme:
    colour = _text(fields, "colour")
    label = Label(_text(fields, "ar") or _text(fields, "en"), _text(fields, "en") or _text(fields, "ar"))
    return Theme(fields.text("id"), label, colour if _COLOUR.fullmatch(colour) else NO_COLOUR)


def _is_there(fields: Fields) -> bool:
    if fields.has("archived") and fields.inner("archived").has("v") and fields.inner("archived").mark("v"):
        return False
    return fields.inner("there").mark("on") if fields.has("there") else True


def _text(fields: Fields, key: str) -> str:
    return fields.inner(key).text("v", "") if fields.has(key) else ""


def theme_json(theme: Theme, order: str, at: str) -> dict[str, Any]:
    """Return ``theme`` as a document that is joined into the file: what ``kept_book`` reads.

    Args:
        theme: The theme.
        order: What places it among the others, compared as text.
        at: The stamp of all that is said; "" loses to whatever somebody else says.
    """
    said = {"ar": theme.label.ar, "en": theme.label.en, "colour": theme.colour, "order": order}
    return {"id": theme.id, "there": {"at": at, "on": True}} | {
        key: {"at": at, "v": value} for key, value in said.items()
    }
