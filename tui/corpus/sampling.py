"""A sample of a library: articles that several people code alike, the same ones on all their machines. Pure.

Texts are ranked by a hash of themselves and a seed, and the first ones are taken. So names and order of the files are
nothing to it, a larger share holds a smaller one, and a text that comes or goes moves no other one's rank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.errors.requests import WrongSampleError, WrongShareError

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHOLE = 100
_PERCENTAGE = re.compile(r"(\d{1,3}(?:[.٫]\d{1,9})?)[%٪]")
"""Digits may be of any script."""

_SEED_PARTED = "/"


@dataclass(frozen=True, slots=True)
class Sample:
    """Which part of the texts is taken: ``percentage`` of them, over 0 and up to 100, by the ranks of ``seed``."""

    percentage: Decimal
    seed: int = 0

    def of(self, hashes: Mapping[str, str]) -> list[str]:
        """Return the ids of the articles in the sample, in their order; at least one where there are any.

        A text that several articles hold counts once, and is named by the first of them.

        Args:
            hashes: The sha256 of each article's text, in hexadecimal, by the article's id.

        >>> Sample(Decimal(50)).of({"1": "a0", "2": "b1", "copy": "a0", "3": "c2", "4": "d3"})
        ['2', '3']
        """
        named: dict[str, str] = {}
        for article_id, text in hashes.items():
            named.setdefault(text, article_id)
        taken = {*sorted(named, key=self._rank)[: self._size(len(named))]}
        return [article_id for text, article_id in named.items() if text in taken]

    def _rank(self, text: str) -> str:
        return sha256(f"{self.seed}:{text}".encode()).hexdigest()

    def _size(self, count: int) -> int:
        return max(1, round(Fraction(self.percentage) * count / _WHOLE))

    @property
    def share(self) -> str:
        """Return the percentage as it is typed.

        >>> Sample(parsed_share("١٢٫٥٠٪")).share, Sample(Decimal("1e2")).share
        ('12.5%', '100%')
        """
        return f"{self.percentage.normalize():f}%"


def parsed_share(text: str) -> Decimal:
    """Return the percentage that ``text`` is: ``20%``, ``2.5%``, ``٢٠٪``.

    Raises:
        WrongShareError: It is none over 0 and up to 100.

    >>> parsed_share("٢٠٪")
    Decimal('20')
    """
    match = _PERCENTAGE.fullmatch(text)
    percentage = Decimal(match[1].replace("٫", ".")) if match else Decimal(0)
    if not 0 < percentage <= _WHOLE:
        raise WrongShareError(text)
    return percentage


def parsed_sample(text: str) -> Sample:
    """Return the sample that ``text`` is: a share, and behind ``/`` a seed, a whole number, 0 where there is none.

    Raises:
        WrongSampleError: It is neither.

    >>> parsed_sample("20%/7"), parsed_sample("٢٠٪")
    (Sample(percentage=Decimal('20'), seed=7), Sample(percentage=Decimal('20'), seed=0))
    """
    share, parted, seed = text.partition(_SEED_PARTED)
    if parted and not seed.isdecimal():
        raise WrongSampleError(text)
    try:
        return Sample(parsed_share(share), int(seed or 0))
    except (WrongShareError, ValueError) as error:  # Python refuses to read some thousands of digits
        raise WrongSampleError(text) from error
