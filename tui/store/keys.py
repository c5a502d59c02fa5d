"""The keys of documents in the tag file: a function of which there are, or two clones would number differently."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KNOWN_BY = {"articles": "sha256", "codebook": "id", "queries": "id"}
"""The field by which the documents of a table are known, whatever their keys are."""

_DIGITS = 12
"""Of a hash, hexadecimal: fifteen decimal digits at most, which every reader of JSON can hold."""

_HASH = re.compile("[0-9a-f]{64}")


def keyed(table: str, documents: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the documents of a table, one of KNOWN_BY, by their keys and in the order of these.

    The key is the number with which the hash of what it is known by begins, or the next free one; those with the lesser
    hash come first.

    >>> texts = [{"sha256": digit * 64} for digit in "ba"]
    >>> [*keyed("articles", texts)]
    ['187649984473770', '206414982921147']
    """
    known_by = KNOWN_BY[table]
    hashed = sorted(((_hash(str(each[known_by])), each) for each in documents), key=lambda each: each[0])
    found: dict[int, dict[str, Any]] = {}
    for text, document in hashed:
        key = int(text[:_DIGITS], 16)
        while key in found:
            key += 1
        found[key] = document
    return {str(key): found[key] for key in sorted(found)}


def key_of(table: str, rows: Mapping[str, dict[str, Any]], name: str) -> str | None:
    """Return the key under which a document stands, None where there is none.

    Args:
        table: The table, one of KNOWN_BY.
        rows: Its documents, by the keys that ``keyed`` gives them.
        name: What the document is known by.
    """
    key = int(_hash(name)[:_DIGITS], 16)
    while (document := rows.get(str(key))) is not None:
        if document[KNOWN_BY[table]] == name:
            return str(key)
        key += 1
    return None


def _hash(text: str) -> str:
    return text if _HASH.fullmatch(text) else hashlib.sha256(text.encode()).hexdigest()
