"""Work of an epoch that is over (``hashiya reset``): it never comes back by itself, and is kept beside the tag file."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tui.errors.tag_file import DatabaseError
from tui.files.atomic import write_atomically
from tui.files.beside import fitting
from tui.store.joining import epoch, joined_tables
from tui.store.lacking import differing
from tui.store.parsing import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tui.store.schema import Tables

_ENDING = ".before-reset"


def set_aside(target: Path, tables: Tables, content: Iterable[bytes]) -> Path:
    """Keep a state beside the tag file ``target``, whose lock is held; return where: a file that has it all will do.

    Args:
        target: The tag file, whose real path that is.
        tables: The state.
        content: The same as the bytes of a tag file.

    Raises:
        OSError: It cannot be written.
    """
    for path in _names(target):
        if path.is_symlink() or path.exists():
            if _has_all(path, tables):
                return path
        else:
            write_atomically(path, content, like=target)
            return path
    raise AssertionError


def _names(target: Path) -> Iterator[Path]:
    """Yield where that may be: of ``tags.json`` ``tags.before-reset.json``, ``tags.before-reset-2.json`` and so on.

    >>> from itertools import islice
    >>> from pathlib import Path
    >>> [path.name for path in islice(_names(Path("news/tags.json")), 2)]
    ['tags.before-reset.json', 'tags.before-reset-2.json']
    """
    stem = target.with_name(target.stem) if target.suffix == ".json" else target
    for number in count(1):
        ending = f"{_ENDING}{f'-{number}' if number > 1 else ''}.json"
        yield target.with_name(f"{fitting(stem)}{ending}")


def _has_all(path: Path, tables: Tables) -> bool:
    try:
        kept = tables_of(path)
    except DatabaseError:
        return False
    if not kept or epoch(kept) != epoch(tables):
        return False
    return differing(joined_tables(kept, tables), kept) == 0
