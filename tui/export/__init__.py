"""Records out of the program, one module per format. A new format is one module here and one row in ``FORMATS``.

A module is loaded when its format is used: no command waits for what another format needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from tui.errors.requests import NoSuchFormatError
from tui.files.output import new_file, replacement
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tui.codebook.codebook import CodeBook
    from tui.model import Record


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person can ask of any format.

    ``orphans`` says that there may be orphaned annotations among the records: a table then has a column that tells.
    """

    orphans: bool = False


class Writer(Protocol):
    """What the module of a format has to offer."""

    def write(self, records: Iterable[Record], codebook: CodeBook, options: ExportOptions, out: BinaryIO) -> None:
        """Write one file. Writers stream: they take the records one at a time and keep none of them.

        Args:
            records: In the order of the library and of each text; those of one article are adjacent.
            codebook: Gives a theme's labels; a record may bear themes that it does not know.
            options: What was asked for.
            out: Takes the bytes; it need not be seekable.

        Raises:
            OSError: ``out`` takes no more. What has been written is then not used.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write records.

    Attributes:
        name: What a command line says.
        extension: Of its files, with the dot.
        label: What a person is shown.
        module: The writer's, in this package.
    """

    name: str
    extension: str
    label: Label
    module: str

    @property
    def writer(self) -> Writer:
        """Return the format's writer; its module is loaded now."""
        return cast("Writer", import_module(f"{__name__}.{self.module}"))


_ALL = (
    Format("csv", ".csv", Label("جدول CSV", "CSV table"), "csv_table"),
    Format("jsonl", ".jsonl", Label("أسطر JSON", "JSON lines"), "jsonl"),
    Format("markdown", ".md", Label("مستند Markdown", "Markdown document"), "markdown"),
)
FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _ALL})
"""By name, in the order in which a person is shown them."""

_NO_OPTIONS = ExportOptions()


def format_named(name: str) -> Format:
    """Return the format that is called ``name``.

    Raises:
        NoSuchFormatError: There is none.

    >>> format_named("markdown").extension
    '.md'
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise NoSuchFormatError(name, tuple(FORMATS)) from None


def export_bytes(
    format_name: str, records: Iterable[Record], codebook: CodeBook, options: ExportOptions = _NO_OPTIONS
) -> bytes:
    r"""Return what a file of ``records`` would hold, for standard output.

    Args:
        format_name: One of ``FORMATS``.
        records: As a ``Writer`` wants them.
        codebook: The labels.
        options: What was asked for.

    Raises:
        NoSuchFormatError: There is no such format.

    >>> from tui.codebook.codebook import CodeBook
    >>> export_bytes("csv", [], CodeBook())[:21]
    b'\xef\xbb\xbf"article","title",'
    """
    out = BytesIO()
    format_named(format_name).writer.write(records, codebook, options, out)
    return out.getvalue()


def export_file(
    format_name: str,
    records: Iterable[Record],
    codebook: CodeBook,
    path: Path,
    options: ExportOptions = _NO_OPTIONS,
) -> None:
    """Write ``records`` to a new file, which is there when it is complete; a device or pipe is written to.

    Args:
        format_name: One of ``FORMATS``.
        records: As a ``Writer`` wants them.
        codebook: The labels.
        path: The new file.
        options: What was asked for.

    Raises:
        AlreadyExistsError: There is a file already; it has been left as it is.
        NoSuchFormatError: There is no such format.
        UnwritableFileError: ``path`` cannot be written.
    """
    writer = format_named(format_name).writer
    with new_file(path) as out:
        writer.write(records, codebook, options, out)


def export_over_file(
    format_name: str,
    records: Iterable[Record],
    codebook: CodeBook,
    path: Path,
    options: ExportOptions = _NO_OPTIONS,
) -> None:
    """Write ``records`` to a file: either the whole new one is there afterwards, or what was there before.

    Args:
        format_name: One of ``FORMATS``.
        records: As a ``Writer`` wants them.
        codebook: The labels.
        path: The file, which may be there.
        options: What was asked for.

    Raises:
        NoSuchFormatError: There is no such format.
        UnwritableFileError: ``path`` cannot be written.
    """
    writer = format_named(format_name).writer
    with replacement(path) as out:
        writer.write(records, codebook, options, out)
