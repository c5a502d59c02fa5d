"""Which files no export may write over: articles and tag files, those of other libraries among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.corpus.readers import ENDINGS
from tui.state.folders import TAG_FILE
from tui.store.history_file import history_path
from tui.store.schema import is_tag_file

if TYPE_CHECKING:
    from pathlib import Path

    from tui.corpus.library import Library
    from tui.session.jobs import Pace


def is_kept(path: Path, library: Library, tag_file: Path, pace: Pace = iter) -> bool:
    """Return whether a file is there that is a tag file (a backup, a rescue file) or an article; links to one, too.

    Of a library that was named as one file, the files in its folder are articles, too; and so is every file that could
    be one, where a folder above it has a tag file.

    Args:
        path: Where somebody wants to write.
        library: The one that was named.
        tag_file: The library's.
        pace: Takes the steps from one article to the next.
    """
    if not _is_file(path):
        return False
    if _is_same(tag_file, path) or _is_same(history_path(tag_file.resolve()), path) or is_tag_file(path):
        return True
    if any(_is_same(source.path, path) for source in pace(library.sources)):
        return True
    real = path.resolve()
    if real.suffix.lower().removeprefix(".") not in ENDINGS:
        return False
    alone = library.root.resolve().parent if library.root.is_file() else None
    return alone in real.parents or any(is_tag_file(folder / TAG_FILE) for folder in real.parents)


def _is_same(one: Path, other: Path) -> bool:
    return _is_file(one) and one.samefile(other)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # such as a name that is too long
        return False
