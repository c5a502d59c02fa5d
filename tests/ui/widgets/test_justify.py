"""Lines filled by kashida: how they stand, how a match in them is shown, and what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.behaviours.looking import search_for
from tests.support.piloted import SUMMIT, lines_of, logical, piloted
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.piloted import Piloted

TATWEEL = "ـ"
SIZE = (60, 30)
EDGE = 1
"""The column at which the text begins, so narrow a reader's left margin being one cell."""

FOUND = "الروسي"


def paragraphs(desk: Piloted) -> list[list[str]]:
    """Return the lines of the paragraphs on screen, whole paragraphs only; a row without text ends each."""
    rows = "\n".join(row.rstrip() for row in desk.article_rows())
    return [block.split("\n") for block in rows.split("\n\n")[:-1] if block]


async def test_full_lines_touch_both_edges_and_last_lines_are_as_long_as_they_are(library: Path) -> None:
    async with piloted(library, size=SIZE, article=SUMMIT) as desk:
        ragged = paragraphs(desk)
    async with piloted(library, size=SIZE, article=SUMMIT, settings=Settings("tester", justify="kashida")) as desk:
        filled = paragraphs(desk)

    full = [line for lines in filled for line in lines[:-1]]
    assert len(full) > 5
    assert all(line[EDGE] != " " for line in full)
    assert any(line[EDGE] == " " for lines in ragged for line in lines[:-1]), "else there is nothing to fill"
    assert [lines[-1] for lines in filled] == [lines[-1] for lines in ragged]
    assert [[logical(line).replace(TATWEEL, "").split() for line in lines] for lines in filled] == [
        [logical(line).split() for line in lines] for lines in ragged
    ]


async def test_a_match_is_shown_with_the_tatweel_in_it_and_the_text_is_copied_without(library: Path) -> None:
    text = lines_of(library / "05-vostochny-summit.txt")
    async with piloted(library, size=SIZE, article=SUMMIT, settings=Settings("tester", justify="kashida")) as desk:
        await search_for(desk, FOUND)
        stretched = set()
        for _ in range(sum(FOUND in line for line in text)):
            stretched |= {run for run in desk.highlighted() if TATWEEL in run}
            assert {run.replace(TATWEEL, "") for run in desk.highlighted()} == {FOUND}
            await desk.press("y")
            assert desk.app.clipboard == text[desk.number - 1]
            await desk.press("n")
        assert stretched, "one of the words should be lengthened"
