"""Notes, in a field of many lines: typed, moved in and saved inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tests.support.fields import cursor, field, mouse, painted, paste, shown_rows, unsafe
from tests.support.piloted import SUMMIT, Piloted, logical, piloted
from tui.ui.screens.note import NoteScreen
from tui.ui.widgets.input.arabic_text_area import ArabicTextArea

if TYPE_CHECKING:
    from pathlib import Path


def notes(desk: Piloted) -> list[str]:
    """Return the notes on disk."""
    return [each.note for each in desk.paragraphs().values()]


async def test_a_note_is_typed_moved_in_and_deleted_from(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "e")
        await desk.type("هذه ملاحضة مهمة")
        for _ in range(6):
            await desk.press("right")
        assert logical(cursor(desk)[2]) == "ة"
        await desk.press("backspace")
        await desk.type("ظ")
        await desk.press("ctrl+left", "delete", "enter")
        assert notes(desk) == ["هذه ملاحظة همة"]
        assert desk.says("هذه ملاحظة همة")
        assert desk.number == 2


async def test_the_dialog_says_what_the_note_is_on_and_how_to_save(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(40, 15)) as desk:
        await desk.press("j", "e")
        assert desk.says("ملاحظة على الفقرة 2: استضافت")
        assert desk.says("حفظ")
        assert any("Ctrl-J" in row and "Esc" in row for row in desk.rows)


async def test_lines_are_broken_with_ctrl_j_and_kept(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e")
        await desk.type("أول")
        await desk.press("ctrl+j")
        await desk.type("two")
        await desk.press("shift+enter", "alt+enter")
        await desk.type("ثالث")
        assert shown_rows(desk)[:4] == ["ﻝﻭﺃ", "two", "", "ﺚﻟﺎﺛ"]
        await desk.press("enter")
        assert notes(desk) == ["أول\ntwo\n\nثالث"]
        assert any("ﺚﻟﺎﺛ" in row and "two" in row and "✎" in row for row in desk.rows), "one line beside the chips"


async def test_pasted_lines_are_kept_and_shown_safely(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e")
        await paste(desk, "سطر أول\r\nسطر\tثان\x1b[31m\x07\u202e\r")
        assert unsafe(desk) == []
        assert desk.says("سطر أول")
        await desk.press("enter")
        assert notes(desk) == ["سطر أول\nسطر\tثان[31m\u202e"], "ESC and BEL are no text"
        assert unsafe(desk) == []


async def test_escape_and_ctrl_c_leave_the_note_as_it_was(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        for key in ("escape", "ctrl+c"):
            await desk.press("e")
            await desk.type("لا")
            await desk.press(key)
            assert not isinstance(desk.app.screen, NoteScreen)
            assert desk.app.is_running
            assert notes(desk) == []


async def test_a_long_note_scrolls_with_its_cursor(library: Path) -> None:
    lines = [f"سطر رقم {number}" for number in range(30)]
    async with piloted(library, article=SUMMIT, size=(40, 15)) as desk:
        await desk.press("e")
        await paste(desk, "\n".join(lines))
        shown = [cursor(desk)[0]]
        assert desk.says("سطر رقم 92"), "29: numbers come out backwards"
        assert not desk.says("سطر رقم 0")
        for _ in range(29):
            await desk.press("up")
            shown.append(cursor(desk)[0])
        assert shown == sorted(shown, reverse=True)
        assert desk.says("سطر رقم 0")
        await desk.press("ctrl+end")
        assert cursor(desk)[0] == shown[0]
        field(desk).post_message(mouse(events.MouseScrollUp))
        await desk.settle()
        assert painted(desk, "input--cursor") == [], "the wheel moves what is seen, not the cursor"


async def test_one_long_line_wraps_and_scrolls(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(40, 15)) as desk:
        await desk.press("e")
        await paste(desk, "كلمة " * 120)
        assert cursor(desk)[2].isspace()
        await desk.press("ctrl+home")
        first = cursor(desk)
        await desk.press("end", "left")
        assert cursor(desk)[:2] == (first[0] + 1, first[1]), "from a row's left edge to the right edge of the next"


async def test_the_left_column_of_a_field_stays_blank(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(40, 15)) as desk:
        for text in ("abc " * 60, "بتم " * 60, "x" * 200, "ب" * 200):
            await desk.press("e")
            await paste(desk, text)
            region = field(desk).content_region
            assert all(desk.cells[y][region.x][0] == " " for y in range(region.y, region.bottom))
            await desk.press("escape")


async def test_the_column_is_kept_past_a_short_line(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e")
        await paste(desk, "الأولى هنا\nلا\nالثالثة هنا")
        await desk.press("ctrl+home", *["left"] * 6)
        row, column, _ = cursor(desk)
        await desk.press("down")
        assert cursor(desk)[1] > column
        await desk.press("down")
        assert cursor(desk)[:2] == (row + 2, column)


async def test_lam_and_alef_of_one_key_are_letters_in_a_note(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("e")
        await desk.arrive("لا")
        await desk.type(" ﻷن")
        await desk.press("enter")
        assert notes(desk) == ["لا لأن"]


# The terminal's cursor


async def test_the_terminals_cursor_follows_through_typing_moving_and_resizing(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("/")
        for key in "سلَام abc":
            await desk.press(key)
            cursor(desk)
        await desk.press("right", "right")
        assert cursor(desk)[2] == "ﻡ" or cursor(desk)[2].isascii()
        for size in ((60, 20), (60, 15), (40, 20)):
            await desk.resize(*size)
            cursor(desk)
        await desk.press("escape", "e")
        await paste(desk, "سلام\nabc def ghi jkl")
        for size in ((30, 20), (30, 8), (120, 30)):
            await desk.resize(*size)
            cursor(desk)
        await desk.press("home", "up")
        cursor(desk)


async def test_a_field_of_many_lines_takes_no_command_of_the_reader(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e", "tab", "ctrl+p", "f5", "ctrl+r")
        assert isinstance(desk.app.focused, ArabicTextArea)
        assert field(desk).value == ""
