"""The digits in which the program writes its own numbers: with the language they are asked for, and put in here alone.

What comes from elsewhere (texts, titles, names, notes, paths) goes into a sentence as text, and is left as it is;
numbers go in as numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model import Label

DIGITS = ("latin", "arabic")
"""In which digits Arabic is written: 0 to 9, or U+0660 to U+0669; the first is the default."""

_ARABIC_INDIC = {ord("0") + digit: chr(0x660 + digit) for digit in range(10)}

_LEFT = r"\u2066[^\u2069]*\u2069|\{[^}]*\}"
"""What is in a template for others to read or to fill: examples that are typed as they stand, places for values."""
_NUMBER = re.compile(rf"(?P<left>{_LEFT})|(?<![A-Za-z0-9#-])(?<![A-Za-z]\+)[0-9]+")
"""A number that is no part of a name such as UTF-8, F5 or ctrl+1."""


class Language(str):
    """A language of the program, for all who ask which one nothing but its code, with the digits it is written in.

    >>> Language("ar", "arabic") == "ar", Language("ar", "arabic").digits
    (True, 'arabic')
    """

    __slots__ = ("digits",)
    digits: str

    def __new__(cls, code: str, digits: str = DIGITS[0]) -> Self:
        """Return the language.

        Args:
            code: "ar" or "en".
            digits: One of DIGITS; English has its own, whatever they are.
        """
        language = super().__new__(cls, code)
        language.digits = digits if code == "ar" else DIGITS[0]
        return language


def in_digits(text: str, language: str) -> str:
    """Return a text of the program's own, such as a number, with its numbers in the digits of ``language``.

    >>> in_digits("3/11", Language("ar", "arabic")), in_digits("3/11", "ar")
    ('٣/١١', '3/11')
    """
    if getattr(language, "digits", DIGITS[0]) == DIGITS[0]:
        return text
    return _NUMBER.sub(lambda found: found[0] if found["left"] else found[0].translate(_ARABIC_INDIC), text)


def filled(label: Label, language: str, *values: object, **fields: object) -> str:
    """Return what a label says with its places filled, numbers in the digits of ``language``.

    Args:
        label: What is said.
        language: "ar", else English.
        values: What stands in its numbered places.
        fields: What stands in its named ones.

    >>> from tui.model import Label
    >>> filled(Label("«{}»: {} من 9 (UTF-8)", ""), Language("ar", "arabic"), "7", 3)
    '«7»: ٣ من ٩ (UTF-8)'
    """
    template = in_digits(label.spoken(language), language)
    return template.format(*(_put(each, language) for each in values), **_all_put(fields, language))


def _all_put(fields: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: _put(value, language) for name, value in fields.items()}


def _put(value: object, language: str) -> object:
    return in_digits(str(value), language) if isinstance(value, int) else value
