"""Records out of the program, one writer per file. A new format is one file here and one line in ``FORMATS``.

Writers stream: they take the records one at a time and keep none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from tui.export.csv_rows import write_csv, write_csv_with_orphans
from tui.export.jsonl import write_jsonl
from tui.export.markdown import write_markdown
from tui.export.replacement import FileThereError, new_file, replacement
from tui.model import Label, Record, RequestError, Theme

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FORMATS", "FileThereError", "Format", "export_bytes", "export_file", "export_over_file", "format_named"]

Writer = Callable[[Iterable[Record], Sequence[Theme], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write records. ``name`` is what a command line says; ``extension`` begins with its dot."""

    name: str
    extension: str
    label: Label
    write: Writer


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format("csv", ".csv", Label("جدول CSV", "CSV table"), write_csv),
        "jsonl": Format("jsonl", ".jsonl", Label("أسطر JSON", "JSON lines"), write_jsonl),
        "markdown": Format("markdown", ".md", Label("مستند Markdown", "Markdown document"), write_markdown),
    }
)


WITH_ORPHANS: Mapping[str, Format] = MappingProxyType(
    {**FORMATS, "csv": replace(FORMATS["csv"], write=write_csv_with_orphans)}
)
"""The same formats for records among which there may be orphans; without any, only CSV differs, by a column."""


def format_named(name: str, formats: Mapping[str, Format] = FORMATS) -> Format:
    """Return the one of ``formats`` that is called ``name``.

    Raises:
        RequestError: There is none; the message lists those there are.
    """
    try:
        return formats[name]
    except KeyError:
        raise RequestError(f"no export format {name!r}; there are: {', '.join(formats)}") from None


def export_bytes(
    format_name: str,
    records: Iterable[Record],
    themes: Sequence[Theme],
    formats: Mapping[str, Format] = FORMATS,
) -> bytes:
    """Return what a file of ``records`` would hold, for previews and for standard output.

    Raises:
        RequestError: There is no such format.
    """
    out = BytesIO()
    format_named(format_name, formats).write(records, themes, out)
    return out.getvalue()


def export_file(
    format_name: str,
    records: Iterable[Record],
    themes: Sequence[Theme],
    path: Path,
    formats: Mapping[str, Format] = FORMATS,
) -> None:
    """Write ``records`` to a new file ``path``, which is there when it is complete; a device or pipe is written to.

    Raises:
        FileThereError: There is a file already; it has been left as it is.
        RequestError: There is no such format.
        HashiyaError: ``path`` cannot be written.
    """
    write = format_named(format_name, formats).write
    with new_file(path) as out:
        write(records, themes, out)


def export_over_file(
    format_name: str,
    records: Iterable[Record],
    themes: Sequence[Theme],
    path: Path,
    formats: Mapping[str, Format] = FORMATS,
) -> None:
    """Write ``records`` to ``path``: either the whole new file is there afterwards, or what was there before.

    Raises:
        RequestError: There is no such format.
        HashiyaError: ``path`` cannot be written.
    """
    write = format_named(format_name, formats).write
    with replacement(path) as out:
        write(records, themes, out)
