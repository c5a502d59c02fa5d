"""Unicode's BidiTest.txt: every sequence of bidi classes up to a length of four, and some longer ones.

Some thousands of its cases by default, all of them with ``python -m pytest -m faults tests/text``.
"""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import pytest

from tests.support.places import DATA
from tui.text.bidi import is_unshown, visual_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.text.direction import Direction

# One of each class; the digits and the mark of the engine's own are other ones.
CHARACTERS = {
    "L": "a", "R": "א", "AL": "ب", "EN": "1", "AN": "١", "ES": "+", "ET": "$", "CS": ",", "ON": "!", "WS": " ",
    "S": "\t", "B": "\u2029", "NSM": "\u0300", "BN": "\u00ad", "LRE": "\u202a", "RLE": "\u202b", "PDF": "\u202c",
    "LRO": "\u202d", "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
DIRECTIONS: dict[int, Direction | None] = {1: None, 2: "L", 4: "R"}
EVERY = 31
"""Prime, so that the lines taken are of all kinds."""


def expected(text: str, levels: str, order: str) -> list[tuple[int, bool]]:
    """Return what the file says of what is shown: isolate initiators and PDI have a place in its order (X9)."""
    parity = [level[-1] in "13579" for level in levels.split()]
    return [(index, parity[index]) for index in map(int, order.split()) if not is_unshown(text[index])]


def cases(every: int) -> Iterator[tuple[str, Direction | None, list[tuple[int, bool]]]]:
    """Yield text, direction and order of each case of every so-manieth line."""
    levels = order = ""
    rows = lzma.decompress((DATA / "BidiTest-15.0.txt.xz").read_bytes()).decode("utf-8").splitlines()
    for number, row in enumerate(rows):
        head, _, rest = row.partition(":")
        if head == "@Levels":
            levels = rest
        elif head == "@Reorder":
            order = rest
        elif row and row[0] != "#" and number % every == 0:
            classes, directions = row.split(";")
            text = "".join(CHARACTERS[each] for each in classes.split())
            for bit, base in DIRECTIONS.items():
                if int(directions) & bit:
                    yield text, base, expected(text, levels, order)


def wrong(every: int) -> tuple[int, list[tuple[str, Direction | None]]]:
    count, found = 0, []
    for text, base, order in cases(every):
        count += 1
        if visual_order(text, base) != order:
            found.append((ascii(text), base))
    return count, found[:5]


def test_some_cases_of_bidi_test() -> None:
    count, found = wrong(EVERY)
    assert found == []
    assert count > 20_000


@pytest.mark.faults
def test_every_case_of_bidi_test() -> None:
    assert wrong(1) == (770_241, [])
