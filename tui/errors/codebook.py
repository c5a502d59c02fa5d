"""Changes of the code book that cannot be made, and what has to be told of those that are."""

from __future__ import annotations

from tui.errors import Remark, RequestError


class ArchivedThemeError(RequestError):
    """The theme with this id is put away: it is not given to paragraphs, and nothing is put below it or made it."""

    theme: str


class MergedThemeError(RequestError):
    """The theme with the id ``theme`` was merged into another one, whose id is ``into``."""

    theme: str
    into: str


class BelowItselfError(RequestError):
    """The theme with the id ``theme`` was to stand below itself: ``parent`` is itself, or stands below it."""

    theme: str
    parent: str


class IntoItselfError(RequestError):
    """The theme with this id was to be merged into itself."""

    theme: str


class NotBesideError(RequestError):
    """The theme with the id ``theme`` does not stand right below ``parent``, where another was to be put beside it."""

    theme: str
    parent: str


class NoColourError(RequestError):
    """This is no colour."""

    colour: str


class SameLabelRemark(Remark):
    """Other themes, with these ids, are called as the theme with the id ``theme`` is."""

    theme: str
    others: tuple[str, ...]


class BroughtBackRemark(Remark):
    """The theme with this id had been taken out or put away, and is back."""

    theme: str


class StillNeededRemark(Remark):
    """The theme with this id was deleted, and others have given it: it is put away until nobody needs it."""

    theme: str
