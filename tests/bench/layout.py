"""Laying out one megabyte of text, paragraph by paragraph, beside plain ``bidi.get_display`` of the same.

``get_display`` only reorders; layout also shapes, wraps, measures, and keeps where every cell came from. The ratio
says what that costs. All paragraphs differ, so no cache helps.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bidi import get_display

from tests.support.measure import arguments, distinct_paragraphs, print_table, sample_texts
from tui.text.layout import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZE = 1_000_000  # bytes of UTF-8
WIDTH = 80  # cells


def a_megabyte(paragraphs: Iterator[str]) -> list[str]:
    """Take paragraphs until they are one megabyte."""
    taken, size = [], 0
    while size < SIZE:
        paragraph = next(paragraphs)
        taken.append(paragraph)
        size += len(paragraph.encode())
    return taken


def seconds(work: Callable[[str], object], paragraphs: Sequence[str]) -> float:
    """Return how long ``work`` takes for all ``paragraphs``."""
    began = perf_counter()
    for paragraph in paragraphs:
        work(paragraph)
    return perf_counter() - began


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__)
    paragraphs = distinct_paragraphs(sample_texts(options.texts))
    laid_out, displayed, letters = [], [], 0
    for _ in range(options.runs):
        text = a_megabyte(paragraphs)  # another one each time
        letters = sum(map(len, text))
        displayed.append(seconds(get_display, text))
        laid_out.append(seconds(lambda paragraph: layout(paragraph, WIDTH), text))
    base = median(displayed)
    print_table(
        ("1 MB of text", "ms", "letters/ms", "ratio"),
        (
            (
                label,
                f"{median(times) * 1000:.0f}",
                f"{letters / median(times) / 1000:.0f}",
                f"{median(times) / base:.1f}",
            )
            for label, times in (("get_display", displayed), (f"layout, {WIDTH} cells", laid_out))
        ),
    )


if __name__ == "__main__":
    main()
