"""The letters by which people are known beside a badge."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_INITIALS = 2


def initials_of(names: Iterable[str]) -> dict[str, str]:
    """Return the letters by which each of several people is known beside a badge, no two of them by the same.

    >>> initials_of(["samira", "samir", "Mona Lutfi"])
    {'Mona Lutfi': 'ML', 'samir': 'samir', 'samira': 'samira'}
    >>> initials_of(["Omar", "Olga"])
    {'Olga': 'Ol', 'Omar': 'Om'}
    """
    names = sorted(names)
    shown = {name: initials(name) for name in names}
    longest = max(map(len, names), default=0)
    for letters in range(MOST_INITIALS + 1, longest + 1):
        times = Counter(shown.values())
        shown |= {name: name[:letters] for name, short in shown.items() if times[short] > 1}
    return shown


def initials(name: str) -> str:
    """Return the letters by which a person is known beside a badge: of one word two, of several the first of each.

    >>> initials("Mona Lutfi"), initials("samira"), initials("سميرة"), initials("")
    ('ML', 'sa', 'سم', '?')
    """
    words = name.split()
    if len(words) > 1:
        return "".join(word[0] for word in words[:MOST_INITIALS])
    return name.strip()[:MOST_INITIALS] or "?"
