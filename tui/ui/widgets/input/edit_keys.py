"""What the keys of the input widgets do to an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.ui.widgets.input.edit_rows import EditRows
from tui.ui.widgets.input.text_edit import Edit

Move = Callable[[EditRows], int]

EDITS: Mapping[str, Callable[[Edit], Edit]] = {
    "backspace": Edit.delete_before,
    "delete": Edit.delete_after,
    "ctrl+w": Edit.delete_word_before,
    "ctrl+u": Edit.clear,
    "ctrl+a": Edit.select_all,
}

VERTICAL: Mapping[str, Move] = {
    "up": EditRows.up,
    "down": EditRows.down,
    "pageup": EditRows.page_up,
    "pagedown": EditRows.page_down,
}
"""These keep the column from which the first of them started."""

ALONG_THE_LINE: Mapping[str, Move] = {
    "left": EditRows.left,
    "right": EditRows.right,
    "ctrl+left": EditRows.word_left,
    "ctrl+right": EditRows.word_right,
    "home": EditRows.start,
    "end": EditRows.end,
    "ctrl+e": EditRows.end,
    "ctrl+home": EditRows.start,
    "ctrl+end": EditRows.end,
}
"""The moves of a field of one line; what is above and below belongs to others."""

EVERYWHERE: Mapping[str, Move] = {
    **ALONG_THE_LINE,
    **VERTICAL,
    "home": EditRows.row_start,
    "end": EditRows.row_end,
    "ctrl+e": EditRows.row_end,
}
"""The moves of a field of many lines."""

FROM_SELECTION: Mapping[str, Move] = {
    "left": EditRows.left_of_selection,
    "right": EditRows.right_of_selection,
}
"""The moves that leave a selection at its edge."""

LINE_BREAKS = frozenset(("ctrl+j", "alt+enter", "shift+enter"))
"""Keys that break the line where Enter does something else. The first is the one that every terminal sends."""

LIGATURES = {"ﻻ": "لا", "ﻷ": "لأ", "ﻹ": "لإ", "ﻵ": "لآ"}
"""What one key of some Arabic keyboards sends, as the letters that it means."""

_IN_ARABIC_LAYOUT = {"ش": "a", "ؤ": "c", "ث": "e", "ت": "j", "ع": "u", "ر": "v", "ص": "w", "ء": "x", "غ": "y", "ئ": "z"}


def meant(key: str) -> str:
    """Return ``key`` as it is called where the keyboard is not in Arabic.

    >>> meant("ctrl+ش"), meant("ش")
    ('ctrl+a', 'ش')
    """
    letter = _IN_ARABIC_LAYOUT.get(key.removeprefix("ctrl+"))
    return f"ctrl+{letter}" if letter and key.startswith("ctrl+") else key
