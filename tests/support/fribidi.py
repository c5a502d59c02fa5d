"""FriBidi, another engine, by its shared library: Debian's ``libfribidi0``."""

from __future__ import annotations

from ctypes import CDLL, POINTER, byref, c_int, c_int8, c_int32, c_uint8, c_uint32
from ctypes.util import find_library
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.text.direction import Direction

# fribidi-types.h, fribidi-bidi-types.h, fribidi-flags.h
_PARAGRAPH = {"L": 0x110, "R": 0x111}
_MIRRORING, _ARABIC = 0x1, 0x100 | 0x200

FILL = "\ufeff"
"""Stands in the place of a lam whose alef has become the two of them."""


class FriBidi:
    """A paragraph as FriBidi sees it."""

    def __init__(self, text: str, base: Direction) -> None:
        """Resolve levels and joining of a whole paragraph; ``base`` is its direction."""
        library, size = _library(), len(text)
        self._base = _PARAGRAPH[base]
        self._source = (c_uint32 * size)(*map(ord, text))
        self._types = (c_uint32 * size)()
        self.levels = (c_int8 * size)()
        brackets, joining = (c_uint32 * size)(), (c_uint8 * size)()
        library.fribidi_get_bidi_types(self._source, size, self._types)
        library.fribidi_get_bracket_types(self._source, size, self._types, brackets)
        library.fribidi_get_par_embedding_levels_ex(
            self._types, brackets, size, byref(c_uint32(self._base)), self.levels
        )
        library.fribidi_get_joining_types(self._source, size, joining)
        library.fribidi_join_arabic(self._types, size, self.levels, joining)
        shaped = (c_uint32 * size)(*self._source)
        library.fribidi_shape(_MIRRORING | _ARABIC, self.levels, size, joining, shaped)
        self.shaped = "".join(map(chr, shaped))

    def order(self, start: int, end: int) -> list[int]:
        """Return the source indices of one line from left to right (L1, L2)."""
        indices = (c_int * len(self._source))(*range(len(self._source)))
        _library().fribidi_reorder_line(0, self._types, end - start, start, self._base, self.levels, None, indices)
        return list(indices[start:end])


def is_installed() -> bool:
    """Return whether the library can be found."""
    return find_library("fribidi") is not None


_LOADED: list[Any] = []


def _library() -> Any:  # noqa: ANN401 - what it has is known when it is loaded
    if not _LOADED:
        library = CDLL(find_library("fribidi"))
        library.fribidi_reorder_line.argtypes = [
            c_uint32, POINTER(c_uint32), c_int32, c_int32, c_uint32, POINTER(c_int8), POINTER(c_uint32), POINTER(c_int)
        ]  # fmt: skip
        _LOADED.append(library)
    return _LOADED[0]
