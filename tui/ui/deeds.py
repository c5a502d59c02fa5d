"""What was done, in so few words that they stand in the state row: ``+Arms p5``."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from tui.sentences.digits import in_digits
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.annotations.deeds import Deed
    from tui.codebook.codebook import CodeBook

MINUS = "\u2212"
ISOLATE, POP = "\u2068", "\u2069"
"""What stands between them is in an order of its own."""

LONGEST_NOTE = 20
"""Code points of a note that are said."""

SHORTER_NAMES = (12, 6)
"""Code points of a theme's name, and of a note, that are said where there is less and less room."""

MOST_RUNS = 3
"""Runs of paragraphs that are said one by one."""


def told(deed: Deed, codebook: CodeBook, language: str) -> tuple[str, ...]:
    """Return what was done and to which paragraphs, in several forms: the longest first, the paragraphs in each.

    Args:
        deed: That.
        codebook: Names the themes.
        language: "ar", else English.
    """
    if deed.act:
        return (" ".join(_act(deed.act, codebook, language)),)
    named = [(sign, codebook.name(theme, language)) for sign, theme in _signed(deed)]
    forms = [
        [
            *(f"{sign}{ISOLATE}{_clipped(name, longest)}{POP}" for sign, name in named),
            *_note(deed.note, min(longest, LONGEST_NOTE), language),
        ]
        for longest in (sys.maxsize, *SHORTER_NAMES)
    ]
    forms.append([*_counts(deed, language), *_that_noted(deed, language)])
    behind = [*_mark(deed, language), *_place(deed, language)]
    return tuple(dict.fromkeys(" ".join([*form, *behind]) for form in forms))


def _signed(deed: Deed) -> Iterator[tuple[str, str]]:
    yield from (("+", theme) for theme in deed.added)
    yield from ((MINUS, theme) for theme in deed.removed)


def _counts(deed: Deed, language: str) -> Iterator[str]:
    for sign, themes in ("+", deed.added), (MINUS, deed.removed):
        if themes:
            yield in_digits(f"{sign}{len(themes)}", language)


def _that_noted(deed: Deed, language: str) -> Iterator[str]:
    if deed.note is not None:
        yield messages.say(messages.NOTE if deed.note else messages.NO_NOTE, language)


def _mark(deed: Deed, language: str) -> Iterator[str]:
    if deed.reviewed is not None:
        yield messages.say(messages.REVIEWED if deed.reviewed else messages.NOT_REVIEWED, language)


def _place(deed: Deed, language: str) -> Iterator[str]:
    if deed.numbers:
        yield messages.say(messages.PARAGRAPHS, language, numbers(deed.numbers, language))


def _act(words: tuple[str, ...], codebook: CodeBook, language: str) -> list[str]:
    """Return what a command did over the whole file, themes by their names; of one that is not known, its words."""
    known = [begun for begun in messages.ACTS if words[: len(begun)] == begun]
    if not known:
        return [*words]
    begun = max(known, key=len)
    themes = [each for each in words[len(begun) :] if not each.startswith("--")]
    names = messages.say(messages.INTO, language).join(
        f"{ISOLATE}{codebook.name(each, language)}{POP}" for each in themes
    )
    return [messages.say(messages.ACTS[begun], language), *([names] if names else [])]


def _note(note: str | None, longest: int, language: str) -> Iterator[str]:
    if note is not None:
        clipped = _clipped(" ".join(note.split()), longest)
        yield messages.say(messages.NOTED, language, clipped) if note else messages.say(messages.NO_NOTE, language)


def _clipped(text: str, longest: int) -> str:
    """Return as many code points of a text, and a sign that it goes on; no shorter text is made longer by it."""
    return text if len(text) <= longest + 1 else f"{text[:longest].rstrip()}…"


def numbers(of: Sequence[int], language: str) -> str:
    """Return paragraph numbers in short, in the digits of ``language``; of many runs the first and the last number.

    Args:
        of: The numbers, in their order.
        language: "ar", else English.

    >>> numbers((5,), "en"), numbers((2, 3, 4, 7), "en"), numbers((1, 3, 5, 7), "en")
    ('5', '2–4, 7', '1…7')
    """
    grouped = groupby(enumerate(of), lambda item: item[1] - item[0])
    runs = [[number for _, number in run] for _, run in grouped]
    if len(runs) > MOST_RUNS:
        return in_digits(f"{of[0]}…{of[-1]}", language)
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return in_digits(messages.say(messages.COMMA, language).join(said), language)
