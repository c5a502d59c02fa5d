"""Where each article of each library was being read: a small file in the person's state folder.

Of each library the article that was read last stands last.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from tui.files.atomic import write_atomically
from tui.files.regular import read_regular
from tui.state.folders import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

_Positions = dict[str, dict[str, int]]


class ReadingPositions:
    """Code point offsets per library and article. Losing them costs nobody any work: nothing here raises."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._positions = _read(path)
        self._new: _Positions = {}

    def get(self, library: Path, article_id: str) -> int | None:
        """Return the offset of the paragraph being read, None where there is none."""
        return self._positions.get(_key(library), {}).get(article_id)

    def last(self, library: Path) -> str | None:
        """Return the id of the article that was being read last, None where there is none."""
        return next(reversed(self._positions.get(_key(library), {})), None)

    def set(self, library: Path, article_id: str, offset: int) -> None:
        """Note which paragraph is being read; ``save`` writes it down.

        Args:
            library: The library's folder.
            article_id: The article's id.
            offset: Where the paragraph begins, in code points of the article.
        """
        _put(self._positions, _key(library), article_id, offset)
        _put(self._new, _key(library), article_id, offset)

    def save(self) -> bool:
        """Write what was set into the file as it is now, atomically; return whether that succeeded."""
        merged = _read(self.path)
        for library, offsets in self._new.items():
            for article_id, offset in offsets.items():
                _put(merged, library, article_id, offset)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # JSON in ASCII can hold any path, even one that is not valid UTF-8.
            write_atomically(self.path, [json.dumps(merged, indent=1).encode()])
        except OSError:
            return False
        self._new.clear()
        return True


def _key(library: Path) -> str:
    return os.path.realpath(library)


def _put(positions: _Positions, library: str, article_id: str, offset: int) -> None:
    offsets = positions.setdefault(library, {})
    offsets.pop(article_id, None)  # what is put in anew stands last
    offsets[article_id] = offset


def _read(path: Path) -> _Positions:
    try:
        data = json.loads(read_regular(path, MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    libraries = data.items() if isinstance(data, dict) else ()
    return {library: _offsets(offsets) for library, offsets in libraries if isinstance(offsets, dict)}


def _offsets(offsets: dict[str, object]) -> dict[str, int]:
    return {article: offset for article, offset in offsets.items() if type(offset) is int and offset >= 0}
