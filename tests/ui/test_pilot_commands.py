"""Every command of the table, by every key that may arrive for it, does what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from arabic_keyboard import LIGATURES, arrivals
from piloted import SUMMIT, Piloted, lines_of, logical, piloted

from tui.model import Kind, Label, Theme
from tui.settings import DEFAULT_THEMES, Settings
from tui.ui.commands import COMMANDS, Command
from tui.ui.screens.sheets import HelpScreen, StatisticsScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from piloted import Press

    Behaviour = Callable[[Piloted, Press], Awaitable[None]]

ROOT = Path(__file__).resolve().parents[2]

BEHAVIOURS: dict[str, Behaviour] = {}
"""What each command does, by the id of its binding. A command without one fails ``test_every_command_is_tested``."""

NINE_THEMES = Settings(
    "tester", themes=(*DEFAULT_THEMES, *(Theme(f"t{n}", Label(f"موضوع{n}", f"t{n}"), "#0072B2") for n in range(5, 10)))
)


def of(*binding_ids: str) -> Callable[[Behaviour], Behaviour]:
    def keep(behaviour: Behaviour) -> Behaviour:
        BEHAVIOURS.update(dict.fromkeys(binding_ids, behaviour))
        return behaviour

    return keep


def summit(desk: Piloted) -> list[str]:
    return lines_of(desk.library / "05-vostochny-summit.txt")


# Motions


@of("reader.next-paragraph")
async def next_paragraph(desk: Piloted, press: Press) -> None:
    assert desk.number == 1
    await press()
    assert desk.number == 2
    await press()
    assert desk.number == 3


@of("reader.previous-paragraph")
async def previous_paragraph(desk: Piloted, press: Press) -> None:
    await desk.press("j", "j", "j")
    await press()
    assert desk.number == 3


@of("reader.page-down")
async def page_down(desk: Piloted, press: Press) -> None:
    before = desk.numbers
    await press()
    assert 1 not in desk.numbers
    assert min(desk.numbers) <= max(before) + 1, "a paragraph was passed over"
    assert desk.number >= max(before)


@of("reader.page-up")
async def page_up(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    before = desk.numbers
    await press()
    assert last_readable(desk) not in desk.numbers
    assert max(desk.numbers) >= min(before) - 1, "a paragraph was passed over"
    assert desk.number <= min(before)


def shift(before: list[str], after: list[str]) -> int:
    """Return by how many rows what was on screen has moved up."""
    row = next(y for y in range(len(before) // 2, len(before)) if before[y].strip())
    return row - after.index(before[row])


@of("reader.half-page-down")
async def half_page_down(desk: Piloted, press: Press) -> None:
    before = desk.article_rows()
    await press()
    assert shift(before, desk.article_rows()) == len(before) // 2
    assert desk.number > 1


@of("reader.half-page-up")
async def half_page_up(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    after = desk.article_rows()
    await press()
    assert shift(desk.article_rows(), after) == len(after) // 2
    assert desk.number < last_readable(desk)


@of("reader.first-paragraph")
async def first_paragraph(desk: Piloted, press: Press) -> None:
    await desk.press("space", "space", "j")
    await press()
    assert desk.number == 1
    assert logical(desk.article_rows()[0]).startswith(summit(desk)[0][:40])


@of("reader.last-paragraph")
async def last_paragraph(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.number == last_readable(desk)
    assert desk.shows("Source link")


def last_readable(desk: Piloted) -> int:
    return max(each.number for each in desk.session.paragraphs if each.kind is not Kind.FURNITURE)


@of("reader.go-to-paragraph")
async def go_to_paragraph(desk: Piloted, press: Press) -> None:
    await press()
    await desk.type("12")
    await desk.press("enter")
    assert desk.number == 12
    await press()
    await desk.type("٣")
    await desk.press("enter")
    assert desk.number == 3


# Tagging


async def theme(desk: Piloted, press: Press, digit: int) -> None:
    wanted = NINE_THEMES.themes[digit - 1]
    quote = summit(desk)[1]
    await desk.press("j")
    await press()
    assert desk.themes_of(quote) == [wanted.id]
    assert "●" in desk.numbers[2]
    assert desk.paragraphs()[quote]["by"] == "tester"
    await press()
    assert desk.themes_of(quote) == []
    assert "●" not in desk.numbers[2]


def theme_behaviour(digit: int) -> Behaviour:
    async def behaviour(desk: Piloted, press: Press) -> None:
        await theme(desk, press, digit)

    return behaviour


BEHAVIOURS |= {f"reader.theme-{digit}": theme_behaviour(digit) for digit in range(1, 10)}


@of("reader.reviewed-next")
async def reviewed_next(desk: Piloted, press: Press) -> None:
    await desk.press("j", "0", "k")
    await press()
    assert desk.paragraphs()[summit(desk)[0]]["reviewed"] is True
    assert desk.number == 3, "the second is done already"
    assert "✓" in desk.numbers[1]


@of("reader.no-theme")
async def no_theme(desk: Piloted, press: Press) -> None:
    await desk.press("1", "2")
    await press()
    paragraph = desk.paragraphs()[summit(desk)[0]]
    assert (paragraph["tags"], paragraph["reviewed"]) == ([], True)
    assert desk.number == 1
    assert "✓" in desk.numbers[1]


@of("reader.next-unreviewed")
async def next_unreviewed(desk: Piloted, press: Press) -> None:
    await desk.press("j", "0", "j", "1", "g")
    await press()
    assert desk.number == 4
    assert set(desk.paragraphs()) == set(summit(desk)[1:3]), "nothing is marked by looking"


@of("reader.pick-theme")
async def pick_theme(desk: Piloted, press: Press) -> None:
    quote = summit(desk)[0]
    await press()
    await desk.type("فضا")
    await desk.press("enter")
    assert desk.themes_of(quote) == ["space-cooperation"]
    await press()
    await desk.type("ميزانية الدفاع")
    await desk.press("enter")
    assert desk.themes_of(quote) == ["space-cooperation", "ميزانية-الدفاع"]
    assert desk.says("ميزانية الدفاع"), "as a chip or below"
    await press()
    await desk.press("escape")
    assert len(desk.themes_of(quote)) == 2


@of("reader.repeat-theme")
async def repeat_theme(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.says("لم يستعمل موضوع بعد")
    await desk.press("2", "j")
    await press()
    assert desk.themes_of(summit(desk)[1]) == ["space-cooperation"]


@of("reader.select")
async def select(desk: Piloted, press: Press) -> None:
    await desk.press("j")
    await press()
    await desk.press("j", "j")
    assert desk.barred == [2, 3, 4]
    await desk.press("1")
    lines = summit(desk)
    assert set(desk.paragraphs()) == set(lines[1:4])
    assert all(desk.themes_of(line) == ["arms"] for line in lines[1:4])
    assert desk.barred == [4], "the selection is over"
    await desk.press("u")
    assert desk.paragraphs() == {}, "one step takes all of them back"
    await press()
    await press()
    assert len(desk.barred) == 1


@of("reader.auto-advance")
async def auto_advance(desk: Piloted, press: Press) -> None:
    await press()
    await desk.press("1")
    assert desk.number == 2
    await press()
    await desk.press("1")
    assert desk.number == 2
    lines = summit(desk)
    assert [desk.themes_of(line) for line in lines[:2]] == [["arms"], ["arms"]]


@of("reader.note")
async def note(desk: Piloted, press: Press) -> None:
    await press()
    await desk.type("انظر المصدر الأول")
    await desk.press("enter")
    assert desk.paragraphs()[summit(desk)[0]]["note"] == "انظر المصدر الأول"
    assert desk.says("انظر المصدر الأول")
    await press()
    assert desk.says("انظر المصدر الأول"), "the old note to start from"
    await desk.press("backspace", "escape")
    assert desk.paragraphs()[summit(desk)[0]]["note"] == "انظر المصدر الأول"
    await press()
    await desk.press("ctrl+u", "enter")
    assert desk.paragraphs() == {}, "an empty note is none"


@of("reader.copy")
async def copy(desk: Piloted, press: Press) -> None:
    await desk.press("j", "j")
    await press()
    assert desk.app.clipboard == summit(desk)[2]


# Searching

NEEDLE, FOUND = "امام", "أمام"
"""What is typed, without its hamza, and what stands in the article."""


async def search_for(desk: Piloted, needle: str) -> None:
    await desk.press("/")
    await desk.type(needle)
    await desk.press("enter")


def matching(desk: Piloted) -> list[int]:
    numbers = [number for number, line in enumerate(summit(desk), 1) if FOUND in line]
    assert len(numbers) > 2, "the sample should have several"
    return numbers


@of("reader.search")
async def search(desk: Piloted, press: Press) -> None:
    assert desk.highlighted() == []
    await press()
    await desk.type(NEEDLE)
    await desk.press("enter")
    assert desk.number == matching(desk)[0]
    assert set(desk.highlighted()) == {FOUND}


@of("reader.next-match")
async def next_match(desk: Piloted, press: Press) -> None:
    await press()
    assert desk.says("لا بحث بعد")
    await search_for(desk, NEEDLE)
    for number in [*matching(desk)[1:], matching(desk)[0]]:
        await press()
        assert desk.number == number
        assert FOUND in desk.highlighted()


@of("reader.previous-match")
async def previous_match(desk: Piloted, press: Press) -> None:
    await search_for(desk, NEEDLE)
    for number in [*matching(desk)[:0:-1], matching(desk)[0]]:
        await press()
        assert desk.number == number


@of("reader.cancel")
async def cancel(desk: Piloted, press: Press) -> None:
    await search_for(desk, NEEDLE)
    await desk.press("v", "j")
    assert len(desk.barred) == 2
    assert desk.highlighted()
    await press()
    assert len(desk.barred) == 1
    assert desk.highlighted() == []


# What is shown


def marks(desk: Piloted) -> int:
    return sum(category(char) == "Mn" for row in desk.article_rows() for char in row)


@of("reader.tashkeel")
async def tashkeel(desk: Piloted, press: Press) -> None:
    vocalised = max(range(25), key=lambda index: sum(category(char) == "Mn" for char in summit(desk)[index]))
    await desk.press(":", *str(vocalised + 1), "enter")
    shown = marks(desk)
    assert shown > 100
    await press()
    assert marks(desk) == 0
    assert desk.number == vocalised + 1
    await press()
    assert marks(desk) >= shown


@of("reader.furniture")
async def furniture(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    assert desk.shows("Source link")
    await press()
    assert not desk.shows("Source link")
    assert desk.number == last_readable(desk)
    await press()
    await desk.press("G")
    assert desk.shows("Source link")


@of("reader.bidi-marks")
async def bidi_marks(desk: Piloted, press: Press) -> None:
    await desk.press("k")
    assert not desk.shows("←")
    await press()
    assert desk.shows("←"), "the right-to-left mark of the article that has one"
    await press()
    assert not desk.shows("←")


# The list


def list_cursor(desk: Piloted) -> int:
    return desk.app.screen.query_one("#list").cursor  # type: ignore[attr-defined, no-any-return]


@of("list.next-row")
async def next_row(desk: Piloted, press: Press) -> None:
    await press()
    await press()
    await desk.press("enter")
    assert desk.session.index == 2


@of("list.previous-row")
async def previous_row(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    await press()
    await desk.press("enter")
    assert desk.session.index == len(desk.session.library) - 2


@of("list.page-down")
async def list_page_down(desk: Piloted, press: Press) -> None:
    await press()
    first = list_cursor(desk)
    assert 3 < first < 10, "a screenful of rows with three lines each"
    await press()
    assert list_cursor(desk) == 2 * first


@of("list.page-up")
async def list_page_up(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    last = list_cursor(desk)
    await press()
    assert 3 < last - list_cursor(desk) < 10


@of("list.first-row")
async def first_row(desk: Piloted, press: Press) -> None:
    await desk.press("G")
    assert list_cursor(desk) == len(desk.session.library) - 1
    await press()
    assert list_cursor(desk) == 0


@of("list.last-row")
async def last_row(desk: Piloted, press: Press) -> None:
    await press()
    assert list_cursor(desk) == len(desk.session.library) - 1
    assert desk.says("خبر رقم"), "the last titles are in sight"


@of("list.open-row")
async def open_row(desk: Piloted, press: Press) -> None:
    await desk.press("j")
    await press()
    assert desk.session.index == 1
    assert desk.says("بوتين يعوّل على شراكة".replace("\u0651", ""))
    await desk.press("1")
    assert desk.themes_of(lines_of(desk.library / "02-putin-partnership.txt")[0]) == ["arms"], "the keys are there"


# Everywhere


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
    await desk.pilot.resize_terminal(120, 24)
    await desk.pilot.pause()
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
        assert file.read_bytes() == printed
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
    async with piloted(desk.library, article=SUMMIT) as again:
        assert again.number == 4


CASES = [
    pytest.param(command, arrival, id=f"{command.binding_id}-{key}{'-in-arabic' * bool(number)}")
    for command in COMMANDS
    for key in command.keys.split(",")
    for number, arrival in enumerate(arrivals(key))
]
TWO_LETTERS = {letters for letters, _ in LIGATURES.values()}
LONG_LIST = {"list.page-down", "list.page-up", "list.last-row"}


@pytest.mark.parametrize(("command", "arrival"), CASES)
async def test_the_key_does_what_the_command_says(
    command: Command, arrival: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(30 if command.binding_id in LONG_LIST else 1):
        text = f"خبر رقم {number}\n\u200fوتقول «الوكالة» (KCNA)\u200f إن الأمر انتهى.\n"
        (library / f"06-{number:02d}.txt").write_text(text, encoding="utf-8")
    article = 5 if command.id == "bidi-marks" else 0 if command.scope.name == "LIST" else SUMMIT
    async with piloted(library, article=article, settings=NINE_THEMES) as desk:
        if command.scope.name == "LIST":
            await desk.press("tab")

        async def press() -> None:
            if arrival in TWO_LETTERS:
                await desk.arrive(arrival)
            else:
                await desk.press(arrival)

        await BEHAVIOURS[command.binding_id](desk, press)


def test_every_command_is_tested() -> None:
    assert {command.binding_id for command in COMMANDS} == set(BEHAVIOURS)


def test_the_arabic_keyboard_is_not_empty() -> None:
    assert arrivals("j") == ["j", "ت"]
    assert arrivals("G") == ["G", "لأ", "ﻷ"]
    assert len(CASES) > 2 * len(COMMANDS)
