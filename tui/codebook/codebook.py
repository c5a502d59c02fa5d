"""The code book: themes in their order, with the keys, colours and labels that follow from it.

A theme's id is made of letters and digits of any script and ``-``, and does not begin with ``-``: no spaces, no
control characters, and nothing that a format we export to would have to escape.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.errors.requests import NoThemeIdError
from tui.model import Label, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Okabe and Ito's colours, told apart by people with any kind of colour vision; their black is left out, since a
# terminal is. Those of the default themes come first.
PALETTE = ("#E69F00", "#56B4E9", "#D55E00", "#009E73", "#F0E442", "#CC79A7", "#0072B2")

DEFAULT_THEMES = (
    Theme("arms", Label("أسلحة", "Arms"), "#E69F00"),
    Theme("space-cooperation", Label("تعاون فضائي", "Space cooperation"), "#56B4E9"),
    Theme("sanctions", Label("عقوبات", "Sanctions"), "#D55E00"),
    Theme("diplomacy", Label("دبلوماسية", "Diplomacy"), "#009E73"),
)

LAST_DIGIT = 9
"""Themes after the ninth have no key of their own."""


class CodeBook:
    """Themes, the first one first. A change of it is another code book.

    >>> book = CodeBook()
    >>> book.ids
    ['arms', 'space-cooperation', 'sanctions', 'diplomacy']
    >>> book.sorted(["unknown", "sanctions", "arms"])
    ['arms', 'sanctions', 'unknown']
    >>> book.name("arms", "en"), book.name("unknown", "en")
    ('Arms', 'unknown')
    """

    def __init__(self, themes: Iterable[Theme] = DEFAULT_THEMES) -> None:
        """``themes`` that come again, by their id, are passed over."""
        self._themes: dict[str, Theme] = {}
        for theme in themes:
            self._themes.setdefault(theme.id, theme)
        self._places = {theme: place for place, theme in enumerate(self._themes, 1)}

    def __iter__(self) -> Iterator[Theme]:
        return iter(self._themes.values())

    def __len__(self) -> int:
        return len(self._themes)

    def __contains__(self, theme_id: object) -> bool:
        return theme_id in self._themes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CodeBook) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash(tuple(self))

    @property
    def ids(self) -> list[str]:
        """Return the themes' ids in their order."""
        return list(self._themes)

    def get(self, theme_id: str) -> Theme | None:
        """Return the theme with this id, None where there is none."""
        return self._themes.get(theme_id)

    def at_digit(self, digit: int) -> Theme | None:
        """Return the theme whose key is ``digit``, None where there is none."""
        return next((theme for theme in self if self.digit(theme.id) == digit), None)

    def digit(self, theme_id: str) -> int:
        """Return the theme's key, 1 to 9: its place in the book. 0 where it has none or the book does not know it.

        >>> CodeBook().digit("sanctions"), CodeBook().digit("unknown")
        (3, 0)
        """
        place = self._places.get(theme_id, 0)
        return place if place <= LAST_DIGIT else 0

    def sorted(self, theme_ids: Iterable[str]) -> list[str]:
        """Return ``theme_ids`` in the order of the book; those it does not know come last, as they came."""
        return sorted(theme_ids, key=lambda theme_id: self._places.get(theme_id, len(self) + 1))

    def name(self, theme_id: str, language: str) -> str:
        """Return the theme's label in ``language``; its id where the book does not know it."""
        theme = self._themes.get(theme_id)
        return theme.label.spoken(language) if theme else theme_id

    def with_themes(self, themes: Iterable[Theme]) -> CodeBook:
        """Return this book and behind it those of ``themes`` that it does not have."""
        return CodeBook([*self, *themes])

    def new_theme(self, name: str) -> Theme:
        """Return a theme for this book that a person calls ``name``: its id follows from that, its colour is free.

        The name becomes the label in both languages. The book itself stays as it is: see ``with_themes``.

        Raises:
            NoThemeIdError: The name gives no id, or one that the book has already.

        >>> CodeBook().new_theme("Foreign  policy (EU)")
        Theme(id='foreign-policy-eu', label=Label(ar='Foreign policy (EU)', en='Foreign policy (EU)'), colour='#F0E442')
        """
        shown = " ".join(name.split())
        theme_id = re.sub(r"[\W_]+", "-", shown.casefold()).strip("-")
        if not is_theme_id(theme_id) or theme_id in self:
            raise NoThemeIdError(shown)
        return Theme(theme_id, Label(shown, shown), free_colour([*self]))


def is_theme_id(text: str) -> bool:
    """Return whether ``text`` can be a theme's id: see above.

    >>> is_theme_id("دفاع-2"), is_theme_id("-x"), is_theme_id("two words"), is_theme_id("")
    (True, False, False, False)
    """
    return bool(text) and text[0] != "-" and all(character.isalnum() or character == "-" for character in text)


def free_colour(themes: Sequence[Theme]) -> str:
    """Return a colour for one more theme, as ``#RRGGBB``.

    That is the first of PALETTE that is not in use; where all are, it is given out again from its first on, by how many
    themes there are.

    >>> free_colour(DEFAULT_THEMES)
    '#F0E442'
    """
    used = {theme.colour.upper() for theme in themes}
    return next((colour for colour in PALETTE if colour not in used), PALETTE[len(themes) % len(PALETTE)])
