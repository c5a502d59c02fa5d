"""The window over items of any height, compared with one over the list of all their rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.view.viewport import KEPT_ROWS, Place, Viewport


@dataclass
class Items:
    """Items of the given heights, and a viewport on them."""

    heights: list[int]
    height: int

    def __post_init__(self) -> None:
        self.viewport = Viewport(self.heights.__getitem__)
        self.viewport.count = len(self.heights)
        self.viewport.height = self.height

    def all_rows(self) -> list[Place]:
        return [Place(item, row) for item, height in enumerate(self.heights) for row in range(height)]

    def window(self) -> list[Place]:
        return list(self.viewport.rows())

    def start(self) -> int:
        """Return where the window begins among all rows; check that it is one, whole and without a gap."""
        rows, window = self.all_rows(), self.window()
        assert len(window) == min(self.viewport.height, len(rows))
        start = rows.index(window[0]) if window else 0
        assert window == rows[start : start + len(window)]
        return start


heights = st.lists(st.integers(0, 9) | st.sampled_from([0, 1, 30]), min_size=1, max_size=12)
items = st.builds(Items, heights, st.integers(1, 12))


@given(items, st.lists(st.integers(-60, 60), max_size=8))
def test_scrolling_moves_by_so_many_rows_and_stops_at_the_ends(items: Items, steps: list[int]) -> None:
    for step in steps:
        last_start = max(0, len(items.all_rows()) - items.height)
        expected = max(0, min(items.start() + step, last_start))
        items.viewport.scroll(step)
        assert items.start() == expected


@given(items, st.data())
def test_a_jump_puts_the_item_at_the_top_as_far_as_the_items_reach(items: Items, data: st.DataObject) -> None:
    item = data.draw(st.integers(0, len(items.heights) - 1))
    last_start = max(0, len(items.all_rows()) - items.height)

    items.viewport.jump(item)

    assert items.start() == min(sum(items.heights[:item]), last_start)


@given(items, st.data())
def test_any_moves_keep_the_window_whole_and_show_what_was_asked_for(items: Items, data: st.DataObject) -> None:
    viewport = items.viewport
    for _ in range(data.draw(st.integers(1, 10))):
        item = data.draw(st.integers(0, len(items.heights) - 1))
        match data.draw(st.sampled_from(["show", "scroll", "jump", "height", "other heights"])):
            case "scroll":
                viewport.scroll(data.draw(st.integers(-60, 60)))
            case "jump":
                viewport.jump(item)
            case "height":
                viewport.height = data.draw(st.integers(1, 12))
                viewport.show(item)
            case "other heights":
                items.heights[:] = data.draw(st.permutations(items.heights))
                viewport.show(item)
            case _:
                viewport.show(item)
                assert is_in_sight(items, item)
        items.start()


def is_in_sight(items: Items, item: int) -> bool:
    """Return whether the item is whole on screen, or begins at its top, or fills it."""
    rows = [place.row for place in items.window() if place.item == item]
    whole = len(rows) == items.heights[item]
    return whole or len(rows) == items.viewport.height


@given(items, st.data())
def test_the_rows_of_an_item_on_screen(items: Items, data: st.DataObject) -> None:
    items.viewport.scroll(data.draw(st.integers(0, 60)))
    window = items.window()
    for item in range(len(items.heights)):
        expected = [y for y, place in enumerate(window) if place.item == item]
        assert list(items.viewport.visible_rows(item)) == expected
        assert next(iter(items.viewport.visible_rows(item)), None) == (expected[0] if expected else None)


def test_nothing_moves_while_the_item_is_on_screen() -> None:
    items = Items([3] * 20, 10)

    assert not items.viewport.show(2)
    assert items.start() == 0


def test_the_page_is_turned_for_an_item_below() -> None:
    items = Items([3] * 20, 10)

    assert items.viewport.show(3)

    assert items.window()[0] == Place(3 - 1, 0)
    assert next(iter(items.viewport.visible_rows(3)), None) == KEPT_ROWS


def test_a_page_turned_for_a_tall_item_keeps_only_what_leaves_room_for_it() -> None:
    items = Items([3, 3, 9, 3, 3, 3], 10)

    items.viewport.show(2)

    assert list(items.viewport.visible_rows(2)) == list(range(1, 10))


def test_an_item_above_comes_to_the_bottom() -> None:
    items = Items([3] * 20, 10)
    items.viewport.jump(15)

    assert items.viewport.show(12)

    assert list(items.viewport.visible_rows(12)) == [7, 8, 9]


def test_an_item_taller_than_the_screen_comes_with_its_beginning_from_either_side() -> None:
    for start in (0, 5):
        items = Items([3, 3, 40, 3, 3, 3, 3, 3, 3], 10)
        items.viewport.jump(start)

        items.viewport.show(2)

        assert items.window()[0] == Place(2, 0)


def test_a_tall_item_that_is_scrolled_through_stays_where_it_is() -> None:
    items = Items([3, 40, 3], 10)
    items.viewport.jump(1)
    items.viewport.scroll(20)

    assert not items.viewport.show(1)
    assert items.window()[0] == Place(1, 20)


def test_without_items_there_are_no_rows() -> None:
    items = Items([], 10)
    items.viewport.scroll(3)
    items.viewport.jump(5)

    assert items.window() == []


def test_fewer_items_than_before_bring_the_window_back() -> None:
    items = Items([3] * 20, 10)
    items.viewport.jump(19)
    items.viewport.count = 5
    items.heights[5:] = []

    items.viewport.scroll(0)

    assert items.start() == 5


@pytest.mark.parametrize("move", ["show first", "show last", "jump", "page", "rows"])
def test_only_items_near_the_screen_are_ever_measured(move: str) -> None:
    count, height = 100_000, 50
    asked: Counter[int] = Counter()

    def item_height(item: int) -> int:
        asked[item] += 1
        return 2

    viewport = Viewport(item_height)
    viewport.count, viewport.height = count, height
    viewport.jump(count // 2)
    asked.clear()
    match move:
        case "show first":
            viewport.show(0)
        case "show last":
            viewport.show(count - 1)
        case "jump":
            viewport.jump(123)
        case "page":
            viewport.scroll(height)
        case _:
            assert len(list(viewport.rows())) == height

    assert sum(asked.values()) <= 4 * height
