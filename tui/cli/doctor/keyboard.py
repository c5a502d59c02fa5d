"""Asking which signs stand on the keys 1 to 8, with Shift or however a keyboard has them."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tui.cli.doctor.asking import keys_as_they_come, on_a_screen_of_its_own, typed, write
from tui.cli.doctor.sample_card import text_rows
from tui.settings import PUT_KEYS, are_put_keys

if TYPE_CHECKING:
    from tui.terminal.modes import Treatment

_QUESTION = (
    "Press the keys 1 to 8, each with Shift (on French keyboards: without). They put a theme on and stay.",
    "اضغط مفاتيح الأرقام من 1 إلى 8، كلًّا منها مع Shift. تضيف في القارئ موضوعًا من غير انتقال.",
    f"Enter: {PUT_KEYS} · Esc: leave",
    f"Enter: {PUT_KEYS} · Esc: خروج",
    "",
)
_ENTER, _ERASE, _LEAVING = frozenset("\r\n"), frozenset("\x08\x7f"), frozenset("\x1b\x03\x04")
_BELL, _BACK = "\x07", "\b\b  \b\b"


def signs_of_keyboard(treatment: Treatment) -> str:
    """Return the signs in the order of the keys, at most as many as PUT_KEYS; those where Enter alone is pressed.

    A digit is none: in the reader it puts a theme on and may go on. Needs a terminal on standard input and output.

    Raises:
        LeftError: The person left.
    """
    signs = ""
    rows = text_rows(_QUESTION, get_terminal_size().columns)
    with keys_as_they_come(), on_a_screen_of_its_own(rows, treatment):
        for key in typed(_LEAVING):
            if key in _ENTER:
                break
            if key in _ERASE and signs:
                signs = signs[:-1]
                write(_BACK)
            elif key.isdecimal() or not are_put_keys(signs + key):
                write(_BELL)
            else:
                signs += key
                write(f"{key} ")
            if len(signs) == len(PUT_KEYS):
                break
    return signs or PUT_KEYS
