"""Whoever waits until a key is taken goes on when all has been taken that it brought about."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import Container
from textual.widget import Widget

from tui.ui.taking import let_all_take, let_take

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Family(App[None]):
    """A child within its parent."""

    def compose(self) -> ComposeResult:
        with Container(id="parent"):
            yield Widget(id="child")


async def test_what_is_there_for_a_widget_has_been_taken() -> None:
    taken: list[str] = []
    async with Family().run_test() as pilot:
        child = pilot.app.query_one("#child")
        child.call_later(taken.append, "a key")
        await let_take(child)
        assert taken == ["a key"]


async def test_answers_of_those_above_have_been_taken_too() -> None:
    """As Enter in a field: the field tells the dialog, which asks the field, and has its answer."""
    taken: list[str] = []
    async with Family().run_test() as pilot:
        child, screen = pilot.app.query_one("#child"), pilot.app.screen

        async def answer() -> None:
            for _ in range(9):  # others have their turns meanwhile
                await sleep(0)
            screen.call_later(taken.append, "answer")

        child.call_later(lambda: screen.call_later(lambda: child.call_later(answer)))
        await let_all_take(child)
        assert taken == ["answer"]


async def test_what_is_no_widget_or_is_closed_keeps_nobody_waiting() -> None:
    async with Family().run_test() as pilot:
        child = pilot.app.query_one("#child")
        await child.remove()
        await let_take(child)
        await let_take(pilot.app)
