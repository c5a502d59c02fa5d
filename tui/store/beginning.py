"""What every tag file has from its first write on: our mark, and a code book. Tables are changed in place."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from tui import __version__
from tui.store.codebook_rows import templated
from tui.store.schema import FORMAT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Theme
    from tui.store.schema import Tables


def begin(tables: Tables, template: Iterable[Theme], *, is_older: bool) -> None:
    """Put our mark into tables that are to be written, and the template into the code book of a new file.

    Args:
        tables: The file's.
        template: The themes with which the code book of a new file begins.
        is_older: Whether the file is of an older schema, whose code book lacks those of the configuration.
    """
    meta = tables.setdefault("meta", {})
    key = next((key for key, each in meta.items() if each.get("format") == FORMAT), None)
    if key is None:
        meta["1"] = {"format": FORMAT, "library": secrets.token_hex(8), "program": __version__, "schema": SCHEMA}
    elif meta[key].get("program") != __version__ or meta[key].get("schema") != SCHEMA:
        meta[key] = {**meta[key], "program": __version__, "schema": SCHEMA}
    rows = tables.get("codebook", {})
    if key is None or is_older or not any("order" in each for each in rows.values()):
        tables["codebook"] = templated(rows, template)
