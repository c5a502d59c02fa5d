"""JSON lines: one object per paragraph. Loses who put each theme there, which CSV keeps.

The objects of orphans, and no others, end with ``"orphan": true``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.codebook.codebook import CodeBook
    from tui.export import ExportOptions
    from tui.model import Record


def write(records: Iterable[Record], codebook: CodeBook, options: ExportOptions, out: BinaryIO) -> None:  # noqa: ARG001 - as Writer
    """Write one object per record, as UTF-8 with Arabic unescaped, each line ended by LF.

    Args:
        records: In the order of the library and of each text.
        codebook: Not needed.
        options: Not needed: orphans are marked in any case.
        out: Takes the bytes.

    Raises:
        OSError: ``out`` takes no more.
    """
    out.writelines(orjson.dumps(record_fields(record), option=orjson.OPT_APPEND_NEWLINE) for record in records)


def record_fields(record: Record) -> dict[str, object]:
    """Return the record as JSON has it, an orphan marked as one: its fields in this order, without its tags.

    >>> from tui.model import Record
    >>> record = Record("news/1", "Summit", 2, 8, 17, "It began.", ("war",), "", "Mona", "2025-01-01T00:00:00Z", True)
    >>> list(record_fields(record))
    ['article', 'title', 'paragraph', 'start', 'end', 'text', 'themes', 'note', 'annotator', 'updated', 'reviewed']
    """
    # The order is part of the format: files are compared by their bytes.
    fields: dict[str, object] = {
        "article": record.article,
        "title": record.title,
        "paragraph": record.paragraph,
        "start": record.start,
        "end": record.end,
        "text": record.text,
        "themes": record.themes,
        "note": record.note,
        "annotator": record.annotator,
        "updated": record.updated,
        "reviewed": record.reviewed,
    }
    return fields | {"orphan": True} if record.orphan else fields
