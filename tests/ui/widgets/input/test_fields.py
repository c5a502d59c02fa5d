"""The two fields by themselves, in an application that knows nothing else of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.app import App

from tests.support.piloted import key_event, settled
from tui.text.layout import LayoutOptions
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.input.arabic_text_area import ArabicTextArea

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key
    from textual.pilot import Pilot
    from textual.strip import Strip

Direction = Literal["L", "R"]
FIELDS = [ArabicInput, ArabicTextArea]

RED, BLUE = "red", "blue"


class Alone(App[None]):
    """Holds one field."""

    CSS = f"""
    ArabicInput {{ height: 1; }}
    ArabicTextArea {{ height: 1fr; }}
    .input--cursor {{ background: {RED}; }}
    .input--selection {{ background: {BLUE}; }}
    """

    def __init__(self, field: ArabicInput) -> None:
        super().__init__()
        self.field = field
        self.values: list[str] = []
        self.gone_on: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.field

    def on_arabic_input_changed(self, event: ArabicInput.Changed) -> None:
        self.values.append(event.value)

    def on_key(self, event: Key) -> None:
        self.gone_on.append(event.key)

    def rows(self) -> list[Strip]:
        return [self.field.render_line(y) for y in range(self.field.size.height)]

    def cells(self) -> list[list[tuple[str, Style]]]:
        """Return the rows of the field, cell by cell; behind a wide character is nothing."""
        return [
            [
                piece
                for part in row
                for char in part.text
                for piece in [(char, part.style or Style()), ("", Style())][: cell_len(char)]
            ]
            for row in self.rows()
        ]

    def painted(self, component: str) -> list[tuple[int, int]]:
        """Return the columns and rows of what stands on the background of a component."""
        colour = self.field.get_component_rich_style(component).bgcolor
        return [
            (x, y) for y, row in enumerate(self.cells()) for x, (_, style) in enumerate(row) if style.bgcolor == colour
        ]


async def press(app: Alone, pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(app)


async def focus(app: Alone) -> None:
    app.field.focus()
    await settled(app)


@pytest.mark.parametrize("text", ["سلام عليكم", "hello there", "中文 ab", "ابج abc\nx", ""])
@pytest.mark.parametrize("direction", ["L", "R"])
@pytest.mark.parametrize("kind", FIELDS)
async def test_the_cursor_has_a_cell_and_the_left_edge_is_blank_however_narrow(
    kind: type[ArabicInput], direction: Direction, text: str
) -> None:
    app = Alone(kind(text, empty_direction=direction))
    async with app.run_test(size=(2, 3)) as pilot:
        await focus(app)
        for width in (2, 3, 5):
            await pilot.resize_terminal(width, 3)
            await settled(app)
            for key in ["ctrl+home", *["left"] * 12, *["right"] * 12, "ctrl+end"]:
                app.field.on_key(key_event(key))
                assert [row.cell_length for row in app.rows()] == [width] * app.field.size.height
                assert all(row[0][0] == " " for row in app.cells())
                (place,) = app.painted("input--cursor")
                assert place[0] > 0
                assert app.cursor_position == place


@pytest.mark.parametrize("kind", FIELDS)
async def test_a_field_of_one_column_shows_nothing_and_still_takes_keys(kind: type[ArabicInput]) -> None:
    app = Alone(kind("سلام"))
    async with app.run_test(size=(1, 3)) as pilot:
        await focus(app)
        await press(app, pilot, "backspace", "left", "x")
        assert app.field.value == "سلاx"
        assert {row.text for row in app.rows()} == {" "}


@pytest.mark.parametrize("kind", FIELDS)
async def test_an_empty_field_has_the_direction_that_was_asked_for(kind: type[ArabicInput]) -> None:
    for direction, column in (("L", 1), ("R", 19)):
        app = Alone(kind(empty_direction=direction))  # type: ignore[arg-type]
        async with app.run_test(size=(20, 3)) as pilot:
            await focus(app)
            assert app.painted("input--cursor") == [(column, 0)]
            await press(app, pilot, "1", "2")
            assert app.painted("input--cursor") == [(3 if direction == "L" else 17, 0)]


@pytest.mark.parametrize("kind", FIELDS)
async def test_spaces_at_the_end_are_seen(kind: type[ArabicInput]) -> None:
    app = Alone(kind("سلام"))
    async with app.run_test(size=(20, 3)) as pilot:
        await focus(app)
        await press(app, pilot, "space", "space")
        assert app.painted("input--cursor") == [(19 - 3 - 2, 0)]


@pytest.mark.parametrize("kind", FIELDS)
async def test_other_options_can_be_given_while_it_runs(kind: type[ArabicInput]) -> None:
    app = Alone(kind("سَلام\u200f 1", options=LayoutOptions()))
    async with app.run_test(size=(20, 3)):
        await focus(app)
        assert "ﺳ\u064e" in app.rows()[0].text
        app.field.layout_options = LayoutOptions(tashkeel=False, bidi_marks=True, base="L")
        assert app.rows()[0].text.rstrip() == " 1\u00a0\u2190ﻡﻼﺳ"
        app.field.value = "سَ"
        assert app.rows()[0].text.startswith(" ﺱ "), "kept for what comes next"


async def test_every_change_is_told_once() -> None:
    app = Alone(ArabicInput())
    async with app.run_test(size=(20, 3)) as pilot:
        await focus(app)
        await press(app, pilot, "a", "left", "b", "shift+right", "delete", "ctrl+z", "ctrl+v", "ctrl+c")
        assert app.values == ["a", "ba", "b", "ba", "b"]


@pytest.mark.parametrize("kind", FIELDS)
async def test_the_cursor_is_seen_inside_a_selection(kind: type[ArabicInput]) -> None:
    app = Alone(kind("abc"))
    async with app.run_test(size=(20, 3)) as pilot:
        await focus(app)
        await press(app, pilot, "shift+left", "shift+left")
        assert app.painted("input--selection") == [(2, 0), (3, 0)]
        assert [app.cells()[0][column][1].reverse for column in (2, 3)] == [True, None]
        await press(app, pilot, "home", "shift+right")
        assert app.painted("input--selection") == [(1, 0)]
        assert app.painted("input--cursor") == [(2, 0)]


async def test_a_selected_line_break_is_seen() -> None:
    app = Alone(ArabicTextArea("ab\ncd"))
    async with app.run_test(size=(20, 3)) as pilot:
        await focus(app)
        await press(app, pilot, "ctrl+a")
        assert app.painted("input--selection") == [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1)]


async def test_keys_of_others_go_on() -> None:
    app = Alone(ArabicInput("ab"))
    others = ["up", "down", "pageup", "escape", "ctrl+j", "ctrl+c", "ctrl+x", "f1"]
    async with app.run_test(size=(20, 3)) as pilot:
        await focus(app)
        await press(app, pilot, *others, "left", "b", "shift+left", "ctrl+c", "ctrl+z")
        assert app.gone_on == others


@pytest.mark.parametrize("kind", FIELDS)
async def test_a_word_that_is_one_character_is_one_step(kind: type[ArabicInput]) -> None:
    app = Alone(kind("باسم ﷲ هنا"))
    async with app.run_test(size=(24, 3)) as pilot:
        await focus(app)
        assert "ﻪﻠﻟﺍ" in app.rows()[0].text
        await press(app, pilot, *["right"] * 4)
        assert app.field.edit.cursor == 6
        await press(app, pilot, "right")
        assert app.field.edit.cursor == 5
        assert len(app.painted("input--cursor")) == 4, "all of it"
        await press(app, pilot, "left")
        assert app.field.edit.cursor == 6
        await press(app, pilot, "backspace")
        assert app.field.value == "باسم  هنا"


@pytest.mark.parametrize("kind", FIELDS)
async def test_a_word_that_is_wider_than_the_field_is_replaced(kind: type[ArabicInput]) -> None:
    app = Alone(kind("ﷲ"))
    async with app.run_test(size=(4, 3)) as pilot:
        await focus(app)
        assert "\ufffd" in "".join(row.text for row in app.rows())
        await press(app, pilot, "backspace")
        assert app.field.value == ""
