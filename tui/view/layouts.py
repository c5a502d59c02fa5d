"""The lines of paragraphs, laid out once: whoever turns back a page does not wait for them again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.text.layout import layout

if TYPE_CHECKING:
    from tui.model import Article
    from tui.text.layout import LayoutOptions, VisualLine

LAYOUTS_KEPT = 512
"""Paragraphs whose lines are kept; some screenfuls of an article."""


class Layouts:
    """The layouts that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, int, LayoutOptions], list[VisualLine]] = OrderedDict()

    def lines(self, article: Article, index: int, width: int, options: LayoutOptions) -> list[VisualLine]:
        """Return the lines of one paragraph.

        Args:
            article: The article.
            index: The paragraph's, from 0.
            width: What a line has, in cells.
            options: How it is laid out.
        """
        key = article.sha256, index, width, options
        lines = self._kept.get(key)
        if lines is None:
            lines = self._kept[key] = layout(article.slice(article.paragraphs[index]), width, options)
            if len(self._kept) > LAYOUTS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return lines
