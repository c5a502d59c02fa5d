"""A theme as it stands in the tag file; from JSON and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model import Label, Theme

if TYPE_CHECKING:
    from tui.store.fields import Fields


NO_COLOUR = "#808080"
"""Grey, for a theme whose colour is none."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def theme(fields: Fields) -> Theme:
    """Return the theme that ``fields`` hold, in NO_COLOUR where its colour is none.

    Raises:
        DamagedDatabaseError: Its id, a label or the colour is missing or not a string.

    >>> from pathlib import Path
    >>> from tui.store.fields import Fields
    >>> theme(Fields(Path("tags.json"), "themes '1'", {"id": "war", "ar": "حرب", "en": "War", "colour": "red"}))
    Theme(id='war', label=Label(ar='حرب', en='War'), colour='#808080')
    """
    colour = fields.text("colour")
    label = Label(fields.text("ar"), fields.text("en"))
    return Theme(fields.text("id"), label, colour if _COLOUR.fullmatch(colour) else NO_COLOUR)


def theme_json(theme: Theme) -> dict[str, object]:
    """Return ``theme`` as it stands in the file: what ``theme`` reads."""
    return {"id": theme.id, "ar": theme.label.ar, "en": theme.label.en, "colour": theme.colour}
