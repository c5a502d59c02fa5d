"""What the reader does with keys: searches, digits, the place that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, lines_of, piloted

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_search_that_finds_nothing_says_so_and_stays(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "/")
        await desk.type("زرافة")
        await desk.press("enter")
        assert desk.says("لا توجد نتيجة")
        assert desk.number == 2
        assert desk.highlighted() == []


async def test_from_the_only_match_the_next_one_is_itself_from_the_start_again(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("/", *"kcna", "enter")
        place = desk.number
        assert not desk.says("من أول المقالة")
        await desk.press("n")
        assert desk.number == place
        assert desk.says("من أول المقالة")


@pytest.mark.parametrize(
    ("needle", "found"), [("صداقه", "صداقة"), ("الى", "إلى"), ("١٣ سبتمبر", None), ("kcna", "KCNA")]
)
async def test_search_sees_through_spelling(library: Path, needle: str, found: str | None) -> None:
    lines = lines_of(library / "05-vostochny-summit.txt")
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("/")
        await desk.type(needle)
        await desk.press("enter")
        if found is None:
            assert desk.says("لا توجد نتيجة")
            return
        assert desk.number == next(number for number, line in enumerate(lines, 1) if found in line)
        shown = {word[::-1] if word.isascii() else word for word in desk.highlighted()}
        assert found in shown


async def test_matches_are_marked_in_sixteen_colours_too(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    async with piloted(library, article=SUMMIT) as desk:
        assert desk.app.theme == "hashiya-16"
        await desk.press("/")
        await desk.type("امام")
        await desk.press("enter")
        assert set(desk.highlighted()) == {"أمام"}


async def test_a_digit_without_a_theme_says_so(library: Path) -> None:
    async with piloted(library) as desk:
        await desk.press("9")
        assert desk.says("لا موضوع برقم")
        assert desk.paragraphs() == {}


async def test_a_lam_that_waits_is_not_lost_before_another_key(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "j", "j")
        await desk.arrive("لت")  # g, then j, typed fast
        assert desk.number == 2


async def test_ctrl_q_remembers_the_place_as_q_does(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "j", "ctrl+q")
        place = desk.session.opened.cursor
    assert place == 2
    async with piloted(library, article=SUMMIT, goes_on=True) as desk:
        assert desk.session.opened.cursor == place
