"""CSV for spreadsheets: one row per paragraph, annotator and theme, in UTF-8 with the mark by which Excel knows it.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break as a formula, and
the text of an article is not to be trusted with that. As OWASP advises ("CSV Injection"), every text cell is
quoted, its quotes are doubled, and a cell that could be run gets a ``'`` in front. "Could be run" includes
the full-width and the small signs, and a sign that follows only blanks, quotation marks and what cannot be
seen, since some programs drop those.

To undo it: a cell that begins with ``'`` has exactly one ``'`` too many, in front. That holds without
exception, because a text that itself begins with ``'`` gets one as well: ``cell.removeprefix("'")``.

Where orphans were asked for there is one more column, ``orphan``, in every row: a table has one width.
"""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, BinaryIO

from tui.model import Annotation, Label, Span, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.codebook.codebook import CodeBook
    from tui.export import ExportOptions
    from tui.model import Record

COLUMNS = (
    "article",
    "title",
    "paragraph",
    "start",
    "end",
    "text",
    "theme",
    "theme_ar",
    "theme_en",
    "note",
    "annotator",
    "updated",
    "reviewed",
)
"""Their order is part of the format; what stands behind ``theme_en`` is the annotator's, ``updated`` the theme's."""

_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫"
_COULD_BE_RUN = re.compile(rf"""'|["'“”«»‘’\s{_UNSEEN}]*[{_SIGNS}\t\r\n]""")
_UNKNOWN = Label("", "")

_Row = tuple[str | int, ...]


def write(records: Iterable[Record], codebook: CodeBook, options: ExportOptions, out: BinaryIO) -> None:
    """Write one row per record, annotator and theme, and one for who gives it no theme; each ended by CR LF.

    Args:
        records: In the order of the library and of each text.
        codebook: Gives a theme's labels, which are empty for one that it does not know.
        options: Whether there is the column ``orphan``.
        out: Takes the bytes.

    Raises:
        OSError: ``out`` takes no more.
    """
    out.write(codecs.BOM_UTF8)
    table = csv.writer(codecs.getwriter("utf-8")(out), lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writerow((*COLUMNS, "orphan") if options.orphans else COLUMNS)
    for record in records:
        last = (_truth(record.orphan),) if options.orphans else ()
        table.writerows((*row, *last) for row in _rows(record, codebook))


def neutralised(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula.

    >>> [neutralised(cell) for cell in ("=1+1", " -1", "1-1", "'quoted'")]
    ["'=1+1", "' -1", '1-1', "''quoted'"]
    """
    return f"'{cell}" if _COULD_BE_RUN.match(cell) else cell


def restored(cell: str) -> str:
    """Return the text that ``neutralised`` made into ``cell``.

    >>> [restored(neutralised(text)) for text in ("=1+1", "'quoted'", "text")]
    ['=1+1', "'quoted'", 'text']
    """
    return cell.removeprefix("'")


def _rows(record: Record, codebook: CodeBook) -> Iterator[_Row]:
    for annotation in record.layers or (Annotation(Span(record.start, record.end)),):
        tags = {tag.theme: tag for tag in annotation.tags}
        for theme in tags or ("",):
            known, tag = codebook.get(theme), tags.get(theme)
            label = known.label if known else _UNKNOWN
            yield (
                neutralised(record.article),
                neutralised(record.title),
                record.paragraph,
                record.start,
                record.end,
                neutralised(record.text),
                neutralised(theme),
                neutralised(label.ar),
                neutralised(label.en),
                neutralised(annotation.note),
                neutralised(annotation.by),
                neutralised(tag.at if tag else annotation.at),
                _truth(annotation.state is not State.UNTOUCHED),
            )


def _truth(value: object) -> str:
    return "true" if value else "false"
