"""What an older version reads of a file of today, and what it cannot be told."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.old_files import said_in_old
from tests.support.places import DATA
from tui.store.joining import laid_out
from tui.store.migrations import Lost, downgraded, migrated
from tui.store.migrations.reading import articles
from tui.store.migrations.schema1 import orphan_sha256

if TYPE_CHECKING:
    from tui.store.schema import Tables

PATH = Path("tags.json")
MARK = {"format": "hashiya tags", "library": "9f3a", "program": "0.2.0", "schema": 2}
SHA, OLD_SHA = "a" * 64, "b" * 64
FIRST, SECOND, THIRD = (f"2026-11-26T15:11:{second}.123Z" for second in (15, 16, 17))

Json = dict[str, Any]


def on(at: str = FIRST, **more: object) -> Json:
    return {"at": at, "on": True, **more}


def off(at: str = THIRD) -> Json:
    return {"at": at, "on": False}


def record(*layers: Json, start: int = 0, quote: str = "It rains.") -> Json:
    words = {"quote": quote, "prefix": "", "suffix": "\n"}
    return {"start": start, "end": start + len(quote), **words, "layers": [*layers]}


def text(*records: Json, sha256: str = SHA, name: str = "news/1", at: str = FIRST) -> Json:
    return {"sha256": sha256, "name": {"at": at, "id": name, "title": "Rain"}, "paragraphs": [*records]}


def tables(*texts: Json, book: list[Json] | None = None, **more: Json) -> Tables:
    rows = {str(number): each for number, each in enumerate(texts)}
    themes = {str(number): each for number, each in enumerate(book or [])}
    return laid_out({"meta": {"1": MARK}, "codebook": themes, "articles": rows, **more})


def said(*texts: Json) -> list[Json]:
    [document] = downgraded(tables(*texts)).tables["articles"].values()
    found: list[Json] = document["paragraphs"]
    return found


def lost(*texts: Json, book: list[Json] | None = None, **more: Json) -> Lost:
    return downgraded(tables(*texts, book=book, **more)).lost


def test_layers_become_one_annotation() -> None:
    mona = {
        "by": "Mona",
        "themes": {"arms": on(SECOND), "space": on(THIRD, made=FIRST)},
        "note": {"": {"at": SECOND, "text": "b"}},
    }
    omar = {
        "by": "Omar",
        "themes": {"arms": on(FIRST)},
        "note": {"x": {"at": FIRST, "text": "a"}},
        "reviewed": on(SECOND),
    }
    found = downgraded(tables(text(record(mona, omar))))

    assert found.tables["meta"] == {"1": {"format": "hashiya tags", "program": "0.2.0", "schema": 1}}
    assert found.tables["articles"] == {
        "1": {
            "id": "news/1",
            "sha256": SHA,
            "title": "Rain",
            "paragraphs": [
                {
                    **{key: value for key, value in record().items() if key != "layers"},
                    "tags": [
                        {"theme": "space", "by": "Mona", "at": "2026-11-26T15:11:15Z"},
                        {"theme": "arms", "by": "Omar", "at": "2026-11-26T15:11:15Z"},
                    ],
                    "note": "a\nb",
                    "reviewed": True,
                    "by": "Mona",
                    "at": "2026-11-26T15:11:17Z",
                }
            ],
        }
    }
    assert found.lost == Lost(tags=1, authors=1)
    assert "history" not in found.tables


def test_nothing_is_said_of_what_was_taken_off() -> None:
    gone = {"by": "Mona", "themes": {"arms": off()}, "reviewed": off(), "note": {"": {"at": FIRST, "text": ""}}}
    assert "articles" not in downgraded(tables(text(record(gone)))).tables
    assert lost(text(record(gone))) == Lost(removals=3)


def test_the_text_that_an_article_had_last_is_its_document_and_the_rest_are_orphans() -> None:
    mona = {"by": "Mona", "themes": {"arms": on()}}
    old = text(record(mona, quote="It snowed."), sha256=OLD_SHA, at=FIRST)
    new = text(record(mona), sha256=SHA, at=SECOND)
    orphan = record(mona, quote="Gone.")
    lone = text(orphan, sha256=orphan_sha256(orphan), at=THIRD)
    [document] = downgraded(tables(old, new, lone)).tables["articles"].values()

    assert document["sha256"] == SHA
    assert [(each["quote"], each.get("orphan", False)) for each in document["paragraphs"]] == [
        ("Gone.", True),
        ("It rains.", False),
        ("It snowed.", True),
    ]
    assert said(lone)[0]["orphan"]


def test_of_two_splits_of_a_text_the_second_is_an_orphan() -> None:
    mona = {"by": "Mona", "themes": {"arms": on()}}
    split = text(record(mona, quote="It rains. It"), record(mona, start=3), record(mona, start=12))
    assert [(each["start"], each.get("orphan", False)) for each in said(split)] == [(0, False), (3, True), (12, False)]


def test_what_is_said_of_words_that_are_not_known_is_an_orphan_of_none() -> None:
    unknown = {"start": 4, "end": 90, "layers": [{"by": "Mona", "themes": {"arms": on()}}]}
    [found] = said(text(unknown))
    assert (found["start"], found["end"], found["quote"], found["orphan"]) == (4, 4, "", True)


def test_the_code_book_is_there_as_far_as_it_has_labels_and_colours() -> None:
    def theme(name: str, **fields: object) -> Json:
        return {"id": name, "there": on(""), **{key: {"at": "", "v": value} for key, value in fields.items()}}

    book = [
        theme("b", ar="ب", en="B", colour="#F0E442", order="nb", parent="a", key="x"),
        theme("a", en="A", colour="#CC79A7", order="na"),
        theme("bare"),
        {**theme("gone", ar="", en="Gone", colour="#F0E442"), "there": off()},
    ]
    found = downgraded(tables(book=book))
    assert [*found.tables["themes"].values()] == [
        {"id": "a", "ar": "A", "en": "A", "colour": "#CC79A7"},
        {"id": "b", "ar": "ب", "en": "B", "colour": "#F0E442"},
    ]
    assert found.lost == Lost(codebook_fields=2, removals=1)


def theme_in_use(name: str, **fields: object) -> Json:
    labelled = {"ar": name, "en": name, "colour": "#CC79A7", "order": name, **fields}
    return {"id": name, "there": on(""), **{key: {"at": "1", "v": value} for key, value in labelled.items()}}


def test_tags_of_a_merged_theme_are_those_of_the_one_that_it_became() -> None:
    mona = {"by": "Mona", "themes": {"arms": on(FIRST), "war": on(SECOND), "tanks": on(SECOND)}}
    omar = {"by": "Omar", "themes": {"war": on(THIRD)}}
    book = [theme_in_use("arms", into="war"), theme_in_use("war"), theme_in_use("tanks", into="arms")]

    found = downgraded(tables(text(record(mona, omar)), book=book))

    [document] = found.tables["articles"].values()
    assert document["paragraphs"][0]["tags"] == [{"theme": "war", "by": "Mona", "at": "2026-11-26T15:11:15Z"}]
    assert [each["id"] for each in found.tables["themes"].values()] == ["war"]
    assert found.lost == Lost(tags=1, merges=2)


def test_themes_that_are_put_away_are_there_where_tags_bear_them() -> None:
    mona = {"by": "Mona", "themes": {"arms": on(), "war": on(), "peace": {**on(), "on": False}}}
    deleted = [{**theme_in_use(name), "there": off()} for name in ("war", "peace")]
    book = [theme_in_use("arms", archived=True), theme_in_use("tanks", archived=True), *deleted]

    found = downgraded(tables(text(record(mona)), book=book))

    assert [each["id"] for each in found.tables["themes"].values()] == ["arms", "war"]
    assert found.lost == Lost(codebook_fields=2, removals=3)


def test_what_cannot_be_said_is_counted() -> None:
    spanned = {"by": "Mona", "themes": {"arms": on(spans=[[0, 2]])}, "doubtful": on()}
    document = {**text(record(spanned)), "layers": [{"by": "Mona", "reviewed": on()}]}
    queries: Json = {"queries": {"1": {"id": "mine"}}}
    assert lost(document, **queries) == Lost(spans=1, doubtful=1, of_articles=1, queries=1)


def test_tables_of_others_are_kept() -> None:
    assert downgraded(tables(mine={"7": {"x": 1}})).tables["mine"] == {"7": {"x": 1}}


themes = st.dictionaries(
    st.sampled_from(["arms", "space"]),
    st.builds(lambda at, is_on: {"at": at, "on": is_on}, st.sampled_from([FIRST, SECOND, ""]), st.booleans()),
)
layers = st.dictionaries(st.sampled_from(["", "Mona", "Omar"]), themes).map(
    lambda found: [{"by": by, "themes": each} for by, each in sorted(found.items())]
)
spans = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), unique=True, max_size=4)


@st.composite
def texts(draw: st.DrawFn) -> list[Json]:
    found = []
    for sha256 in draw(st.lists(st.sampled_from("abc"), unique=True)):
        records = [record(*draw(layers), start=start, quote="abcdefghi"[:length]) for start, length in draw(spans)]
        name, at = draw(st.sampled_from(["news/1", "news/2"])), draw(st.sampled_from([FIRST, SECOND]))
        found.append(text(*records, sha256=sha256 * 64, name=name, at=at))
    return found


@settings(deadline=None)
@given(texts())
def test_every_living_tag_comes_back(documents: list[Json]) -> None:
    before = tables(*documents)
    found = downgraded(before)
    assert articles(PATH, found.tables) is not None
    after = migrated(PATH, found.tables)
    assert tags(after) == tags(before)
    by_person = sum(len(people) for people in with_people(before).values())
    assert by_person - found.lost.tags <= sum(len(people) for people in with_people(after).values())
    for document in found.tables.get("articles", {}).values():
        placed = [each for each in document["paragraphs"] if not each.get("orphan")]
        assert all(one["end"] <= other["start"] for one, other in pairwise(placed))
        assert all(each["end"] - each["start"] == len(each["quote"]) for each in document["paragraphs"])


def with_people(found: Tables) -> dict[tuple[Any, ...], set[str]]:
    """Return who has given a theme, by place and words of a paragraph, and the theme.

    Not by article: of two that have lost a paragraph of the same words at the same place, one has both orphans.
    """
    who: dict[tuple[Any, ...], set[str]] = {}
    for document in found.get("articles", {}).values():
        for each in document["paragraphs"]:
            place = (each["start"], each["quote"])
            for layer in each["layers"]:
                for theme in (theme for theme, datum in layer.get("themes", {}).items() if datum["on"]):
                    who.setdefault((*place, theme), set()).add(layer["by"])
    return who


def tags(found: Tables) -> set[tuple[Any, ...]]:
    return {*with_people(found)}


@pytest.mark.parametrize("file", sorted((DATA / "schema-1").rglob("*.json")), ids=lambda each: each.stem)
def test_what_was_migrated_says_the_same_when_it_goes_back(file: Path) -> None:
    old = json.loads(file.read_bytes())
    back = downgraded(migrated(PATH, old)).tables
    assert said_in_old(back) == {quote: each for quote, each in said_in_old(old).items() if any(each)}
    assert migrated(PATH, back)["articles"].keys() <= migrated(PATH, old)["articles"].keys()
