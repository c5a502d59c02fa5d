"""A visual row as it is sent to a terminal in each mode."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.model import BidiMode, Tashkeel
from tui.terminal.styles import drawn, face_of
from tui.text.bidi import is_right_to_left
from tui.text.forms import is_tashkeel
from tui.text.glyphs import NO_BREAK_SPACE
from tui.text.inverse import stored_row
from tui.text.row_paragraphs import stored_paragraph
from tui.text.words import stored_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.terminal.modes import Treatment

LEFT_TO_RIGHT_MARK = "\u200e"

_NONE: Mapping[int, str] = MappingProxyType({})


class SentRow(NamedTuple):
    """A row as it is sent.

    Attributes:
        texts: Of its cells, in the order in which the terminal stores them.
        order: For each of these the index in the row of the cell whose style it has.
        turned: By place in ``texts``, the SGR parameter that is sent where the style has it not, and the other way
            round.
    """

    texts: list[str]
    order: list[int]
    turned: Mapping[int, str] = _NONE


def sent_row(row: Sequence[str], treatment: Treatment, styles: Sequence[str] = ()) -> SentRow:
    r"""Return what is sent for a row.

    It comes out as it is in the modes ``visual`` and ``plain``, with its marks where the terminal wants them.

    Args:
        row: The texts of cells from left to right, "" behind a wide character.
        treatment: That of the terminal.
        styles: Those of the cells; none where all are alike.

    >>> from tui.terminal.modes import Treatment
    >>> sent_row(["a", "ﺏ"], Treatment(BidiMode.MARKS)).texts
    ['a', 'ﺏ\u200e']
    """
    texts, turned = _place_tashkeel(row, treatment.tashkeel), _NONE
    if treatment.mode is BidiMode.IMPLICIT:
        return SentRow(*(stored_paragraph if treatment.rows_are_paragraphs else stored_row)(texts))
    if treatment.mode is BidiMode.MARKS:
        texts = [_marked(text) for text in texts]
    elif treatment.mode is BidiMode.WORDS:
        texts, turned = stored_words(texts, [face_of(style) for style in styles] or [""] * len(texts))
    return SentRow(texts, list(range(len(texts))), turned)


def sent_text(row: Sequence[str], treatment: Treatment) -> str:
    """Return what is sent for a row without styles; ``row`` and ``treatment`` are as in ``sent_row``."""
    sent = sent_row(row, treatment)
    return drawn((sent.turned.get(place, ""), text) for place, text in enumerate(sent.texts))


def is_sent_as_it_is(treatment: Treatment) -> bool:
    """Return whether ``sent_row`` changes nothing."""
    return treatment.mode in (BidiMode.VISUAL, BidiMode.PLAIN) and treatment.tashkeel is Tashkeel.AFTER


@lru_cache(maxsize=4096)
def _marked(text: str) -> str:
    """Return a cell's text, a right-to-left one fenced off from its neighbours (UAX #9, W7 to N1).

    A blank that bears marks is sent as one that does not break: xterm.js draws the marks of the other in the cell to
    the right of it.
    """
    if text[:1] == " " and text != " ":
        return NO_BREAK_SPACE + text[1:]
    return text + LEFT_TO_RIGHT_MARK if text and is_right_to_left(text[0]) else text


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, str]:
    """Return a cell's text without its tashkeel, and the tashkeel."""
    marks = "".join(mark for mark in text[1:] if is_tashkeel(mark))
    return text[:1] + "".join(mark for mark in text[1:] if not is_tashkeel(mark)), marks


def _place_tashkeel(row: Sequence[str], place: Tashkeel) -> list[str]:
    """Return the row with its tashkeel behind its letter, gone, or before it, which is behind the cell to the left."""
    texts = list(row)
    if place is Tashkeel.AFTER:
        return texts
    for index, text in enumerate(texts):
        if len(text) < 2:  # noqa: PLR2004 - no mark
            continue
        texts[index], marks = _split(text)
        left = index - 1
        while left > 0 and not texts[left]:
            left -= 1
        if place is Tashkeel.BEFORE and left >= 0:
            texts[left] += marks
    return texts
