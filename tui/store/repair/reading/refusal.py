"""Why a file is not ours to repair. Pure."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tui.errors.tag_file import ForeignDatabaseError, NewerDatabaseError
from tui.store.repair.reading.shapes import likely_table
from tui.store.schema import FORMAT, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.repair.reading.pieces import Found
    from tui.store.repair.reading.walk import Walk

_SCHEMA = re.compile(r'"schema"\s*:\s*([0-9]{1,9})\b')


def refusal(path: Path, text: str, walked: Walk) -> ForeignDatabaseError | None:
    """Return why the file is not ours to repair, None where it is.

    Args:
        path: The file.
        text: What it holds.
        walked: What could be read of that.
    """
    schemas = _schemas(text, walked)
    newer = next((schema for schema in schemas if type(schema) is int and schema > SCHEMA), None)
    if newer is not None:
        return NewerDatabaseError(path, newer, SCHEMA)
    has_article = any(_is_article(found) for found in walked.documents)
    if walked.not_tables and not (has_article and (schemas or walked.gaps)):
        return ForeignDatabaseError(path)
    if schemas or has_article:
        return None
    if walked.documents or not walked.gaps or _is_json(text):
        return ForeignDatabaseError(path)
    return None


def _schemas(text: str, walked: Walk) -> list[object]:
    """Return the schemas of the file's marks; where none can be read, what is legible of one."""
    marks = [
        found.value
        for found in walked.documents
        if found.table in {"meta", None} and likely_table(found.value) == "meta"
    ]
    schemas = [mark.get("schema") for mark in marks if isinstance(mark, dict) and mark.get("format") == FORMAT]
    if schemas or not walked.gaps:
        return schemas
    # The mark is the first thing in the file; what it said may be legible all the same.
    start = walked.gaps[0].start
    return [int(digits) for digits in _SCHEMA.findall(text[max(0, start - 200) : walked.gaps[0].end])[:1]]


def _is_article(found: Found) -> bool:
    """Return whether a document cannot but be of this program, even where the mark is damaged."""
    if found.table not in {"articles", None} or not isinstance(found.value, dict):
        return False
    return {"sha256", "paragraphs"} <= found.value.keys()


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
