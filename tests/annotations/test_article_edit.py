"""An edit writes into one's own layer, later than what was seen there; taking it back is a write, too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.copies import NOON, Copy, anchored_in, raw, said_in, without_times
from tests.support.store_texts import FOUR, GARDEN, HIND, LAYLA, ONE, SAMI, SENTENCES, THREE, TWO, article_of
from tui.annotations.article_edit import ArticleEdit
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, Operation, RemoveOrphan, RemoveTheme, SetNote, SetReviewed
from tui.annotations.stamps import later
from tui.errors.requests import NoSuchSpanError, OrphanGoneError
from tui.model import Span
from tui.store.joining import joined_tables

if TYPE_CHECKING:
    from tui.store.schema import Tables

STAMP = "2031-05-04T12:00:00.000Z"
IN_2099 = (datetime(2099, 1, 1, tzinfo=UTC) - NOON).total_seconds()
TRAIN = Author(LAYLA.name, "train")


def layla(skew: float = 0) -> Copy:
    return Copy(LAYLA, GARDEN, skew)


def of(copy: Copy, author: Author, skew: float = 0) -> Copy:
    """Return another copy that has all that ``copy`` has."""
    return Copy(author, GARDEN, skew, copy.state)


def layer(state: Tables, span: Span = ONE, by: str = LAYLA.name) -> dict[str, Any]:
    """Return a layer as it stands in the file."""
    paragraphs = [each for document in state["articles"].values() for each in document["paragraphs"]]
    (found,) = (each for each in paragraphs if Span(each["start"], each["end"]) == span)
    (own,) = (each for each in found["layers"] if each["by"] == by)
    return dict(own)


def themes(copy: Copy, number: int = 1) -> tuple[str, ...]:
    return copy.said[number].themes if number in copy.said else ()


def note(copy: Copy, number: int = 1) -> str:
    return copy.said[number].note if number in copy.said else ""


# What is written


def test_an_operation_writes_its_datum_and_no_other() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms", how="accepted"))
    own.do(SetReviewed(ONE, reviewed=True), at=1)
    own.do(SetNote(ONE, "لماذا؟"), at=2)

    assert layer(own.state) == {
        "by": "ليلى",
        "themes": {"arms": {"at": STAMP, "on": True, "how": "accepted"}},
        "reviewed": {"at": "2031-05-04T12:00:01.000Z", "on": True},
        "note": {"desk": {"at": "2031-05-04T12:00:02.000Z", "text": "لماذا؟"}},
    }


@pytest.mark.parametrize(
    "operation",
    [
        AddTheme(ONE, "arms"),
        AddTheme(ONE, "arms", how="rule"),
        RemoveTheme(ONE, "sanctions"),
        SetNote(ONE, "لماذا؟"),
        SetReviewed(ONE, reviewed=True),
    ],
)
def test_what_is_so_already_is_no_change(operation: Operation) -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"), SetNote(ONE, "لماذا؟"), SetReviewed(ONE, reviewed=True))
    before = raw(own.state)

    assert not own.do(operation, at=1)

    assert raw(own.state) == before
    assert len(own.history) == 1


def test_in_anothers_layer_nothing_is_so_already() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"), SetReviewed(ONE, reviewed=True))
    other = of(own, SAMI)

    assert other.do(AddTheme(ONE, "arms"), SetReviewed(ONE, reviewed=True))
    assert other.do(RemoveTheme(ONE, "arms"), SetReviewed(ONE, reviewed=False))

    own.join(other.state)
    assert (themes(own), own.said[1].reviewed) == (("arms",), True)


def test_a_span_that_is_no_paragraph_is_refused_and_an_orphan_that_is_not_there() -> None:
    own = layla()
    own.do(SetNote(ONE, "lost"))
    edit = ArticleEdit(GARDEN, anchored_in(own.state, GARDEN), LAYLA, NOON)
    with pytest.raises(NoSuchSpanError):
        edit.do(AddTheme(Span(0, 5), "arms"))

    without = article_of(*SENTENCES[1:])
    (orphan,) = anchored_in(own.state, without).orphans
    with pytest.raises(OrphanGoneError):
        edit.do(RemoveOrphan(orphan))
    edit = ArticleEdit(without, anchored_in(own.state, without), LAYLA, NOON)
    edit.do(RemoveOrphan(orphan))
    with pytest.raises(OrphanGoneError):
        edit.do(RemoveOrphan(orphan))
    with pytest.raises(OrphanGoneError):
        ArticleEdit(without, anchored_in(own.state, without), SAMI, NOON).do(RemoveOrphan(orphan))


# Stamps


def test_a_write_is_later_than_what_was_seen_there_whatever_the_clock_says() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"))
    slow = of(own, TRAIN, skew=-3600)

    slow.do(RemoveTheme(ONE, "arms"))

    assert layer(slow.state)["themes"]["arms"] == {"at": f"{STAMP}+0001", "on": False}
    own.join(slow.state)
    assert themes(own) == ()


def test_a_clock_in_2099_spoils_only_what_it_touched() -> None:
    bad = layla(IN_2099)
    bad.do(AddTheme(ONE, "arms"))
    good = of(bad, TRAIN)

    good.do(RemoveTheme(ONE, "arms"), AddTheme(TWO, "arms"), SetReviewed(ONE, reviewed=True))

    assert layer(good.state)["themes"]["arms"]["at"] == "2099-01-01T00:00:00.000Z+0001"
    assert layer(good.state)["reviewed"]["at"] == STAMP
    assert layer(good.state, TWO)["themes"]["arms"]["at"] == STAMP
    assert themes(good) == ()
    bad.join(good.state)
    assert themes(bad) == ()


@given(st.integers(0, 4 * 10**12), st.integers(0, 4 * 10**12), st.integers(0, 0xFFFF), st.text(max_size=5))
def test_what_comes_after_is_later(one: int, other: int, number: int, foreign: str) -> None:
    times = [datetime.fromtimestamp(each / 1000, UTC) for each in (one, other)]
    stamp = later("", times[0])

    assert (later(stamp, times[1]) > stamp) is True
    assert len(later(stamp, times[1])) in (24, 29)
    assert later(f"{stamp}+{number:04x}", times[1]) > f"{stamp}+{number:04x}"
    assert later(foreign, times[1]) > foreign
    if other > one:
        assert later(stamp, times[1]) == later("", times[1])


# Taking back

spans = st.sampled_from([ONE, TWO, THREE, FOUR])
theme_ids = st.sampled_from(["arms", "sanctions"])
operations = st.one_of(
    st.builds(AddTheme, spans, theme_ids, st.sampled_from(["key", "accepted"])),
    st.builds(RemoveTheme, spans, theme_ids),
    st.builds(SetNote, spans, st.sampled_from(["", "لماذا؟", "a\nb"])),
    st.builds(SetReviewed, spans, st.booleans()),
)
steps = st.lists(st.lists(operations, min_size=1, max_size=3), max_size=8)


@settings(max_examples=100)
@given(steps, st.integers(-5, 5))
def test_all_steps_taken_back_are_the_beginning_and_made_again_the_end(
    script: list[list[Operation]], skew: float
) -> None:
    own = layla(skew)
    own.do(AddTheme(ONE, "arms"), SetNote(TWO, "old"))
    own.history.clear()
    states = [without_times(own.said)]
    for number, step in enumerate(script):
        if own.do(*step, at=number):
            states.append(without_times(own.said))

    for state in reversed(states[:-1]):
        reverted = own.undo()
        assert reverted
        assert (reverted.is_changed or state == without_times(own.said), reverted.changed, reverted.lost) == (
            True,
            0,
            0,
        )
        assert without_times(own.said) == state
    assert own.undo() is None
    for state in states[1:]:
        assert own.redo()
        assert without_times(own.said) == state
    assert own.redo() is None


def test_undo_gives_back_the_first_date_and_how_it_was_given() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms", how="rule"))
    own.do(RemoveTheme(ONE, "arms"), at=3600)
    assert own.undo(at=7200)

    assert own.said[1].tags[0].at == "2031-05-04T12:00:00Z"
    assert layer(own.state)["themes"]["arms"] == {
        "at": "2031-05-04T14:00:00.000Z",
        "how": "rule",
        "made": STAMP,
        "on": True,
    }


def test_undo_goes_on_over_an_undo() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"))
    own.do(RemoveTheme(ONE, "arms"), at=1)
    assert own.undo(at=2)
    reverted = own.undo(at=3)

    assert reverted
    assert (reverted.is_changed, reverted.changed) == (True, 0)
    assert themes(own) == ()
    assert layer(own.state)["themes"]["arms"]["made"] == "", "what it puts back is nothing"
    assert own.undo(at=4) is None
    assert own.redo(at=5)
    assert own.redo(at=6)
    assert own.redo(at=7) is None
    assert themes(own) == ()


def test_what_i_changed_on_another_machine_is_left_and_told() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"))
    train = of(own, TRAIN)
    train.do(RemoveTheme(ONE, "arms"), at=1)
    train.do(AddTheme(ONE, "arms"), at=2)
    own.join(train.state)

    reverted = own.undo(at=3)

    assert reverted
    assert (reverted.is_changed, reverted.changed) == (False, 1)
    assert themes(own) == ("arms",)


def test_what_another_machine_took_back_itself_is_in_nobodys_way() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"))
    train = of(own, TRAIN)
    train.do(RemoveTheme(ONE, "arms"), at=1)
    train.undo(at=2)
    own.join(train.state)

    reverted = own.undo(at=3)

    assert reverted
    assert (reverted.is_changed, reverted.changed) == (True, 0)
    assert themes(own) == ()


def test_reviewed_without_themes_is_one_step_that_an_unseen_theme_survives() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"), AddTheme(ONE, "sanctions"))
    train = of(own, TRAIN)
    own.do(RemoveTheme(ONE, "arms"), RemoveTheme(ONE, "sanctions"), SetReviewed(ONE, reviewed=True), at=1)
    train.do(AddTheme(ONE, "unseen"), at=0.5)
    own.join(train.state)

    assert (themes(own), own.said[1].reviewed) == (("unseen",), True)
    assert own.undo(at=2)
    assert (set(themes(own)), own.said[1].reviewed) == ({"arms", "sanctions", "unseen"}, False)


def test_of_one_step_what_is_as_it_was_made_is_taken_back() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"), AddTheme(TWO, "arms"))
    train = of(own, TRAIN)
    train.do(RemoveTheme(ONE, "arms"), at=1)
    own.join(train.state)

    reverted = own.undo(at=2)

    assert reverted
    assert (reverted.is_changed, reverted.changed) == (True, 1)
    assert (themes(own, 1), themes(own, 2)) == ((), ())


def test_in_a_changed_text_it_is_the_paragraph_that_begins_so() -> None:
    own = layla()
    own.do(AddTheme(TWO, "arms"))
    own.article = article_of("فقرة جديدة", *SENTENCES)
    assert themes(own, 3) == ("arms",)

    assert own.undo(at=1)
    assert own.said == {}
    own.article = article_of(*SENTENCES[2:])
    reverted = own.redo(at=2)
    assert reverted
    assert (reverted.is_changed, reverted.lost) == (False, 1)


def test_an_orphan_that_was_attached_comes_back() -> None:
    own = layla()
    own.do(AddTheme(ONE, "arms"), SetNote(ONE, "lost"))
    own.article = without = article_of(*SENTENCES[1:])
    (orphan,) = anchored_in(own.state, without).orphans
    second = without.paragraphs[0].span
    own.do(RemoveOrphan(orphan), AddTheme(second, "arms"), SetNote(second, "lost"), at=1)
    assert anchored_in(own.state, without).orphans == ()

    assert own.undo(at=2)
    (back,) = anchored_in(own.state, without).orphans
    assert without_times({1: back.annotations()[0]}) == without_times({1: orphan.annotations()[0]})
    assert own.said == {}
    assert own.redo(at=3)
    assert anchored_in(own.state, without).orphans == ()
    assert (themes(own), note(own)) == (("arms",), "lost")


def test_of_two_lost_paragraphs_with_the_same_words_each_is_attached_for_itself() -> None:
    words, (a, b, c, _) = "مشاركة", SENTENCES
    own = Copy(LAYLA, article_of(a, words, b, words, c))
    first, second = own.article.paragraphs[1].span, own.article.paragraphs[3].span
    own.do(SetNote(first, "first"), SetNote(second, "second"))
    own.article = article_of(a, b, c)
    orphans = anchored_in(own.state, own.article).orphans
    assert [each.annotations()[0].note for each in orphans] == ["first", "second"]

    own.do(RemoveOrphan(orphans[0]), at=1)

    assert [each.annotations()[0].note for each in anchored_in(own.state, own.article).orphans] == ["second"]
    own.undo(at=2)
    assert len(anchored_in(own.state, own.article).orphans) == 2


# Notes on several machines


def test_a_note_written_over_one_that_was_seen_is_the_only_one() -> None:
    own = layla()
    own.do(SetNote(ONE, "one"))
    train = of(own, TRAIN)
    train.do(SetNote(ONE, "two, having seen one"), at=1)
    own.join(train.state)

    assert note(own) == note(train) == "two, having seen one"


def test_notes_written_at_once_on_two_machines_both_stand() -> None:
    own, train = layla(), Copy(TRAIN, GARDEN)
    own.do(SetNote(ONE, "from the desk"))
    train.do(SetNote(ONE, "from the train"), at=1)
    own.join(train.state)
    assert note(own) == "from the desk\nfrom the train"

    own.do(SetNote(ONE, "both"), at=2)
    train.join(own.state)
    assert note(train) == "both"


def test_what_was_written_meanwhile_is_not_cleared_by_who_has_not_seen_it() -> None:
    """The clearing is just behind what was seen, not now."""
    train = Copy(TRAIN, GARDEN)
    train.do(SetNote(ONE, "draft"))
    own = of(train, LAYLA)
    train.do(SetNote(ONE, "better"), at=10)
    own.do(SetNote(ONE, "mine"), at=20)

    own.join(train.state)

    assert set(note(own).split("\n")) == {"mine", "better"}


def test_an_empty_note_clears_those_of_all_machines_and_undo_brings_them_back() -> None:
    own, train = layla(), Copy(TRAIN, GARDEN)
    own.do(SetNote(ONE, "desk"))
    train.do(SetNote(ONE, "train"), at=1)
    own.join(train.state)
    own.do(SetNote(ONE, ""), at=2)
    assert own.said == {}

    assert own.undo(at=3)
    assert set(note(own).split("\n")) == {"desk", "train"}
    assert own.redo(at=4)
    assert own.said == {}


def test_notes_of_two_people_are_two_notes() -> None:
    own, other = layla(), Copy(SAMI, GARDEN)
    own.do(SetNote(ONE, "ليلى"))
    other.do(SetNote(ONE, "سامي"))
    other.do(SetNote(ONE, ""), at=1)
    state = joined_tables(own.state, other.state)

    assert said_in(state, GARDEN, LAYLA.name)[1].note == "ليلى"
    assert said_in(state, GARDEN, SAMI.name) == said_in(state, GARDEN, HIND.name) == {}
