"""Characters that come at once for a field: a paste where the terminal does not mark it, or what a link held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.typable import is_text
from tui.ui.taking import let_all_take

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.events import Key

    from tui.ui.widgets.input.arabic_input import ArabicInput


class TypedAtOnce:
    """Holds characters until all keys that have come by then are looked at, and has the field type them in one step."""

    def __init__(self, app: App[None], act: Callable[[Key], Awaitable[None]]) -> None:
        """Hold nothing yet.

        Args:
            app: Has the keys that have come.
            act: Takes those that are not held, in their order.
        """
        self._app = app
        self._act = act
        self._field: ArabicInput | None = None
        self._held = ""

    async def take(self, event: Key, field: ArabicInput) -> None:
        """Take a key that is meant for ``field``."""
        typed = _typed_by(event)
        if typed and field is self._field:
            self._held += typed
            return
        await self.hand_over()
        if typed and field.takes_many_at_once:
            self._field, self._held = field, typed
            self._app.call_later(self.hand_over)
        else:
            await self._act(event)

    async def hand_over(self) -> None:
        """Have what is held typed, and wait until that is done."""
        field, self._field = self._field, None
        if field is not None and field.call_later(field.type, self._held):
            await let_all_take(field)


def _typed_by(event: Key) -> str:
    """Return the character of a key that can do nothing but type it: none that comes with a modifier."""
    char = event.character or ""
    return char if char and is_text(char) and "+" not in event.key else ""
