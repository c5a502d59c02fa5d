"""The measure itself: right text scores high and reversed text near nothing, in pictures of real terminals."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from arabic_reshaper import reshape
from bidi.algorithm import get_display

from tests.support.places import SAMPLES
from tests.support.terminals.reading_back import RIGHT, WRONG, score, words, words_in
from tests.support.terminals.window import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminals.emulators import Terminal

pytestmark = pytest.mark.terminals

LINES = textwrap.wrap((SAMPLES / "05-vostochny-summit.txt").read_text(encoding="utf-8"), 60)[:20]


def logical(line: str) -> str:
    return line


def visual(line: str) -> str:
    """Return the line as other libraries order and join it: what the program does is not what is tested here."""
    return str(get_display(reshape(line), base_dir="R"))


@pytest.fixture
def share(
    terminal_named: Callable[[str], Terminal], home: Path, record_property: Callable[[str, object], None]
) -> Callable[[str, Callable[[str], str]], float]:
    """Return the share of ``LINES`` that is read back from a terminal to which they are sent in an order."""

    def measured(name: str, order: Callable[[str], str]) -> float:
        shown = home / "shown"
        shown.write_text("".join(f"{order(line)}\n" for line in LINES), encoding="utf-8")
        with opened(terminal_named(name), ["tail", "-n", "+1", "-f", str(shown)], home) as window:
            found = score(words(" ".join(LINES)), words_in(window.settled()))
        record_property(f"{name}, {order.__name__} text", found)
        return found

    return measured


@pytest.mark.parametrize(("name", "order"), [("xterm", visual), ("vte", logical)])
def test_text_in_the_order_that_the_terminal_takes_is_read_back(
    name: str, order: Callable[[str], str], share: Callable[[str, Callable[[str], str]], float]
) -> None:
    assert share(name, order) >= RIGHT


@pytest.mark.parametrize(("name", "order"), [("xterm", logical), ("vte", visual)])
def test_text_that_comes_out_reversed_is_not(
    name: str, order: Callable[[str], str], share: Callable[[str, Callable[[str], str]], float]
) -> None:
    assert share(name, order) <= WRONG


def test_the_score_is_the_share_in_the_same_order() -> None:
    assert score(["a", "b", "c", "d"], ["x", "a", "c", "y", "d", "b"]) == 0.75
    assert score(["a", "b"], ["b", "a"]) == 0.5
    assert score(["a"], []) == 0


def test_words_are_compared_as_a_search_compares_them() -> None:
    assert words("«سُلِّمت»، الأسئلة: ٢٠٢٣ Kim") == words("سلمت الاسئلة 2023 kim")
