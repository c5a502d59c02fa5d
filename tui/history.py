"""What has been done in this session and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.store.operations import Operation


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable change: what to apply, to which article of the library, to take it back."""

    article_index: int
    inverses: tuple[Operation, ...]


class History:
    """Two stacks. A new change forgets what had been taken back."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Remember a change; one that changed nothing is none."""
        if step.inverses:
            self.done.append(step)
            self.undone.clear()
