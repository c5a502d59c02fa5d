"""Copies of the tag file for each day of changes: as it was before the first change, and before the last."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tui.errors.tag_file import DatabaseError
from tui.files.atomic import write_atomically
from tui.files.beside import fitting
from tui.files.regular import read_regular
from tui.store.parsing import parse
from tui.store.schema import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

MOST_BACKUPS = 7
"""Days of which one tag file has backups; days that are yet to come, by a clock that was wrong, are counted apart."""

_LAST = ".last"

_TEMPORARY = len("..12345678.tmp")
"""Bytes that the name of a file has more which ``files.atomic.remove_leftovers`` removes."""


def keep_backup(path: Path, day: date) -> None:
    """Keep what ``path`` holds as its backup for ``day`` unless there is one, and those of the MOST_BACKUPS last days.

    The backup of ``tags.json`` is ``.tags.json.2025-06-01.bak`` beside it, with its owner, mode and attributes.

    Raises:
        OSError: The backup cannot be written, or one too many cannot be removed.
    """
    backup = _backup(path, day.isoformat())
    if os.path.lexists(backup):  # a link that leads nowhere is not followed there
        return
    write_atomically(backup, [path.read_bytes()], like=path)
    found = backups(path)
    days = sorted({_day(path, file) for file in found}, reverse=True)
    past = [each for each in days if each <= day.isoformat()]
    gone = {*past[MOST_BACKUPS:], *[each for each in days if each not in past][MOST_BACKUPS:]}
    for surplus in found:
        if _day(path, surplus) in gone:
            surplus.unlink(missing_ok=True)


@contextmanager
def last_state_kept(path: Path, day: date) -> Iterator[None]:
    """Keep the file that is replaced inside as the last state of ``day``; as it was, where it is not replaced.

    Of ``tags.json`` that is ``.tags.json.2025-06-01.last.bak``. Nothing is copied where the file system can link.

    Raises:
        OSError: What is raised inside; a state that cannot be kept is none.
    """
    held = path.with_name(f".{fitting(path, _TEMPORARY)}.{secrets.token_hex(4)}.tmp")
    try:
        os.link(path, held)
    except OSError:
        with suppress(OSError):
            write_atomically(held, [path.read_bytes()], like=path)
    try:
        yield
        with suppress(OSError):
            held.replace(_backup(path, f"{day.isoformat()}{_LAST}"))
    finally:
        with suppress(OSError):  # where it is a backup now, it is not there any more
            held.unlink()


def keep_older_schema(path: Path, schema: int) -> None:
    """Keep what ``path`` holds, of an older ``schema``, for good: of ``tags.json`` in ``.tags.json.schema-1.bak``.

    Raises:
        OSError: It cannot be written.
    """
    backup = older_schema_backup(path, schema)
    if not os.path.lexists(backup):
        write_atomically(backup, [path.read_bytes()], like=path)


def older_schema_backup(path: Path, schema: int) -> Path:
    """Return where ``path`` is kept as it was when it was of that ``schema``."""
    return _backup(path, f"schema-{schema}")


def backups(path: Path) -> list[Path]:
    """Return the backups of ``path``, the newest first.

    Raises:
        OSError: The folder cannot be read.
    """
    name = re.compile(re.escape(f".{fitting(path)}.") + rf"\d{{4}}-\d{{2}}-\d{{2}}({re.escape(_LAST)})?\.bak")
    found = [file for file in path.parent.iterdir() if name.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.name.removesuffix(".bak"), reverse=True)


def _backup(path: Path, what: str) -> Path:
    return path.with_name(f".{fitting(path)}.{what}.bak")


def _day(path: Path, backup: Path) -> str:
    return backup.name.removeprefix(f".{fitting(path)}.").removesuffix(".bak").removesuffix(_LAST)


def newest_readable_backup(path: Path) -> Path | None:
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
