"""JSON lines: one object per paragraph, with everybody's tags.

The objects of orphans, and no others, end with ``"orphan": true``; those of a text that several articles have, with the
ids of the others as ``copies``.
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


def place_fields(record: Record) -> dict[str, object]:
    """Return the fields that say which paragraph a record is of, with its text, in their order."""
    return {
        "article": record.article,
        "title": record.title,
        "paragraph": record.paragraph,
        "start": record.start,
        "end": record.end,
        "text": record.text,
    }


def record_fields(record: Record) -> dict[str, object]:
    """Return the record as JSON has it: its fields in this order.

    >>> from tui.model import Record
    >>> fields = record_fields(Record("news/1", "Summit", 2, 8, 17, "It began."))
    >>> print(*fields)
    article title paragraph start end text themes note annotator updated reviewed tags
    """
    # The order is part of the format: files are compared by their bytes.
    fields: dict[str, object] = place_fields(record) | {
        "themes": record.themes,
        "note": record.note,
        "annotator": record.annotator,
        "updated": record.updated,
        "reviewed": record.reviewed,
        "tags": [{"theme": tag.theme, "by": tag.by, "at": tag.at, "how": tag.how} for tag in record.tags],
    }
    if record.copies:
        fields["copies"] = record.copies
    return fields | {"orphan": True} if record.orphan else fields
