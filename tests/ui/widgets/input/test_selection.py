"""Selecting, copying and undoing in fields, with keys and with the mouse, inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.support.fields import cursor, field, move, painted, paste, selected
from tests.support.piloted import SUMMIT, piloted
from tui.ui.screens.note import NoteScreen

if TYPE_CHECKING:
    from pathlib import Path


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
        await desk.type("سلام عليكم")
        await desk.press("escape", "f", "ctrl+z")
        assert field(desk).value == ""


# The mouse


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


async def test_dragging_past_the_edge_selects_what_is_hidden_there(library: Path) -> None:
    async with piloted(library, article=SUMMIT, size=(40, 15)) as desk:
        await desk.press("/")
        await paste(desk, "كلمة " * 20)
        await desk.press("home")
        region = field(desk).content_region
        place = (region.right - 1, region.y)
        await move(desk, (events.MouseDown, place), (events.MouseMove, (region.x, region.y)))
        once = field(desk).edit.selected
        assert len(once) == region.width - 1
        await move(desk, (events.MouseMove, (region.x, region.y)), (events.MouseUp, (region.x, region.y)))
        assert len(field(desk).edit.selected) == len(once) + 1
        assert cursor(desk)[1] == region.x + 1


async def test_a_click_in_the_pickers_field_picks_nothing(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t")
        await desk.type("فضاء")
        region = field(desk).content_region
        place = (region.right - 1, region.y)
        await move(desk, (events.MouseDown, place), (events.MouseUp, place))
        assert field(desk).edit.cursor == 0
        assert desk.paragraphs() == {}
