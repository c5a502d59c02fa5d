"""States of other tag files, as they meet this one's: what all of them say together, and which do not count. Pure."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from tui.store.joining import epoch, joined_tables
from tui.store.lacking import is_one_library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.store.schema import Tables


class Together(NamedTuple):
    """What several states say, and the files of those that say something, but are from before a reset."""

    tables: Tables
    outdated: tuple[Path, ...]


def together(states: Mapping[Path, Tables]) -> Together:
    """Return what states say together, by their files: of two epochs the later one stands alone.

    The first state's library is the one that all the others are taken for.
    """
    own = next(iter(states.values()))
    known = {path: in_library(own, tables) for path, tables in states.items()}
    latest = max(map(epoch, known.values()))
    outdated = (path for path, tables in known.items() if epoch(tables) < latest and tables.get("articles"))
    return Together(reduce(joined_tables, known.values()), tuple(outdated))


def in_library(own: Tables, tables: Tables) -> Tables:
    """Return another file's tables as they join ``own``: which epochs another library had is its own business."""
    return tables if is_one_library(own, tables) else {**tables, "meta": own.get("meta", {})}
