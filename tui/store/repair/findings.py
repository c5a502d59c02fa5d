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
    """The faults of a tag file, in the order they were found."""

    found: list[Fault] = field(default_factory=list)

    def add(self, what: str, done: str) -> None:
        """Add a fault; of a sentence that is too long, the beginning."""
        self.found.append(Fault(_shortened(what), _shortened(done)))

    def add_damage(self, error: DamagedDatabaseError, done: str) -> None:
        """Add what reading the file has come upon, with what is ``done`` about it."""
        self.add(damage(error.damage), done)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
