"""What is wrong with a tag file, and what a repair makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tui.sentences import damage

if TYPE_CHECKING:
    from tui.errors.tag_file import DamagedDatabaseError

_LONGEST = 300
"""Code points of a sentence: ids, notes and keys of a damaged file may have any length."""


class Finding(NamedTuple):
    """One thing found, told in an English ``sentence``: a fault is something wrong, a note only worth knowing."""

    is_fault: bool
    sentence: str


class Fault(NamedTuple):
    """Something wrong, and what is done about it in a repaired file: both in English, without a full stop."""

    what: str
    done: str


@dataclass
class Faults:
    """The faults of a tag file, each once, in the order they were found.

    Attributes:
        unread: How many paragraphs of articles could not be read, whole or in part, as far as that can be told.
        is_lossy: Whether anything may be lost.
        doubles: How many documents, paragraphs and layers were there a second time, which is no fault.
    """

    unread: int = 0
    is_lossy: bool = False
    doubles: int = 0
    _found: dict[Fault, None] = field(default_factory=dict)

    @property
    def found(self) -> tuple[Fault, ...]:
        """Return the faults."""
        return tuple(self._found)

    def add(self, what: str, done: str, unread: int = 0, *, is_lossy: bool = False) -> None:
        """Add a fault, unless both sides of a conflict have it.

        Args:
            what: What is wrong; of a sentence that is too long, the beginning is kept.
            done: What is done about it, in the same way.
            unread: How many paragraphs it costs.
            is_lossy: Whether anything may be lost by it.
        """
        fault = Fault(_shortened(what), _shortened(done))
        if fault not in self._found:
            self._found[fault] = None
            self.unread += unread
            self.is_lossy |= is_lossy

    def add_damage(self, error: DamagedDatabaseError, done: str, unread: int = 0) -> None:
        """Add what reading the file has come upon.

        Args:
            error: That.
            done: What is done about it.
            unread: How many paragraphs it costs.
        """
        self.add(damage(error.damage), done, unread, is_lossy=True)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
