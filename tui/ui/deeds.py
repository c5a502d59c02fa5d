"""What was done, in so few words that they stand in the state row: ``+Arms p5``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.sentences.digits import in_digits
from tui.ui import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.deeds import Deed
    from tui.codebook.codebook import CodeBook

MINUS = "\u2212"
ISOLATE, POP = "\u2068", "\u2069"
"""What stands between them is in an order of its own."""

LONGEST_NOTE = 20
"""Code points of a note that are said."""


def told(deed: Deed, codebook: CodeBook, language: str) -> str:
    """Return what was done and to which paragraphs.

    Args:
        deed: That.
        codebook: Names the themes.
        language: "ar", else English.
    """
    signed = [("+", theme) for theme in deed.added] + [(MINUS, theme) for theme in deed.removed]
    done = [f"{sign}{ISOLATE}{codebook.name(theme, language)}{POP}" for sign, theme in signed]
    if deed.note is not None:
        done.append(_note(deed.note, language))
    if deed.reviewed is not None:
        label = messages.REVIEWED if deed.reviewed else messages.NOT_REVIEWED
        done.append(messages.say(label, language))
    if deed.numbers:
        done.append(messages.say(messages.PARAGRAPHS, language, numbers(deed.numbers, language)))
    return " ".join([*done, *_act(deed.act, codebook, language)])


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


def _note(note: str, language: str) -> str:
    if not note:
        return messages.say(messages.NO_NOTE, language)
    beginning = " ".join(note[: LONGEST_NOTE + 1].split())
    return messages.say(messages.NOTED, language, beginning if len(note) <= LONGEST_NOTE else f"{beginning[:-1]}…")


def numbers(of: Sequence[int], language: str) -> str:
    """Return paragraph numbers in short, the first and the last of several, in the digits of ``language``.

    >>> numbers((5,), "en"), numbers((2, 3, 4), "en")
    ('5', '2–4')
    """
    return in_digits(str(of[0]) if len(of) == 1 else f"{of[0]}–{of[-1]}", language)
