"""``hashiya themes``: the code book listed and changed, what is printed of it, and what undo makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.command import records

if TYPE_CHECKING:
    from tests.support.command import Command, Done

BEA = {"HASHIYA_ANNOTATOR": "bea"}
BLIND = {"HASHIYA_OTHERS": "hidden"}


@pytest.fixture
def used(hashiya: Command) -> Command:
    """The command on a library in which two people have given arms, and one sanctions beside it."""
    hashiya("tag", "a/02", "1", "arms", "sanctions")
    hashiya("tag", "b", "1", "arms")
    hashiya("tag", "b", "1", "arms", env=BEA)
    return hashiya


def listed(hashiya: Command, *options: str) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(hashiya(*options, "themes", "list", "--json").out)}


def given(hashiya: Command) -> list[tuple[str, list[str]]]:
    return [
        (each["article"], sorted(f"{tag['theme']} {tag['by']}" for tag in each["tags"])) for each in records(hashiya)
    ]


def tree(hashiya: Command) -> list[list[str]]:
    """Return key, id with its indent, and name of each row."""
    rows = (line.split("\t") for line in hashiya("themes", "list").lines)
    return [[row[0], row[4], row[5]] for row in rows]


def test_the_list_is_a_tree_with_what_each_theme_is_used_for(used: Command) -> None:
    used("themes", "add", "صواريخ", "--en", "Missiles", "--id", "missiles", "--under", "arms")
    used("themes", "archive", "diplomacy")

    assert used("themes", "list").lines == [
        "1\t2\t2\t2\tarms\tArms",
        "-\t0\t0\t0\t  missiles\tMissiles",
        "2\t0\t0\t0\tspace-cooperation\tSpace cooperation",
        "3\t1\t1\t1\tsanctions\tSanctions",
        "-\t0\t0\t0\tdiplomacy\tDiplomacy (archived)",
    ]
    found = listed(used)
    assert found["missiles"] == {
        "id": "missiles",
        "key": None,
        "depth": 1,
        "parent": "arms",
        "ar": "صواريخ",
        "en": "Missiles",
        "colour": "#F0E442",
        "guideline": "",
        "status": "living",
        "merged": [],
        "paragraphs": 0,
        "articles": 0,
        "people": 0,
    }
    assert [found["arms"][name] for name in ("key", "paragraphs", "articles", "people")] == [1, 2, 2, 2]
    assert found["diplomacy"]["status"] == "archived"
    assert listed(used, "--others", "hidden")["arms"]["people"] == 1


def test_ids_that_the_code_book_does_not_know_come_last(hashiya: Command) -> None:
    hashiya("themes", "add", "Energy")
    hashiya("tag", "a/02", "1", "energy")
    data = json.loads(hashiya.tags.read_bytes())
    data["codebook"] = {key: each for key, each in data["codebook"].items() if each["id"] != "energy"}
    hashiya.tags.write_text(json.dumps(data), encoding="utf-8")

    assert hashiya("themes", "list").lines[-1] == "-\t1\t1\t1\tenergy\t(unknown)"
    assert listed(hashiya)["energy"]["status"] == "unknown"
    assert hashiya("themes", "add", "Energy").code == 0
    assert listed(hashiya)["energy"]["paragraphs"] == 1


def test_a_merge_says_what_it_touches_and_undo_takes_it_back(used: Command) -> None:
    before = given(used)

    done = used("themes", "merge", "arms", "sanctions")

    assert (done.code, done.text) == (0, "merged arms into sanctions: 2 paragraphs of 2 articles, 2 people\n")
    assert given(used) == [("a/02", ["sanctions tester"]), ("b", ["sanctions bea", "sanctions tester"])]
    assert [each["article"] for each in records(used, "--theme", "arms")] == ["a/02", "b"]
    assert "arms" not in listed(used)
    assert listed(used)["sanctions"]["merged"] == ["arms"]
    assert "\tthemes merge arms sanctions\t" in used("log", "-n", "1").text
    assert used("undo").code == 0
    assert given(used) == before
    assert used("redo").code == 0
    assert used("untag", "a/02", "1", "arms").code == 0
    assert [each for each, _ in given(used)] == ["b"]


def test_a_deletion_takes_off_ones_own_and_undo_gives_it_back(used: Command) -> None:
    before = given(used)

    done = used("themes", "delete", "arms", "--json")

    assert json.loads(done.out) == {
        "act": ["themes", "delete", "arms"],
        "theme": "arms",
        "changed": True,
        "paragraphs": 2,
        "articles": 2,
        "people": 1,
    }
    assert done.message == "hashiya: 'arms' is still among the tags of others: it stays, archived\n"
    assert given(used) == [("a/02", ["sanctions tester"]), ("b", ["arms bea"])]
    assert used("undo").code == 0
    assert given(used) == before
    assert used("themes", "delete", "diplomacy").text == "deleted diplomacy: no paragraphs\n"
    assert "diplomacy" not in listed(used)
    back = used("themes", "add", "Diplomacy")
    assert (back.text, back.message) == (
        "added diplomacy: no paragraphs\n",
        "hashiya: 'diplomacy' had been deleted or archived, and is back\n",
    )
    assert listed(used)["diplomacy"]["ar"] == "دبلوماسية"


def test_what_is_archived_keeps_its_tags_and_is_not_given_any_more(used: Command) -> None:
    done = used("themes", "archive", "sanctions")
    assert (done.code, done.text) == (0, "archived sanctions: 1 paragraph of 1 article, 1 person\n")

    refused = used("tag", "b", "1", "sanctions")
    assert (refused.code, refused.message) == (2, "hashiya: the theme 'sanctions' is archived\n")
    assert [each["article"] for each in records(used, "--theme", "sanctions")] == ["a/02"]
    again = used("themes", "archive", "sanctions")
    assert (again.code, again.text, again.message) == (0, "", "hashiya: it was so already: nothing has changed\n")
    assert used("untag", "a/02", "1", "sanctions").code == 0
    assert used("themes", "archive", "sanctions", "--restore").text == "brought sanctions back: no paragraphs\n"
    assert used("tag", "b", "1", "sanctions").code == 0


def test_names_and_places_change_and_ids_stay(hashiya: Command) -> None:
    assert hashiya("themes", "rename", "arms", "Weapons").text == "renamed arms: no paragraphs\n"
    assert hashiya("themes", "rename", "arms", "--ar", "سلاح").code == 0
    assert hashiya("themes", "move", "diplomacy", "--before", "arms").text == "moved diplomacy: no paragraphs\n"
    hashiya("themes", "move", "sanctions", "--under", "diplomacy")

    assert tree(hashiya) == [
        ["1", "diplomacy", "Diplomacy"],
        ["-", "  sanctions", "Sanctions"],
        ["2", "arms", "Weapons"],
        ["3", "space-cooperation", "Space cooperation"],
    ]
    assert listed(hashiya)["arms"]["ar"] == "سلاح"
    assert [hashiya("undo").code for _ in range(4)] == [0] * 4
    assert tree(hashiya)[0] == ["1", "arms", "Arms"]
    assert hashiya("themes", "move", "sanctions", "--top", "--after", "arms").code == 0
    assert [row[1] for row in tree(hashiya)] == ["arms", "sanctions", "space-cooperation", "diplomacy"]


def test_a_name_is_of_the_language_that_is_set(hashiya: Command) -> None:
    (hashiya.home / "config.toml").write_text('language = "ar"\n', encoding="utf-8")
    config = {"HASHIYA_CONFIG": str(hashiya.home / "config.toml")}

    hashiya("themes", "rename", "arms", "سلاح", env=config)

    assert (listed(hashiya)["arms"]["ar"], listed(hashiya)["arms"]["en"]) == ("سلاح", "Arms")
    assert hashiya("themes", "list", env=config).lines[0].endswith("\tسلاح")


def test_a_theme_that_is_called_as_another_is_said_and_stays(hashiya: Command) -> None:
    done = hashiya("themes", "add", "اسلحه", "--id", "weapons")

    assert done.message == "hashiya: 'weapons' is called the same as: arms\n"
    assert {"arms", "weapons"} <= listed(hashiya).keys()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rename", "nothing", "x"], "no theme 'nothing'; there are: arms, space-cooperation, sanctions, diplomacy"),
        (["move", "arms", "--under", "arms"], "'arms' cannot stand below 'arms', which is itself or below it"),
        (["merge", "arms", "arms"], "'arms' cannot be merged into itself"),
        (["add", "!?"], "no new theme can be called '!?'"),
        (["add", "Arms"], "no new theme can be called 'Arms'"),
        (["add", "x", "--colour", "red"], "'red' is no colour like #0072B2"),
        (["move", "arms", "--top", "--before", "nothing"], "no theme 'nothing'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(hashiya: Command, arguments: list[str], said: str) -> None:
    done = hashiya("themes", *arguments)

    assert (done.code, done.out) == (2, b"")
    assert done.message.startswith(f"hashiya: {said}")
    assert done.message.count("\n") == 1
    assert not hashiya.tags.exists()


def test_what_is_not_said_is_asked_for(hashiya: Command) -> None:
    def usage(*arguments: str) -> Done:
        return hashiya("themes", *arguments)

    assert usage("move", "arms").message.endswith("where to is missing: --under, --top, --before or --after.\n")
    assert usage("rename", "arms").message.endswith("a new name is missing: NAME, --ar or --en.\n")
    assert usage("rename", "arms", " ").code == 2
    assert usage("move", "arms", "--top", "--under", "sanctions").code == 2
    assert usage("move", "arms", "--before", "sanctions", "--after", "diplomacy").code == 2
