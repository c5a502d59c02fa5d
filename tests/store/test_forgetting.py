"""Forgetting an annotator: nothing of what was seen of theirs comes back, nothing of others' or unseen goes."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.whole_states import NEW, PEOPLE, SPANS, START, Step, empty, raw, said, states_of, steps, view
from tui.store.forgetting import forgotten, said_by
from tui.store.joining import joined_tables
from tui.store.places import Place

LATE = START + timedelta(days=1)
EARLY = START - timedelta(days=9)
TAG = Place("articles", NEW, SPANS[2], "Mona", ("themes", "arms"))


@given(steps, st.data())
@settings(max_examples=300, deadline=None)
def test_nothing_comes_back_from_what_was_seen_and_others_work_stays(script: list[Step], data: st.DataObject) -> None:
    (now, _), old = states_of(script)
    who = data.draw(st.sampled_from(PEOPLE))
    others = {place: seen for place, seen in view(now).items() if place[2] != who}

    done = forgotten(now, who, data.draw(st.sampled_from([LATE, EARLY])))

    assert said_by(done, who) == {}
    assert view(done) == others
    seen = [each for each in old if raw(joined_tables(now, each)) == raw(now)]
    joined = done
    for each in data.draw(st.permutations([*seen, done, now])):
        joined = joined_tables(each, joined)
    assert raw(joined) == raw(done)
    written = [number for number, step in enumerate(script) if step.by == who]
    assert not any(f'"word {number}"'.encode() in raw(joined) for number in written)


def test_what_was_said_elsewhere_and_not_seen_stays_when_it_is_joined() -> None:
    now = said(empty(), TAG, START, is_on=True)
    elsewhere = said(now, TAG._replace(path=("note", "m1")), START + timedelta(minutes=1), is_on=True)
    done = forgotten(now, "Mona", LATE)

    joined = joined_tables(elsewhere, done)

    assert {path for *_, path in view(joined)} == {("note", "m1")}


def test_where_there_is_nothing_to_forget_nothing_is_written() -> None:
    now = forgotten(said(empty(), TAG, START, is_on=True), "Mona", LATE)
    assert forgotten(now, "Mona", LATE) is now
    assert forgotten(now, "Omar", LATE) is now
