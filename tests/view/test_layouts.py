"""Lines of paragraphs are laid out once, and only so many of them are kept."""

from __future__ import annotations

from tests.support.store_texts import article_of
from tui.text.layout import DEFAULT, LayoutOptions, layout
from tui.view.layouts import LAYOUTS_KEPT, Layouts


def test_the_same_lines_are_given_again_and_others_for_another_width_look_or_text() -> None:
    article, corrected = article_of("one two", "three"), article_of("one two!", "three")
    layouts = Layouts()
    lines = layouts.lines(article, 0, 4, DEFAULT)

    assert [line.text for line in lines] == [line.text for line in layout("one two", 4, DEFAULT)]
    assert layouts.lines(article, 0, 4, DEFAULT) is lines
    assert len(layouts.lines(article, 0, 20, DEFAULT)) == 1
    assert layouts.lines(article, 1, 20, DEFAULT)[0].text == "three"
    assert layouts.lines(article, 0, 4, LayoutOptions(base="R"))[0].base == "R"
    assert layouts.lines(corrected, 0, 20, DEFAULT)[0].text == "one two!"


def test_what_was_asked_for_longest_ago_goes() -> None:
    article = article_of(*["a"] * (LAYOUTS_KEPT + 1))
    layouts = Layouts()
    first, second = (layouts.lines(article, index, 9, DEFAULT) for index in (0, 1))
    for index in range(2, LAYOUTS_KEPT):
        layouts.lines(article, index, 9, DEFAULT)
    assert layouts.lines(article, 0, 9, DEFAULT) is first

    layouts.lines(article, LAYOUTS_KEPT, 9, DEFAULT)

    assert layouts.lines(article, 0, 9, DEFAULT) is first
    assert layouts.lines(article, 1, 9, DEFAULT) is not second
