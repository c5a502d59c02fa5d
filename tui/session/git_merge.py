"""Two versions of a tag file, as git gives them to its merge driver, joined into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors.git import OursUnjoinedError, TheirsUnjoinedError
from tui.errors.tag_file import DatabaseError, UnwritableDatabaseError
from tui.files.atomic import write_atomically
from tui.files.regular import read_regular
from tui.store.joining import epoch, joined_tables
from tui.store.json_lines import Serialisation
from tui.store.parsing import parse
from tui.store.schema import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.schema import Tables


def join_versions(ours: Path, theirs: Path, named: Path) -> bool:
    """Make the join of two versions, of whatever schema, the content of ``ours``; an empty or missing one adds nothing.

    Where one cannot be read, neither is touched. Returns whether all of one was left out: it is from before a reset.

    Args:
        ours: The version that git keeps.
        theirs: The other one.
        named: What errors call the file of which they are versions.

    Raises:
        OursUnjoinedError: Ours cannot be read: it is damaged, no tag file, or a newer hashiya's.
        TheirsUnjoinedError: Theirs cannot be.
        UnwritableDatabaseError: The join cannot be written.
    """
    try:
        before = _read(ours)
        own = _tables(named, before)
    except (OSError, DatabaseError) as error:
        raise OursUnjoinedError(error) from error
    try:
        other = _tables(named, _read(theirs))
    except (OSError, DatabaseError) as error:
        raise TheirsUnjoinedError(error) from error
    tables = joined_tables(own, other) if own and other else own or other
    raw = b"".join(Serialisation().chunks(tables)) if tables else b""
    if raw != before:
        try:
            write_atomically(ours, [raw])
        except OSError as error:
            raise UnwritableDatabaseError(named, error) from error
    return bool(own and other) and epoch(own) != epoch(other)


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, MOST_BYTES)
    except FileNotFoundError:
        return b""


def _tables(named: Path, raw: bytes) -> Tables:
    return parse(named, raw).tables if raw else {}
