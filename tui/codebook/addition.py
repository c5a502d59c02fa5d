"""A theme that comes into the code book: a new one, or one that was taken out or put away and comes back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.codebook.changes import ThemeWrite, check_parent, placing
from tui.codebook.codebook import free_colour, is_colour, is_theme_id, theme_id_of
from tui.errors.codebook import MergedThemeError, NoColourError
from tui.errors.requests import NoThemeIdError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.codebook.codebook import CodeBook


@dataclass(frozen=True, slots=True)
class Addition:
    """A theme is added; one that was there before comes back as it was, but for what is said of it here.

    Attributes:
        name: Its label, in the languages that it has no other for; its id follows from it.
        ar: Its label in Arabic; "" where ``name`` is.
        en: Its label in English; "" where ``name`` is.
        id: Its id; "" for the one that follows.
        under: The theme above it; "" for none.
        colour: ``#rrggbb``; "" for one that is free.
        guideline: What is to be tagged with it.
    """

    name: str
    ar: str = ""
    en: str = ""
    id: str = ""
    under: str = ""
    colour: str = ""
    guideline: str = ""
    is_deletion = False

    @property
    def theme(self) -> str:
        """Return the theme's id."""
        return self.id or theme_id_of(_line(self.name))

    @property
    def words(self) -> tuple[str, ...]:
        """Return ``themes add THEME``."""
        return ("themes", "add", self.theme)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the theme, and the one above it."""
        return (self.theme, *([self.under] if self.under else []))

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield that it is there, and what is said of it.

        Raises:
            NoThemeIdError: The name gives no id, or one that is taken.
            NoColourError: The colour is none.
            MergedThemeError: The theme of this id was merged into another one.
            BelowItselfError: It would stand below itself.
            NoSuchThemeError: There is none to put it below.
            ArchivedThemeError: That one is put away.
        """
        theme, name = self.theme, _line(self.name)
        if not is_theme_id(theme) or theme in book:
            raise NoThemeIdError(self.id or name)
        if book.resolved(theme) != theme:
            raise MergedThemeError(theme, book.resolved(theme))
        if self.colour and not is_colour(self.colour):
            raise NoColourError(self.colour)
        check_parent(book, theme, self.under)
        yield ThemeWrite(theme, "there", value=True)
        yield ThemeWrite(theme, "archived", value=False)
        wanted = {"ar": _line(self.ar), "en": _line(self.en), "colour": self.colour, "guideline": self.guideline}
        for field, value in wanted.items():
            if value:
                yield ThemeWrite(theme, field, value)
        yield ThemeWrite(theme, "ar", name, is_spare=True)
        yield ThemeWrite(theme, "en", name, is_spare=True)
        yield ThemeWrite(theme, "colour", free_colour(book.known), is_spare=True)
        if self.under:
            yield ThemeWrite(theme, "parent", self.under)
        for each in placing(book, theme, self.under):
            yield each._replace(is_spare=not self.under)


def _line(text: str) -> str:
    return " ".join(text.split())
