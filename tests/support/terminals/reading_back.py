"""What can be read in a picture, and how much of a text that is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.terminals.pictures import Picture

RIGHT = 0.8
"""Least score of text that is right; measured: 0.90 to 0.99, since a letter of 14 points is now and then mistaken."""

WRONG = 0.1
"""Most that reversed text may score; measured: 0.03 at the most, words of one letter and numbers."""

_LIKE_PRINT = ("-colorspace", "Gray", "-auto-level")
"""Tesseract was made for black letters on white paper. Enlarging helps it only with letters below 10 points."""


def missing() -> list[str]:
    """Return what is not installed of what reading needs."""
    if shutil.which("tesseract") is None:
        return ["tesseract"]
    languages = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=True, text=True).stdout
    return [] if "ara" in languages.split() else ["tesseract's ara"]


def words(text: str) -> list[str]:
    """Return the words of ``text`` as a search sees them: without tashkeel, the forms of alef alike."""
    return re.findall(r"\w+", fold(text).text)


def words_in(picture: Picture) -> list[str]:
    """Return the words that tesseract reads in a picture of Arabic, line by line from the top."""
    negate = ("-negate",) if picture.dark else ()
    page = _filtered(["convert", "ppm:-", *_LIKE_PRINT, *negate, "png:-"], picture.ppm)
    return words(_filtered(["tesseract", "-", "-", "-l", "ara", "--psm", "6"], page).decode())


def score(expected: Sequence[str], read: Sequence[str]) -> float:
    """Return the share of ``expected`` that stands in ``read`` in the same order (longest common subsequence)."""
    longest = [0] * (len(read) + 1)
    for word in expected:
        before = 0
        for index, other in enumerate(read, 1):
            before, longest[index] = (
                longest[index],
                before + 1 if word == other else max(longest[index], longest[index - 1]),
            )
    return longest[-1] / len(expected)


def _filtered(command: list[str], data: bytes) -> bytes:
    # One thread: tesseract's others spend more than they save.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=data, env=environment, capture_output=True, check=True, timeout=60).stdout
