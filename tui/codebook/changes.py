"""What can be done to the code book: each change as what has to be written of its themes. Pure.

An id never changes, and layers are never rewritten: a theme that is merged into another points to it, so that tags of
it that somebody has not shown us yet follow, and all of it can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.codebook.order_keys import placed
from tui.errors.codebook import (
    ArchivedThemeError,
    BelowItselfError,
    IntoItselfError,
    MergedThemeError,
    NotBesideError,
)
from tui.errors.requests import NoSuchThemeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.codebook.codebook import CodeBook
    from tui.model import Theme


class ThemeWrite(NamedTuple):
    """One thing that is said of a theme from now on.

    Attributes:
        theme: The theme's id.
        field: What of it: "there", "ar", "parent" and so on, as in the tag file.
        value: What is said.
        is_spare: Whether it is only said where nothing is.
    """

    theme: str
    field: str
    value: str | bool
    is_spare: bool = False


class CodeBookChange(Protocol):
    """One step of work on the code book."""

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the command that does it."""

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the ids of the themes that it is about, the one that is changed first."""

    @property
    def is_deletion(self) -> bool:
        """Return whether whoever does it takes the theme off wherever they have given it."""

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield what has to be written, some of which may be so already. Raises RequestError where it cannot be."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """Another label of a ``theme``, in Arabic (``ar``) and English (``en``); what is empty stays as it is."""

    theme: str
    ar: str = ""
    en: str = ""
    is_deletion = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return ``themes rename THEME`` and the new names."""
        return ("themes", "rename", self.theme, *(name for name in (self.ar, self.en) if name))

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the theme."""
        return (self.theme,)

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield the labels. Raises NoSuchThemeError and MergedThemeError."""
        known_theme(book, self.theme)
        for field, name in (("ar", self.ar), ("en", self.en)):
            if name:
                yield ThemeWrite(self.theme, field, " ".join(name.split()))


@dataclass(frozen=True, slots=True)
class Move:
    """Another place.

    Attributes:
        theme: The theme's id.
        under: The theme below which it is put; "" for none; None for where ``beside`` is, or where it was.
        beside: The theme before or behind which it comes; "" for the end.
        is_before: Whether it comes before that.
    """

    theme: str
    under: str | None = None
    beside: str = ""
    is_before: bool = False
    is_deletion = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return ``themes move THEME`` and where to."""
        under = () if self.under is None else ("--under", self.under) if self.under else ("--top",)
        beside = ("--before" if self.is_before else "--after", self.beside) if self.beside else ()
        return ("themes", "move", self.theme, *under, *beside)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the theme, and those beside which it comes."""
        return (self.theme, *(each for each in (self.under, self.beside) if each))

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield the theme above it, and what places it.

        Raises:
            NoSuchThemeError: One of the themes is not there.
            MergedThemeError: One was merged into another.
            ArchivedThemeError: The one above it is put away.
            BelowItselfError: It would stand below itself.
            NotBesideError: The one beside it does not stand below that one.
        """
        theme = known_theme(book, self.theme)
        beside = known_theme(book, self.beside) if self.beside else None
        parent = self.under
        if parent is None:
            parent = beside.parent if beside else theme.parent
        elif beside and beside.parent != parent:
            raise NotBesideError(beside.id, parent)
        check_parent(book, self.theme, parent)
        yield ThemeWrite(self.theme, "parent", parent)
        yield from placing(book, self.theme, parent, self.beside, is_before=self.is_before)


@dataclass(frozen=True, slots=True)
class Merge:
    """A theme becomes another one; one that stands below it takes its place."""

    theme: str
    into: str
    is_deletion = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return ``themes merge THEME INTO``."""
        return ("themes", "merge", self.theme, self.into)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return both."""
        return self.theme, self.into

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield what points to the other one, and where that stands if it has stood below.

        Raises:
            NoSuchThemeError: One of the themes is not there.
            MergedThemeError: One was merged into another before.
            ArchivedThemeError: The other one is put away.
            IntoItselfError: They are the same.
        """
        if self.theme == self.into:
            raise IntoItselfError(self.theme)
        theme = known_theme(book, self.theme)
        offered_theme(book, self.into)
        yield ThemeWrite(self.theme, "into", self.into)
        if book.is_below(self.into, self.theme):
            yield ThemeWrite(self.into, "parent", theme.parent)
            yield ThemeWrite(self.into, "order", book.order(self.theme))


@dataclass(frozen=True, slots=True)
class Archiving:
    """A theme is put away, or (``is_back``) brought back: its tags stay."""

    theme: str
    is_back: bool = False
    is_deletion = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return ``themes archive THEME``."""
        return ("themes", "archive", *(("--restore",) if self.is_back else ()), self.theme)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the theme."""
        return (self.theme,)

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield that it is put away, or that it is there. Raises NoSuchThemeError and MergedThemeError."""
        known_theme(book, self.theme)
        if self.is_back:
            yield ThemeWrite(self.theme, "there", value=True)
        if self.is_back or not book.is_archived(self.theme):
            yield ThemeWrite(self.theme, "archived", value=not self.is_back)


@dataclass(frozen=True, slots=True)
class Deletion:
    """A theme is taken out, and off wherever one has given it oneself."""

    theme: str
    is_deletion = True

    @property
    def words(self) -> tuple[str, ...]:
        """Return ``themes delete THEME``."""
        return ("themes", "delete", self.theme)

    @property
    def themes(self) -> tuple[str, ...]:
        """Return the theme."""
        return (self.theme,)

    def writes(self, book: CodeBook) -> Iterator[ThemeWrite]:
        """Yield that it is not there. Raises NoSuchThemeError and MergedThemeError."""
        known_theme(book, self.theme)
        yield ThemeWrite(self.theme, "there", value=False)


def known_theme(book: CodeBook, theme_id: str) -> Theme:
    """Return a theme, which may be put away.

    Raises:
        NoSuchThemeError: There is none with this id.
        MergedThemeError: It was merged into another one: it is not for itself any more.
    """
    theme = book.get(theme_id)
    if theme is None:
        raise NoSuchThemeError(theme_id, tuple(book.ids))
    if theme.id != theme_id:
        raise MergedThemeError(theme_id, theme.id)
    return theme


def offered_theme(book: CodeBook, theme_id: str) -> Theme:
    """Return a theme that is not put away. Raises ArchivedThemeError where it is, else as ``known_theme``."""
    theme = known_theme(book, theme_id)
    if book.is_archived(theme_id):
        raise ArchivedThemeError(theme_id)
    return theme


def check_parent(book: CodeBook, theme_id: str, parent: str) -> None:
    """Refuse what a theme cannot stand below.

    Args:
        book: The code book.
        theme_id: The theme, which need not be there yet.
        parent: The id of the one above it, "" for none.

    Raises:
        BelowItselfError: That is the theme itself, or below it.
        NoSuchThemeError: There is none with that id.
        MergedThemeError: That was merged into another one.
        ArchivedThemeError: That is put away, and the theme does not stand below it already.
    """
    if not parent:
        return
    if parent == theme_id or book.is_below(parent, theme_id):
        raise BelowItselfError(theme_id, parent)
    theme = book.get(theme_id)
    if theme is None or theme.parent != parent:
        offered_theme(book, parent)


def placing(
    book: CodeBook, theme_id: str, parent: str, beside: str = "", *, is_before: bool = False
) -> Iterator[ThemeWrite]:
    """Yield what brings a theme to its place among those right below another one.

    Args:
        book: The code book.
        theme_id: The theme.
        parent: The one above it, "" for none.
        beside: The one before or behind which it comes; "" for the end.
        is_before: Whether it comes before that.
    """
    others = [each.id for each in book.known if each.parent == parent and each.id != theme_id]
    place = others.index(beside) + (not is_before) if beside in others else len(others)
    for theme, order in placed([(each, book.order(each)) for each in others], place, theme_id).items():
        yield ThemeWrite(theme, "order", order)
