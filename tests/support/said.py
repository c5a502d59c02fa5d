"""What errors say, to be compared with what they should say."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

import pytest

from tui.errors import HashiyaError
from tui.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

ErrorT = TypeVar("ErrorT", bound=HashiyaError)


class Refusal(Generic[ErrorT]):
    """An error that was raised, and its sentence in English."""

    error: ErrorT
    sentence: str


@contextmanager
def refused(kind: type[ErrorT], pattern: str = "") -> Iterator[Refusal[ErrorT]]:
    """Expect an error of a kind whose English sentence has something that matches."""
    refusal: Refusal[ErrorT] = Refusal()
    with pytest.raises(kind) as caught:
        yield refusal
    refusal.error = caught.value
    refusal.sentence = sentence(caught.value, "en")
    assert re.search(pattern, refusal.sentence), refusal.sentence
