"""Commands that work everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.behaviours import last_readable, of, summit
from tests.support.behaviours.looking import NEEDLE, search_for
from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT, logical, piloted
from tests.support.places import ROOT
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from tests.support.piloted import Piloted, Press


@of("everywhere.filter")
async def filter_list(desk: Piloted, press: Press) -> None:
    await press()
    await desk.type("قطار")
    await desk.press("enter", "tab")
    assert desk.says("قطار كيم المصفح")
    assert not desk.says("بوتين يعول على شراكة")
    await desk.press("enter")
    assert desk.session.index == 3
    await press()
    await desk.press("ctrl+u", "enter", "tab")
    assert desk.says("بوتين يعول على شراكة"), "an empty filter shows all"


@of("everywhere.cancel")
async def cancel(desk: Piloted, press: Press) -> None:
    await search_for(desk, NEEDLE)
    await desk.press("v", "j")
    assert len(desk.barred) == 2
    assert desk.highlighted()
    await press()
    assert len(desk.barred) == 1
    assert desk.highlighted() == []


@of("everywhere.sort")
async def sort(desk: Piloted, press: Press) -> None:
    order = desk.app.screen.query_one("#list")
    everything = list(range(len(desk.session.library)))
    await desk.press("0", "j", "0", "J")  # two reviewed in the fifth
    await desk.press("1")  # one tagged in the sixth
    await press()
    assert order.order[:2] == [4, 5]  # type: ignore[attr-defined]
    await press()
    assert order.order[:2] == [5, 0]  # type: ignore[attr-defined]
    await press()
    assert order.order == everything  # type: ignore[attr-defined]


@of("everywhere.next-article")
async def next_article(desk: Piloted, press: Press) -> None:
    await desk.press("K", "K")
    await press()
    assert desk.session.index == 3
    assert desk.says("قطار كيم المصفح")


@of("everywhere.previous-article")
async def previous_article(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.session.index == 3
    assert desk.says("قطار كيم المصفح")
    for _ in range(5):
        await press()
    assert desk.session.index == 0, "there is none before the first"


@of("everywhere.other-pane")
async def other_pane(desk: Piloted, press: Press) -> None:
    assert not desk.says("قطار كيم المصفح")
    await press()
    assert desk.says("قطار كيم المصفح")
    await press()
    assert desk.number == 1


@of("everywhere.pane-right")
async def pane_right(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.app.screen.query_one("#list").has_focus
    assert desk.says("قطار كيم المصفح")
    await desk.resize(120, 24)
    regions = [desk.app.screen.query_one(each).region for each in ("#reader", "#list")]
    assert regions[0].right <= regions[1].x, "the list stands at the right"


@of("everywhere.pane-left")
async def pane_left(desk: Piloted, press: Press) -> None:
    await desk.press("tab")
    await press()
    assert desk.app.screen.query_one("#reader").has_focus
    assert desk.number == 1


@of("everywhere.undo")
async def undo(desk: Piloted, press: Press) -> None:
    await desk.press("1", "j", "2", "K")
    await press()
    assert desk.session.index == SUMMIT, "where it was done"
    assert desk.number == 2
    lines = summit(desk)
    assert set(desk.paragraphs()) == {lines[0]}
    await press()
    assert desk.paragraphs() == {}
    await press()
    assert desk.says("لا شيء للتراجع عنه")


@of("everywhere.redo")
async def redo(desk: Piloted, press: Press) -> None:
    await desk.press("1", "u")
    assert desk.paragraphs() == {}
    await press()
    assert desk.themes_of(summit(desk)[0]) == ["arms"]
    await press()
    assert desk.says("لا شيء لإعادته")


@of("everywhere.statistics")
async def statistics(desk: Piloted, press: Press) -> None:
    await desk.press("1", "2", "j", "1")
    await press()
    assert isinstance(desk.app.screen, StatisticsScreen)
    bars = {name: row for row in desk.rows for name in ("أسلحة", "فضائي") if name in logical(row) and "█" in row}
    assert bars["أسلحة"].split()[0] == "2"
    assert bars["فضائي"].split()[0] == "1"
    assert bars["أسلحة"].count("█") == pytest.approx(2 * bars["فضائي"].count("█"), abs=1)
    await desk.press("escape")
    assert desk.number == 2


@of("everywhere.export")
async def export(desk: Piloted, press: Press) -> None:
    await desk.press("1", "j", "2")
    for turns, name in enumerate(("csv", "jsonl", "markdown")):
        file = Path(f"from-screen.{name}")
        await press()
        await desk.press(*["left"] * turns, "down", "down", "down", "ctrl+u")
        await desk.type(str(file))
        await desk.press("enter")
        command = [sys.executable, "-m", "tui.cli", "-L", str(desk.library), "export", "-f", name]
        printed = subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout  # noqa: ASYNC221
        assert summit(desk)[1] in printed.decode()
        assert file.read_bytes() == printed  # noqa: ASYNC240 - nothing else runs meanwhile
        assert desk.number == 2, "back in the article"


@of("everywhere.palette")
async def palette(desk: Piloted, press: Press) -> None:
    await press()
    await desk.type("اخر المقالة")
    await desk.press("enter")
    assert desk.number == last_readable(desk)
    await press()
    await desk.type("undo")
    await desk.press("enter")
    assert desk.says("لا شيء للتراجع عنه")


@of("everywhere.help")
async def help_screen(desk: Piloted, press: Press) -> None:
    await press()
    assert isinstance(desk.app.screen, HelpScreen)
    assert desk.says("الفقرة التالية")
    await desk.press("G")
    assert desk.says("فتح المقالة")
    await press()
    assert desk.number == 1, "the same key goes back"


@of("everywhere.suspend")
async def suspend(desk: Piloted, press: Press) -> None:
    stopped: list[object] = []
    desk.app.app_suspend_signal.subscribe(desk.app, stopped.append)
    await press()  # without a terminal there is no shell to go to; see test_end_to_end
    assert desk.number == 1
    assert stopped == []


@of("everywhere.leave")
async def leave(desk: Piloted, press: Press) -> None:
    await desk.press("J", "K", "j", "j", "j")
    await press()
    assert not desk.app.is_running or desk.app._exit  # noqa: SLF001
    async with piloted(desk.library, article=SUMMIT, goes_on=True) as again:
        assert again.number == 4


@of("everywhere.bidi-mode")
async def bidi_mode(desk: Piloted, press: Press) -> None:
    first = next(word for word in summit(desk)[1].split() if len(word) > 3 and word.isalpha())
    assert not desk.shows(first)
    for mode in ("marks", "implicit", "plain", "words"):
        await press()
        assert desk.shows(mode)
        assert desk.shows(first) == (mode == "plain"), "as it is stored only where that was asked for"
    await press()
    assert desk.shows("visual")
    assert not desk.shows(first)
    await desk.press("j")
    assert not desk.shows("visual"), "the usual mode is not named for long"


@of("everywhere.save-as")
async def save_as(desk: Piloted, press: Press) -> None:
    await desk.press("1")
    database = desk.database
    before = database.read_bytes()
    other = desk.library.parent / "other.json"
    await press()
    await desk.type(str(other))
    await desk.press("enter", "2")
    assert desk.session.tag_file.path == other
    assert database.read_bytes() == before
    assert [each.themes for each in kept_in(other)] == [("arms", "space-cooperation")]
    await press()
    await desk.type(str(database))
    await desk.press("enter")
    assert desk.session.tag_file.path == other, "what is there already is not written over"
    assert database.read_bytes() == before
