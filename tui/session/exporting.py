"""What an export would hold, and the export itself: both walk the library, as the work of a job."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tui.errors.files import KeptFileError
from tui.export import export_file, export_over_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.codebook.codebook import CodeBook
    from tui.export.records import Scope
    from tui.model import Record
    from tui.session.jobs import Job
    from tui.session.library_annotations import LibraryAnnotations

PREVIEWED = 10
"""Records that a preview shows."""


class Preview(NamedTuple):
    """The first records of an export.

    Attributes:
        records: PREVIEWED at the most.
        total: How many there are in all; None as long as that is not known.
    """

    records: tuple[Record, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which records are wanted.

    Attributes:
        annotations: Of a library that no other thread reads.
        scope: Which paragraphs.
        indices: Of which articles; of all where None.
    """

    annotations: LibraryAnnotations
    scope: Scope
    indices: Sequence[int] | None

    def preview(self, job: Job[Preview]) -> Preview:
        """Return the first records and how many there are; the first ones are shown when they are there."""
        first: list[Record] = []
        count = 0
        for record in self.annotations.records(self.scope, self.indices, job.each):
            count += 1
            if count <= PREVIEWED:
                first.append(record)
            if count == PREVIEWED:
                job.show(Preview(tuple(first), None))
        return Preview(tuple(first), count)


@dataclass(frozen=True, slots=True)
class Export:
    """A file that is to be written.

    Attributes:
        chosen: What is in it.
        format_name: One of ``FORMATS``.
        codebook: The labels.
        path: Where it is.
        overwrites: Whether it may take the place of another.
    """

    chosen: Chosen
    format_name: str
    codebook: CodeBook
    path: Path
    overwrites: bool

    def write(self, job: Job[int]) -> int:
        """Write the file; return how many records are in it. Where there are none nothing is written.

        Raises:
            KeptFileError: ``path`` is a tag file or an article, of whatever library.
            AlreadyExistsError: There is a file already, and none may be written over.
            UnwritableFileError: It cannot be written.
            DatabaseError: The tag file is damaged.
        """
        if self.chosen.annotations.keeps(self.path, job.each):
            raise KeptFileError(self.path)
        records = self.chosen.annotations.records(self.chosen.scope, self.chosen.indices, job.each)
        first = next(records, None)
        if first is None:
            return 0
        count = 0

        def counted() -> Iterator[Record]:
            nonlocal count
            for record in chain([first], records):
                count += 1
                yield record

        write = export_over_file if self.overwrites else export_file
        write(self.format_name, counted(), self.codebook, self.path)
        return count
