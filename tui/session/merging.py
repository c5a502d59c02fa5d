"""Other tag files of the same library, joined into the session's own, or with it in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors.requests import NoSuchTagFileError, SameTagFileError
from tui.store.parsing import tables_of
from tui.store.whole_file import check_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.session.library_annotations import LibraryAnnotations
    from tui.session.session import Session
    from tui.store.schema import Tables


def merge(session: Session, path: Path) -> int:
    """Join the tag file at ``path`` into the session's own; return how many tags, marks and notes came in by that.

    Nothing acknowledged is lost by it, and what was taken off later than it was put on stays off.

    Raises:
        NoSuchTagFileError: There is no such file.
        SameTagFileError: It is the tag file itself.
        DatabaseError: One of the files cannot be read, or the tag file cannot be written.
    """
    return session.tag_file.join(other_tag_file(session, path))


def joined_with(session: Session, paths: Sequence[Path]) -> tuple[LibraryAnnotations, tuple[Path, ...]]:
    """Return what the session's tag file and those at ``paths`` say together, in memory alone: nothing is written.

    Also which of them do not count, being from before a reset. Raises as ``merge``.
    """
    return session.annotations_with({path: other_tag_file(session, path) for path in paths})


def other_tag_file(session: Session, path: Path) -> Tables:
    """Return what the tag file at ``path`` holds, which is not the session's own; {} of an empty one.

    Raises:
        NoSuchTagFileError: There is no such file.
        SameTagFileError: It is the tag file itself.
        DatabaseError: It cannot be read, or something in it is not what it should be.
    """
    if session.tag_file.path.exists() and path.exists() and session.tag_file.path.samefile(path):
        raise SameTagFileError(path)
    tables = tables_of(path)
    if tables is None:
        raise NoSuchTagFileError(path)
    check_data(path, tables)
    return tables
