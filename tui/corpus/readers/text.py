"""Plain text: a line is a paragraph, and nothing marks a heading."""

from __future__ import annotations

from tui.corpus.encoding import decode


def text(data: bytes) -> str:
    """Return the decoded text.

    Raises:
        TextError: The bytes are no text, or damaged; see ``decode``.
    """
    return decode(data)


def heading(line: str) -> None:
    """Return None: text has no marks."""
