"""Which rows of a long list of items are on screen, without knowing the heights of those that are not.

The place is kept as an item and a row inside it, so another width never loses it, and opening a list of 100,000
items costs no more than the screenful that is looked at. Units: rows of the terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


KEPT_ROWS = 3
"""Rows of what was before that stay on screen when the page is turned."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row inside an item, both counted from 0."""

    item: int
    row: int


class Viewport:
    """A window of ``height`` rows over ``count`` items, from the place ``top`` on.

    >>> window = Viewport(lambda item: 2)
    >>> window.count, window.height = 10, 3
    >>> window.show(2)
    True
    >>> list(window.rows())
    [Place(item=1, row=1), Place(item=2, row=0), Place(item=2, row=1)]
    """

    def __init__(self, item_height: Callable[[int], int]) -> None:
        """``item_height`` tells an item's rows when it is asked for."""
        self._item_height = item_height
        self.count = 0
        self.height = 1
        self.top = Place(0, 0)

    def rows(self) -> Iterator[Place]:
        """Yield the places on screen from the top row; fewer than ``height`` where the items end."""
        shown = 0
        item, row = self.top.item, self.top.row
        while item < self.count and shown < self.height:
            for row_inside in range(row, self._item_height(item)):
                yield Place(item, row_inside)
                shown += 1
                if shown == self.height:
                    return
            item, row = item + 1, 0

    def visible_rows(self, item: int) -> range:
        """Return the rows of the window, from 0, that the item takes; an empty range where it is not on screen."""
        rows = [y for y, place in enumerate(self.rows()) if place.item == item]
        return range(rows[0], rows[-1] + 1) if rows else range(0)

    def scroll(self, rows: int) -> None:
        """Move the window down by ``rows`` (or up where negative), within the items."""
        self.top = self._moved(self.top, rows)
        self._settle()

    def _moved(self, place: Place, rows: int) -> Place:
        item, row = place.item, place.row + rows
        while row < 0 and item > 0:
            item -= 1
            row += self._item_height(item)
        while item < self.count - 1 and row >= self._item_height(item):
            row -= self._item_height(item)
            item += 1
        return Place(item, max(0, row))

    def _settle(self) -> None:
        """Bring the window back inside the items, so that it does not end below the last one."""
        if not self.count:
            self.top = Place(0, 0)
            return
        item = min(self.top.item, self.count - 1)
        self.top = Place(item, min(self.top.row, max(0, self._item_height(item) - 1)))
        missing = self.height - sum(1 for _ in self.rows())
        if missing > 0:
            self.top = self._moved(self.top, -missing)

    def show(self, item: int) -> bool:
        """Bring the whole item (or its beginning) on screen where it is not; return whether the window moved.

        An item taller than the window that fills it stays as it is: somebody scrolls through it.

        The page is turned, not scrolled: an item below comes to the top, with some rows of what was before it, one
        above comes to the bottom. So the rows stand still while the next items are read, and few bytes are sent.
        """
        before = self.top
        height = self._item_height(item)
        visible = len(self.visible_rows(item))
        if visible < min(height, self.height):
            if item > self.top.item:
                self.top = self._moved(Place(item, 0), -min(KEPT_ROWS, max(0, self.height - height)))
            elif height >= self.height:
                self.top = Place(item, 0)
            else:
                self.top = self._moved(Place(item, height), -self.height)
        self._settle()
        return self.top != before

    def jump(self, item: int) -> None:
        """Put the item at the top, as far as the items reach."""
        self.top = Place(max(0, min(item, self.count - 1)), 0)
        self._settle()
