"""The code book: themes in their order, with the keys, colours and labels that follow from it.

A theme's id is made of letters and digits of any script and ``-``, and does not begin with ``-``: no spaces, no
control characters, and nothing that a format we export to would have to escape.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.codebook.kept_book import NOTHING_KEPT
from tui.model import Label, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.codebook.kept_book import KeptBook

# Okabe and Ito's colours, told apart by people with any kind of colour vision; their black is left out, since a
# terminal is. Those of the default themes come first.
PALETTE = ("#E69F00", "#56B4E9", "#D55E00", "#009E73", "#F0E442", "#CC79A7", "#0072B2")

DEFAULT_THEMES = (
    Theme("arms", Label("أسلحة", "Arms"), "#E69F00"),
    Theme("space-cooperation", Label("تعاون فضائي", "Space cooperation"), "#56B4E9"),
    Theme("sanctions", Label("عقوبات", "Sanctions"), "#D55E00"),
    Theme("diplomacy", Label("دبلوماسية", "Diplomacy"), "#009E73"),
)

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")

LAST_DIGIT = 9
"""Themes after the ninth have no key of their own."""

LAST_NUMBER = 99
"""Themes after so many beside each other have no number in a list."""


class CodeBook:
    """Themes, the first one first, each with those below it behind it. A change of it is another code book.

    What is put away is known, and not offered: neither iterated over, nor given a key. An id of a theme that was merged
    into another one is answered with that.

    >>> book = CodeBook()
    >>> book.ids
    ['arms', 'space-cooperation', 'sanctions', 'diplomacy']
    >>> book.sorted(["unknown", "sanctions", "arms"])
    ['arms', 'sanctions', 'unknown']
    >>> book.name("arms", "en"), book.name("unknown", "en")
    ('Arms', 'unknown')
    """

    def __init__(self, themes: Iterable[Theme] = DEFAULT_THEMES, kept: KeptBook = NOTHING_KEPT) -> None:
        """Put the themes together.

        Args:
            themes: Those of a person's settings, which stand behind those of the file; that the file speaks of them, or
                that they come again, by their id, passes over them.
            kept: What the tag file says.
        """
        self._kept = kept
        passed_over = {*kept.gone, *kept.merged}
        self._known: dict[str, Theme] = {}
        for theme in (*kept.themes, *(each for each in themes if each.id not in passed_over)):
            self._known.setdefault(theme.id, theme)
        self._themes = {theme: each for theme, each in self._known.items() if theme not in kept.archived}
        self._places = {theme: place for place, theme in enumerate(self._known)}
        self._below: dict[str, list[str]] = {}
        for theme_id in self._themes:
            self._below.setdefault(self.parent(theme_id), []).append(theme_id)
        self._digits = {theme: digit for digit, theme in enumerate(self.children("")[:LAST_DIGIT], 1)}

    def __iter__(self) -> Iterator[Theme]:
        return iter(self._themes.values())

    def __len__(self) -> int:
        return len(self._themes)

    def __contains__(self, theme_id: object) -> bool:
        return theme_id in self._themes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CodeBook) and (self._kept, self.known) == (other._kept, other.known)

    def __hash__(self) -> int:
        return hash(tuple(self))

    @property
    def ids(self) -> list[str]:
        """Return the themes' ids in their order."""
        return list(self._themes)

    @property
    def known(self) -> tuple[Theme, ...]:
        """Return all themes in their order, also those that are put away."""
        return tuple(self._known.values())

    def is_known(self, theme_id: str) -> bool:
        """Return whether this is a theme, be it put away or merged into another."""
        return self.resolved(theme_id) in self._known

    def is_archived(self, theme_id: str) -> bool:
        """Return whether the theme is put away."""
        return self.resolved(theme_id) in self._known.keys() - self._themes.keys()

    def is_gone(self, theme_id: str) -> bool:
        """Return whether the theme was taken out."""
        return theme_id in self._kept.gone

    def resolved(self, theme_id: str) -> str:
        """Return the id of the theme that this one was merged into in the end; its own where it was not."""
        return self._kept.merged.get(theme_id, theme_id)

    def merged_into(self, theme_id: str) -> tuple[str, ...]:
        """Return the ids of the themes that have become this one, sorted."""
        return tuple(sorted(each for each, final in self._kept.merged.items() if final == theme_id))

    def get(self, theme_id: str) -> Theme | None:
        """Return the theme with this id, None where there is none."""
        return self._known.get(self.resolved(theme_id))

    def at_digit(self, digit: int) -> Theme | None:
        """Return the theme whose key is ``digit``, None where there is none."""
        return next((self._known[theme] for theme, own in self._digits.items() if own == digit), None)

    def digit(self, theme_id: str) -> int:
        """Return the theme's key, 1 to 9: its place among those that stand below no other.

        0 where it has none or the book does not know it.

        >>> CodeBook().digit("sanctions"), CodeBook().digit("unknown")
        (3, 0)
        """
        return self._digits.get(self.resolved(theme_id), 0)

    def sorted(self, theme_ids: Iterable[str]) -> list[str]:
        """Return ``theme_ids`` in the order of the book; those it does not know come last, as they came."""
        return sorted(theme_ids, key=lambda theme_id: self._places.get(self.resolved(theme_id), len(self._places)))

    def name(self, theme_id: str, language: str) -> str:
        """Return the theme's label in ``language``; its id where the book does not know it."""
        theme = self.get(theme_id)
        return theme.label.spoken(language) if theme else theme_id

    def order(self, theme_id: str) -> str:
        """Return what places the theme among those beside it: see ``order_keys``."""
        return self._kept.orders.get(theme_id, "")

    # The tree

    def parent(self, theme_id: str) -> str:
        """Return the id of the nearest theme above this one that is not put away; "" where there is none."""
        theme = self.get(theme_id)
        while theme is not None and (theme := self._known.get(theme.parent)) is not None:
            if theme.id in self._themes:
                return theme.id
        return ""

    def depth(self, theme_id: str) -> int:
        """Return how many themes are above this one: 0 for one at the top."""
        return len(self._line(theme_id)) - 1

    def children(self, theme_id: str) -> tuple[str, ...]:
        """Return the ids of the themes right below this one, in their order; of those at the top for ""."""
        return tuple(self._below.get(theme_id, ()))

    def numbers(self) -> dict[str, str]:
        """Return the digits that choose each theme in a list, by its id: its place, behind the number of what is above.

        Where more than nine stand side by side, each of them has two digits; those behind the ninety-ninth, and what is
        below them, have none.

        >>> missiles = Theme("missiles", Label("صواريخ", "Missiles"), "#E69F00", parent="arms")
        >>> CodeBook([*DEFAULT_THEMES, missiles]).numbers()
        {'arms': '1', 'space-cooperation': '2', 'sanctions': '3', 'diplomacy': '4', 'missiles': '11'}
        """
        found: dict[str, str] = {}
        above = [""]
        while above:
            parent = above.pop(0)
            level = self.children(parent)
            digits = 1 if len(level) <= LAST_DIGIT else 2
            for place, theme in enumerate(level[:LAST_NUMBER], 1):
                found[theme] = f"{found.get(parent, '')}{place:0{digits}}"
                above.append(theme)
        return found

    def path(self, theme_id: str, language: str) -> str:
        """Return the labels of the themes above this one, and its own, with ``›`` between them.

        >>> missiles = Theme("missiles", Label("صواريخ", "Missiles"), "#E69F00", parent="arms")
        >>> CodeBook([*DEFAULT_THEMES, missiles]).path("missiles", "en")
        'Arms › Missiles'
        """
        return " › ".join(self.name(each, language) for each in self._line(theme_id))

    def _line(self, theme_id: str) -> list[str]:
        """Return the ids from the top down to this theme."""
        line = [theme_id]
        while parent := self.parent(line[0]):
            line.insert(0, parent)
        return line

    def is_below(self, theme_id: str, other: str) -> bool:
        """Return whether a theme stands somewhere below the ``other``, also of those that are put away."""
        theme = self._known.get(theme_id)
        while theme is not None and theme.parent:
            if theme.parent == other:
                return True
            theme = self._known.get(theme.parent)
        return False


def theme_id_of(name: str) -> str:
    """Return the id that follows from what a person calls a theme; what is none where it gives none.

    >>> theme_id_of("Foreign  policy (EU)"), theme_id_of("!")
    ('foreign-policy-eu', '')
    """
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def is_theme_id(text: str) -> bool:
    """Return whether ``text`` can be a theme's id: see above.

    >>> is_theme_id("دفاع-2"), is_theme_id("-x"), is_theme_id("two words"), is_theme_id("")
    (True, False, False, False)
    """
    return bool(text) and text[0] != "-" and all(character.isalnum() or character == "-" for character in text)


def is_colour(text: str) -> bool:
    """Return whether ``text`` is a colour, ``#rrggbb``."""
    return _COLOUR.fullmatch(text) is not None


def free_colour(themes: Sequence[Theme]) -> str:
    """Return a colour for one more theme, as ``#RRGGBB``.

    That is the first of PALETTE that is not in use; where all are, it is given out again from its first on, by how many
    themes there are.

    >>> free_colour(DEFAULT_THEMES)
    '#F0E442'
    """
    used = {theme.colour.upper() for theme in themes}
    return next((colour for colour in PALETTE if colour not in used), PALETTE[len(themes) % len(PALETTE)])
