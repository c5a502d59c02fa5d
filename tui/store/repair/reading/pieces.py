"""What a damaged tag file falls into: documents that were found, and gaps between them. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

_KEY = re.compile(r'"(start|end|quote|prefix|suffix|tags|layers)"[ \t\r\n]*:')
_NOTHING = re.compile(r"[ \t\r\n\[\]{},:]*")


ENDS_EARLY = "the file ends in the middle"
"""The reason of a gap behind which nothing comes."""

TWICE = "a name is there twice"
"""The reason of a gap where two objects have become one."""


NO_TEXT = "a paragraph has no text that can be read"
"""The reason of a gap that costs a paragraph of which the rest may be legible."""


class Found(NamedTuple):
    """One document, or what is left of one.

    Attributes:
        table: The table that it stands in, None where the damage before it hides in which one.
        key: Its key there, "" where that is lost.
        value: What stands there, which need not be an object.
    """

    table: str | None
    key: str
    value: object


class Gap(NamedTuple):
    """A range of code points that could not be read.

    Attributes:
        at: Where reading could not go on.
        start: The first that is left out, at or before that.
        end: Where reading goes on, or the text ends; ``start`` where nothing but brackets and commas is left out.
        reason: Why, in English.
        inside: The document that the range begins in, as a sentence names it; "" where it begins in none.
        unread: How many paragraphs of articles stand in it, whole or in part, as far as that can be told.
    """

    at: int
    start: int
    end: int
    reason: str
    inside: str = ""
    unread: int = 0


def unread_paragraphs(text: str, start: int, end: int) -> int:
    """Return how many paragraphs of articles lie between two places of a text, at least.

    A paragraph has each of its names once: so there are as many as the commonest of these names is there, whole and as
    a name. What is cut out of a file cannot be counted; nor can two halves that a cut has put together be told from one
    paragraph. A text that was tagged has none of these names: its quotation marks stand behind a backslash.

    Args:
        text: The file's.
        start: The first code point.
        end: The one behind the last.

    >>> unread_paragraphs('{"start":0,,"quote":"a"},{"start":', 0, 34)
    2
    """
    names = [found[1] for found in _KEY.finditer(text, start, end)]
    return max(map(names.count, set(names)), default=0)


def is_nothing(text: str, start: int, end: int) -> bool:
    """Return whether there is nothing to be read between two places of a text.

    Args:
        text: The file's.
        start: The first code point.
        end: The one behind the last.
    """
    return _NOTHING.fullmatch(text, start, end) is not None
