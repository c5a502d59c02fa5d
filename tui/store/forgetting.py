"""Taking off and emptying all that one annotator has said, by later writes: what was not seen of theirs stays. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.stamps import later
from tui.store.places import all_data, with_data
from tui.store.restoring import nothing, says

if TYPE_CHECKING:
    from datetime import datetime

    from tui.annotations.layers import Datum
    from tui.store.places import Place
    from tui.store.schema import Tables


def forgotten(tables: Tables, by: str, at: datetime) -> Tables:
    """Return a state in which nothing is on and no note has a text in any layer of ``by``; the very same for nothing.

    Args:
        tables: What there is.
        by: The annotator.
        at: When that is.

    >>> from datetime import UTC, datetime
    >>> layer = {"by": "Mona", "note": {"": {"at": "1", "text": "ask"}}}
    >>> document = {"sha256": "ab" * 32, "paragraphs": [{"start": 0, "end": 9, "layers": [layer]}]}
    >>> found = forgotten({"articles": {"1": document}}, "Mona", datetime(2025, 1, 1, tzinfo=UTC))
    >>> [each["paragraphs"][0]["layers"] for each in found["articles"].values()]
    [[{'by': 'Mona', 'note': {'': {'text': '', 'at': '2025-01-01T00:00:00.000Z'}}}]]
    """
    written = {
        place: {**nothing(place.path, datum), "at": later(str(datum["at"]), at)}
        for place, datum in said_by(tables, by).items()
    }
    return with_data(tables, written)


def said_by(tables: Tables, by: str) -> dict[Place, Datum]:
    """Return what ``by`` says now, wherever that is."""
    return {place: datum for place, datum in all_data(tables).items() if place.by == by and says(datum)}
