"""What was edited in a field, to go back to and to return from."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.ui.widgets.input.text_edit import Edit

STEPS = 500
"""How many steps can be taken back."""


class EditHistory:
    """The edits before and after the present one. Letters of a word that are typed one by one are one step."""

    def __init__(self) -> None:
        self._past: deque[Edit] = deque(maxlen=STEPS)
        self._future: list[Edit] = []
        self._typed: Edit | None = None
        """The present edit, where it was made by typing a letter."""

    def record(self, before: Edit, after: Edit) -> None:
        """Keep ``before``, if the text of ``after`` is another."""
        typed = _is_a_letter_more(before, after)
        if before.text != after.text:
            if not (typed and before is self._typed):
                self._past.append(before)
            self._future.clear()
        self._typed = after if typed else None

    def undo(self, present: Edit) -> Edit:
        """Return the edit before the last step, or ``present`` where there is none."""
        return self._turn(present, self._past, self._future)

    def redo(self, present: Edit) -> Edit:
        """Return the edit after the step that was taken back last, or ``present`` where there is none."""
        return self._turn(present, self._future, self._past)

    def _turn(self, present: Edit, source: deque[Edit] | list[Edit], target: deque[Edit] | list[Edit]) -> Edit:
        self._typed = None
        if not source:
            return present
        target.append(present)
        return source.pop()


def _is_a_letter_more(before: Edit, after: Edit) -> bool:
    """Return whether ``after`` came of typing one character that is not white space."""
    at = before.cursor
    letter = after.text[at : at + 1]
    return bool(letter.strip()) and after.text == before.text[:at] + letter + before.text[at:]
