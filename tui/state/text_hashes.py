"""The sha256 of every article's text: a cache for each library, so that most files need only be looked at.

An entry is the file's size, times and inode when it was hashed, and the hash. The time of change and the inode tell,
too, of files that swapped their names, or were given their old time back. A file that was changed a moment before has
no entry: changed again in the same tick of the clock, it would look the same (git calls such entries racy).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, cast

from tui import __version__
from tui.corpus.reader import text_sha256
from tui.errors.articles import UnreadableArticleError
from tui.files.atomic import write_atomically
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.corpus.discovery import Source
    from tui.corpus.library import Library

    Pace = Callable[[Sequence[Source]], Iterable[Source]]

LEAST_ARTICLES = 2
"""Of a library that has a cache: one article is read as soon as a cache is."""

MOST_CACHES = 16
"""Libraries that have one. Where there are more, the one that was written first goes."""

MOST_ARTICLES = 250_000
"""Of a library, in its cache; more are read each time."""

MOST_BYTES = 64_000_000
"""Of a cache; one that would be larger is not written."""

SETTLED_NS = 2_000_000_000
"""Nanoseconds since a file's last change, from which on another change shows in its times. FAT counts two seconds."""

_DIGITS = 16
"""Of a hash of the library's path, in hexadecimal."""


class TextHashes:
    """Hashes per library. Losing a cache costs some time and nothing else: none of them ever raises."""

    def __init__(self, folder: Path, now: Callable[[], int] = time_ns) -> None:
        """Read nothing yet: ``folder`` is where the caches are, ``now`` the clock, in nanoseconds."""
        self.folder = folder
        self._now = now

    def hashes(self, library: Library, pace: Pace = iter) -> dict[str, str]:
        """Return the sha256 of each article's text, by its id; those that cannot be read are left out.

        ``pace`` takes the steps from one article to the next: ``Job.each``. What it raises ends it there, and is
        passed on; what was hashed by then is kept.
        """
        path, above = self._path(library.root), os.path.join(library.root, "")  # noqa: PTH118 - the trailing slash
        old = _read(path)
        new: dict[str, str] = {}
        found: dict[str, str] = {}
        try:
            for source in pace(library.sources):
                name = os.fspath(source.path).removeprefix(above)
                entry, is_settled = self._entry(source, old.get(name, ""))
                if entry:
                    found[source.id] = entry.rpartition(" ")[2]
                if is_settled:
                    new[name] = entry
        except BaseException:
            self._keep(path, old, {**old, **new})
            raise
        self._keep(path, old, new)
        return found

    def _path(self, root: Path) -> Path:
        return self.folder / f"texts-{sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:_DIGITS]}.json"

    def _entry(self, source: Source, known: str) -> tuple[str, bool]:
        """Return the entry for a file, "" if it cannot be read, and whether it may be kept."""
        now = self._now()
        looked = _look(source.path)
        if looked is None:
            return "", False
        seen, changed = looked
        if known.startswith(seen):
            return known, True
        try:
            entry = seen + text_sha256(source)
        except UnreadableArticleError:
            return "", False
        # Changed while it was read, it looks other than it did before: the entry will not be found again.
        return entry, changed < now - SETTLED_NS

    def _keep(self, path: Path, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        new = dict(islice(new.items(), MOST_ARTICLES))
        if new == old or len(new) < LEAST_ARTICLES:
            return
        body = json.dumps(new, ensure_ascii=False, separators=(",\n", ":")).encode("utf-8", "surrogatepass")
        head = _head(body)
        if len(head) + len(body) > MOST_BYTES:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, [head, body])
            self._remove_oldest()

    def _remove_oldest(self) -> None:
        """Remove caches that are too many, and with them what a killed program left of one. Raises OSError."""
        caches = sorted(self.folder.glob("*texts-*.json*"), key=lambda path: path.stat().st_mtime_ns)
        for path in caches[:-MOST_CACHES]:
            path.unlink(missing_ok=True)


def _look(path: Path) -> tuple[str, int] | None:
    """Return how an entry of the file begins, and the time of its last change; None where it cannot be seen."""
    try:
        status = os.stat(path)  # noqa: PTH116 - ten thousand times
    except OSError:
        return None
    modified, changed = status.st_mtime_ns, status.st_ctime_ns
    return f"{status.st_size} {modified} {changed} {status.st_ino} ", max(modified, changed)


def _read(path: Path) -> dict[str, str]:
    """Return the entries of a cache, none if it is not as it was written."""
    try:
        head, end, body = read_regular(path, MOST_BYTES).partition(b"\n")
    except OSError:
        return {}
    return cast("dict[str, str]", json.loads(body)) if head + end == _head(body) else {}


def _head(body: bytes) -> bytes:
    """Return the first line of a cache: who made it, and a hash of the rest."""
    head = {"program": __version__, "encodings": _encodings(), "sha256": sha256(body).hexdigest()}
    return json.dumps(head).encode() + b"\n"


def _encodings() -> str:
    """Return which edition guesses encodings, as another may read another text; it costs 30 ms to load, and is not."""
    found = find_spec("charset_normalizer")
    looked = _look(Path(found.origin)) if found and found.origin else None
    return looked[0] if looked else ""
