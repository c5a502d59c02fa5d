"""In which digits the screens are: the program's own numbers in those that are asked for, all else as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.coders import code
from tests.support.piloted import Piloted, piloted
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "أخبار عام 2024"
READER = "1 j v j"
SCREENS = {
    "reader": (READER, 110),
    "narrow": (READER, 40),
    "search": ("/ ف enter f ع enter", 110),
    "end": ("G 1 j", 110),
    "list": ("tab", 80),
    "statistics": ("1 i", 80),
    "themes": ("1 t", 80),
    "export": ("1 j 1 x", 80),
    "disagreements": ("X", 80),
}
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
    for person, theme in (("سميرة", "arms"), ("عمر", "diplomacy")):
        code(folder, person, {2: [theme], 3: [theme]}, 0)
    return folder


async def shown(library: Path, keys: str, columns: int, settings: Settings) -> list[str]:
    """Return the rows of a screen, without the number of the title."""
    async with piloted(library, size=(columns, 24), settings=settings) as desk:
        await desk.press(*keys.split())
        return [row.replace("2024", "") for row in desk.rows]


@pytest.mark.parametrize(("keys", "columns"), SCREENS.values(), ids=SCREENS)
async def test_numbers_of_the_program_are_in_the_digits_that_are_asked_for(
    library: Path, keys: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")  # the export dialog says where it writes
    rows = await shown(library, keys, columns, Settings("tester", digits="arabic"))
    assert not [row for row in rows if re.search(LATIN, row)]
    assert len(re.findall(ARABIC, "".join(rows))) >= 4


@pytest.mark.parametrize(("language", "digits"), [("ar", "latin"), ("en", "arabic")])
async def test_else_they_are_latin(library: Path, language: str, digits: str) -> None:
    rows = await shown(library, READER, 110, Settings("tester", language=language, digits=digits))
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
