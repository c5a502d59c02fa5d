"""All the states of one file, migrated each by itself and joined in any order, say what the last of them said."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.old_files import OldFile, said_in_old
from tests.support.places import DATA
from tui.annotations.join import canonical, joined, rank
from tui.store.joining import joined_tables
from tui.store.migrations import migrated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.store.schema import Tables

PATH = Path("tags.json")
SERIES = ("days", "one-second")

DOINGS = ("toggle", "toggle", "note", "mark", "undo", "redo", "correct", "attach", "rename", "by_another_program")
THEMES = ("arms", "bread")
NOTES = ("", "why?", "who?")

Step = tuple[str, str, int, int, str, int]
steps = st.lists(
    st.sampled_from(DOINGS).flatmap(
        lambda name: st.tuples(
            st.just(name),
            st.sampled_from(["Mona", "Omar"]),
            st.integers(0, 1),
            st.integers(0, 3),
            st.sampled_from(NOTES if name == "note" else THEMES),
            st.sampled_from([0, 0, 1, 90_000]),
        )
    ),
    min_size=1,
    max_size=25,
)


def states_of(series: str) -> list[Tables]:
    return [json.loads(each.read_bytes()) for each in sorted((DATA / "schema-1" / series).glob("*.json"))]


def played(script: Iterable[Step], most_steps: int = 500) -> list[dict[str, Any]]:
    file = OldFile(most_steps)
    for name, by, article, paragraph, what, seconds in script:
        file.wait(seconds)
        getattr(file, name)(by, article, paragraph, what)
    return file.states


def said(tables: Tables) -> dict[str, tuple[set[tuple[str, str]], set[str], bool]]:
    """Return what a file of schema 2 says, by the words of a paragraph: of those in several texts the latest data."""
    latest: dict[str, dict[tuple[str, ...], dict[str, Any]]] = {}
    for document in tables.get("articles", {}).values():
        for each in document["paragraphs"]:
            data = latest.setdefault(each["quote"], {}) if "quote" in each else {}
            for path, datum in data_of(each):
                data[path] = max(datum, data.get(path, datum), key=rank)
    found = {}
    for quote, data in latest.items():
        living = {path: datum for path, datum in data.items() if datum.get("on", datum.get("text"))}
        tags = {(theme, by) for by, kind, theme in living if kind == "themes"}
        notes = {datum["text"] for (_, kind, _), datum in living.items() if kind == "note"}
        found[quote] = tags, notes, any(kind == "reviewed" for _, kind, _ in living)
    return {quote: each for quote, each in found.items() if any(each)}


def data_of(paragraph: dict[str, Any]) -> Iterable[tuple[tuple[str, str, str], dict[str, Any]]]:
    for layer in paragraph["layers"]:
        yield from (
            ((layer["by"], kind, key), each) for kind in ("themes", "note") for key, each in layer.get(kind, {}).items()
        )
        if "reviewed" in layer:
            yield (layer["by"], "reviewed", ""), layer["reviewed"]


def living(document: dict[str, Any]) -> set[object]:
    return {
        (each["start"], each["end"], *path, datum.get("text"))
        for each in document["paragraphs"]
        for path, datum in data_of(each)
        if datum.get("on", datum.get("text"))
    }


@pytest.mark.parametrize("series", SERIES)
def test_each_state_says_what_it_said(series: str) -> None:
    for old in states_of(series):
        new = migrated(PATH, old)
        expected = said_in_old(old)
        assert said(new) == {quote: each for quote, each in expected.items() if any(each)}
        assert len(set(map(canonical, (new, migrated(PATH, old), joined_tables(new, new))))) == 1


@pytest.mark.parametrize("series", SERIES)
def test_the_later_of_two_states_stands_in_every_text_that_it_speaks_of(series: str) -> None:
    for old, new in combinations(states_of(series), 2):
        before = {each["sha256"]: each for each in migrated(PATH, old)["articles"].values()}
        after = {each["sha256"]: each for each in migrated(PATH, new)["articles"].values()}
        # What is left of a text that the article does not have any more is painted over when it is placed.
        current = {each["sha256"] for each in new["articles"].values()}
        for sha256 in current | {each for each in after if living(after[each])}:
            both = joined(before.get(sha256, after[sha256]), after[sha256])
            assert living(both) == living(after[sha256])
            assert both["name"] == after[sha256]["name"]


@settings(deadline=None)
@given(steps, st.data())
def test_states_joined_in_any_order_say_what_the_last_said(script: list[Step], data: st.DataObject) -> None:
    states = played(script)
    if not states:
        return
    new = [migrated(PATH, each) for each in states]
    both = new[-1]
    for each in data.draw(st.permutations(data.draw(st.lists(st.sampled_from(new))))):
        both = joined_tables(each, both)
    expected = {quote: each for quote, each in said_in_old(states[-1]).items() if any(each)}
    assert said(both) == expected
    assert said(new[-1]) == expected


@settings(deadline=None)
@given(steps)
def test_a_history_that_is_cut_in_front_takes_nothing_away(script: list[Step]) -> None:
    for each in played(script, most_steps=3):
        expected = {quote: all_said for quote, all_said in said_in_old(each).items() if any(all_said)}
        assert said(migrated(PATH, each)) == expected
