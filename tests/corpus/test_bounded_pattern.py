"""Regular expressions of a person's own end, whatever they say: refused at once, or after a moment."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from tests.support.said import refused
from tui.corpus.bounded_pattern import LONGEST_MATCH, MOST_CREDIT, bounded_pattern
from tui.errors.configuration import BadPatternError, EndlessPatternError

MINE = Path("mine.toml")


@pytest.mark.parametrize("pattern", ["(ا|اا)+ب", "(?:ا|اا|ااا){9,}[بت]", "(?R)ا"])
def test_a_pattern_that_goes_back_for_ever_is_an_error_that_names_it(pattern: str) -> None:
    endless, began = bounded_pattern(pattern, MINE), process_time()

    with refused(EndlessPatternError, r"^mine\.toml: .*takes too long$") as caught:
        endless.fullmatch("ا" * 190 + "ج")

    assert caught.error.pattern == pattern
    assert process_time() - began < 20 * LONGEST_MATCH


def test_a_pattern_that_takes_long_on_many_lines_is_an_error_too() -> None:
    endless, began = bounded_pattern("(ا|اا)+ب", MINE), process_time()

    with refused(EndlessPatternError, "takes too long$"):
        for _ in range(100_000):
            endless.fullmatch("ا" * 22 + "ج")

    assert process_time() - began < 5 * MOST_CREDIT


def test_a_pattern_may_match_as_many_lines_as_there_are() -> None:
    usual = bounded_pattern(r"\w+ \w+ .{1,40}", MINE)

    assert all(usual.fullmatch("تابعونا على تويتر") for _ in range(10_000))


@pytest.mark.parametrize(
    "pattern",
    ["(((a{1000}){1000}){1000})", "a{10001}", "a{99999999999999999999}", "(" * 5000 + ")" * 5000, "a" * 10_001],
    ids=["nested", "once", "beyond numbers", "brackets", "long"],
)
def test_a_pattern_that_would_take_the_memory_is_refused_before_it_does(pattern: str) -> None:
    with refused(BadPatternError, r"^mine\.toml: bad regular expression "):
        bounded_pattern(pattern, MINE)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (r"\w+ \d{2,4}(?: \w{1,10}){0,3}", "العدد ١٢٣ من المجلة"),
        (r"(?:read|see) also\b.{0,150}", "Read also: another"),
        (r"خبر[.:]?(?:(?<=:).{1,20})?", "خبر: آخر"),
        (r"(.)\1{5,}", "======"),
        (r"[^][{}()]+[(){}]{2}", "نص()"),
    ],
)
def test_what_python_understands_is_understood(pattern: str, line: str) -> None:
    assert bounded_pattern(pattern, MINE).fullmatch(line)
    assert not bounded_pattern(pattern, MINE).fullmatch(f"{line}\n؟")


def test_a_doubtful_pattern_is_no_warning_on_the_screen(recwarn: pytest.WarningsRecorder) -> None:
    assert bounded_pattern("[[a]--b]", MINE).fullmatch("a--b]") is not None
    assert not recwarn
