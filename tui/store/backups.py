"""One copy of the tag file for each day on which it was changed, as it was before the first change."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tui.errors.tag_file import DatabaseError
from tui.files.atomic import write_atomically
from tui.files.beside import fitting
from tui.files.regular import read_regular
from tui.store.schema import MOST_BYTES, parse

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

MOST_BACKUPS = 7
"""Of one tag file; each is of another day."""


def keep_backup(path: Path, day: date) -> None:
    """Keep what ``path`` holds as its backup for ``day`` unless there is one, and the newest MOST_BACKUPS in all.

    The backup of ``tags.json`` is ``.tags.json.2025-06-01.bak`` beside it, with its owner, mode and attributes.

    Raises:
        OSError: The backup cannot be written, or one too many cannot be removed.
    """
    backup = path.with_name(f".{fitting(path)}.{day.isoformat()}.bak")
    if os.path.lexists(backup):  # a link that leads nowhere is not followed there
        return
    write_atomically(backup, [path.read_bytes()], like=path)
    for surplus in backups(path)[MOST_BACKUPS:]:
        surplus.unlink(missing_ok=True)


def backups(path: Path) -> list[Path]:
    """Return the backups of ``path``, the newest first.

    Raises:
        OSError: The folder cannot be read.
    """
    name = re.compile(re.escape(f".{fitting(path)}.") + r"\d{4}-\d{2}-\d{2}\.bak")
    found = [file for file in path.parent.iterdir() if name.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.name, reverse=True)


def newest_good_backup(path: Path) -> Path | None:
    """Return the newest backup of ``path`` that can be read as a tag file, None where there is none."""
    try:
        files = backups(path)
    except OSError:
        return None
    return next((file for file in files if _is_good(file)), None)


def _is_good(file: Path) -> bool:
    try:
        parse(file, read_regular(file, MOST_BYTES))
    except (OSError, DatabaseError):
        return False
    return True
