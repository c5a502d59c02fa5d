"""What has lost its text: picked by what was said, put on a paragraph, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT, Piloted, lines_of, logical, piloted
from tui.ui.screens.picker import PickerScreen
from tui.ui.widgets.picker_rows import PickerRows

if TYPE_CHECKING:
    from pathlib import Path

FILE = "05-vostochny-summit.txt"


@pytest.fixture
def lost(library: Path) -> list[str]:
    """Return the lines of the article of which two are gone."""
    return lines_of(library / FILE)


def orphans(desk: Piloted) -> list[tuple[str, tuple[str, ...], str]]:
    """Return the text, themes and note of each of one's own orphans of the open article."""
    found = ((each.record.quote, each.annotation("tester")) for each in desk.session.opened.orphans)
    return [(quote, said.themes, said.note) for quote, said in found if said]


async def lose_two(library: Path, lines: list[str]) -> None:
    """Say something of the second and third paragraph, and take them out of the file."""
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "1", "e", *"abc", "enter", "j", "2")
    (library / FILE).write_text("\n".join([lines[0], *lines[3:]]) + "\n", encoding="utf-8")


async def test_at_the_start_they_are_told_once(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        row = logical(desk.rows[-1])
        assert row.count("فقدت نصها") == 1, row


async def test_all_that_was_said_goes_to_what_is_said_there_already(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("g", "3", "e", *"xyz", "enter", "o")
        await desk.type("abc")
        await desk.press("enter")

        assert desk.says("ربط بالفقرة 1")
        found = desk.paragraphs()[lost[0]]
        assert found.themes == ("arms", "sanctions"), "in the order in which they were given"
        assert found.note == "xyz\nabc"
        assert orphans(desk) == [(lost[2], ("space-cooperation",), "")]


async def test_one_step_back_makes_it_an_orphan_again_also_after_a_restart(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        before = orphans(desk)
        await desk.press("g", "o", "enter")
        assert desk.themes_of(lost[0]) == ["arms"]
    async with piloted(library) as desk:
        await desk.press("u")
        assert desk.session.index == SUMMIT
        assert desk.themes_of(lost[0]) == []
        assert orphans(desk) == before == [(lost[1], ("arms",), "abc"), (lost[2], ("space-cooperation",), "")]
        await desk.press("ctrl+r")
        assert desk.themes_of(lost[0]) == ["arms"]
        assert [quote for quote, *_ in orphans(desk)] == [lost[2]]


async def test_what_another_has_placed_meanwhile_is_not_placed_twice(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("g", "o")
        async with piloted(library, article=SUMMIT) as other:
            await other.press("g", "j", "o", "enter")
        await desk.press("enter")

        assert desk.says("ربط هذا الوسم بفقرة أخرى")
        assert not desk.session.pending
        assert desk.themes_of(lost[0]) == []
        assert desk.themes_of(lost[3]) == ["arms"]


async def test_while_it_cannot_be_saved_it_is_shown_as_placed(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=SUMMIT) as desk:
        away = desk.library.with_name("away")
        desk.library.rename(away)
        await desk.press("g", "o", "enter")

        assert "!" in desk.numbers[1]
        assert [quote for quote, *_ in orphans(desk)] == [lost[2]]
        assert not any("!" in number for row, number in desk.numbers.items() if row != 1)

        away.rename(desk.library)
        await desk.until(lambda: not desk.session.pending)
        assert desk.themes_of(lost[0]) == ["arms"]


async def test_what_is_hostile_in_it_is_not_shown_raw(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    path = library / "tags.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"abc"', '"\\u001b]0;x\\u0007[bold]\\u202e"'), encoding="utf-8"
    )
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("g", "o")
        assert not any({*row} & {*"\x1b\x07\u202e"} for row in desk.rows)
        await desk.press("enter")
        assert desk.themes_of(lost[0]) == ["arms"]


async def test_where_the_article_has_none_those_of_all_articles_are_offered(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    title = lines_of(library / "02-putin-partnership.txt")[0]
    async with piloted(library, article=1) as desk:
        await desk.press("o")
        assert offered(desk) == [
            f"أسلحة، abc · {lost[1]}",
            f"تعاون فضائي · {lost[2]}",
        ]
        await desk.press("enter")
        assert desk.says("ربط بالفقرة 1")
        assert desk.themes_of(title) == ["arms"]
        assert desk.paragraphs()[title].note == "abc"

        await desk.press("u")
        assert title not in desk.paragraphs()
        await desk.press("ctrl+r", "o", "enter")
        assert desk.themes_of(title) == ["arms", "space-cooperation"]
        await desk.press("o")
        assert desk.says("لا وسوم فقدت نصها")
    async with piloted(library, article=SUMMIT) as desk:
        assert orphans(desk) == []


async def test_those_of_an_article_that_is_gone_are_offered(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    (library / FILE).unlink()
    async with piloted(library, article=1) as desk:
        await desk.press("o")
        assert len(offered(desk)) == 2
        await desk.press("enter")
        assert desk.themes_of(lines_of(library / "02-putin-partnership.txt")[0]) == ["arms"]


async def test_those_of_the_open_article_are_offered_first(library: Path, lost: list[str]) -> None:
    await lose_two(library, lost)
    async with piloted(library, article=1) as desk:
        await desk.press("G", "4")
    other = library / "02-putin-partnership.txt"
    kept = lines_of(other)
    gone = next(line for line in reversed(kept) if line in {each.quote for each in kept_in(library / "tags.json")})
    other.write_text("\n".join(line for line in kept if line != gone), encoding="utf-8")
    async with piloted(library, article=1) as desk:
        await desk.press("o")
        assert offered(desk)[0] == f"دبلوماسية · {gone}"
        assert len(offered(desk)) == 3, "and then those of the other article"


def offered(desk: Piloted) -> list[str]:
    """Return what can be picked."""
    assert isinstance(desk.app.screen, PickerScreen)
    return [item.name for item in desk.app.screen.query_one(PickerRows).items]
