"""Screens that stand at the bottom: what they are about is seen above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.screen import ModalScreen

from tui.ui.screens.closing_once import ClosingOnce
from tui.ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from textual.events import Resize

LEAST_ROWS = 8
"""Rows that such a screen takes where half of the terminal has less, if it wants them."""

ResultT = TypeVar("ResultT")


class DockedScreen(ModalScreen[ResultT], ClosingOnce[ResultT]):
    """Takes half of the terminal at the most. What matters on the screen below is kept in sight above.

    Subclasses have all they show in a container of the class ``dock``.
    """

    def rows_wanted(self) -> int:
        """Return how many rows would be enough."""
        raise NotImplementedError

    def on_resize(self, event: Resize) -> None:
        """Take the rows there are, and keep what is below them in sight above."""
        height = event.size.height
        rows = min(self.rows_wanted(), max(LEAST_ROWS, height // 2), height)
        self.query_one(".dock").styles.height = rows
        for view in self._views_below():
            view.cover_rows(max(0, view.region.bottom - (height - rows)))

    def on_unmount(self) -> None:
        """Give back what was covered."""
        for view in self._views_below():
            view.cover_rows(0)

    def _views_below(self) -> list[RowsView]:
        below = [screen for screen in self.app.screen_stack if screen is not self]
        return [*below[-1].query(RowsView)] if below else []
