"""Keys and what they do, in as many rows as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.sentences.digits import in_digits
from tui.text.clipping import clip
from tui.ui.strips import options_in, strip_of
from tui.view.flow import Piece, flowed, row_of
from tui.view.runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.geometry import Size

    from tui.text.direction import Direction

_GAP = 2  # cells


class KeyHints(Widget):
    """Rows of keys, the first at the side where the person's language begins."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--text", "bar--key"}

    def __init__(self, language: str, more: tuple[str, str]) -> None:
        """Show nothing yet.

        Args:
            language: "ar", else English.
            more: The key that stands last where not all have room, and what it is called.
        """
        super().__init__()
        self._language = language
        self._base: Direction = "R" if language == "ar" else "L"
        self._more = more
        self._hints: Sequence[tuple[str, str]] = ()
        self._most = 1

    def show(self, hints: Sequence[tuple[str, str]], most: int) -> None:
        """Show keys, each with what it does, in ``most`` rows at the most."""
        self._hints, self._most = hints, most
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return how many rows there are."""
        return max(1, len(self._rows(width)))

    def render_line(self, y: int) -> Strip:
        """Return a row."""
        width, rows = self.size.width, self._rows(self.size.width)
        plain = self.get_component_rich_style("bar--text")
        if y >= len(rows):
            return Strip.blank(width, plain)
        margin = Run(" ", plain)
        return strip_of([margin, *row_of(rows[y], width - 2, _GAP, self._base, plain), margin], width)

    def _rows(self, width: int) -> list[list[Piece[Style]]]:
        room = max(1, width - 2)
        pieces = [self._piece(key, name, room) for key, name in self._hints]
        rows = flowed(pieces, room, _GAP)
        last = self._piece(*self._more, room)
        while pieces and len(rows) > self._most:
            pieces.pop()
            rows = flowed([*pieces, last], room, _GAP)
        return rows

    def _piece(self, key: str, name: str, room: int) -> Piece[Style]:
        plain, marked = self.get_component_rich_style("bar--text"), self.get_component_rich_style("bar--key")
        shown = clip(name, max(1, room - len(key) - 1), options_in(self, self._base))
        keyed, named = Run(in_digits(key, self._language), marked), Run(shown.text, plain)
        parts = (keyed, Run(" ", plain), named) if self._base == "L" else (named, Run(" ", plain), keyed)
        return Piece(shown.width + len(key) + 1, parts)
