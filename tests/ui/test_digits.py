"""In which digits the screens are: the program's own numbers in those that are asked for, all else as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import Piloted, piloted
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "أخبار عام 2024"
SCREENS = {"reader": "1 j v j", "end": "G 1 j", "list": "tab", "statistics": "1 i", "themes": "1 t"}
"""What shows the numbers of paragraphs and articles, counts, and the keys of themes."""

LATIN, ARABIC = "[0-9]", "[٠-٩]"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library without a number but one in the first title."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, title in (("أ", TITLE), ("ب", "عنوان")):
        paragraphs = [f"فقرة من فقرات المقالة {letter}." for letter in "ابتثجح"]
        (folder / f"{name}.txt").write_text("\n\n".join([title, *paragraphs]), encoding="utf-8")
    return folder


async def shown(library: Path, keys: str, settings: Settings) -> list[str]:
    """Return the rows of a screen, without the number of the title."""
    async with piloted(library, size=(110, 24), settings=settings) as desk:
        await desk.press(*keys.split())
        return [row.replace("2024", "") for row in desk.rows]


@pytest.mark.parametrize("keys", [pytest.param(keys, id=name) for name, keys in SCREENS.items()])
async def test_numbers_of_the_program_are_in_the_digits_that_are_asked_for(library: Path, keys: str) -> None:
    rows = await shown(library, keys, Settings("tester", digits="arabic"))
    assert not [row for row in rows if re.search(LATIN, row)]
    assert len(re.findall(ARABIC, "".join(rows))) >= 4


@pytest.mark.parametrize(("language", "digits"), [("ar", "latin"), ("en", "arabic")])
async def test_else_they_are_latin(library: Path, language: str, digits: str) -> None:
    rows = await shown(library, SCREENS["reader"], Settings("tester", language=language, digits=digits))
    assert re.search(LATIN, "".join(rows))
    assert not re.search(ARABIC, "".join(rows))


async def test_titles_notes_and_what_is_typed_keep_their_digits(library: Path) -> None:
    async with piloted(library, settings=Settings("tester", digits="arabic")) as desk:
        assert any("2024" in row for row in desk.rows), "the title"
        await desk.press("e", *"7 ٨", "enter")
        assert [each.note for each in desk.paragraphs().values()] == ["7 ٨"]
        assert _note_row(desk).count("7") == _note_row(desk).count("٨") == 1
        await desk.press("/", *"45")
        assert any("45" in row for row in desk.rows)


def _note_row(desk: Piloted) -> str:
    (row,) = [row for row in desk.rows if "✎" in row]
    return row
