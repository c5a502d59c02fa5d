"""Things that are counted, in the forms that a number asks for."""

from __future__ import annotations

from typing import NamedTuple

from tui.sentences.digits import in_digits

_FEW = range(3, 11)
_MANY = range(11, 100)
_HUNDRED = 100


def counted(number: int, singular: str, plural: str) -> str:
    """Return a number of things in English.

    Args:
        number: How many.
        singular: What one is called.
        plural: What several are called, or none.

    >>> counted(1, "person", "people"), counted(0, "person", "people")
    ('1 person', '0 people')
    """
    return f"{number} {singular if number == 1 else plural}"


class Noun(NamedTuple):
    """A noun in its forms.

    Attributes:
        one: In Arabic, of one thing, with the number as a word.
        two: Of two, likewise: the dual.
        few: From 3 to 10: the plural.
        many: From 11 to 99: the singular in the accusative.
        hundred: Of whole hundreds and what is one or two beyond: the singular in the genitive.
        singular: In English.
        plural: In English.
    """

    one: str
    two: str
    few: str
    many: str
    hundred: str
    singular: str
    plural: str

    def counted(self, number: int, language: str) -> str:
        """Return a number of things in ``language``, "ar", else English, and in its digits.

        >>> [PARAGRAPHS.counted(number, "ar") for number in (0, 1, 2, 3, 11, 100, 102, 103)]
        ['0 فقرة', 'فقرة واحدة', 'فقرتان', '3 فقرات', '11 فقرة', '100 فقرة', '102 فقرة', '103 فقرات']
        >>> PARAGRAPHS.counted(1, "en"), PARAGRAPHS.counted(0, "en")
        ('1 paragraph', '0 paragraphs')
        """
        if language != "ar":
            return counted(number, self.singular, self.plural)
        if number in {1, 2}:
            return self.one if number == 1 else self.two
        rest = number % _HUNDRED
        form = self.few if rest in _FEW else self.many if rest in _MANY else self.hundred
        return f"{in_digits(str(number), language)} {form}"


def counted_data(number: int) -> str:
    """Return a number of what people say of paragraphs, in English.

    >>> counted_data(1), counted_data(2)
    ('1 tag, mark or note', '2 tags, marks and notes')
    """
    return counted(number, "tag, mark or note", "tags, marks and notes")


PARAGRAPHS = Noun("فقرة واحدة", "فقرتان", "فقرات", "فقرة", "فقرة", "paragraph", "paragraphs")
