"""Themes that are called the same, letters compared as a reader compares them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.needle import Needle, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.codebook.codebook import CodeBook
    from tui.model import Theme


class _Name:
    """A name, and the ids of the themes that are called so."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        self.needle = Needle(text)
        self.themes: set[str] = set()


def called_alike(book: CodeBook, theme_id: str) -> tuple[str, ...]:
    """Return the ids of other themes that are called the same in a language, as a search sees it."""
    theme = book.get(theme_id)
    names = [Needle(name) for name in _names(theme)] if theme else []
    return tuple(
        each.id
        for each in book
        if each.id != theme_id and any(name.is_all(other) for name in names for other in _names(each))
    )


def namesakes(book: CodeBook) -> Iterator[tuple[str, list[str]]]:
    """Yield each name that several themes are called by, and their ids, sorted."""
    names: dict[str, list[_Name]] = {}
    for theme in book:
        for text in _names(theme):
            rivals = names.setdefault(skeleton(text), [])
            name = next((each for each in rivals if each.needle.is_all(text)), None)
            if name is None:
                name = _Name(text)
                rivals.append(name)
            name.themes.add(theme.id)
    for name in (each for rivals in names.values() for each in rivals):
        if len(name.themes) > 1:
            yield name.text, sorted(name.themes)


def _names(theme: Theme) -> tuple[str, str]:
    return theme.label.ar, theme.label.en
