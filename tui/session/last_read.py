"""What a tag file said when it could be read last: of one that cannot be read now, what is shown stays."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.codebook.codebook import CodeBook
from tui.codebook.kept_book import NOTHING_KEPT
from tui.errors.tag_file import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.annotations.progress import Progress
    from tui.model import Theme
    from tui.store.snapshot import Snapshot


class LastRead:
    """The tag file of a session, as it was read last; whatever is asked for, it is read again first."""

    def __init__(self, snapshot: Callable[[], Snapshot], template: Sequence[Theme]) -> None:
        """Read nothing yet.

        Args:
            snapshot: Gives what the tag file holds; it may raise DatabaseError.
            template: The themes of the settings.
        """
        self._snapshot = snapshot
        self._template = template
        self._kept_book = NOTHING_KEPT
        self._codebook = CodeBook(template)
        self._progress: Mapping[str, Progress] = {}

    @property
    def codebook(self) -> CodeBook:
        """Return the file's themes, then those of the settings that it does not speak of; the same as long as it is."""
        with suppress(DatabaseError):
            book = self._snapshot().codebook
            if book is not self._kept_book:
                self._kept_book = book
                self._codebook = CodeBook(self._template, book)
        return self._codebook

    def progress(self, by: str) -> Mapping[str, Progress]:
        """Return the work that ``by``, the same each time, has done per article id."""
        with suppress(DatabaseError):
            self._progress = self._snapshot().progress(by)
        return self._progress
