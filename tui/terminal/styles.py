"""Styles of cells: SGR parameters (ECMA-48) between semicolons, "" for none."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COLOUR = re.compile(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)|(?:3|4|9|10)\d")
_BOLD_OR_ITALIC = frozenset("13")


@lru_cache(maxsize=1024)
def parts_of(style: str) -> tuple[str, str, str]:
    """Return a style's attributes, foreground and background, each as SGR parameters ("" for the default)."""
    foreground = background = ""
    for colour in _COLOUR.findall(style):
        if colour.startswith(("3", "9")):
            foreground = colour
        else:
            background = colour
    return _COLOUR.sub("", style).strip(";").replace(";;", ";"), foreground, background


@lru_cache(maxsize=1024)
def face_of(style: str) -> str:
    """Return which of bold and italic a style is, the same for all styles that are the same of them.

    >>> face_of("3;1;38;5;1"), face_of("4;33")
    ('13', '')
    """
    return "".join(sorted(_BOLD_OR_ITALIC.intersection(parts_of(style)[0].split(";"))))


@lru_cache(maxsize=1024)
def turned(style: str, attribute: str) -> str:
    """Return a style with an attribute that it has not, or without one that it has.

    >>> turned("1;31", "3"), turned("1;31", "1")
    ('1;3;31', '31')
    """
    attributes, foreground, background = parts_of(style)
    had = attributes.split(";")
    has = [each for each in had if each != attribute] if attribute in had else [*had, attribute]
    return ";".join(filter(None, (*has, foreground, background)))


def drawn(cells: Iterable[tuple[str, str]]) -> str:
    """Return what draws cells, each a style and a text; the style is reset behind each run of one."""
    runs = ((style, "".join(text for _, text in run)) for style, run in groupby(cells, key=lambda cell: cell[0]))
    return "".join(f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in runs)
