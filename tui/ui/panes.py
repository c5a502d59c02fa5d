"""The two panes: the list at the right, the article to its left; one of them where the terminal is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from tui.ui.command import Region, bindings
from tui.ui.commands import COMMANDS
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

TWO_PANES = 100
"""From this width on, in cells, list and article stand side by side."""


class ArticlePane(Reader):
    """The open article, with the keys of its commands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS, Region.READER)


class ListPane(ArticleList):
    """The articles, with the keys of the list's commands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS, Region.LIST)


class Panes(Horizontal):
    """Holds both, and shows what there is room for; of one alone, the one that was asked for last."""

    def __init__(self, reader: ArticlePane, articles: ListPane) -> None:
        """Show the article, until the list is asked for."""
        super().__init__(id="panes")
        self.reader = reader
        self.articles = articles
        self.front: ArticlePane | ListPane = reader
        """The pane that was asked for last: the keys are meant for it."""

    def compose(self) -> ComposeResult:
        """Yield the two."""
        yield self.reader
        yield self.articles

    def fit(self, width: int, *, is_room: bool) -> None:
        """Show one or two panes, as the width in cells allows; none where there is no room for anything."""
        wide = width >= TWO_PANES
        self.set_class(wide, "wide")
        for pane in (self.reader, self.articles):
            pane.display = is_room and (wide or pane is self.front)
