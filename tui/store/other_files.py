"""Other tag files than the one that is read: copies beside it, such as sync tools make, and those of folders below."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.store.schema import is_tag_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = (".repaired", ".before-reset", ".schema-1")
"""What commands have made, which say themselves what it is for."""


def copies_beside(path: Path) -> list[Path]:
    """Return other tag files whose names begin and end as that of ``path`` does, sorted; none where that is unknown.

    So are the copies called that sync tools make where two machines have changed a file: ``tags.sync-conflict-….json``
    (Syncthing), ``tags (… conflicted copy …).json`` (Dropbox, Nextcloud), ``tags-HOST.json`` (OneDrive).
    """
    path = Path(os.path.realpath(path))
    beside = tag_files_beside(path)
    return [each for each in beside if not each.name[len(path.stem) :].startswith(_OURS)]


def tag_files_beside(path: Path) -> list[Path]:
    """Return the same with what commands have made: repaired, from before a reset, of another schema."""
    path = Path(os.path.realpath(path))
    try:
        with os.scandir(path.parent) as entries:
            names = [each.name for each in entries if each.name.startswith(path.stem) and each.name != path.name]
    except OSError:
        return []
    likely = [name for name in sorted(names) if name.endswith(path.suffix)]
    return [copy for copy in map(path.with_name, likely) if is_tag_file(copy)]


def tag_files_below(folder: Path, name: str) -> Iterator[Path]:
    """Yield the tag files called ``name`` in the folders below: they are read where those are opened, not here.

    What begins with a dot is skipped, and a linked folder not entered, as for articles.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found = Path(place) / name
        if Path(place) != folder and name in files and is_tag_file(found):
            yield found
