"""Which files still hold what an annotator said, once the tag file has forgotten it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotations.layers import is_living
from tui.errors.tag_file import DatabaseError
from tui.files.regular import read_regular
from tui.state.rescue_files import merged_rescues, rescues
from tui.store.backups import backups, older_schema_backup
from tui.store.other_files import tag_files_beside
from tui.store.parsing import parse
from tui.store.schema import MOST_BYTES, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.session.session import Session


def still_holding(session: Session, by: str, folder: Path) -> list[Path]:
    """Return the files that still hold what ``by`` said, or may: backups, copies beside the tag file, rescue files.

    Args:
        session: Has the tag file.
        by: The annotator.
        folder: Where rescue files are.
    """
    return [each for each in _copies(session.tag_file.path, folder) if _may_hold(each, by)]


def _copies(tag_file: Path, folder: Path) -> Iterator[Path]:
    target = Path(os.path.realpath(tag_file))
    with suppress(OSError):
        yield from backups(target)
    yield from (older_schema_backup(target, schema) for schema in range(1, SCHEMA))
    yield from tag_files_beside(target)
    yield from rescues(folder, tag_file)
    yield from merged_rescues(folder, tag_file)


def _may_hold(path: Path, by: str) -> bool:
    """Return whether a file holds anything of ``by``; of one that cannot be read that is not known."""
    try:
        tables, schema = parse(path, read_regular(path, MOST_BYTES))
    except FileNotFoundError:
        return False
    except (OSError, DatabaseError):
        return True
    layers = (
        layer
        for document in tables.get("articles", {}).values()
        for record in document.get("paragraphs", ())
        for layer in record.get("layers", ())
        if layer.get("by") == by
    )
    # A file of an older schema has its history in it, with the notes that were.
    return any(schema < SCHEMA or is_living(layer) for layer in layers)
