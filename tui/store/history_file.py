"""The history, in a file of its own beside the tag file: a line for each step, appended once the step is durable.

Losing it loses undo alone, so it is not synced, and what cannot be read of it is passed over. A line may come twice and
in any order, as when git has united two of them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import orjson

from tui.annotations.history import MOST_BYTES, MOST_ENTRIES, Entry, surplus, without
from tui.errors.files import UnwritableFileError
from tui.errors.tag_file import DamagedDatabaseError
from tui.files.atomic import write_atomically
from tui.files.attributes import keep_attributes
from tui.files.beside import fitting
from tui.files.regular import read_regular
from tui.store.fields import Fields
from tui.store.history_codec import entry_json, read_entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_Stamp = tuple[int, int, int]

_MOST_BYTES = 50 * MOST_BYTES
"""Of the file; a larger one is not ours, and counts as none. A restored backup is one step, however long."""


class _Lines(NamedTuple):
    """What was read.

    Attributes:
        stamp: What the file was like then.
        entries: The steps that are kept, the oldest first.
        sizes: The bytes of each.
        lines: How many lines the file has.
    """

    stamp: _Stamp | None
    entries: tuple[Entry, ...]
    sizes: tuple[int, ...]
    lines: int


class HistoryFile:
    """The history of the tag file ``target``, whose real path that is."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = history_path(target)
        self._lines: _Lines | None = None
        self._parsed: dict[bytes, Entry] = {}
        """What the lines were that were read last: only those that others have added are parsed."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the steps that are kept, the oldest first: see ``history.surplus``. None, where it is no such file."""
        return self._read().entries

    def append(self, entry: Entry) -> Entry:
        """Add a step with the next id, whatever its own, and return it; for who holds the tag file's lock.

        Where it cannot be written it is kept as long as this program runs.
        """
        before = self._read()
        new = replace(entry, id=before.entries[-1].id + 1 if before.entries else 1)
        line = _line(new)
        kept = _kept(before.stamp, (*before.entries, new), (*before.sizes, len(line)), before.lines + 1)
        size = before.stamp[2] if before.stamp else 0
        with suppress(OSError):
            if kept.lines > 2 * MOST_ENTRIES or size + len(line) > 2 * MOST_BYTES:
                write_atomically(self.path, map(_line, kept.entries), like=self.target)
                kept = kept._replace(lines=len(kept.entries))
                self._parsed.clear()  # or it would grow as long as the program runs
            else:
                self._append(line)
        self._lines = kept._replace(stamp=self._stamp())
        self._parsed[line.rstrip(b"\n")] = new
        return new

    def forget(self, by: str) -> int:
        """Take out every step of ``by``, and what others' steps say of theirs; for who holds the tag file's lock.

        Returns how many steps there were of theirs.

        Raises:
            UnwritableFileError: The file stays as it was.
        """
        kept = [each for each in (without(each, by) for each in self.entries) if each is not None]
        count = len(self.entries) - len(kept)
        self._replace(kept)
        return count

    def clear(self) -> None:
        """Begin anew; for who holds the tag file's lock.

        Raises:
            UnwritableFileError: The file stays as it was.
        """
        self._replace([])

    def _replace(self, entries: Sequence[Entry]) -> None:
        self._lines = None
        try:
            if entries:
                write_atomically(self.path, map(_line, entries), like=self.target)
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableFileError(self.path, error) from error

    def _append(self, line: bytes) -> None:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        is_new = not os.path.lexists(self.path)
        descriptor = os.open(self.path, flags, 0o600)
        try:
            if is_new:
                keep_attributes(self.target.stat(), os.fspath(self.target), descriptor)
            size = os.fstat(descriptor).st_size
            is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
            os.write(descriptor, (b"\n" if is_torn else b"") + line)
        finally:
            os.close(descriptor)

    def _read(self) -> _Lines:
        stamp = self._stamp()
        if self._lines is None or self._lines.stamp != stamp:
            try:
                lines = read_regular(self.path, _MOST_BYTES).split(b"\n") if stamp else []
            except OSError:
                lines = []
            known = {line: self._parsed.get(line) or self._entry(line) for line in lines}
            self._parsed = {line: each for line, each in known.items() if each is not None}
            # By their ids, as they were appended: a clock that was wrong for a while puts no step before another.
            found = {(each.id, each.at, each.by): (each, len(line)) for line, each in self._parsed.items()}
            ordered = [found[key] for key in sorted(found)]
            self._lines = _kept(
                stamp, tuple(each for each, _ in ordered), tuple(size for _, size in ordered), len(lines)
            )
        return self._lines

    def _entry(self, line: bytes) -> Entry | None:
        try:
            return read_entry(Fields(self.path, "history", orjson.loads(line)))
        except (orjson.JSONDecodeError, DamagedDatabaseError):
            return None

    def _stamp(self) -> _Stamp | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size


def history_path(target: Path) -> Path:
    """Return where the history of the tag file ``target`` is: of ``tags.json`` in ``tags.history.jsonl``.

    >>> from pathlib import Path
    >>> history_path(Path("news/tags.json")).name
    'tags.history.jsonl'
    """
    stem = target.with_name(target.stem) if target.suffix == ".json" else target
    return target.with_name(f"{fitting(stem, len('.history.jsonl'))}.history.jsonl")


def _line(entry: Entry) -> bytes:
    return orjson.dumps(entry_json(entry), option=orjson.OPT_APPEND_NEWLINE)


def _kept(stamp: _Stamp | None, entries: tuple[Entry, ...], sizes: tuple[int, ...], lines: int) -> _Lines:
    """Return the lines without the oldest ones that are kept no longer; see _Lines."""
    first = surplus([each.target is None for each in entries], sizes)
    return _Lines(stamp, entries[first:], sizes[first:], lines)
