"""A lam waits for its alef, and for nothing else; nothing that was typed is lost or changes its place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from tests.support.piloted import key_event
from tests.support.waiting import GUARD
from tui.ui.lam_alef import LamAlef

if TYPE_CHECKING:
    from textual.events import Key


class Typist:
    """Somebody at the keyboard of a program that does nothing else."""

    def __init__(self, app: App[None]) -> None:
        self.taken: list[str | None] = []
        self._lam_alef = LamAlef(app, self._act)
        self.is_taken = asyncio.Event()

    async def _act(self, event: Key) -> None:
        self.taken.append(event.character)
        self.is_taken.set()

    async def type(self, characters: str) -> None:
        for each in characters:
            await self._lam_alef.take(key_event(each))


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("لا", ["ﻻ"]),
        ("لألإلآ", ["ﻷ", "ﻹ", "ﻵ"]),
        ("ا", ["ا"]),
        ("تا", ["ت", "ا"]),
        ("لت", ["ل", "ت"]),
        ("للا", ["ل", "ﻻ"]),
        ("لاا", ["ﻻ", "ا"]),
    ],
)
async def test_an_alef_right_behind_a_lam_is_one_key_with_it(typed: str, taken: list[str]) -> None:
    async with App[None]().run_test() as pilot:
        typist = Typist(pilot.app)
        await typist.type(typed)
        assert typist.taken == taken


async def test_a_lam_alone_is_taken_after_a_moment_and_once() -> None:
    async with App[None]().run_test() as pilot:
        typist = Typist(pilot.app)
        await typist.type("ل")
        assert typist.taken == []
        await asyncio.wait_for(typist.is_taken.wait(), GUARD)

        await typist.type("ا")

        assert typist.taken == ["ل", "ا"]
