"""Writing a sound tag file beside a damaged one or in its place: what could be read, the rest from a good backup."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.join import canonical
from tui.errors.tag_file import (
    ChangedDatabaseError,
    UnkeptDamageError,
    UnlockableDatabaseError,
    UnrepairableDatabaseError,
    UnsoundRepairError,
    UnwritableRepairError,
)
from tui.files.atomic import write_atomically
from tui.files.beside import fitting
from tui.sentences import sentence
from tui.store.joining import joined_tables, laid_out
from tui.store.json_lines import Serialisation
from tui.store.lacking import is_one_library
from tui.store.locking.lock import TagFileLock
from tui.store.parsing import read_tag_file
from tui.store.repair.beside import sound_backup
from tui.store.repair.examination import examined
from tui.store.repair.findings import Fault
from tui.store.repair.writing.new_file import UnwrittenError, write_beside
from tui.store.storage import LOCK_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.repair.examination import Examined
    from tui.store.schema import Tables


class Repaired(NamedTuple):
    """The ``path`` of the new file, and what in it came from a backup: of each what it is, and from which file."""

    path: Path
    sources: tuple[Fault, ...]


class Replaced(NamedTuple):
    """Where the damaged file is kept, as a ``copy``, and what in the new one came from a backup, as in Repaired."""

    copy: Path
    sources: tuple[Fault, ...]


def repair(path: Path, found: Examined) -> Repaired:
    """Write what ``found`` holds, and what a backup has of the rest, into a new file beside the one at ``path``.

    Beside ``tags.json`` that is ``tags.repaired.json``, or ``tags.repaired-2.json`` and so on where there is one.

    Raises:
        UnrepairableDatabaseError: Nothing could be saved; nothing is written then.
        UnsoundRepairError: What could be saved is not sound; nothing is written then.
        UnwritableRepairError: The file cannot be written.
    """
    new, sources = _sound(path, found)
    target = Path(os.path.realpath(path))
    try:
        return Repaired(
            write_beside(target, (f"{fitting(target.with_name(target.stem))}.repaired", target.suffix), new), sources
        )
    except UnwrittenError as error:
        raise UnwritableRepairError(error.path, error.cause) from error


def repair_in_place(path: Path, found: Examined, raw: bytes) -> Replaced:
    """Put what ``repair`` would write in the place of the file at ``path``, under its lock; the damaged one is kept.

    The copy of ``tags.json`` is ``tags.json.damaged``, or ``tags.json.damaged-2`` and so on where there is one.

    Args:
        path: The tag file.
        found: What it holds.
        raw: Its bytes, of which ``found`` was made.

    Raises:
        UnrepairableDatabaseError: Nothing could be saved. Nothing is written then, nor where anything else is raised,
            but for the copy.
        UnsoundRepairError: What could be saved is not sound.
        LockedDatabaseError: Another program holds the lock.
        UnlockableDatabaseError: There can be no lock.
        ChangedDatabaseError: The file is another one than it was.
        UnkeptDamageError: The copy cannot be written.
        UnwritableRepairError: The file cannot be written.
    """
    new, sources = _sound(path, found)
    target = Path(os.path.realpath(path))
    with _held(path, target):
        if read_tag_file(path) != raw:
            raise ChangedDatabaseError(path)
        try:
            copy = write_beside(target, (f"{fitting(target)}.damaged", ""), raw)
        except UnwrittenError as error:
            raise UnkeptDamageError(path, error.path, error.cause) from error
        try:
            write_atomically(target, [new])
        except OSError as error:
            raise UnwritableRepairError(path, error) from error
    return Replaced(copy, sources)


@contextmanager
def _held(path: Path, target: Path) -> Iterator[None]:
    """Hold the lock of the tag file at ``path``, whose real path is ``target``."""
    with ExitStack() as stack:
        try:
            stack.enter_context(TagFileLock(target).held(LOCK_TIMEOUT))
        except OSError as error:
            raise UnlockableDatabaseError(path, error) from error
        yield


def _sound(path: Path, found: Examined) -> tuple[bytes, tuple[Fault, ...]]:
    """Return the repaired file's bytes, and what in them came from a backup."""
    tables, sources = _completed(path, found)
    if not any(rows for name, rows in tables.items() if name != "meta"):
        raise UnrepairableDatabaseError(path)
    raw = b"".join(Serialisation().chunks(tables))
    left = examined(path, raw)
    if left.faults or left.refusal:  # never to be handed out as repaired
        raise UnsoundRepairError(path, sentence(left.refusal, "en") if left.refusal else left.faults[0].what)
    return raw, sources


def _completed(path: Path, found: Examined) -> tuple[Tables, tuple[Fault, ...]]:
    """Return the tables, where something may be lost joined with those of the newest sound backup.

    What was taken off is remembered, so that nothing of that comes back.
    """
    backup = sound_backup(path) if found.is_lossy else None
    if backup is None or not is_one_library(found.tables, backup[1]):
        return laid_out(found.tables), ()
    file, kept = backup
    tables = joined_tables(found.tables, kept)
    counts = {
        "paragraphs": len(_paragraphs(tables) - _paragraphs(found.tables)),
        "themes": len(_themes(tables) - _themes(found.tables)),
    }
    sources = (Fault(f"{count} {name}", f"as they were in {file}") for name, count in counts.items() if count)
    return tables, tuple(sources)


def _paragraphs(tables: Tables) -> set[tuple[str, bytes]]:
    documents = tables.get("articles", {}).values()
    return {(document["sha256"], canonical(each)) for document in documents for each in document.get("paragraphs", [])}


def _themes(tables: Tables) -> set[bytes]:
    return set(map(canonical, tables.get("codebook", {}).values()))
