"""Beginning anew: a state of a later epoch, which stands alone wherever it meets one of an older. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.stamps import later
from tui.store.joining import epoch
from tui.store.schema import FORMAT

if TYPE_CHECKING:
    from datetime import datetime

    from tui.store.schema import Tables


def begun_anew(tables: Tables, name: str, at: datetime) -> Tables:
    """Return a state with nothing said of any text, which wins over ``tables`` and all that is joined with those.

    The code book is what it was, with all its stamps: it is the state's own now.

    Args:
        tables: What there is, with our mark.
        name: Tells this epoch from one that was begun at the same time elsewhere.
        at: When that is.

    >>> from datetime import UTC, datetime
    >>> before = {"meta": {"1": {"format": FORMAT}}, "codebook": {"7": {"id": "arms"}}, "articles": {"9": {}}}
    >>> found = begun_anew(before, "ab12", datetime(2025, 1, 1, tzinfo=UTC))
    >>> [*found], found["meta"]["1"]["epoch"]
    (['meta', 'codebook'], {'at': '2025-01-01T00:00:00.000Z', 'id': 'ab12'})
    """
    begun = {"at": later(epoch(tables)[0], at), "id": name}
    meta = {
        key: {**mark, "epoch": begun} if mark.get("format") == FORMAT else mark for key, mark in tables["meta"].items()
    }
    return {"meta": meta, "codebook": dict(tables.get("codebook", {}))}
