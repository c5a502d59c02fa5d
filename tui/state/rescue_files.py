"""Tag files that were written at the end of a session because the library's own could not be: where they are.

Their names say which tag file they belong to, and whether they have been merged into it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DIGITS = 12
"""Of a hash of the tag file's path, in hexadecimal."""


def new_rescue(folder: Path, tag_file: Path) -> Path:
    """Return a path in ``folder``, of now, for what should have been written into ``tag_file``."""
    return folder / f"unsaved-{_mark(tag_file)}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.json"


def rescues(folder: Path, tag_file: Path) -> list[Path]:
    """Return the files in ``folder`` that were written instead of ``tag_file`` and not merged yet, the oldest first.

    There are none in a folder that cannot be read.
    """
    try:
        return sorted(folder.glob(f"unsaved-{_mark(tag_file)}-*.json"))
    except OSError:
        return []


def merged_rescues(folder: Path, tag_file: Path) -> list[Path]:
    """Return the files in ``folder`` that were written instead of ``tag_file`` and have been merged since."""
    try:
        return sorted(folder.glob(f"merged-{_mark(tag_file)}-*.json"))
    except OSError:
        return []


def retire(path: Path) -> None:
    """Give the file at ``path`` a name that says that it has been merged.

    Raises:
        OSError: It cannot be renamed.
    """
    path.rename(path.with_name(path.name.replace("unsaved-", "merged-", 1)))


def _mark(tag_file: Path) -> str:
    return sha256(os.fsencode(os.path.realpath(tag_file))).hexdigest()[:_DIGITS]
