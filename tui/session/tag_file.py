"""The tag file of a session: where it is, what has become of it, and what is done to all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.store.other_files import copies_beside

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotations.layers import Author
    from tui.codebook.changes import CodeBookChange
    from tui.errors.files import LostAttributesRemark
    from tui.store.annotation_store import AnnotationStore
    from tui.store.schema import Tables
    from tui.store.whole_file import WholeFile


class TagFile:
    """One tag file, which need not exist."""

    def __init__(self, store: AnnotationStore) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        """Return where the tags are."""
        return self._store.path

    @property
    def lacking(self) -> int:
        """Return how many tags, marks and notes were read, and the file has not any more."""
        return self._store.lacking

    def keep_lacking(self, path: Path) -> bool:
        """Keep in a new file what was read, and the file has not any more; return whether it comes back by itself.

        Raises:
            AlreadyExistsError: There is something at ``path``.
            DatabaseError: It cannot be written; it can be tried again.
        """
        return self._store.keep_lacking(path)

    def settle(self) -> None:
        """Write what was read and the file has not any more, unless it was taken away on purpose.

        Raises:
            DatabaseError: It cannot be written.
        """
        self._store.settle()

    def join(self, tables: Tables) -> int:
        """Join another state of a tag file into this one; return how many tags, marks and notes came in.

        Raises:
            DatabaseError: It cannot be written; nothing is changed.
        """
        return self._store.whole.join(tables)

    def change_codebook(self, change: CodeBookChange, author: Author, lock_timeout: float) -> bool:
        """Change the code book; return whether anything changed. ``session.changing_the_codebook`` is its door.

        Args:
            change: What is done.
            author: Who does it.
            lock_timeout: How long to wait for the lock, in seconds.

        Raises:
            RequestError: It cannot be done to the code book as it is.
            DatabaseError: It cannot be written; nothing is changed.
        """
        return self._store.change_codebook(change, author, lock_timeout)

    @property
    def whole(self) -> WholeFile:
        """Return what is done to all of the file at once: restoring it, forgetting a person, beginning anew."""
        return self._store.whole

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """Return where work from before a reset has been kept that was come upon since, the latest at the end."""
        return self._store.set_aside

    def copies(self) -> list[Path]:
        """Return other copies of the file that lie beside it, such as sync tools make."""
        return copies_beside(self._store.path)

    @property
    def has_locks(self) -> bool:
        """Return whether the file's file system has locks; True until a change has shown that it has not."""
        return self._store.has_locks

    @property
    def lost_attributes(self) -> LostAttributesRemark | None:
        """Return what the last write could not keep of the file's owner, mode and so on; None for nothing."""
        return self._store.lost_attributes
