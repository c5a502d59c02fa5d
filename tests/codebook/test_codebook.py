"""The code book: order, keys, labels, and changes of it, without any file."""

from __future__ import annotations

import pytest

from tui.codebook.codebook import DEFAULT_THEMES, PALETTE, CodeBook, free_colour, is_theme_id
from tui.errors.requests import NoThemeIdError
from tui.model import Label, Theme


def numbered(count: int) -> CodeBook:
    return CodeBook(
        Theme(f"t{number}", Label(f"موضوع {number}", f"Theme {number}"), "#000000") for number in range(count)
    )


def test_the_first_nine_have_keys() -> None:
    book = numbered(12)

    assert [book.digit(theme.id) for theme in book] == [*range(1, 10), 0, 0, 0]
    assert book.digit("unknown") == 0
    assert [book.at_digit(digit) for digit in (1, 9)] == [book.get("t0"), book.get("t8")]
    assert CodeBook().at_digit(5) is None


def test_ids_are_sorted_as_the_book_is_and_unknown_ones_come_last() -> None:
    assert CodeBook().sorted(["x", "sanctions", "y", "arms"]) == ["arms", "sanctions", "x", "y"]


def test_an_unknown_theme_is_called_by_its_id() -> None:
    assert CodeBook().name("arms", "ar") == "أسلحة"
    assert CodeBook().name("arms", "en") == "Arms"
    assert CodeBook().name("lost", "ar") == "lost"


def test_of_two_themes_with_one_id_the_first_one_stays() -> None:
    other = Theme("arms", Label("آخر", "Other"), "#000000")
    new = Theme("energy", Label("طاقة", "Energy"), "#0072B2")

    assert [*CodeBook().with_themes([other, new])] == [*DEFAULT_THEMES, new]


def test_a_change_is_another_book() -> None:
    before = CodeBook()
    after = before.with_themes([before.new_theme("طاقة نووية")])

    assert "طاقة-نووية" not in before
    assert after.digit("طاقة-نووية") == 5
    assert before == CodeBook() != after


def test_a_new_theme_has_an_id_of_its_name_and_a_colour_that_is_free() -> None:
    theme = CodeBook().new_theme("  Human   Rights_2 ")

    assert theme == Theme("human-rights-2", Label("Human Rights_2", "Human Rights_2"), PALETTE[4])


@pytest.mark.parametrize("name", ["", "  ", "!?", "Arms", "SANCTIONS", "-"])
def test_a_name_that_gives_no_id_or_a_taken_one_is_refused(name: str) -> None:
    with pytest.raises(NoThemeIdError) as raised:
        CodeBook().new_theme(name)

    assert raised.value.name == name.strip()


def test_a_colour_given_is_not_given_again() -> None:
    themes = [Theme("a", Label("a", "a"), "#e69f00"), Theme("b", Label("b", "b"), "#123456")]

    assert free_colour(themes) == "#56B4E9"
    assert free_colour([]) == "#E69F00"


@pytest.mark.parametrize("text", ["arms", "space-cooperation", "2", "تعاون-فضائي", "é1"])
def test_letters_and_digits_of_any_script_make_a_theme_id(text: str) -> None:
    assert is_theme_id(text)


@pytest.mark.parametrize("text", ["", "-", "-a", "a b", "a\n", "a_b", "a,b", "#a", "a\u200f", "سِلم", "a/b"])
def test_nothing_else_makes_a_theme_id(text: str) -> None:
    assert not is_theme_id(text)
