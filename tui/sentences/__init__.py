"""What errors are called in the person's language: the one place where a sentence is made of an error's fields."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import HashiyaError, Remark
from tui.errors.getting_rid import Counted
from tui.errors.tag_file import Damage
from tui.files.names import printable
from tui.model import Label
from tui.sentences.causes import known_cause
from tui.sentences.digits import filled, in_digits
from tui.sentences.labels import SENTENCES
from tui.sentences.labels.names import NAMES, SOMEBODY
from tui.sentences.labels.tag_file import DAMAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_PATH = 1000
"""Code points of a path in a sentence; of a longer one the end is kept."""

_NONE = "–"
"""Stands for names of which there are none."""

_FIRST_STRONG, _POP = "\u2068", "\u2069"


def whole_path(path: Path) -> str:
    """Return a path as it stands in a sentence: all of it, of one beyond LONGEST_PATH the end."""
    return printable(str(path), LONGEST_PATH)


def sentence(told: HashiyaError | Remark, language: str, named: Callable[[Path], str] = whole_path) -> str:
    r"""Return what is told a person, on one line that holds no control character.

    In Arabic, what came from outside is isolated (U+2068 … U+2069, UAX #9), so that it orders nothing but itself. In
    both languages it is as ``printable`` gives it: of what is longer than its limit, the end.

    Args:
        told: An error or a remark.
        language: "ar", else English.
        named: How paths are named: a short row has no room for folders.

    >>> from tui.errors.requests import NoSuchParagraphError, NoSuchThemeError
    >>> sentence(NoSuchThemeError("x", ("arms", "space")), "en")
    "no theme 'x'; there are: arms, space"
    >>> ascii(sentence(NoSuchParagraphError("news/3", 12, 9), "ar").split()[5])
    "'\\xab\\u2068news/3\\u2069\\xbb'"
    """
    return _Speech(language, named).sentence(told)


def damage(found: Damage) -> str:
    """Return what is wrong in a tag file, in English, as ``hashiya check`` says it.

    >>> from tui.errors.tag_file import Wrong
    >>> damage(Damage(Wrong.NO_TEXT, "articles '3', paragraphs 2", "quote"))
    "articles '3', paragraphs 2 has no text 'quote'"
    """
    return _Speech("en", whole_path).damage(found)


class _Speech:
    """One language, and a way to name paths."""

    def __init__(self, language: str, named: Callable[[Path], str]) -> None:
        self._language = language
        self._named = named

    def sentence(self, told: HashiyaError | Remark) -> str:
        return self._filled(SENTENCES[type(told)], {name: getattr(told, name) for name in told.fields})

    def damage(self, found: Damage) -> str:
        places = {"place": found.place, "key": found.key, "byte": found.byte, "detail": found.detail}
        return self._filled(DAMAGES[found.wrong], places)

    def _filled(self, label: Label, fields: Mapping[str, object]) -> str:
        return filled(label, self._language, **{name: self.part(value) for name, value in fields.items()})

    def part(self, value: object) -> str:  # noqa: PLR0911 - one for each type that a field can have
        match value:
            case HashiyaError():
                return self.sentence(value)
            case OSError():
                return self._reason(value)
            case Damage():
                return self.damage(value)
            case str():
                return self._isolated(printable(value))
            case Enum() | Label():
                return (NAMES[value] if isinstance(value, Enum) else value).spoken(self._language)
            case Counted():
                return f"{self.part(value.what)} {self.part(value.number)}"
            case tuple():
                said = [self.part(each or SOMEBODY) for each in value]
                return ("، " if self._language == "ar" else ", ").join(said) or _NONE
            case Path():
                return self._isolated(self._named(value))
            case int():
                return in_digits(str(value), self._language)
        return self._isolated(printable(str(value) or type(value).__name__))  # the program's own failing

    def _reason(self, error: OSError) -> str:
        known = known_cause(error, self._language)
        return known or self._isolated(printable(error.strerror or str(error) or type(error).__name__))

    def _isolated(self, text: str) -> str:
        return f"{_FIRST_STRONG}{text}{_POP}" if self._language == "ar" else text
