"""Kinds of files that articles are read from, one module each. A new kind is one module here and one row in ``KINDS``.

A module is loaded when the first file of its kind is read: no folder of texts waits for what other kinds need.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path


class KindReader(Protocol):
    """What the module of a kind has to offer."""

    def text(self, data: bytes) -> str:
        r"""Return the canonical text of a file's bytes: newlines are ``\n``, nothing that is read is left out.

        All offsets are code points of it, so of the same bytes it must always be the same.

        Raises:
            TextError: The bytes are none of this kind, or damaged.
        """

    def heading(self, line: str) -> str | None:
        """Return the words of a line that the format itself marks as a heading; None for any other line.

        A line comes without the white space around it.
        """


@dataclass(frozen=True, slots=True)
class FileKind:
    """``endings`` are in lower case, without the dot; ``module`` is the reader's, in this package."""

    endings: tuple[str, ...]
    module: str

    @property
    def reader(self) -> KindReader:
        """Return the kind's reader; its module is loaded now."""
        return cast("KindReader", import_module(f"{__name__}.{self.module}"))


_TEXT = FileKind(("txt",), "text")
KINDS = (_TEXT, FileKind(("md",), "markdown"))

ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)
"""Those of the files that a folder's articles are."""

_BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}


def reader_of(path: Path) -> KindReader:
    """Return the reader for a file by its ending; for one of no known kind, which was named by itself, that of text.

    >>> from pathlib import Path
    >>> reader_of(Path("Notes.MD")).heading("## Second day ##")
    'Second day'
    """
    return _BY_ENDING.get(path.suffix.lower().removeprefix("."), _TEXT).reader
