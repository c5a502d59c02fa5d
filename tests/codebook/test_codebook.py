"""The code book: order, keys, labels and the tree, without any file."""

from __future__ import annotations

import pytest

from tui.codebook.codebook import DEFAULT_THEMES, CodeBook, free_colour, is_theme_id, theme_id_of
from tui.codebook.kept_book import KeptBook
from tui.model import Label, Theme


def theme(theme_id: str, parent: str = "") -> Theme:
    return Theme(theme_id, Label(f"{theme_id} بالعربية", theme_id.capitalize()), "#000000", parent)


def numbered(count: int) -> CodeBook:
    return CodeBook(theme(f"t{number}") for number in range(count))


KEPT = KeptBook(
    (theme("arms"), theme("missiles", "arms"), theme("scud", "missiles"), theme("tanks", "arms"), theme("trade")),
    archived=frozenset({"missiles"}),
    gone=frozenset({"space"}),
    merged={"weapons": "arms", "rockets": "missiles"},
)
TREE = CodeBook((), KEPT)
"""Arms above missiles (put away), above these scud; arms above tanks; trade."""


def test_the_first_nine_have_keys() -> None:
    book = numbered(12)

    assert [book.digit(theme.id) for theme in book] == [*range(1, 10), 0, 0, 0]
    assert book.digit("unknown") == 0
    assert [book.at_digit(digit) for digit in (1, 9)] == [book.get("t0"), book.get("t8")]
    assert CodeBook().at_digit(5) is None


def test_only_what_stands_at_the_top_has_a_key() -> None:
    assert [(each.id, TREE.digit(each.id)) for each in TREE] == [("arms", 1), ("scud", 0), ("tanks", 0), ("trade", 2)]
    assert TREE.at_digit(2) == TREE.get("trade")
    assert TREE.digit("weapons") == 1


def test_ids_are_sorted_as_the_book_is_and_unknown_ones_come_last() -> None:
    assert CodeBook().sorted(["x", "sanctions", "y", "arms"]) == ["arms", "sanctions", "x", "y"]
    assert TREE.sorted(["x", "trade", "missiles", "weapons"]) == ["weapons", "missiles", "trade", "x"]


def test_an_unknown_theme_is_called_by_its_id() -> None:
    assert CodeBook().name("arms", "ar") == "أسلحة"
    assert CodeBook().name("arms", "en") == "Arms"
    assert CodeBook().name("lost", "ar") == "lost"


def test_what_is_put_away_is_known_and_not_offered() -> None:
    assert "missiles" not in TREE
    assert "missiles" not in TREE.ids
    assert TREE.is_archived("missiles")
    assert TREE.is_known("missiles")
    assert TREE.name("missiles", "en") == "Missiles"
    assert [each.id for each in TREE.known] == ["arms", "missiles", "scud", "tanks", "trade"]
    assert len(TREE) == 4


def test_a_merged_theme_is_the_one_that_it_became() -> None:
    assert (TREE.resolved("weapons"), TREE.resolved("trade"), TREE.resolved("x")) == ("arms", "trade", "x")
    assert TREE.get("weapons") == TREE.get("arms")
    assert TREE.name("weapons", "en") == "Arms"
    assert "weapons" not in TREE
    assert TREE.is_known("weapons")
    assert not TREE.is_archived("weapons")
    assert TREE.is_archived("rockets")


def test_what_was_taken_out_is_not_known() -> None:
    assert TREE.is_gone("space")
    assert not TREE.is_known("space")
    assert TREE.get("space") is None


def test_below_a_theme_that_is_put_away_one_hangs_on_the_nearest_that_is_not() -> None:
    assert (TREE.parent("scud"), TREE.depth("scud"), TREE.depth("arms")) == ("arms", 1, 0)
    assert TREE.children("arms") == ("scud", "tanks")
    assert TREE.children("") == ("arms", "trade")
    assert TREE.path("scud", "en") == "Arms › Scud"
    assert TREE.path("trade", "en") == "Trade"


def test_what_is_below_counts_what_is_put_away() -> None:
    assert TREE.is_below("scud", "missiles")
    assert TREE.is_below("scud", "arms")
    assert not TREE.is_below("arms", "scud")
    assert not TREE.is_below("trade", "arms")


def test_of_two_themes_with_one_id_the_first_one_stays() -> None:
    other, new = theme("arms"), theme("energy")

    assert [*CodeBook([other, new], KeptBook(DEFAULT_THEMES))] == [*DEFAULT_THEMES, new]


def test_what_the_file_has_put_away_taken_out_or_merged_does_not_come_back_from_the_settings() -> None:
    book = CodeBook([theme("missiles"), theme("space"), theme("weapons"), theme("new")], KEPT)

    assert [each.id for each in book] == ["arms", "scud", "tanks", "trade", "new"]


def test_books_are_equal_by_all_that_they_know() -> None:
    assert CodeBook((), KEPT) == TREE
    assert CodeBook((), KEPT._replace(merged={})) != TREE
    assert CodeBook((), KEPT._replace(archived=frozenset())) != TREE
    assert CodeBook() == CodeBook()
    assert hash(CodeBook((), KEPT)) == hash(TREE)


@pytest.mark.parametrize(
    ("name", "theme_id"),
    [("  Human   Rights_2 ", "human-rights-2"), ("طاقة نووية", "طاقة-نووية"), ("Arms", "arms"), ("!?", ""), ("-", "")],
)
def test_an_id_follows_from_a_name(name: str, theme_id: str) -> None:
    assert theme_id_of(name) == theme_id


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


def test_numbers_have_two_digits_where_more_than_nine_stand_side_by_side() -> None:
    many = [Theme(f"t{place}", Label(f"م{place}", f"T{place}"), "#0072B2") for place in range(1, 102)]
    below = [Theme(f"c{place}", Label(f"ت{place}", f"C{place}"), "#0072B2", parent="t2") for place in range(1, 4)]
    last = Theme("lost", Label("بعيد", "Lost"), "#0072B2", parent="t100")
    numbers = CodeBook([*below, *many, last]).numbers()
    assert (numbers["t1"], numbers["t2"], numbers["t99"]) == ("01", "02", "99")
    assert (numbers["c1"], numbers["c3"]) == ("021", "023")
    assert not {"t100", "t101", "lost"} & numbers.keys(), "none stands for them"
    assert len({*numbers.values()}) == len(numbers) == 102
