"""Which steps are kept: a rule over entries, without any file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations import history
from tui.annotations.history import Entry, ParagraphChange, beginning, surplus
from tui.annotations.operations import AddTheme, RemoveTheme
from tui.model import Article, Span


def test_an_entry_is_made_without_a_file() -> None:
    change = ParagraphChange(AddTheme(Span(0, 3), "arms"), RemoveTheme(Span(0, 3), "arms"), 1, "abc")
    entry = Entry(4, "2031-05-04T06:07:08Z", "ليلى", "a", "0" * 64, (change,), undoes=3)

    assert entry.target == 3
    assert Entry(5, entry.at, entry.by, "a", entry.sha256, (), redoes=4).target == 4


def test_the_beginning_of_a_paragraph_ends_where_it_does() -> None:
    article = Article("a", Path("a"), "x" * 100, "t", "", ())

    assert len(beginning(article, Span(10, 90))) == history.QUOTE
    assert len(beginning(article, Span(95, 100))) == 5


@given(st.lists(st.booleans(), max_size=60))
def test_the_last_changes_of_ones_own_are_kept_and_what_took_them_back(are_own: list[bool]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(history, "MOST_CHANGES", 5)
        patched.setattr(history, "MOST_ENTRIES", 10)
        kept = are_own[surplus(are_own) :]

    assert len(kept) <= 10
    assert sum(kept) <= 5
    if len(are_own) <= 10:
        assert sum(kept) == min(5, sum(are_own))
