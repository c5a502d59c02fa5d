"""Which files a library is made of, found without opening any of them."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.corpus.readers import ENDINGS
from tui.errors.requests import NoArticlesError, NoLibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN_ENDINGS = tuple(f".{ending}" for ending in ENDINGS)
_NUMBERS = re.compile(r"(\d+)")

_Key = list[str | int]
# A file below the root: what orders it, its path in the library without its ending, the ending, its folder. A
# plain tuple, because ten thousand of them are made while somebody waits.
_Found = tuple[tuple[_Key, ...], str, str, Path]


@dataclass(frozen=True, slots=True)
class Source:
    """A file found, not yet read.

    ``id`` is that of its article: the path below the library without its ending, or with it where two files would have
    one id. Bytes of a name that are no UTF-8 are U+FFFD in it.
    """

    id: str
    path: Path


def find_sources(root: Path) -> tuple[Source, ...]:
    """Return the articles below ``root`` in natural order (2 before 10), or ``root`` alone if it is a file.

    In a folder, files with one of ``readers.ENDINGS`` are articles; what begins with a dot is skipped. A linked file is
    one of them, wherever it really is; a linked folder is not entered, so that no link can lead in circles
    and no article has two ids. A folder that cannot be opened stands for itself, so that reading it says why.

    Raises:
        NoLibraryError: ``root`` does not exist or cannot be opened.
        NoArticlesError: It holds no article.
    """
    try:
        mode = root.stat().st_mode
        if not stat.S_ISDIR(mode):
            return (_alone(root),)
        with os.scandir(root):
            pass
    except OSError as error:
        raise NoLibraryError(root, error) from error
    found = sorted(_walk(root))
    if not found:
        raise NoArticlesError(root, _SHOWN_ENDINGS)
    return _named(found)


def _alone(file: Path) -> Source:
    """Return a file that was named by itself, with the id that it has where its folder is the library."""
    try:
        with os.scandir(file.parent) as entries:
            beside = [(each.name.rpartition("."), each) for each in entries if not each.name.startswith(".")]
            found = [
                ((_key(stem),), stem, f".{ending}", file.parent)
                for (stem, _, ending), each in beside
                if stem == file.stem and ending.lower() in ENDINGS and not _leads_to_folder(each)
            ]
    except OSError:  # a folder that may be entered and not read
        found = []
    return next((each for each in _named(sorted(found)) if each.path == file), Source(_encodable(file.stem), file))


def _walk(root: Path) -> Iterator[_Found]:
    """Yield the articles below ``root``, in no order."""
    folders: list[tuple[Path, str, tuple[_Key, ...]]] = [(root, "", ())]
    while folders:
        folder, prefix, keys = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append((folder / entry.name, f"{prefix}{entry.name}/", (*keys, _key(entry.name))))
                        continue
                    stem, _, ending = entry.name.rpartition(".")
                    if stem and ending.lower() in ENDINGS and not (entry.is_symlink() and _leads_to_folder(entry)):
                        yield (*keys, _key(stem)), prefix + stem, f".{ending}", folder
        except OSError:
            yield keys, prefix, "", folder


def _leads_to_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # a link to itself
        return False


def _key(name: str) -> _Key:
    """Return what orders names as people do: numbers by value, letters whatever their case.

    >>> sorted(["news 10", "News 2", "news ٣"], key=_key)
    ['News 2', 'news ٣', 'news 10']
    """
    parts: _Key = list(_NUMBERS.split(name.casefold()))
    parts[1::2] = map(int, parts[1::2])
    return parts


def _named(found: list[_Found]) -> tuple[Source, ...]:
    """Return ``found`` as sources. Where two files would have one id, the later keeps its ending in it."""
    taken: set[str] = set()
    sources: list[Source] = []
    for _, name, ending, folder in found:
        identity = _encodable(name)
        while identity in taken:
            identity += ending or "/"
        taken.add(identity)
        sources.append(Source(identity, folder / (name.rpartition("/")[2] + ending)))
    return tuple(sources)


def _encodable(name: str) -> str:
    """Return ``name`` as it can be stored in a JSON file: bytes that are no UTF-8 become U+FFFD."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", errors="replace")
