"""Keys that place themes: wherever one is put, there is room, and what two people put there is hardly the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.codebook.order_keys import between, placed


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 999)), max_size=40))
def test_a_key_fits_between_any_two(placed: list[tuple[int, int]]) -> None:
    keys: list[str] = []
    for place, number in placed:
        place = min(place, len(keys))  # noqa: PLW2901 - behind the last one
        low = keys[place - 1] if place else ""
        high = keys[place] if place < len(keys) else ""

        key = between(low, high, f"t{number}")

        assert low < key
        assert not high or key < high
        keys.insert(place, key)
    assert keys == sorted(keys)


@given(st.text(max_size=5), st.text(max_size=5))
def test_a_key_is_a_function_of_its_place_and_of_the_theme(one: str, other: str) -> None:
    for theme in (one, other):
        assert "b" < between("b", "c", theme) == between("b", "c", theme) < "c"
    assert between("b", "c", one)[:-2] == between("b", "c", other)[:-2], "but for the tail"


def test_of_many_themes_few_share_a_key() -> None:
    assert len({between("b", "c", f"theme {number}") for number in range(25)}) > 20


def test_keys_do_not_grow_much_at_the_end() -> None:
    key = ""
    for number in range(100):
        key = between(key, "", f"t{number}")
    assert len(key) < 60


@given(st.lists(st.text("ab1Zص", max_size=3), max_size=6), st.integers(0, 6))
def test_a_theme_comes_to_its_place_whatever_stands_there(orders: list[str], place: int) -> None:
    beside = sorted((f"t{number}", order) for number, order in enumerate(orders))
    beside.sort(key=lambda each: (each[1], each[0]))
    place = min(place, len(beside))

    keys = dict(beside) | placed(beside, place, "new")

    wanted = [theme for theme, _ in beside]
    wanted.insert(place, "new")
    assert sorted(keys, key=lambda theme: (keys[theme], theme)) == wanted
