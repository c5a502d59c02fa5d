"""Who works on a library: who writes, who else says anything, and whose layers are seen."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors.requests import UnconfirmedAnnotatorError
from tui.errors.tag_file import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations.layers import Author
    from tui.store.snapshot import Snapshot


class Annotators:
    """The annotators of one library, as they are at any time."""

    def __init__(self, author: Author, snapshot: Callable[[], Snapshot], *, others_hidden: bool) -> None:
        """Ask nothing yet.

        Args:
            author: Who writes.
            snapshot: Gives what the tag file holds; it may raise DatabaseError.
            others_hidden: Whether nothing is seen of what others say: one codes blind.
        """
        self.author = author
        self.others_hidden = others_hidden
        self._snapshot = snapshot
        self._names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return who says anything, oneself first; what they were, of a file that cannot be read now."""
        with suppress(DatabaseError):
            self._names = self._snapshot().annotators
        return tuple(sorted(self._names, key=lambda each: (each != self.author.name, each)))

    @property
    def has_others(self) -> bool:
        """Return whether anybody else says anything."""
        return any(each != self.author.name for each in self.names)

    @property
    def in_sight(self) -> tuple[str, ...]:
        """Return whose layers may be seen: one's own first, and those of others unless they are hidden."""
        others = () if self.others_hidden else (each for each in self.names if each != self.author.name)
        return (self.author.name, *others)

    def check_author(self) -> None:
        """Refuse to write under a login's name under which another machine has written, and this one has not.

        Raises:
            UnconfirmedAnnotatorError: It is such a one; ``Session.name_annotator`` says who it is.
            DatabaseError: The tag file cannot be read.
        """
        if self.author.is_login:
            known = self._snapshot().machines(self.author.name)
            if known and self.author.machine not in known:
                raise UnconfirmedAnnotatorError(self.author.name)
