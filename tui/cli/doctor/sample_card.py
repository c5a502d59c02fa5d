"""The test card: two panes of Arabic with all that terminals get wrong, as visual rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.layout import LayoutOptions, layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST, NARROWEST = 76, 36
"""Cells from the first blank to the right border."""

_ARTICLE = (
    "قال الوزير إن «الاتفاق» بلغ مرحلته الأخيرة (بعد عام 2023) وإن نسبة 50% منه نُفذت.",
    "سُلِّمَت الرِّسالة.",
    "پ چ گ ژ — KCNA",
)
_LIST = ("الأخبار (3)", "إعلان مشترك", "سلام لا حرب")

QUESTION = (
    "Right to left, letters joined, brackets facing inward, 2023 and not 3202, borders straight?",
    "أتُقرأ من اليمين، حروفها متصلة وأقواسها إلى الداخل، وفيها 2023 لا 3202، وحدودها مستقيمة؟",
)
MARKS_QUESTION = (
    "Do the vowel marks stand over and under their own letters?",
    "أتقع علامات التشكيل فوق حروفها وتحتها؟",
)
KEYS = ("y: yes    n: no, show me another way    q: leave", "غ: نعم    ى: لا    ض: خروج")


def card(width: int, questions: Sequence[str]) -> list[list[str]]:
    """Return the rows of the card, the texts of their cells from left to right, ``width`` cells wide.

    It is never narrower than NARROWEST nor wider than WIDEST. Below the panes stand ``questions``, with an empty row
    above each. Every row begins with a blank: what makes rows left-to-right stands there.

    >>> rows = card(20, ["Right to left?"])
    >>> "".join(rows[0])
    ' ┌──────────────────┬──────────────┐'
    >>> "".join(rows[-1]).rstrip()
    ' Right to left?'
    """
    width = max(NARROWEST, min(width, WIDEST))
    right = width // 3
    left = width - right - 8
    rows = [_border("┌┬┐", left, right)]
    article, titles = list(_lines(_ARTICLE, left)), list(_lines(_LIST, right))
    for row in range(max(len(article), len(titles))):
        panes = [
            lines[row] if row < len(lines) else [" "] * cells for lines, cells in ((article, left), (titles, right))
        ]
        rows.append([" ", "│", " ", *panes[0], " ", "│", " ", *panes[1], " ", "│"])
    rows += [_border("└┴┘", left, right), _ruler(width)]
    for text in questions:
        rows += [[" "] * width, *text_rows([text], width)]
    return rows


def text_rows(paragraphs: Sequence[str], width: int) -> list[list[str]]:
    """Return paragraphs as rows of ``width`` cells, each with a blank before it, as the card's."""
    return [[" ", *cells] for cells in _lines(paragraphs, width - 1)]


def _lines(texts: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the lines of some paragraphs, each of ``width`` cells."""
    for text in texts:
        for line in layout(text, width, LayoutOptions()):
            padding = [" "] * (width - line.width)
            yield [*padding, *line.texts] if line.base == "R" else [*line.texts, *padding]


def _border(corners: str, left: int, right: int) -> list[str]:
    first, middle, last = list(corners)
    return [" ", first, *"─" * (left + 2), middle, *"─" * (right + 2), last]


def _ruler(width: int) -> list[str]:
    """Return digits up to the right border, which a bar continues where all cells are as wide as they should be."""
    return [" ", *(str(column % 10) for column in range(2, width)), "|"]
