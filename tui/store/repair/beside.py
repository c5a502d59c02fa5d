"""What lies beside a tag file: its backups, what killed writes have left, other copies."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors.tag_file import DatabaseError
from tui.files.atomic import leftovers
from tui.sentences import sentence
from tui.store.backups import backups
from tui.store.other_files import copies_beside
from tui.store.parsing import read_tag_file
from tui.store.repair.examination import Examined, examined
from tui.store.repair.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.store.schema import Tables


def sound_backup(path: Path) -> tuple[Path, Tables] | None:
    """Return the newest backup of the file at ``path`` that has no fault, and its tables; None where there is none.

    ``backups.newest_readable_backup`` asks for less: that can be read as a tag file, whatever is in its documents.
    """
    for backup in _backups(path):
        found = _examined_backup(backup)
        if isinstance(found, Examined) and not found.faults and not found.refusal:
            return backup, found.tables
    return None


def findings_beside(path: Path) -> Iterator[Finding]:
    """Yield what is found beside the tag file: damaged backups, what killed writes have left, other copies of it."""
    for backup in _backups(path):
        found = _examined_backup(backup)
        if isinstance(found, DatabaseError):
            yield Finding(is_fault=True, sentence=f"a backup cannot be used: {sentence(found, 'en')}")
        elif found.refusal or found.faults:
            reason = sentence(found.refusal, "en") if found.refusal else f"{backup}: {found.faults[0].what}"
            yield Finding(is_fault=True, sentence=f"a backup is not sound: {reason}")
    try:
        files = leftovers(Path(os.path.realpath(path)))
    except OSError:
        files = []
    for file in files:
        yield Finding(is_fault=False, sentence=f"left by a write that was killed, or just being written: {file}")
    for file in copies_beside(path):
        added = f"hashiya merge {shlex.quote(str(file))} adds what it has"
        yield Finding(is_fault=False, sentence=f"another copy of the tag file lies beside it: {file}; {added}")


def _backups(path: Path) -> list[Path]:
    try:
        return backups(Path(os.path.realpath(path)))
    except OSError:
        return []


def _examined_backup(backup: Path) -> Examined | DatabaseError:
    try:
        return examined(backup, read_tag_file(backup) or b"")
    except DatabaseError as error:
        return error
