"""What becomes of each thing that a file of schema 1 says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.places import DATA
from tests.support.said import refused
from tui.annotations.join import joined
from tui.errors.tag_file import DamagedDatabaseError, Wrong
from tui.store.migrations import migrated
from tui.store.migrations.schema1 import orphan_sha256

PATH = Path("tags.json")
MARK = {"schema": 1, "format": "hashiya tags", "program": "0.1.0"}
SHA, OLD_SHA = "a" * 64, "b" * 64
AT, LATER, LATEST = "2024-05-04T09:01:40Z", "2024-05-04T09:01:41Z", "2024-06-01T00:00:00Z"
QUOTE = "It rains."
SHORT = {"start": 0, "end": 9, "quote": QUOTE}
LONG = "It rains, as it has for as long as anybody remembers, and the river is high."

Json = dict[str, Any]


def paragraph(**said: object) -> Json:
    return {**SHORT, "prefix": "", "suffix": "\n", **said}


def tag(theme: str = "arms", by: str = "Mona", at: str = AT) -> Json:
    return {"theme": theme, "by": by, "at": at}


def article(*paragraphs: Json, **more: object) -> Json:
    return {"id": "news/1", "sha256": SHA, "title": "Rain", "paragraphs": [*paragraphs], **more}


def change(op: str, **more: object) -> Json:
    return {"op": op, **SHORT, **more}


def step(*changes: Json, by: str = "Mona", at: str = AT, sha256: str = SHA) -> Json:
    return {"at": at, "by": by, "article": "news/1", "sha256": sha256, "changes": [*changes]}


def tables(*articles: Json, steps: list[Json] | None = None, **more: Json) -> Json:
    rows = {str(number): each for number, each in enumerate(articles, 1)}
    history = {str(number): each for number, each in enumerate(steps or [], 1)}
    return {"meta": {"1": MARK}, "articles": rows, "history": history, **more}


def documents(*articles: Json, steps: list[Json] | None = None) -> dict[str, Json]:
    found = migrated(PATH, tables(*articles, steps=steps)).get("articles", {})
    return {each["sha256"]: each for each in found.values()}


def layers(*articles: Json, steps: list[Json] | None = None) -> list[Json]:
    [record] = documents(*articles, steps=steps)[SHA]["paragraphs"]
    found: list[Json] = record["layers"]
    return found


def stamp(at: str, number: int = 0) -> str:
    return f"{at[:-1]}.000Z" + (f"+{number:04x}" if number else "")


def test_a_file_becomes_the_tables_of_today() -> None:
    theme = {"id": "energy", "ar": "طاقة", "en": "Energy", "colour": "#F0E442"}
    said = paragraph(tags=[tag()], note="why?", reviewed=True, by="Omar", at=LATER)
    found = migrated(PATH, tables(article(said), themes={"1": theme}))

    assert [*found] == ["meta", "codebook", "articles"]
    assert found["meta"] == {"1": {"format": "hashiya tags", "program": "0.1.0", "schema": 2}}
    there = {"at": "", "on": True}
    assert sorted(found["codebook"].values(), key=lambda each: str(each["id"])) == [
        {"id": "arms", "there": there},
        {
            "id": "energy",
            "ar": {"at": "", "v": "طاقة"},
            "en": {"at": "", "v": "Energy"},
            "colour": {"at": "", "v": "#F0E442"},
            "order": {"at": "", "v": "n000001"},
            "there": there,
        },
    ]
    of_omar = {
        "by": "Omar",
        "note": {"": {"at": stamp(LATER), "text": "why?"}},
        "reviewed": {"at": stamp(LATER), "on": True},
    }
    of_mona = {"by": "Mona", "themes": {"arms": {"at": stamp(AT), "on": True}}}
    record = {**SHORT, "prefix": "", "suffix": "\n", "layers": [of_mona, of_omar]}
    name = {"at": stamp(LATER), "id": "news/1", "title": "Rain"}
    assert found["articles"] == {str(0xAAAAAAAAAAAA): {"sha256": SHA, "name": name, "paragraphs": [record]}}


def test_what_nobody_knows_travels_along() -> None:
    others: dict[str, Json] = {"codebook": {"1": {"x": 1}}, "mine": {"7": {"y": 2}}}
    said = paragraph(tags=[tag()], mine=4, layers="theirs")
    old = {**tables(article(said, mine=3, at="theirs")), **others}
    old["meta"]["2"] = {"mine": 5}
    old["themes"] = {"1": {"id": "arms", "ar": "", "en": "Arms", "colour": "red", "mine": 6, "key": "theirs"}}
    found = migrated(PATH, old)

    assert found["meta"]["2"] == {"mine": 5}
    assert (found["mine"], found["codebook of schema 1"]) == (others["mine"], others["codebook"])
    [document], [theme] = found["articles"].values(), found["codebook"].values()
    assert document["mine"] == 3
    assert document["paragraphs"][0]["mine"] == 4
    assert document.keys() == {"sha256", "name", "paragraphs", "mine"}
    assert theme["mine"] == 6
    assert "key" not in theme
    assert theme["colour"] == {"at": "", "v": "#808080"}


def test_what_says_nothing_is_left_out() -> None:
    assert documents(article(paragraph(tags=[], note="", reviewed=False), by="Mona", at=AT)) == {}


def test_themes_keep_the_order_of_their_numbers() -> None:
    rows = {key: {"id": name, "ar": "", "en": name, "colour": "#F0E442"} for key, name in (("10", "b"), ("9", "a"))}
    book = migrated(PATH, tables(themes=rows))["codebook"].values()
    assert [each["id"] for each in sorted(book, key=lambda each: str(each["order"]["v"]))] == ["a", "b"]


def test_a_name_and_a_time_may_be_empty_or_anything() -> None:
    said = paragraph(tags=[{"theme": "arms"}], note="why?", at="in May")
    expected = {"by": "", "note": {"": {"at": "", "text": "why?"}}, "themes": {"arms": {"at": "", "on": True}}}
    assert layers(article(said)) == [expected]


def test_a_tag_that_was_put_back_has_the_time_of_that_and_keeps_its_first_date() -> None:
    put_back = [
        step(change("add-theme", theme="arms", tag=None)),
        step(change("remove-theme", theme="arms", was=tag()), at=LATEST),
        step(change("add-theme", theme="arms", tag=tag()), at=LATEST),
    ]
    [layer] = layers(article(paragraph(tags=[tag()])), steps=put_back)
    assert layer["themes"] == {"arms": {"at": stamp(LATEST, 6), "on": True, "made": stamp(AT)}}


def test_it_has_that_in_a_text_that_has_changed_since_too() -> None:
    put_back = [
        step(change("remove-theme", theme="arms", was=tag()), at=LATER, sha256=OLD_SHA),
        step(change("add-theme", theme="arms", tag=tag()), at=LATEST, sha256=OLD_SHA),
    ]
    [layer] = layers(article(paragraph(tags=[tag()])), steps=put_back)
    assert layer["themes"] == {"arms": {"at": stamp(LATEST, 4), "on": True, "made": stamp(AT)}}


def test_whoever_takes_a_tag_off_takes_it_off_the_layer_of_whom_it_was() -> None:
    taken = step(change("remove-theme", theme="arms", was=tag()), by="Omar", at=LATER)
    [layer] = layers(steps=[taken])
    assert layer == {"by": "Mona", "themes": {"arms": {"at": stamp(LATER, 2), "on": False}}}


def test_it_is_off_even_where_the_clock_of_whoever_took_it_off_was_behind() -> None:
    taken = step(change("remove-theme", theme="arms", was=tag(at=LATEST)))
    [layer] = layers(steps=[taken])
    assert layer["themes"]["arms"] == {"at": stamp(LATEST, 1), "on": False}


def test_a_mark_and_a_note_are_of_whom_the_history_says() -> None:
    steps = [step(change("set-reviewed", reviewed=True, was=False), change("set-note", note="why?", was=""))]
    said = paragraph(tags=[tag(by="Omar", at=LATER)], note="why?", reviewed=True, by="Omar", at=LATER)
    mona, omar = layers(article(said), steps=steps)
    assert mona == {
        "by": "Mona",
        "note": {"": {"at": stamp(AT, 2), "text": "why?"}},
        "reviewed": {"at": stamp(AT, 2), "on": True},
    }
    assert omar.keys() == {"by", "themes"}


def test_whoever_replaces_a_note_or_takes_a_mark_away_does_so_in_the_layer_of_whom_it_was() -> None:
    steps = [
        step(change("set-reviewed", reviewed=True, was=False), change("set-note", note="why?", was="")),
        step(change("set-note", note="because", was="why?"), by="Omar", at=LATER),
        step(change("set-reviewed", reviewed=False, was=True), by="Omar", at=LATER),
    ]
    mona, omar = layers(article(paragraph(note="because", by="Omar", at=LATER)), steps=steps)
    assert mona["note"][""] == {"at": stamp(LATER, 4), "text": ""}
    assert mona["reviewed"] == {"at": stamp(LATER, 6), "on": False}
    assert omar == {"by": "Omar", "note": {"": {"at": stamp(LATER, 4), "text": "because"}}}


def test_where_the_history_does_not_know_whose_it_was_it_was_anybody_who_had_been_there() -> None:
    taken = change("set-reviewed", reviewed=False, was=True)
    steps = [step(change("add-theme", theme="arms", tag=None)), step(taken, by="Omar", at=LATER)]
    [mona] = layers(article(paragraph(tags=[tag()])), steps=steps)
    assert mona["reviewed"] == {"at": stamp(LATER, 4), "on": False}


def test_what_has_gone_without_a_step_from_a_paragraph_that_is_there_is_off() -> None:
    steps = [step(change("add-theme", theme="arms", tag=None), change("set-note", note="why?", was=""))]
    [layer] = layers(article(paragraph(reviewed=True, by="Mona", at=LATER)), steps=steps)
    assert layer["themes"]["arms"] == {"at": stamp(AT, 3), "on": False}
    assert layer["note"][""] == {"at": stamp(AT, 3), "text": ""}


def test_what_has_gone_with_its_paragraph_was_perhaps_not_taken_off() -> None:
    assert documents(steps=[step(change("add-theme", theme="arms", tag=None))]) == {}


def test_of_a_long_paragraph_that_is_gone_no_more_is_said_than_where_it_was() -> None:
    place = {"start": 0, "end": len(LONG), "quote": LONG[:64]}
    taken = {"op": "remove-theme", **place, "theme": "arms", "was": tag()}
    [record] = documents(steps=[step(taken)])[SHA]["paragraphs"]
    assert record.keys() == {"start", "end", "layers"}
    whole = documents(article({**place, "quote": LONG, "tags": [tag()]}))[SHA]["paragraphs"]
    assert joined(whole, [record])[0]["quote"] == LONG


def test_it_is_off_in_the_texts_that_had_it_before_too() -> None:
    place = {"start": 0, "end": len(LONG), "quote": LONG[:64]}
    moved = {**place, "start": 7, "end": 7 + len(LONG)}
    steps = [
        step({"op": "add-theme", **place, "theme": "arms", "tag": None}, sha256=OLD_SHA),
        step({"op": "remove-theme", **moved, "theme": "arms", "was": tag()}, at=LATER),
    ]
    found = documents(steps=steps)
    off = {"arms": {"at": stamp(LATER, 4), "on": False}}
    assert [found[sha]["paragraphs"][0]["layers"][0]["themes"] for sha in (OLD_SHA, SHA)] == [off, off]


def test_an_orphan_is_a_text_of_its_own_whatever_its_article_is_called() -> None:
    orphan = paragraph(tags=[tag()], orphan=True, by="Mona", at=AT)
    found, renamed = documents(article(orphan)), documents(article(orphan, id="news/2"))
    [sha256] = found
    assert [*renamed] == [sha256] == [orphan_sha256(orphan)]
    assert found[sha256]["name"]["id"] == "news/1"
    assert "orphan" not in found[sha256]["paragraphs"][0]


def test_one_that_was_attached_is_gone_from_every_text_that_had_it() -> None:
    orphan = paragraph(tags=[tag()], note="why?", by="Mona", at=AT)
    attached = {"op": "remove-orphan", "start": 0, "end": 9, "orphan": orphan}
    steps = [
        step(change("add-theme", theme="arms", tag=None), change("set-note", note="why?", was=""), sha256=OLD_SHA),
        step(attached, by="Omar", at=LATER),
    ]
    found = documents(steps=steps)
    assert found.keys() == {OLD_SHA, orphan_sha256(orphan)}
    for document in found.values():
        [layer] = [each for each in document["paragraphs"][0]["layers"] if each["by"] == "Mona"]
        assert layer["themes"]["arms"]["on"] is False
        assert layer["note"][""]["text"] == ""


def test_two_articles_of_one_text_share_what_is_said() -> None:
    steps = [step(change("remove-theme", theme="arms", was=tag()), at=LATER)]
    first = article(paragraph(tags=[tag()], note="why?", by="Mona", at=AT))
    second = article(paragraph(tags=[tag("space")], note="who?", by="Mona", at=LATER), id="news/2", title="Rain again")
    [layer] = layers(first, second, steps=steps)
    assert layer["themes"] == {
        "arms": {"at": stamp(LATER, 3), "on": True, "made": stamp(AT)},
        "space": {"at": stamp(AT), "on": True},
    }
    assert layer["note"] == {"": {"at": stamp(LATER), "text": "why?\nwho?"}}


def test_the_later_name_of_a_text_is_that_of_the_later_state() -> None:
    said = article(paragraph(tags=[tag()], by="Mona", at=AT))
    taken = step(change("remove-theme", theme="space", was=tag("space")), at=LATEST)
    renamed = {**said, "id": "news/2"}
    name = documents(renamed, steps=[{**taken, "article": "news/2"}])[SHA]["name"]
    assert name == {"at": stamp(LATEST, 2), "id": "news/2", "title": "Rain"}
    assert joined(documents(said)[SHA]["name"], name) == name


def test_of_an_article_that_is_gone_an_older_state_knows_the_title() -> None:
    taken = step(change("remove-theme", theme="arms", was=tag()), at=LATEST)
    name = documents(steps=[taken])[SHA]["name"]
    assert name == {"at": "", "id": "news/1", "title": ""}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Wrong.NO_TEXT, {"quote": None}),
        (Wrong.NO_OFFSET, {"start": "0"}),
        (Wrong.ENDS_EARLY, {"start": 10}),
        (Wrong.THEME_TWICE, {"tags": [tag(), tag()]}),
        (Wrong.NO_TEXT, {"tags": [{"theme": 1}]}),
        (Wrong.NO_MARK, {"reviewed": "yes"}),
        (Wrong.NO_MARK, {"orphan": 1}),
        (Wrong.NO_LIST, {"tags": None}),
    ],
)
def test_what_is_damaged_is_said(wrong: Wrong, said: Json) -> None:
    with refused(DamagedDatabaseError) as refusal:
        migrated(PATH, tables(article(paragraph(**said))))
    assert refusal.error.damage.wrong is wrong
    assert refusal.error.damage.place.startswith("article 'news/1', paragraphs 1")


def test_an_article_that_is_there_twice_is_damage() -> None:
    with refused(DamagedDatabaseError) as refusal:
        migrated(PATH, tables(article(), article()))
    assert refusal.error.damage.wrong is Wrong.TWICE


def test_a_mark_in_a_changed_text_is_of_whom_the_history_says_of_the_old_one_and_later_than_all_of_that() -> None:
    """Within one second: marked, taken away, marked; then the text changed, and somebody else gave a theme."""
    marks = [change("set-reviewed", reviewed=is_on, was=not is_on) for is_on in (True, False, True)]
    steps = [step(each, sha256=OLD_SHA) for each in marks] + [step(change("add-theme", theme="arms"), by="Omar")]
    said = paragraph(tags=[tag(by="Omar")], reviewed=True, by="Omar", at=AT)
    mona, omar = layers(article(said), steps=steps)
    assert mona == {"by": "Mona", "reviewed": {"at": stamp(AT, 8), "on": True}}
    assert "reviewed" not in omar


def test_of_a_former_text_the_name_is_later_than_in_states_of_it_and_earlier_than_that_of_the_text_now() -> None:
    taken = step(change("remove-theme", theme="arms", was=tag()), sha256=OLD_SHA)
    before = documents(article(paragraph(tags=[tag("space")], by="Mona", at=AT), sha256=OLD_SHA), steps=[taken])
    renamed = {"id": "news/2", "title": "Snow"}
    steps = [{**each, "article": "news/2"} for each in (taken, step(change("add-theme", theme="bread"), at=AT))]
    found = documents(article(paragraph(tags=[tag("bread")], by="Mona", at=AT), **renamed), steps=steps)
    former, now = found[OLD_SHA]["name"], found[SHA]["name"]
    assert (former["id"], former["title"], now["id"]) == ("news/2", "Snow", "news/2")
    assert before[OLD_SHA]["name"]["at"] < former["at"] < now["at"]


def test_orphans_of_the_same_words_are_one_only_where_all_around_them_is_the_same() -> None:
    orphan = paragraph(tags=[tag()], orphan=True)
    assert len(documents(article(orphan, {**orphan, "suffix": " "}, {**orphan, "start": 1, "end": 10}))) == 3


def test_a_damaged_step_harms_nothing_else() -> None:
    said = article(paragraph(tags=[tag()]))
    damaged = [{}, step(change("praise")), step(change("remove-theme", theme="arms")), step({"op": "add-theme"})]
    assert documents(said, steps=damaged) == documents(said)


def test_a_real_file_of_0_1_0() -> None:
    old = json.loads((DATA / "0.1.0" / "library" / "tags.json").read_bytes())
    found = migrated(PATH, old)
    texts = {each["sha256"]: each for each in found["articles"].values()}
    bridge = texts[old["articles"]["1"]["sha256"]]
    words, note, text = bridge["paragraphs"][:3]

    at = "2026-11-26T17:53:07.000Z"
    assert [each["by"] for each in words["layers"]] == ["سامي"]
    samis, leilas = sorted(note["layers"], key=lambda each: str(each["by"]))
    assert samis["themes"]["diplomacy"] == {"at": f"{at}+000c", "on": True}
    assert leilas["note"] == {"": {"at": f"{at}+0006", "text": "سطر أول\nسطر ثان"}}
    assert text["layers"][0]["reviewed"] == {"at": f"{at}+001c", "on": True}
    # "sanctions" was given, taken back, made again and taken back; the orphan bears what is left.
    orphan = next(
        each for each in texts.values() if each["paragraphs"][0]["start"] == 150 and len(each["paragraphs"]) == 1
    )
    assert orphan["paragraphs"][0]["layers"][0]["themes"] == {"جسور": {"at": f"{at}+000a", "on": True}}
    first = texts["b2525568f5fed11b3bb1d79d4fcb8b0227b4660a976573699ee0e7ae82cc7b2b"]
    [former] = [each for each in first["paragraphs"] if each["start"] == 150]
    assert former["layers"][0]["themes"]["sanctions"] == {"at": f"{at}+0014", "on": False}
