"""A backup, or another state of the tag file, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.errors.tag_file import Damage, DamagedDatabaseError, Wrong
from tui.session.merging import other_tag_file

if TYPE_CHECKING:
    from pathlib import Path

    from tui.session.session import Session


class Restored(NamedTuple):
    """What has come of it.

    Attributes:
        data: How many tags, marks and notes are not what they were.
        themes: How many themes of the code book are not.
        is_of_another_library: Whether the backup is, by what it says itself.
    """

    data: int
    themes: int
    is_of_another_library: bool


def restore(session: Session, backup: Path) -> Restored:
    """Make everything what ``backup``, another tag file, says, in one step that this person can take back.

    Raises:
        NoSuchTagFileError: There is no such file.
        SameTagFileError: It is the tag file itself.
        DatabaseError: One of the files cannot be read or is damaged, or the tag file cannot be written.
    """
    tables = other_tag_file(session, backup)
    if not tables:
        raise DamagedDatabaseError(backup, Damage(Wrong.EMPTY))
    is_own = session.tag_file.whole.is_of_one_library(tables)
    done = session.tag_file.whole.restore(tables, session.author)
    return Restored(done.data, done.themes, not is_own)
