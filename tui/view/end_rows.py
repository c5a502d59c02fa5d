"""The end row of an article: what was done of it and what comes next, and below that the keys that lead on.

It takes two rows of the terminal, and stands behind the last paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.text.clipping import clip
from tui.view.paragraph_rows import Role
from tui.view.runs import Run, aligned, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.layout import LayoutOptions, VisualLine
    from tui.view.columns import Columns
    from tui.view.paragraph_rows import Look, ReaderRun

END_ROWS = 2

_RULE = "──── "
_BETWEEN = "  "
_LEAST_FOLLOWING = 12
"""Cells; in less the next article would be nothing but its number."""


@dataclass(frozen=True, slots=True)
class EndView:
    """All that the end row is made from.

    Attributes:
        done: What was done of the article.
        following: Which one comes next.
        keys: Keys with what they do; where there is no room for all of them, the last ones go.
    """

    done: str
    following: str
    keys: Sequence[str]


@dataclass(frozen=True, slots=True)
class EndRows:
    """Makes the end row's rows.

    Attributes:
        columns: Where things stand in a row.
        labels: How the words are laid out; their base is the side at which they begin.
    """

    columns: Columns
    labels: LayoutOptions

    def row(self, view: EndView, row: int) -> list[ReaderRun]:
        """Return row ``row``, counted from 0: runs from left to right, as wide as the columns."""
        line = self._keys(view.keys) if row else self._said(view)
        look: Look = Role.TEXT if row else Role.HEADING
        return [
            Run(" " * self.columns.left, Role.TEXT),
            *aligned(runs(line, look), line.width, self.columns.text, line.base, Role.TEXT),
            Run(" ", Role.TEXT),
            Run("▐" + " " * (self.columns.digits + 2), Role.CURSOR),
            Run(" " * self.columns.right, Role.TEXT),
        ]

    def _said(self, view: EndView) -> VisualLine:
        """Return what was done, and what comes next where there is room for it."""
        room = self.columns.text
        done = clip(f"{_RULE}{view.done} · ", room, self.labels)
        text = f"{_RULE}{view.done}"
        return clip(f"{text} · {view.following}" if room - done.width >= _LEAST_FOLLOWING else text, room, self.labels)

    def _keys(self, keys: Sequence[str]) -> VisualLine:
        """Return as many keys as there is room for, at least one."""
        for count in range(len(keys), 1, -1):
            text = _BETWEEN.join(keys[:count])
            line = clip(text, len(text) + 1, self.labels)
            if line.width <= self.columns.text:
                return line
        return clip("".join(keys[:1]), self.columns.text, self.labels)
