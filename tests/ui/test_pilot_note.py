"""Notes, in a field of many lines: typed, moved in, selected, copied and saved inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from piloted import SUMMIT, Piloted, logical, piloted
from textual import events

from tui.ui.screens.note import NoteScreen
from tui.ui.widgets.arabic_input import ArabicInput
from tui.ui.widgets.arabic_text_area import ArabicTextArea

if TYPE_CHECKING:
    from pathlib import Path


def field(desk: Piloted) -> ArabicInput:
    """Return the field that has the keys."""
    assert isinstance(desk.app.focused, ArabicInput)
    return desk.app.focused


def notes(desk: Piloted) -> list[str]:
    """Return the notes on disk."""
    return [each["note"] for each in desk.paragraphs().values()]


def painted(desk: Piloted, component: str) -> list[tuple[int, int, str]]:
    """Return the cells of the screen on the background of a component, from top left: row, column, what is in them."""
    colour = field(desk).get_component_rich_style(component).bgcolor
    return [
        (y, x, cell)
        for y, row in enumerate(desk.cells)
        for x, (cell, style) in enumerate(row)
        if style.bgcolor == colour
    ]


def cursor(desk: Piloted) -> tuple[int, int, str]:
    """Return the cell of the cursor, where the terminal's own cursor is, too: row, column, what is in it."""
    (cell,) = painted(desk, "input--cursor")
    assert desk.app.cursor_position == (cell[1], cell[0])
    return cell


def selected(desk: Piloted) -> list[tuple[int, int, str]]:
    """Return the cells of what is selected."""
    return painted(desk, "input--selection")


def shown_rows(desk: Piloted) -> list[str]:
    """Return what the rows of the field show."""
    region = field(desk).content_region
    rows = desk.cells[region.y : region.bottom]
    return ["".join(cell for cell, _ in row[region.x : region.right]).strip() for row in rows]


def unsafe(desk: Piloted) -> list[str]:
    """Return what is on screen and should never be sent."""
    return [char for row in desk.rows for char in row if category(char) in ("Cc", "Cf")]


async def paste(desk: Piloted, text: str) -> None:
    field(desk).post_message(events.Paste(text))
    await desk.settle()


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
        assert notes(desk) == ["سطر أول\nسطر\tثان\x1b[31m\x07\u202e"]
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


# Selecting


@pytest.mark.parametrize("key", ["e", "/"])
async def test_what_is_selected_is_copied_in_logical_order(library: Path, key: str) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press(key)
        await desk.type("قال (abc) لَا")
        await desk.press(*["shift+right"] * 6)
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "abc) لَا"[-len(desk.app.clipboard) :]
        assert len(desk.app.clipboard) >= 6
        await desk.press("ctrl+a", "ctrl+c")
        assert desk.app.clipboard == "قال (abc) لَا"
        assert field(desk).value == "قال (abc) لَا"


async def test_every_cell_of_a_selection_is_seen_in_however_many_runs(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e")
        await desk.type("قال abc")
        await desk.press("home", *["shift+left"] * 5)
        assert field(desk).edit.selected == "قال a"
        columns = {cell.strip(): column for _, column, cell in selected(desk)}
        (b,) = painted(desk, "input--cursor")
        right = field(desk).content_region.right
        assert (b[1], b[2]) == (right - 6, "b")
        assert columns == {"a": right - 7, "": right - 4, "ﻝ": right - 3, "ﺎ": right - 2, "ﻗ": right - 1}


async def test_cut_and_paste_within_the_field(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e")
        await paste(desk, "أول\nثان\n")
        await desk.press("ctrl+home", "shift+down", "ctrl+x")
        assert (field(desk).value, desk.app.clipboard) == ("ثان\n", "أول\n")
        await desk.press("ctrl+end", "ctrl+v")
        assert field(desk).value == "ثان\nأول\n"


async def test_a_selection_is_replaced_by_what_is_typed_and_left_at_its_edge(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("/")
        await desk.type("سلام عليكم")
        await desk.press("ctrl+shift+right")
        assert field(desk).edit.selected == "عليكم"
        await desk.press("right")
        assert (field(desk).edit.selected, field(desk).edit.cursor) == ("", 5)
        await desk.press("shift+end")
        await desk.type("x")
        assert field(desk).value == "سلام x"
        await desk.press("shift+home", "backspace")
        assert field(desk).value == ""


async def test_undo_stays_in_the_field(library: Path) -> None:
    stopped: list[object] = []
    async with piloted(library, article=SUMMIT) as desk:
        desk.app.app_suspend_signal.subscribe(desk.app, stopped.append)
        await desk.press("1", "e")
        await desk.type("سلام عليكم")
        await desk.press("ctrl+z")
        assert field(desk).value == "سلام "
        await desk.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert field(desk).value == ""
        await desk.press("ctrl+غ", "ctrl+y")
        assert field(desk).value == "سلام "
        assert stopped == []
        await desk.press("escape")
        assert desk.themes_of(next(iter(desk.paragraphs()))) == ["arms"], "the program undid nothing"


async def test_what_was_asked_before_cannot_be_undone_into_the_next_question(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("/")
        await desk.type("سلام")
        await desk.press("escape", "f", "ctrl+z")
        assert field(desk).value == ""


# The mouse


def mouse(
    kind: type[events.MouseEvent], x: int = 0, y: int = 0, *, button: int = 1, shift: bool = False
) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, button, shift, meta=False, ctrl=False, screen_x=x, screen_y=y)


async def move(desk: Piloted, *moves: tuple[type[events.MouseEvent], tuple[int, int]]) -> None:
    """Let the mouse do things at places of the screen: column, row."""
    for kind, (x, y) in moves:
        desk.app.post_message(mouse(kind, x, y))
        await desk.settle()


async def test_a_click_puts_the_cursor_there_and_dragging_selects(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e")
        await paste(desk, "أهلا وسهلا\nabc def")
        region = field(desk).content_region
        right, top = region.right - 1, region.y
        await move(desk, (events.MouseDown, (right - 2, top)), (events.MouseUp, (right - 2, top)))
        assert cursor(desk) == (top, right - 2, "ﻼ")
        assert isinstance(desk.app.screen, NoteScreen)
        await move(desk, (events.MouseDown, (right, top)), (events.MouseMove, (right - 4, top)))
        assert field(desk).edit.selected == "أهلا "
        await move(desk, (events.MouseMove, (region.x + 4, top + 1)), (events.MouseUp, (region.x + 4, top + 1)))
        assert field(desk).edit.selected == "أهلا وسهلا\nabc"
        await move(desk, (events.MouseMove, (right, top)))
        assert field(desk).edit.selected == "أهلا وسهلا\nabc", "the button was let go"


async def test_a_click_in_the_pickers_field_picks_nothing(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t")
        await desk.type("فضاء")
        region = field(desk).content_region
        place = (region.right - 1, region.y)
        await move(desk, (events.MouseDown, place), (events.MouseUp, place))
        assert field(desk).edit.cursor == 0
        assert desk.paragraphs() == {}


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
