"""Markdown: text, with the headings that it marks (CommonMark, ATX headings)."""

from __future__ import annotations

import re

from tui.corpus.encoding import decode

_HEADING = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?", re.DOTALL)


def text(data: bytes) -> str:
    """Return the decoded text, its marks included.

    Raises:
        TextError: The bytes are no text, or damaged; see ``decode``.
    """
    return decode(data)


def heading(line: str) -> str | None:
    """Return the words of a line such as ``## words ##``, None for any other.

    >>> heading("## Second day ##"), heading("#hashtag")
    ('Second day', None)
    """
    marked = _HEADING.fullmatch(line)
    return marked[1] if marked else None
