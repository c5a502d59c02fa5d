"""Which steps are kept: a rule over entries, without any file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations import history
from tui.annotations.history import Entry, ParagraphChange, StateChange, Write, beginning, surplus, without
from tui.annotations.operations import AddTheme
from tui.annotations.undo import is_revertible, redoable, undoable
from tui.model import Article, Span

AT = "2031-05-04T06:07:08.000Z"
CHANGE = ParagraphChange(AddTheme(Span(0, 3), "arms"), 1, "abc", (Write(("themes", "arms"), None, AT),))


def entry(number: int, by: str = "ليلى", *, undoes: int | None = None, redoes: int | None = None) -> Entry:
    return Entry(number, AT, by, "a", "0" * 64, (CHANGE,), undoes, redoes)


def test_an_entry_is_made_without_a_file() -> None:
    assert entry(4, undoes=3).target == 3
    assert entry(5, redoes=4).target == 4
    assert entry(6).target is None


def test_the_beginning_of_a_paragraph_ends_where_it_does() -> None:
    article = Article("a", Path("a"), "x" * 100, "t", "", ())

    assert len(beginning(article, Span(10, 90))) == history.QUOTE
    assert len(beginning(article, Span(95, 100))) == 5


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=60))
def test_the_last_changes_of_ones_own_are_kept_and_what_took_them_back(entries: list[tuple[bool, int]]) -> None:
    are_own, sizes = [own for own, _ in entries], [size for _, size in entries]
    with pytest.MonkeyPatch.context() as patched:
        for name, most in (("MOST_CHANGES", 5), ("MOST_ENTRIES", 10), ("MOST_BYTES", 100)):
            patched.setattr(history, name, most)
        dropped = surplus(are_own, sizes)

    kept, kept_sizes = are_own[dropped:], sizes[dropped:]
    assert len(kept) <= 10
    assert sum(kept) <= 5
    assert sum(kept_sizes) <= 100 or len(kept) == 1
    assert kept or not entries, "the newest one is kept"
    if dropped:  # no change of one's own is dropped that need not be
        last = next((place for place in range(dropped - 1, -1, -1) if are_own[place]), dropped - 1)
        assert len(are_own[last:]) > 10 or sum(are_own[last:]) > 5 or sum(sizes[last:]) > 100


def test_each_has_a_row_of_their_own() -> None:
    entries = [entry(1), entry(2, "سامي"), entry(3), entry(4, undoes=3)]

    assert undoable(entries, "ليلى") == entries[0]
    assert redoable(entries, "ليلى") == entries[3]
    assert (undoable(entries, "سامي"), redoable(entries, "سامي")) == (entries[1], None)
    assert undoable(entries, "هند") is None


def test_a_new_change_leaves_nothing_to_be_made_again() -> None:
    assert redoable([entry(1), entry(2, undoes=1), entry(3)], "ليلى") is None


def test_an_entry_is_taken_back_once_and_by_its_own_author() -> None:
    entries = [entry(1), entry(2, undoes=1), entry(2, "سامي"), entry(3, "سامي", undoes=2)]

    assert not is_revertible(entries[0], entries)
    assert is_revertible(entries[1], entries), "another's step of the same number is another one"
    assert not is_revertible(entries[2], entries)
    assert not is_revertible(entry(9), entries), "it is kept no longer"


def test_of_a_step_over_the_whole_file_what_is_said_of_another_is_taken_out() -> None:
    changes = tuple(StateChange("articles", "0" * 64, Span(0, 3), by, ()) for by in ("ليلى", "سامي"))
    restored = Entry(1, AT, "ليلى", "", "", changes)

    assert without(restored, "ليلى") is None
    found = without(restored, "سامي")
    assert found is not None
    assert found.changes == changes[:1]
