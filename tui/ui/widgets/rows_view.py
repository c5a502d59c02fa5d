"""A widget of items that take rows: only those on screen are made, and they are kept until something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from tui.view.viewport import Viewport

if TYPE_CHECKING:
    from rich.style import Style
    from textual.events import MouseScrollDown, MouseScrollUp, Resize

    from tui.view.viewport import Place

WHEEL_ROWS = 3


class RowsView(Widget):
    """Subclasses say how high an item is, which one to keep in sight, and draw the rows on screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.viewport = Viewport(self.item_height)
        self._strips: list[Strip] | None = None
        self._covered = 0
        self._uncovered: Place | None = None

    def item_height(self, item: int) -> int:  # noqa: ARG002 - subclasses look at it
        """Return the rows that an item takes."""
        return 1

    def item_in_sight(self) -> int | None:
        """Return the item that stays on screen when the size changes, or None."""
        return None

    def draw(self) -> list[Strip]:
        """Return the strips of ``viewport.rows()``, each as wide as the widget."""
        raise NotImplementedError

    def blank_style(self) -> Style:
        """Return the style of the rows below the last item."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw every row again; what is sent to the terminal is only what differs."""
        self._strips = None
        self.refresh()

    def item_at(self, y: int) -> int | None:
        """Return the item at row ``y`` of the widget, or None below the last."""
        places = list(self.viewport.rows())
        return places[y].item if 0 <= y < len(places) else None

    def render_line(self, y: int) -> Strip:
        """Return row ``y`` of the widget."""
        if self._strips is None:
            self._strips = self.draw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.blank_style())

    def notify_style_update(self) -> None:
        """Draw again in the new theme's colours."""
        super().notify_style_update()
        self._strips = None

    def on_resize(self, event: Resize) -> None:
        """Keep what matters in sight at the new size."""
        self._fit(event.size.height)

    def cover_rows(self, rows: int) -> None:
        """Keep what matters in sight above ``rows`` at the bottom, which something else stands on.

        With none, everything stands again where it stood.
        """
        if rows and not self._covered:
            self._uncovered = self.viewport.top
        elif not rows and self._uncovered is not None:
            self.viewport.top, self._uncovered = self._uncovered, None
        self._covered = rows
        self._fit(self.size.height)

    def _fit(self, height: int) -> None:
        self.viewport.height = max(1, height - self._covered)
        item = self.item_in_sight()
        if item is None or not self.viewport.count:
            self.viewport.scroll(0)
        else:
            self.viewport.show(item)
        self.redraw()

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.redraw()

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.redraw()

    def scroll_rows(self, rows: int) -> None:
        """Scroll down (or up where negative), whatever the cursor is on."""
        self.viewport.scroll(rows)
        self.redraw()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_rows(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_rows(-WHEEL_ROWS)
