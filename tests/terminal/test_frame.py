"""What is sent instead of a frame shows the same screen, in fewer bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from tests.support.frames import ARABIC, COLUMNS, EVERYTHING, LATIN, WIDE, Run, Terminal, frame, frames, whole_frames
from tui.terminal.frame import LONGEST_REWRITTEN_GAP, Frames

if TYPE_CHECKING:
    from collections.abc import Iterable


def both_terminals(sent: Iterable[str]) -> tuple[Terminal, Terminal]:
    """Return a terminal that got everything as it was, and one that got what is sent instead."""
    raw, encoded, encoder = Terminal(), Terminal(), Frames()
    for data in sent:
        raw.show(data)
        encoded.show(encoder.encode(data))
        assert encoded.cells() == raw.cells(), repr(data)
    return raw, encoded


@given(st.lists(frames(EVERYTHING), max_size=6))
def test_any_frames_show_the_same_screen(sent: list[str]) -> None:
    both_terminals(sent)


@given(st.lists(whole_frames(LATIN + WIDE), max_size=6))
def test_latin_and_wide_frames_show_the_same_screen_with_no_more_bytes(sent: list[str]) -> None:
    both_terminals(sent)
    encoder = Frames()
    for data in sent:
        assert len(encoder.encode(data).encode()) <= len(data.encode())


@given(
    st.lists(frames(EVERYTHING), max_size=4), frames(EVERYTHING), st.sampled_from(["\x1b[2J", "\x1b[?1049h", "\x1bc"])
)
def test_after_something_else_was_written_the_next_frame_shows_the_same_screen(
    before: list[str], after: str, other: str
) -> None:
    both_terminals([*before, other, after])


@given(whole_frames(LATIN + WIDE + ARABIC))
def test_a_frame_sent_again_costs_at_most_a_cursor_move(data: str) -> None:
    encoder = Frames()
    encoder.encode(data)

    assert encoder.encode(data) in ("", "\x1b[1;1H")


def test_only_the_changed_cell_of_a_row_is_sent() -> None:
    encoder = Frames()
    encoder.encode(frame(Run(2, 1, (("31", "abcdefghij"),))))

    sent = encoder.encode(frame(Run(2, 1, (("31", "abcdefghiX"),))))

    assert sent == "\x1b[2;10H\x1b[31mX\x1b[m"


def test_a_short_gap_of_the_same_style_is_written_again_and_a_long_one_is_jumped() -> None:
    encoder = Frames()
    encoder.encode(frame(Run(1, 1, (("", "a" * 12),))))

    assert encoder.encode(frame(Run(1, 1, (("", "XaaXaaaaaaaX"),)))) == "\x1b[1;1HXaaX\x1b[7CX"
    assert LONGEST_REWRITTEN_GAP < 7


def test_the_neighbours_of_an_arabic_letter_that_goes_are_drawn_anew() -> None:
    encoder = Frames()
    encoder.encode(frame(Run(1, 1, (("", "abc"),)), Run(2, 1, (("", "d\ufee2f"),)), Run(3, 1, (("", "ghi"),))))

    terminal = Terminal()
    sent = encoder.encode(frame(Run(2, 2, (("", "e"),))))
    terminal.show(sent)

    assert terminal.text() == [" b", "def", " h", ""]


def test_the_bytes_of_a_gap_are_counted_not_its_characters() -> None:
    encoder = Frames()
    encoder.encode(frame(Run(1, 1, (("", "a中文b"),))))

    assert encoder.encode(frame(Run(1, 1, (("", "X中文Y"),)))) == "\x1b[1;1HX\x1b[4CY"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1;2", "2;3"),
        ("1;2;31;41", "2;3;31;41"),
        ("1;31;41", "2;31;41"),
        ("1;2;31;41", "1;31;41"),
        ("1;3;31;41", "3;1;31;41"),
        ("1;3;4;7;9;31;41", "31;41"),
        ("4;38;5;4;48;5;9", "9;38;5;4;48;5;9"),
        ("53;31;41", "31;41"),
        ("31;41", "39;49"),
        ("38;2;104;97;31;48;2;1;1;1", "38;2;104;97;32;48;2;1;1;1"),
        ("97;107", "97;100"),
    ],
)
def test_from_one_style_to_the_other(one: str, other: str) -> None:
    both_terminals([frame(Run(1, 1, ((one, "a"), (other, "b"), (one, "c"))))])


@given(st.lists(st.builds(Style, bold=st.booleans(), dim=st.booleans(), italic=st.booleans(), underline=st.booleans(),
                          reverse=st.booleans(), strike=st.booleans(),
                          color=st.sampled_from([None, "red", "bright_blue", "color(99)", "#123456", "default"]),
                          bgcolor=st.sampled_from([None, "green", "bright_white", "color(31)", "#654321"])),
                min_size=1, max_size=COLUMNS))  # fmt: skip
def test_any_row_of_rich_styles_shows_the_same_in_no_more_bytes(row: list[Style]) -> None:
    data = "\x1b[1;1H" + "".join(style.render("x") for style in row) + "\x1b[1;1H"
    both_terminals([data])
    assert len(Frames().encode(data)) <= len(data)


def test_a_narrow_character_over_half_a_wide_one_blanks_the_other_half() -> None:
    raw, encoded = both_terminals(
        [
            frame(Run(1, 1, (("41", "a中b"),))),
            frame(Run(1, 3, (("", "x"),))),
            frame(Run(1, 1, (("41", "a中b"),))),
            frame(Run(1, 2, (("", "x"),))),
            frame(Run(1, 1, (("41", "a中b"),))),
        ]
    )
    assert encoded.text() == raw.text() == ["a中b", "", "", ""]


def test_text_that_takes_a_wide_characters_place_is_still_only_a_difference() -> None:
    encoder = Frames()
    encoder.encode(frame(Run(1, 1, (("", "a中bcdefg"),))))

    assert encoder.encode(frame(Run(1, 1, (("", "axybcdefg"),)))) == "\x1b[1;2Hxy"


def test_a_mark_without_a_base_does_what_it_does_unencoded() -> None:
    both_terminals([frame(Run(1, 1, (("", "\u064ea"),))), frame(Run(1, 5, (("", "\u064eb"),)))])


NOT_FRAMES = [
    "hello",
    "\x1b[31mtext\x1b[0m\x1b[1;1H",
    "\x1b[2;1Habc",
    "\x1b[1;1Ha\nb\x1b[1;1H",
    "\x1b[1;1H\x1b[31mopen\x1b[1;1H",
    "\x1b[1;1Ha\tb\x1b[1;1H",
    "\x1b[1;1Ha\x9bb\x1b[1;1H",
    "\x1b[1;1H\x1b]8;id=1;http://example.org\x1b\\link\x1b]8;;\x1b\\\x1b[1;1H",
    "\x1b[2J",
    "\x1b[?1049h",
    "\x1b[1;1Hhalf of a fra\x1b[3",
]
HARMLESS = [
    "",
    "\x1b[?25l",
    "\x1b[?2026h",
    "\x1b[?2026l",
    "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h",
    "\x1b]52;c;YWJj\x07",
]
BEFORE = frame(Run(1, 1, (("31", "abc"),)))


@pytest.mark.parametrize("data", NOT_FRAMES)
def test_what_is_no_frame_passes_and_makes_the_next_frame_whole(data: str) -> None:
    encoder = Frames()
    encoder.encode(BEFORE)

    assert encoder.encode(data) == data
    assert "abc" in encoder.encode(BEFORE)


@pytest.mark.parametrize("data", HARMLESS)
def test_what_leaves_the_cells_alone_passes_and_is_forgotten(data: str) -> None:
    encoder = Frames()
    encoder.encode(BEFORE)

    assert encoder.encode(data) == data
    assert "abc" not in encoder.encode(BEFORE)


def test_forgetting_makes_the_next_frame_whole() -> None:
    encoder = Frames()
    encoder.encode(BEFORE)
    encoder.forget()

    assert "abc" in encoder.encode(BEFORE)


def test_on_its_way_to_the_cursors_place_it_writes_nothing_in_another_style() -> None:
    row = (("1", "abcde"),)
    both_terminals([frame(Run(1, 1, row)), frame(Run(1, 1, (("1", "Xbcde"),)), cursor="\x1b[1;4H")])


def test_the_cursor_ends_where_the_frame_leaves_it() -> None:
    encoder = Frames()
    terminal = Terminal()
    for data in (frame(Run(1, 1, (("", "abc"),)), cursor="\x1b[3;7H"), frame(cursor="\x1b[2;2H")):
        terminal.show(encoder.encode(data))
    assert (terminal.screen.cursor.y + 1, terminal.screen.cursor.x + 1) == (2, 2)
