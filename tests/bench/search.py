"""A search in an article of ten megabytes, beside folding it: ``python -m tests.bench.search [--runs N]``.

Folding with places is what version 0.1.0 did: each character folded, its offset kept, then the needle found in that.
Folding alone is ``str.translate``. Memory is the most that Python had allocated beyond the text.
"""

from __future__ import annotations

import re
import tracemalloc
from array import array
from itertools import takewhile
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from tests.support.measure import arguments, distinct_paragraphs, print_table, sample_texts
from tui.model import Span
from tui.search.in_article import Matches
from tui.text.alike import FOLDED
from tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 10_000_000
"""Bytes of UTF-8."""

NEEDLES = ("الصواريخ", "روسيا", "كوريا الشمالية", "مسئول", "زقزقة", "2023")


def article(paragraphs: Iterator[str]) -> str:
    """Return paragraphs, one below the other, of this size."""
    size = 0

    def is_short(paragraph: str) -> bool:
        nonlocal size
        size += len(paragraph.encode()) + 1
        return size < SIZE

    return "\n".join(takewhile(is_short, paragraphs))


def found_with_places(needle: str, text: str) -> list[Span]:
    """Return the places of a needle in the folded text, with the offsets that were kept beside it."""
    parts: list[str] = []
    origin = array("L")
    for offset, char in enumerate(text):
        folded = FOLDED[ord(char)]
        parts.append(folded)
        origin.extend([offset] * len(folded))
    matches = re.finditer(re.escape(fold(needle).text), "".join(parts))
    return [Span(origin[match.start()], origin[match.end() - 1] + 1) for match in matches]


def cost(work: Callable[[str, str], object], text: str, runs: int) -> tuple[float, float]:
    """Return the milliseconds of one search, median over runs and needles, and megabytes of memory."""
    times = []
    for needle in NEEDLES * runs:
        began = process_time()
        work(needle, text)
        times.append((process_time() - began) * 1000)
    tracemalloc.start()
    work(NEEDLES[0], text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return median(times), most / 1_000_000


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__, runs=3)
    text = article(distinct_paragraphs(sample_texts(options.texts)))
    began = process_time()
    Matches(NEEDLES[0], NEEDLES[0])
    first = (process_time() - began) * 1000
    ways: dict[str, Callable[[str, str], object]] = {
        "folding with places": found_with_places,
        "folding alone": lambda _, text: fold(text).text,
        "search": Matches,
    }
    costs = {way: cost(work, text, options.runs) for way, work in ways.items()}
    base, _ = costs["folding with places"]
    print_table(
        ("10 MB of text", "ms", "ratio", "MB"),
        ((way, f"{time:.0f}", f"{time / base:.3f}", f"{most:.1f}") for way, (time, most) in costs.items()),
    )
    print_table(("the first search of all", "ms"), [("turns the table round", f"{first:.0f}")])


if __name__ == "__main__":
    main()
