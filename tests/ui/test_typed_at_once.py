"""Characters that come at once are typed in one step, which leaves what typing them one by one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.app import App

from tests.support.piloted import SUMMIT, key_event, piloted, settled
from tests.support.trees import TREE, change_codebook
from tui.ui.screens.picker import PickerScreen
from tui.ui.taking import let_all_take
from tui.ui.typed_at_once import TypedAtOnce
from tui.ui.widgets.input.arabic_input import ArabicInput
from tui.ui.widgets.input.arabic_text_area import ArabicTextArea
from tui.ui.widgets.input.text_edit import unwrapped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.app import ComposeResult


class Recording(ArabicTextArea):
    """Remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def type(self, characters: str) -> None:
        self.told.append(characters)
        super().type(characters)

    def on_key(self, event: events.Key) -> None:
        if len(event.key) > 1:
            self.told.append(event.key)
        super().on_key(event)


class Typist(App[None]):
    """A program with two fields: the first has the keys, until F2."""

    CSS = "Recording { height: 6; }"

    def __init__(self) -> None:
        super().__init__()
        self.fields = Recording(), Recording()
        self.typed_at_once = TypedAtOnce(self, self._act)

    def compose(self) -> ComposeResult:
        yield from self.fields

    async def _act(self, event: events.Key) -> None:
        if event.key == "f2":
            self.screen.set_focus(self.fields[1])
        await super().on_event(event)
        await let_all_take(self.fields[0])

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded and isinstance(self.focused, ArabicInput):
            await self.typed_at_once.take(event, self.focused)
        else:
            await self.typed_at_once.hand_over()
            await super().on_event(event)

    async def arrive(self, *arriving: str | events.Event) -> None:
        """Let keys and more arrive at once."""
        for each in arriving:
            self.post_message(key_event(each) if isinstance(each, str) else each)
        await settled(self)


@pytest.fixture
async def typist() -> AsyncIterator[Typist]:
    app = Typist()
    async with app.run_test(size=(40, 12)):
        yield app


async def test_what_is_no_character_is_taken_in_its_place(typist: Typist) -> None:
    field = typist.fields[0]
    for arriving, told, left in [
        (["a"], ["a"], "a"),
        ([*"ab c"], ["ab c"], "ab c"),
        ([*"abc", "backspace", *"de"], ["abc", "backspace", "de"], "abde"),
        ([*"ab", "home", "c"], ["ab", "home", "c"], "cab"),
        ([*"ab", "shift+home", *"cd"], ["ab", "shift+home", "cd"], "cd"),
        ([*"a b", "ctrl+j", *"c"], ["a b", "ctrl+j", "c"], "a b\nc"),
        (["a", "ctrl+z", *"bc", "ctrl+z", "d"], ["a", "ctrl+z", "bc", "ctrl+z", "d"], "d"),
        (["a", events.Key("ctrl+u", "u"), "b"], ["a", "ctrl+u", "b"], "b"),
        ([*"ab", events.Paste("cd"), "e"], ["ab", "e"], "abcde"),
    ]:
        field.value = ""
        field.told.clear()
        await typist.arrive(*arriving)
        assert (field.told, field.value) == (told, left)


async def test_what_was_typed_is_the_field_s_that_had_the_keys(typist: Typist) -> None:
    await typist.arrive(*"ab", "f2", *"cd")
    assert [each.value for each in typist.fields] == ["ab", "cd"]


async def test_what_was_typed_into_a_field_that_is_closed_keeps_nobody_waiting(typist: Typist) -> None:
    await typist.typed_at_once.take(key_event("a"), typist.fields[0])
    await typist.fields[0].remove()
    await typist.typed_at_once.hand_over()
    await typist.arrive("b")
    assert typist.fields[1].value == "b"


@pytest.mark.parametrize("place", ["end", "home"])
async def test_many_characters_are_laid_out_as_one(typist: Typist, place: str) -> None:
    """Once for the places of the cursor, once as they are shown; letter by letter, a page would take a minute."""
    typed = "كَتَبَ 12 کتاب و kitab، " * 40
    await typist.arrive(*"سلام", place)
    before = unwrapped.cache_info().misses
    await typist.arrive(*typed)
    assert unwrapped.cache_info().misses <= before + 2
    assert len(typist.fields[0].value) == len("سلام" + typed)


def left_in(typist: Typist) -> object:
    """Return what is seen of the first field, where the terminal's cursor is, and what can be taken back."""
    field = typist.fields[0]
    seen = [field.render_line(y) for y in range(field.size.height)], typist.cursor_position
    steps = [field.edit]
    for _ in range(6):
        field.on_key(key_event("ctrl+z"))
        steps.append(field.edit)
    return *seen, steps


@pytest.mark.parametrize("begun", [["x", "ctrl+a"], [*"لا", "right"], [*"لام", "home"], ["👩", "left"]])
async def test_the_field_is_left_as_by_one_key_after_the_other(typist: Typist, begun: list[str]) -> None:
    for text in ["كتب لا ﻵ abc", "سَلام\u200cها", "x\u0301y", "مرحبا " * 20, "الا", "\u0600\u06611", "👩\u200d"]:
        left = []
        for keys in (begun, [*begun, *text]):
            typist.fields[0].value = ""
            await typist.arrive(*keys)
            for key in text if keys is begun else ():
                typist.fields[0].on_key(key_event(key))
            left.append(left_in(typist))
        assert left[0] == left[1], text


# In the program


async def test_a_name_is_picked_by_and_looked_for_once(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[str] = []
    look = PickerScreen.on_arabic_input_changed

    def looking(screen: PickerScreen, event: ArabicInput.Changed) -> None:
        looked_for.append(event.value)
        look(screen, event)

    monkeypatch.setattr(PickerScreen, "on_arabic_input_changed", looking)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("t")
        await desk.arrive([*"sanctions", "enter"])
        assert looked_for == ["s", "sanctions"]
        assert desk.session.opened.themes(0) == ("sanctions",)


@pytest.mark.parametrize(
    ("keys", "put"),
    [
        ([*"1112"], ("ballistic", "space-cooperation")),
        ([" ", *"2"], ("arms", "space-cooperation")),
        ([*"sh", "ctrl+a", "2", "j"], ("space-cooperation",)),
        ([*"sh", "ctrl+u", *" 2"], ("arms", "space-cooperation")),
    ],
)
async def test_a_digit_or_a_space_chooses_before_what_follows_is_looked_at(
    library: Path, keys: list[str], put: tuple[str, ...]
) -> None:
    change_codebook(library, *TREE)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.arrive(["t", *keys])
        assert desk.session.opened.themes(0) == put
