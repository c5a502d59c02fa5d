"""Restoring a state: what was seen in it is seen again, whatever is joined afterwards; and it can be taken back."""

from __future__ import annotations

import itertools
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.whole_states import (
    NEW,
    OLD,
    ONE_ARTICLE,
    SPANS,
    START,
    Step,
    empty,
    raw,
    said,
    states_of,
    steps,
    themes,
    view,
)
from tui.codebook.codebook import DEFAULT_THEMES
from tui.model import Label, Theme
from tui.store.codebook_codec import theme_json
from tui.store.joining import joined_tables
from tui.store.keys import keyed
from tui.store.places import Place
from tui.store.restoring import restored, taken_back

LATE = START + timedelta(days=1)
EARLY = START - timedelta(days=9)
"""A clock that goes far behind those of the others."""

TAG = Place("articles", NEW, SPANS[2], "Mona", ("themes", "arms"))


@given(steps, st.data())
@settings(max_examples=300, deadline=None)
def test_what_a_backup_showed_is_seen_again_and_stays_whatever_is_joined(
    script: list[Step], data: st.DataObject
) -> None:
    (now, other), old = states_of(script)
    backup = data.draw(st.sampled_from([*old, other]))

    done = restored(now, backup, ONE_ARTICLE, data.draw(st.sampled_from([LATE, EARLY])))

    assert view(done.tables) == view(backup)
    assert (done.data > 0) is bool(done.changes)
    seen = [each for each in old if raw(joined_tables(now, each)) == raw(now)]
    copies = data.draw(st.permutations([done.tables, now, backup, *seen]))
    joined = copies[0]
    for each in copies[1:]:
        joined = joined_tables(joined, each)
    assert view(joined) == view(backup)
    assert raw(joined) == raw(done.tables)


@given(steps, st.data())
@settings(max_examples=300, deadline=None)
def test_taken_back_and_made_again_as_one_step(script: list[Step], data: st.DataObject) -> None:
    (now, _), old = states_of(script)
    backup = data.draw(st.sampled_from(old))
    done = restored(now, backup, ONE_ARTICLE, LATE)

    back = taken_back(done.tables, done.changes, ONE_ARTICLE, data.draw(st.sampled_from([LATE, EARLY])))
    again = taken_back(back.tables, back.changes, ONE_ARTICLE, LATE)

    assert view(back.tables) == view(now)
    assert back.left == again.left == 0
    assert view(again.tables) == view(backup)
    assert view(joined_tables(done.tables, joined_tables(backup, back.tables))) == view(now)


@given(steps)
@settings(max_examples=100, deadline=None)
def test_what_nobody_has_changed_is_not_written(script: list[Step]) -> None:
    (now, _), _ = states_of(script)
    done = restored(now, now, ONE_ARTICLE, LATE)
    assert (done.changes, done.data, raw(done.tables)) == ((), 0, raw(now))


def test_what_somebody_has_changed_since_stays_and_is_counted() -> None:
    note = TAG._replace(path=("note", ""))
    now = said(said(empty(), TAG, START, is_on=True), note, START, is_on=True)
    done = restored(now, empty(), ONE_ARTICLE, LATE)
    assert (done.data, view(done.tables)) == (2, {})
    since = said(done.tables, TAG, LATE, is_on=True)
    since = said(since, TAG, LATE, is_on=False)

    back = taken_back(since, done.changes, ONE_ARTICLE, LATE)

    assert back.left == 1
    assert {path for *_, path in view(back.tables)} == {("note", "")}


def test_what_lay_over_another_text_lies_over_it_again() -> None:
    over = TAG._replace(known_by=OLD, span=SPANS[0])
    backup = said(said(empty(), TAG, START, is_on=True), over, START, is_on=False)
    now = said(backup, TAG, START, is_on=True)  # which covers the half that was taken off
    assert len(view(now)) == 2 > len(view(backup))

    done = restored(now, backup, ONE_ARTICLE, LATE)

    assert view(done.tables) == view(backup)
    assert done.data == 1, "both say what they said, but another one covers the other"
    assert view(taken_back(done.tables, done.changes, ONE_ARTICLE, LATE).tables) == view(now)


def test_a_tag_keeps_its_first_date() -> None:
    backup = said(empty(), TAG, START, is_on=True)
    done = restored(said(backup, TAG, LATE, is_on=False), backup, (), LATE)
    (document,) = done.tables["articles"].values()
    assert document["paragraphs"][0]["layers"][0]["themes"]["arms"]["made"] == "2031-05-04T06:07:08.000Z"


def test_what_only_a_later_version_knows_is_restored_too() -> None:
    def with_doubt(value: object, at: str) -> dict[str, dict[str, object]]:
        layer = {"by": "Mona", "sureness": {"at": at, "v": value}}
        record = {"start": 0, "end": 4, "quote": "xxxx", "layers": [layer]}
        document = {"sha256": NEW, "name": {"at": "1", "id": "news/1", "title": ""}, "paragraphs": [record]}
        return {"meta": empty()["meta"], "articles": {"1": document}}

    done = restored(with_doubt("high", "2"), with_doubt("low", "1"), (), LATE)
    assert done.tables["articles"].popitem()[1]["paragraphs"][0]["layers"][0]["sureness"]["v"] == "low"
    done = restored(with_doubt("high", "2"), empty(), (), LATE)
    assert done.tables["articles"].popitem()[1]["paragraphs"][0]["layers"][0]["sureness"]["v"] == ""


def test_the_code_book_is_restored_and_the_template_stays() -> None:
    war = theme_json(Theme("war", Label("حرب", "War"), "#D55E00"), "m", "2031-05-04T06:07:08.000Z")
    new = theme_json(Theme("new", Label("جديد", "New"), "#D55E00"), "n", "2031-05-04T06:07:09.000Z")
    template = theme_json(DEFAULT_THEMES[0], "c", "")
    renamed = {**war, "en": {"at": "2031-05-04T06:07:09.000Z", "v": "Wars"}}
    backup = {"meta": empty()["meta"], "codebook": keyed("codebook", [war])}
    now = {"meta": empty()["meta"], "codebook": keyed("codebook", [renamed, new, template])}

    done = restored(now, backup, (), LATE)

    assert done.themes == 2
    found = themes(done.tables)
    assert found["war"]["en"] == "War"
    assert (found["new"]["there"], found["new"]["en"]) == (False, "New"), "an unseen tag of it still has a name"
    assert found[DEFAULT_THEMES[0].id]["there"] is True
    back = taken_back(done.tables, done.changes, (), LATE)
    assert themes(back.tables) == themes(now)


def test_a_theme_of_which_the_backup_knows_only_that_it_is_there_keeps_its_label() -> None:
    template = theme_json(DEFAULT_THEMES[0], "c", "")
    named = theme_json(Theme("war", Label("حرب", "War"), "#D55E00"), "m", "2031-05-04T06:07:08.000Z")
    guided = {**named, "guideline": {"at": "2031-05-04T06:07:08.000Z", "v": "of states"}}
    now = {"meta": empty()["meta"], "codebook": keyed("codebook", [guided, template])}
    bare = [{"id": each["id"], "there": {"at": "", "on": True}} for each in (named, template)]

    done = restored(now, {"meta": empty()["meta"], "codebook": keyed("codebook", bare)}, (), LATE)

    found = themes(done.tables)
    assert found.pop("war") == {**themes({"codebook": {"1": named}})["war"], "guideline": ""}
    assert found == themes({"codebook": {"1": template}})


def test_what_the_join_with_the_backup_brought_goes_again_with_it() -> None:
    half = TAG._replace(span=SPANS[0])
    backup = said(empty(), half, START, is_on=False)
    now = said(empty(), TAG, START - timedelta(minutes=1), is_on=True)

    done = restored(now, backup, ONE_ARTICLE, LATE)

    assert view(done.tables) == {}
    assert view(taken_back(done.tables, done.changes, ONE_ARTICLE, LATE).tables) == view(now)


def test_another_librarys_backup_does_not_make_this_one_that_library() -> None:
    backup = said({**empty(), "meta": {"1": {**empty()["meta"]["1"], "library": "zz"}}}, TAG, START, is_on=True)
    done = restored(empty(), backup, (), LATE)
    assert done.tables["meta"] == empty()["meta"]
    assert view(done.tables) == view(backup)


def test_the_order_of_joining_does_not_matter() -> None:
    backup = said(empty(), TAG, START, is_on=True)
    newer = said(backup, TAG, START, is_on=False)
    done = restored(newer, backup, (), LATE).tables
    for one, two, three in itertools.permutations([done, newer, backup]):
        assert raw(joined_tables(joined_tables(one, two), three)) == raw(done)
