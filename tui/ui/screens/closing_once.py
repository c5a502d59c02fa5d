"""Screens that close once, whatever arrives in one read: a second Enter, a second click."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

ResultT = TypeVar("ResultT")


class ClosingOnce(Screen[ResultT]):
    """A screen that another one opens. What comes after it was closed closes nothing else."""

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close with ``result``; where that has been done, do nothing."""
        return super().dismiss(result) if self in self.app.screen_stack else AwaitComplete()
