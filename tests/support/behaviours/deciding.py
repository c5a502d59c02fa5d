"""What the commands do that are for who works among others: deciding together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.behaviours import of
from tests.support.coders import code
from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT
from tui.ui.screens.adjudication import AdjudicationScreen

if TYPE_CHECKING:
    from tests.support.piloted import Piloted, Press


@of("everywhere.adjudicate")
async def adjudicate(desk: Piloted, press: Press) -> None:
    await desk.press("1")
    await press()
    assert desk.says("لا وسوم لغيرك هنا")
    code(desk.library, "samira", {1: ["sanctions"]}, SUMMIT)
    await press()
    assert isinstance(desk.app.screen, AdjudicationScreen)
    await desk.press("3", "escape")
    assert desk.number == 1
    (agreed,) = (each for each in kept_in(desk.database) if each.by == "agreed")
    assert set(agreed.themes) == {"arms", "sanctions"}
    await desk.press("u")
    assert [each.by for each in kept_in(desk.database)] == ["samira", "tester"]


@of("everywhere.others")
async def others(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.says("لا وسوم لغيرك هنا")
    code(desk.library, "samira", {1: ["sanctions"]}, SUMMIT)
    await press()
    assert desk.session.annotators.others_hidden
    assert not desk.shows("samira")
    await press()
    assert desk.shows("samira")
