"""An article's document that breaks off: what stands before the damage. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import json


def fragment(text: str, start: int, decoder: json.JSONDecoder) -> dict[str, Any] | None:
    """Return the article's fields and paragraphs that are whole, though its document breaks off.

    None where not even one paragraph is, or it is not known of which article.

    Args:
        text: The tag file's.
        start: Where the document's bracket stands, in code points.
        decoder: Reads what is whole.

    >>> import json
    >>> fragment('{"id": "news/1", "paragraphs": [{"start": 0}, {"start": 9}, {"sta', 0, json.JSONDecoder())
    {'id': 'news/1', 'paragraphs': [{'start': 0}, {'start': 9}]}
    """
    found: dict[str, Any] = {}
    position = start
    try:
        position = _behind(text, position, "{")
        while "paragraphs" not in found:
            key, position = decoder.raw_decode(text, position)
            position = _behind(text, position, ":")
            if key == "paragraphs":
                found[key] = []
                position = _behind(text, position, "[")
            else:
                found[str(key)], position = decoder.raw_decode(text, position)
                position = _behind(text, position, ",")
        while True:
            paragraph, position = decoder.raw_decode(text, position)
            found["paragraphs"].append(paragraph)
            position = _behind(text, position, ",")
    except (ValueError, RecursionError):
        return found if found.get("paragraphs") and "id" in found else None


def _behind(text: str, position: int, char: str) -> int:
    """Return where something stands again behind ``char``, which must come next. Raises ValueError."""
    matched = re.compile(rf"[ \t\r\n]*{re.escape(char)}[ \t\r\n]*").match(text, position)
    if matched is None:
        raise ValueError(char)
    return matched.end()
