"""Changes of the code book in the tag file: taken back, and made on several copies at once."""

from __future__ import annotations

import itertools
from datetime import timedelta
from functools import reduce
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.book_states import (
    IDS,
    BookStep,
    Tagging,
    attempted,
    beginning,
    book_of,
    book_steps,
    changes,
    copies_of,
    living_themes,
    tagged,
)
from tests.support.whole_states import NEW, ONE_ARTICLE, OTHER, START, raw, view
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving, CodeBookChange, Deletion, Merge, Move
from tui.errors import RequestError
from tui.store.codebook_changes import changed
from tui.store.joining import joined_tables
from tui.store.restoring import taken_back

if TYPE_CHECKING:
    from datetime import datetime

    from tui.codebook.kept_book import KeptBook
    from tui.store.schema import Tables

LATE = START + timedelta(days=1)
EARLY = START - timedelta(days=9)
ARMS, WAR = (Tagging(NEW, 0, theme, is_on=True) for theme in ("arms", "war"))


def seen(tables: Tables) -> tuple[object, KeptBook]:
    """Return what is seen of a state; what was added and taken out again is nothing."""
    return view(tables), book_of(tables)._kept._replace(gone=frozenset())  # noqa: SLF001 - all that it is made of


def given_themes(tables: Tables) -> set[tuple[str, str]]:
    """Return who has given which theme, as the code book resolves it."""
    book = book_of(tables)
    return {(by, book.resolved(path[1])) for _, _, by, path in view(tables) if path[0] == "themes"}


def made(tables: Tables, change: CodeBookChange, by: str = "Mona", *, late: int = 0) -> Tables:
    done = attempted(tables, change, by, LATE + timedelta(minutes=late))
    assert done is not None
    return done[0]


@given(book_steps)
@settings(max_examples=200, deadline=None)
def test_in_whatever_order_copies_meet_the_code_book_is_the_same_tree_and_hides_no_tag(script: list[BookStep]) -> None:
    copies = copies_of(script)

    joined = [reduce(joined_tables, each) for each in itertools.permutations(copies)]
    assert len({*map(raw, joined)}) == 1

    tables = joined[0]
    book = book_of(tables)
    above = [""]
    for theme in book.known:
        assert theme.parent in above
        above.append(theme.id)
    for theme_id in living_themes(tables):
        assert book.get(theme_id) is not None, "a tag that somebody has given is shown"


@given(book_steps, changes, st.sampled_from([LATE, EARLY]))
@settings(max_examples=200, deadline=None)
def test_each_change_is_taken_back_and_made_again(
    script: list[BookStep], change: CodeBookChange, back_at: datetime
) -> None:
    before = copies_of(script)[0]
    done = attempted(before, change, "Mona", LATE)
    if done is None:
        return
    after, undo = done

    back = taken_back(after, undo, ONE_ARTICLE, back_at)
    again = taken_back(back.tables, back.changes, ONE_ARTICLE, LATE)

    assert (back.left, again.left) == (0, 0)
    assert seen(back.tables) == seen(before)
    assert seen(again.tables) == seen(after)
    assert seen(joined_tables(back.tables, joined_tables(after, before))) == seen(before)


@given(book_steps, changes)
@settings(max_examples=100, deadline=None)
def test_what_is_so_already_is_not_written(script: list[BookStep], change: CodeBookChange) -> None:
    done = attempted(copies_of(script)[0], change, "Mona", LATE)
    if done is not None:
        try:
            again = changed(done[0], change, book_of(done[0]), "Mona", LATE)
        except RequestError:
            return
        assert again.is_changed is (raw(again.tables) != raw(done[0]))
        assert not again.is_changed or not isinstance(change, Merge | Archiving | Deletion)


def test_a_move_that_is_taken_back_does_not_go_before_one_that_was_made_later_elsewhere() -> None:
    arms, space = made(beginning(), Move("arms", "space")), made(beginning(), Move("space", "arms"), late=1)
    before = joined_tables(arms, space)
    assert (book_of(before).parent("arms"), book_of(before).parent("space")) == ("", "arms")

    done = attempted(before, Move("arms", "war"), "Mona", LATE + timedelta(minutes=2))
    assert done is not None
    back = taken_back(done[0], done[1], ONE_ARTICLE, LATE + timedelta(minutes=3))

    assert seen(back.tables) == seen(before)


def test_a_tag_that_was_not_seen_follows_a_merge_and_its_undo() -> None:
    merged = attempted(beginning(), Merge("arms", "war"), "Mona", LATE)
    assert merged is not None
    elsewhere = tagged(beginning(), ARMS, "Omar", START)

    both = joined_tables(merged[0], elsewhere)
    assert given_themes(both) == {("Omar", "war")}
    back = taken_back(both, merged[1], ONE_ARTICLE, LATE)
    assert given_themes(back.tables) == {("Omar", "arms")}
    again = taken_back(back.tables, back.changes, ONE_ARTICLE, LATE)
    assert given_themes(again.tables) == {("Omar", "war")}


def test_a_deletion_takes_off_ones_own_tags_of_all_that_has_become_the_theme() -> None:
    before = made(beginning(), Merge("arms", "war"))
    for each in (ARMS, WAR, Tagging(OTHER, 2, "war", is_on=True), Tagging(NEW, 1, "space", is_on=True)):
        before = tagged(before, each, "Mona", START)

    done = attempted(before, Deletion("war"), "Mona", LATE)

    assert done is not None
    assert given_themes(done[0]) == {("Mona", "space")}
    assert book_of(done[0]).ids == ["space", "peace"]
    assert book_of(done[0]).is_gone("war")
    assert seen(taken_back(done[0], done[1], ONE_ARTICLE, LATE).tables) == seen(before)


def test_what_others_have_given_stays_and_keeps_a_deleted_theme() -> None:
    before = tagged(tagged(beginning(), ARMS, "Mona", START), ARMS, "Omar", START)

    after = made(before, Deletion("arms"))
    assert given_themes(after) == {("Omar", "arms")}
    assert book_of(after).is_archived("arms")

    nobody = made(after, Deletion("arms"), "Omar", late=1)
    assert given_themes(nobody) == set()
    assert book_of(nobody).is_gone("arms")


def test_a_deleted_theme_that_somebody_has_given_elsewhere_is_there_again_for_all() -> None:
    after = joined_tables(made(beginning(), Deletion("arms")), tagged(beginning(), ARMS, "Omar", START))

    assert book_of(after).is_archived("arms")
    back = made(after, Addition("arms"), late=1)
    assert book_of(back).ids == [*IDS], "where it was"
    assert book_of(back).name("arms", "en") == "arms en", "as it was"


def test_an_added_theme_that_is_taken_back_keeps_its_name_for_those_who_have_given_it() -> None:
    done = attempted(beginning(), Addition("Energy"), "Mona", LATE)
    assert done is not None
    used = tagged(done[0], Tagging(NEW, 0, "energy", is_on=True), "Omar", LATE)

    back = taken_back(used, done[1], ONE_ARTICLE, LATE)

    assert book_of(back.tables).is_archived("energy")
    assert book_of(back.tables).name("energy", "en") == "Energy"
    assert book_of(taken_back(done[0], done[1], ONE_ARTICLE, LATE).tables).ids == [*IDS]


def test_the_same_theme_that_two_have_added_is_one() -> None:
    one, other = made(beginning(), Addition("Energy")), made(beginning(), Addition("energy", guideline="oil"), "Omar")

    book = book_of(joined_tables(one, other))

    assert book.ids == [*IDS, "energy"]
    theme = book.get("energy")
    assert theme is not None
    assert theme.guideline == "oil"
