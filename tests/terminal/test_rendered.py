"""What a terminal of each kind shows of the frames that are sent to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from tests.support.frames import ARABIC, COLUMNS, EVERYTHING, LATIN, Run, Terminal, frame, styles, whole_frames
from tests.support.reordering import CELLS, bases, can_be_shown, cells, seen_order, shown
from tests.support.reversing import FONTS, PIECES, one_font, seen
from tui.model import BidiMode, Tashkeel
from tui.terminal.frame import Frames
from tui.terminal.modes import Treatment
from tui.terminal.rendered import RenderedFrames
from tui.text.forms import is_tashkeel
from tui.text.inverse import FENCE

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = Treatment(BidiMode.MARKS)
IMPLICIT = Treatment(BidiMode.IMPLICIT, Tashkeel.AFTER, "", "")
BEFORE = Treatment(BidiMode.VISUAL, Tashkeel.BEFORE)
STRIP = Treatment(BidiMode.VISUAL, Tashkeel.STRIP)
WORDS = Treatment(BidiMode.WORDS, Tashkeel.AFTER, "", "")
PARAGRAPHS = replace(IMPLICIT, rows_are_paragraphs=True)

BLACK, RED = (("", "."),), (("31", "."),)
_SEQUENCE = re.compile(r"\x1b\[[\d;:]*[Hm]")


class Sent:
    """A terminal that gets frames as they are, and one that gets what a treatment makes of them."""

    def __init__(self, treatment: Treatment) -> None:
        self.raw, self.treated = Terminal(), Terminal()
        self.rendered, self._frames = RenderedFrames(treatment), Frames()

    def show(self, data: str) -> str:
        """Show a frame on both; return what was sent to the second."""
        sent = self._frames.encode(self.rendered.render(data))
        self.raw.show(data)
        self.treated.show(sent)
        return sent

    def forget(self) -> None:
        self.rendered.forget()
        self._frames.forget()


NARROW = [*LATIN, *ARABIC, "e\u0301", "\u25cc\u064b"]


@given(st.lists(whole_frames(NARROW), min_size=1, max_size=5))
def test_a_terminal_that_heeds_no_marks_shows_the_same_cells(sent: list[str]) -> None:
    both = Sent(MARKS)
    for data in sent:
        both.show(data)
        assert both.treated.cells() == both.raw.cells()


@given(whole_frames([each for each in EVERYTHING if each != "\u064e"]))
def test_the_same_with_wide_characters(data: str) -> None:
    both = Sent(MARKS)
    both.show(data)
    assert both.treated.cells() == both.raw.cells()


@given(whole_frames(ARABIC))
def test_every_right_to_left_cell_is_followed_by_a_mark(data: str) -> None:
    text = _SEQUENCE.sub("", RenderedFrames(MARKS).render(data))
    letters = re.findall("[\ufe8d-\ufefc\u0643٣،][\u064e-\u0651]*\u200e?", text)
    assert all(letter.endswith("\u200e") for letter in letters if letter[0] != "،")


# A terminal that reorders


@st.composite
def rows(draw: st.DrawFn, number: int) -> Run:
    """Draw a whole row that such a terminal can show: it begins with a blank."""
    pieces = draw(st.lists(st.tuples(styles, st.lists(CELLS, min_size=1, max_size=4)), max_size=6))
    styled, used = [("", " ")], 1
    for style, some in pieces:
        texts = cells(some)[1:]
        if used + len(texts) <= COLUMNS:
            styled.append((style, "".join(texts)))
            used += len(texts)
    styled.append(("", " " * (COLUMNS - used)))
    return Run(number, 1, tuple(styled))


@st.composite
def screens(draw: st.DrawFn) -> str:
    cursor = f"\x1b[{draw(st.integers(1, 3))};{draw(st.integers(2, COLUMNS))}H"
    return frame(*(draw(rows(number)) for number in (1, 2, 3)), cursor=cursor)


def stored_row(terminal: Terminal, row: int) -> list[tuple[Any, ...]]:
    return terminal.cells()[row]


def texts_of(row: list[tuple[Any, ...]]) -> list[str]:
    return [str(cell[0]) for cell in row]


@given(st.lists(screens(), min_size=1, max_size=4))
def test_a_terminal_that_reorders_shows_what_is_wanted_in_its_style(sent: list[str]) -> None:
    both = Sent(IMPLICIT)
    for data in sent:
        both.show(data)
        for number in range(3):
            wanted, stored = stored_row(both.raw, number), stored_row(both.treated, number)
            if not can_be_shown(bases(texts_of(wanted))):
                continue
            assert shown(texts_of(stored)) == bases(texts_of(wanted))
            seen = [stored[index] for index, _ in seen_order(texts_of(stored))]
            assert [cell[1:] for cell in seen] == [cell[1:] for cell in wanted if cell[0]]
            assert [cell[0][1:] for cell in seen] == [cell[0][1:] for cell in wanted if cell[0]]


@given(screens())
def test_the_cursor_stands_where_the_cell_under_it_is_stored(data: str) -> None:
    both = Sent(IMPLICIT)
    both.show(data)
    wanted, at = both.raw.screen.cursor, both.treated.screen.cursor
    row, stored = stored_row(both.raw, wanted.y), texts_of(stored_row(both.treated, at.y))
    assume(can_be_shown(bases(texts_of(row))))
    assume(row[wanted.x][0])

    assert at.y == wanted.y
    seen = [index for index, _ in seen_order(stored)]
    place = [column for column, cell in enumerate(row) if cell[0]].index(wanted.x)
    assert seen[place] == at.x


def test_a_row_that_a_terminal_reorders_is_sent_in_logical_order_behind_a_fence() -> None:
    both = Sent(IMPLICIT)

    sent = both.show(frame(Run(1, 1, (("", " "), ("31", "ﻢﻴ"), ("", "ﻛ x ")))))

    assert sent == f"\x1b[1;1H{FENCE}ﻛ\x1b[31mﻴﻢ\x1b[m x "


def test_one_cell_that_changes_changes_the_cells_of_its_stretch_alone() -> None:
    both = Sent(IMPLICIT)
    both.show(frame(Run(1, 1, (("", " ﻢﻴﻛ  ﻞﺟﺭ │ abc"),))))

    sent = both.show(frame(Run(1, 7, (("", "ﻞﺟﺎ"),))))

    assert "ﻛ" not in sent
    assert "abc" not in sent
    assert shown(texts_of(stored_row(both.treated, 0))).rstrip() == " ﻢﻴﻛ  ﻞﺟﺎ │ abc"


def test_a_row_that_becomes_one_from_right_to_left_is_shown_in_its_styles() -> None:
    both = Sent(PARAGRAPHS)
    both.show(frame(Run(1, 1, (("", f" ﻢﻴﻛ{'':12}"),))))

    both.show(frame(Run(1, 1, (("", " ﻢﻴ"), ("31", "ﻛ5"), ("1", f"{1:8}   "))), cursor="\x1b[1;3H"))

    wanted, stored = stored_row(both.raw, 0), stored_row(both.treated, 0)
    assert shown(texts_of(stored)) == f" ﻢﻴﻛ5{1:8}   "
    assert [stored[index][1:] for index, _ in seen_order(texts_of(stored))] == [cell[1:] for cell in wanted]
    assert both.treated.screen.cursor.x == texts_of(stored).index("ﻴ")


# A terminal that reverses words


def face_in(cell: tuple[Any, ...]) -> str:
    """Return the face of a cell of the screen: its text, two colours, bold, italic and others."""
    return "".join(each for each, is_on in (("1", cell[3]), ("3", cell[4])) if is_on)


def without_face(cell: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*cell[1:3], *cell[5:])


@given(st.lists(st.tuples(styles, st.lists(PIECES, min_size=1, max_size=4)), max_size=4), st.sampled_from(FONTS))
def test_a_terminal_that_reverses_words_shows_what_is_wanted_in_its_colours(
    some: list[tuple[str, list[str]]], font_of: Callable[[str], str]
) -> None:
    both = Sent(WORDS)
    for used in (some, some[::-1]):
        width = sum(get_character_cell_size(char) for _, pieces in used for piece in pieces for char in piece)
        assume(width <= COLUMNS)
        blanks = " " * (COLUMNS - width)
        both.show(frame(Run(1, 1, (*((style, "".join(pieces)) for style, pieces in used), ("", blanks)))))
        wanted, stored = stored_row(both.raw, 0), stored_row(both.treated, 0)
        faces = [face_in(cell) for cell in stored]
        assert seen(texts_of(stored), faces, font_of) == [text.replace("\u00a0", " ") for text in texts_of(wanted)]
        for one, other in zip(wanted, stored, strict=True):
            assert without_face(one) == without_face(other)


def test_one_word_that_changes_costs_none_of_the_others() -> None:
    both = Sent(WORDS)
    both.show(frame(Run(1, 1, (("", " ﻢﻴﻛ ﻞﺟﺭ"),))))

    sent = both.show(frame(Run(1, 6, (("", "ﻞﺟﺎ"),))))

    assert "ﺎﺟ" in sent
    assert not {*"ﻢﻴﻛ"} & {*sent}


def test_a_colour_stays_where_it_is_seen_and_so_does_the_cursor() -> None:
    both = Sent(WORDS)

    sent = both.show(frame(Run(1, 1, (("", " ﻢﻴ"), ("31", "ﻛ"), ("", "5 "))), cursor="\x1b[1;3H"))

    assert sent == "\x1b[1;1H ﻛﻴ\x1b[31mﻢ\x1b[0;3m5\x1b[m \x1b[1;3H"


# Marks of vowels


MARKED_CELLS = st.sampled_from([*NARROW, "中", "中\u0301", "ى\u0654", "ى\u0654\u064f"])


@given(st.lists(MARKED_CELLS, max_size=8))
def test_marks_come_before_their_letter_or_not_at_all(some: list[str]) -> None:
    row = ["a", *some]
    data = frame(Run(1, 1, (("", "".join(row)),)))
    marks = ["".join(filter(is_tashkeel, each[1:])) for each in row]
    letters = [each[0] + "".join(char for char in each[1:] if not is_tashkeel(char)) for each in row]

    before, strip = (_SEQUENCE.sub("", RenderedFrames(each).render(data)) for each in (BEFORE, STRIP))

    assert before == "".join(mark + letter for mark, letter in zip(marks, letters, strict=True))
    assert strip == "".join(letters)


@given(st.lists(whole_frames(NARROW), min_size=1, max_size=4), st.sampled_from([BEFORE, STRIP]))
def test_wherever_marks_go_letters_and_styles_stay(sent: list[str], treatment: Treatment) -> None:
    both = Sent(treatment)
    for data in sent:
        both.show(data)
        for wanted, got in zip(both.raw.cells(), both.treated.cells(), strict=True):
            assert [cell[1:] for cell in got] == [cell[1:] for cell in wanted]
            assert bases(texts_of(got)) == bases(texts_of(wanted))
            if treatment is STRIP:
                assert not any(is_tashkeel(char) for text in texts_of(got) for char in text[1:])


# Any treatment

ALL = [MARKS, IMPLICIT, WORDS, BEFORE, STRIP]


@pytest.mark.parametrize("treatment", ALL)
def test_a_part_of_a_row_leaves_the_rest_of_it(treatment: Treatment) -> None:
    both = Sent(treatment)
    both.show(frame(Run(1, 1, (("", " ﻢﻴ\u064fﻛ abcdef"),)), Run(2, 1, (("", " xyz"),))))

    both.show(frame(Run(1, 8, (("1", "XY"),))))

    row = texts_of(stored_row(both.treated, 0))
    if treatment is WORDS:
        row = seen(row, [""] * len(row), one_font)
    assert (shown(row) if treatment is IMPLICIT else bases(row)).rstrip() == " ﻢﻴﻛ abXYef"
    assert both.treated.text()[1] == " xyz"


@pytest.mark.parametrize("treatment", ALL)
def test_what_is_forgotten_is_sent_whole_and_not_remembered(treatment: Treatment) -> None:
    both = Sent(treatment)
    data = frame(Run(1, 1, (("", " ﻢﻴﻛ abc"),)))
    first = both.show(data)
    assert both.show(data) in ("", "\x1b[1;1H")
    both.forget()

    # Without the diff: it is the whole frame again.
    assert both.rendered.render(data).replace("\x1b[1;1H", "") == first.replace("\x1b[1;1H", "")
    both.forget()
    part = both.rendered.render(frame(Run(1, 7, (("", "x"),))))
    assert _SEQUENCE.sub("", part) == "      x"


@pytest.mark.parametrize("treatment", ALL)
@pytest.mark.parametrize("data", ["", "\x1b[?25l", "\x1b[2J", "\x1b[?1049h", "ﻢﻴﻛ", "\x1b[1;1Hﻢ\tﻛ\x1b[1;1H"])
def test_what_is_no_frame_passes_as_it_is(treatment: Treatment, data: str) -> None:
    both = Sent(treatment)
    both.show(frame(Run(1, 1, (("", " ﻢﻴﻛ abc"),))))

    assert both.rendered.render(data) == data
