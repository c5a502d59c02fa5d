"""Everything that can go wrong and has to be told a person: classes with fields, and the exit codes that follow.

What is told of them, in the person's language, is made in ``tui.sentences`` alone. A new error is a class in the
module of its subject here, and a row in that of the same name there.

>>> from tui.errors.requests import NoSuchParagraphError
>>> NoSuchParagraphError("news/3", 12, count=9)
NoSuchParagraphError(article='news/3', number=12, count=9)
"""

from __future__ import annotations

from typing import ClassVar, dataclass_transform

SIGNALLED = 128
"""What shells add to a signal's number in an exit code."""


@dataclass_transform()
class Told:
    """What is told a person: what a class annotates and gives no value, behind that of its bases, are its fields.

    As a dataclass, but for its cost at the start of the program: there are some sixty of these, and mostly none is
    ever made. Raises TypeError where it is not given a value for each field.
    """

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.fields += tuple(name for name in cls.__annotations__ if name not in vars(cls))

    def __init__(self, *values: object, **named: object) -> None:
        given = dict(zip(self.fields, values, strict=False)) | named
        if given.keys() != set(self.fields) or len(values) + len(named) != len(self.fields):
            raise TypeError(f"{type(self).__name__} is made of {self.fields}")
        vars(self).update(given)

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}({given})"

    __str__ = __repr__


class HashiyaError(Told, Exception):
    """Something the person has to be told, in one line. The command ends with ``exit_code``."""

    exit_code: ClassVar[int] = 1


class RequestError(HashiyaError):
    """What was asked for does not exist or cannot be meant: exit code 2."""

    exit_code: ClassVar[int] = 2


class Remark(Told):
    """Something the person may want to know, though nothing has failed."""
