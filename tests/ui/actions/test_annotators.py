"""Two people on one paragraph: each key works on what the one at the screen says, and what the other says stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.kept import Kept, kept_in
from tests.support.piloted import SUMMIT, Piloted, lines_of, piloted
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

SAMIRA = Settings("samira lutfi")


async def work_of_samira(library: Path) -> Kept:
    """Leave two themes and a note on the first paragraph; return what they are on disk."""
    async with piloted(library, article=SUMMIT, settings=SAMIRA) as desk:
        await desk.press("1", "2", "e", *"hers", "enter", "j", "enter")
        first, _ = kept_in(desk.database)
    assert (first.by, first.themes, first.note) == ("samira lutfi", ("arms", "space-cooperation"), "hers")
    return first


def of_samira(desk: Piloted) -> Kept:
    return next(each for each in kept_in(desk.database) if each.by == SAMIRA.annotator)


@pytest.mark.parametrize(
    ("keys", "own"),
    [
        ("1", ("arms",)),
        ("1 1", ()),
        ("1 2 0", ()),
        ("0", ()),
        ("3 . k .", ("sanctions",)),
        ("v j 1 v k 1", ()),
        ("1 u", ()),
        ("1 u ctrl+r", ("arms",)),
        ("0 u", ()),
    ],
)
async def test_keys_take_nothing_of_another_off(library: Path, keys: str, own: tuple[str, ...]) -> None:
    hers = await work_of_samira(library)
    async with piloted(library, article=SUMMIT) as desk:
        assert desk.session.opened.annotations == {}
        await desk.press(*keys.split())
        assert of_samira(desk) == hers
        assert desk.session.opened.themes(0) == own
        assert tuple(desk.themes_of(hers.quote)) == own


async def test_a_note_is_ones_own(library: Path) -> None:
    hers = await work_of_samira(library)
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e", *"mine", "enter")
        assert desk.paragraphs()[hers.quote].note == "mine"
        assert of_samira(desk) == hers
        await desk.press("e", "ctrl+u", "enter")
        assert desk.paragraphs() == {}
        assert of_samira(desk) == hers


async def test_what_another_says_is_shown_as_theirs(library: Path) -> None:
    await work_of_samira(library)
    async with piloted(library, article=SUMMIT, size=(120, 24)) as desk:
        assert desk.shows("(samira lutfi)"), "there is room for her name where the cursor is"
        await desk.press("j")
        assert desk.shows("(sl)")
        await desk.press("k")
        assert "●" not in desk.numbers[1], "it is not one's own work"
        assert desk.session.progress == {}
        await desk.press("w")
        assert desk.number == 2, "nor is what another has reviewed"
        await desk.press("g", "1")
        assert "●" in desk.numbers[1]
        assert desk.session.progress["05-vostochny-summit"].tagged == 1
        assert desk.shows("(sl)"), "beside one's own badge there is room for initials alone"


async def test_orphans_of_another_are_not_offered(library: Path) -> None:
    await work_of_samira(library)
    file = library / "05-vostochny-summit.txt"
    file.write_text("\n".join(lines_of(file)[1:]) + "\n", encoding="utf-8")
    async with piloted(library, article=SUMMIT) as desk:
        assert not desk.says("وسوم فقدت نصها")
        await desk.press("o")
        assert desk.says("لا وسوم فقدت نصها")
    async with piloted(library, article=SUMMIT, settings=SAMIRA) as desk:
        assert desk.says("وسوم فقدت نصها: 1")
