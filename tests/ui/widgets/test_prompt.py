"""Where somebody types, keys are text, in both layouts; what is typed is shown as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.support.fields import field, unsafe
from tests.support.piloted import SUMMIT, Piloted, lines_of, piloted
from tui.ui.widgets.input.arabic_input import ArabicInput

if TYPE_CHECKING:
    from pathlib import Path

EVERY_LETTER = "تنلكمشسيبضصثقفغعهخحجدطئءؤرىةوزظ jkgGqtevn/.?12٢"
"""Keys of commands in both layouts."""


def asked(desk: Piloted) -> str:
    """Return the bottom row, where the question stands."""
    return desk.rows[-1]


@pytest.mark.parametrize("key", ["/", "e", ":", "f", "t", "ctrl+p"])
async def test_no_letter_is_a_command_while_something_is_typed(library: Path, key: str) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press(key)
        stack = len(desk.app.screen_stack)
        for letter in EVERY_LETTER:
            await desk.press(letter)
            assert isinstance(desk.app.focused, ArabicInput), f"{letter} took the keys away"
        assert isinstance(desk.app.focused, ArabicInput)
        assert desk.app.focused.value == EVERY_LETTER
        assert len(desk.app.screen_stack) == stack
        await desk.press("escape")
        assert desk.number == 1
        assert desk.session.index == SUMMIT
        assert desk.paragraphs() == {}


async def test_lam_and_alef_are_two_letters_where_they_are_typed(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("e")
        await desk.arrive("لا")
        await desk.type(" سلام")
        await desk.press("enter")
        assert [each.note for each in desk.paragraphs().values()] == ["لا سلام"]


async def test_what_is_typed_is_joined_and_stands_at_the_right(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("/")
        await desk.type("كيم جونغ")
        assert asked(desk).endswith("ﻎﻧﻮﺟ ﻢﻴﻛ :ﺚﺤﺑ ".replace("ﻎﻧﻮﺟ ﻢ", "ﻎﻧﻮﺟ\u00a0ﻢ"))


async def test_left_goes_left_and_the_next_letter_stands_there(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("e")
        await desk.type("بت")
        await desk.press("right")  # back over the last letter, which is the leftmost
        await desk.type("ا")
        await desk.press("enter")
        assert [each.note for each in desk.paragraphs().values()] == ["بات"]


async def test_paste_is_taken_as_one_line(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("/")
        assert isinstance(desk.app.focused, ArabicInput)
        desk.app.focused.post_message(events.Paste("سطر أول\nسطر\tثان\x1b[31m"))
        await desk.settle()
        assert desk.app.focused.value == "سطر أول سطر ثان[31m", "no control, here a tab and ESC, is text"
        assert not [char for row in desk.rows for char in row if ord(char) < 32]


async def test_a_long_answer_scrolls_with_its_cursor(library: Path) -> None:
    words = [f"كلمة{number}" for number in range(12)]
    async with piloted(library, size=(40, 15)) as desk:
        await desk.press("/")
        await desk.type(" ".join(words))
        assert "11ﺔﻤﻠﻛ" in asked(desk)
        await desk.press("home")
        assert "0ﺔﻤﻠﻛ :" in asked(desk)
        assert "11ﺔﻤﻠﻛ" not in asked(desk)
        await desk.press("end", *["backspace"] * 42)
        assert "0ﺔﻤﻠﻛ :" in asked(desk), "room that becomes free is filled"
        assert isinstance(desk.app.focused, ArabicInput)
        assert desk.app.focused.value == " ".join(words)[:-42]


@pytest.mark.parametrize("keys", ["/ض", "ظض", "eق", "eلا", "fس"])
async def test_what_is_typed_ahead_of_the_question_is_text(library: Path, keys: str) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.arrive(keys)
        assert desk.app.is_running
        assert isinstance(desk.app.focused, ArabicInput)
        assert desk.app.focused.value == keys[1:]
        assert desk.says({"/": "بحث:", "ظ": "بحث:", "e": "ملاحظة على الفقرة 1:", "f": "تصفية:"}[keys[0]])
        await desk.press("escape")
        assert desk.number == 1


async def test_what_is_typed_ahead_of_the_picker_is_not_lost(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.arrive("tفضا")
        await desk.press("enter")
        assert desk.themes_of(lines_of(library / "05-vostochny-summit.txt")[0]) == ["space-cooperation"]


async def test_the_last_needle_is_selected_typing_replaces_it_and_a_move_keeps_it(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("/", *"كيم", "enter", "/")
        assert field(desk).edit.selected == "كيم"
        await desk.press("right", "x")  # from its right edge, where it begins
        assert field(desk).value == "xكيم"
        await desk.press("escape", "/", *"بوتين")
        assert field(desk).value == "بوتين"
        await desk.press("enter", "/", "enter")
        assert desk.session.opened.matches, "Enter alone repeats it"
        await desk.press("/")
        assert field(desk).value == "بوتين"


async def test_what_nothing_is_seen_of_is_kept_as_it_is_typed(library: Path) -> None:
    note = "می\u200cخواهم\u00a0ﻫ\u200d \u200fa\u061c\u200eلَّا\u0653"
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e", *note, "enter")
        assert [each.note for each in desk.paragraphs().values()] == [note]
        await desk.press("e")
        assert field(desk).value == note
        assert unsafe(desk) == []
        await desk.press("escape", "/", *"می\u200cخ")
        assert field(desk).value == "می\u200cخ"
