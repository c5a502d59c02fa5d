"""``hashiya agree``: how far annotators agree, as text and as JSON, and where they do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.coders import code
from tests.support.command import FIRST, SECOND, environment, program
from tests.support.kept import kept_in
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command, Done

MONA, OMAR = "منى", "Omar"


@pytest.fixture
def coded(hashiya: Command) -> Command:
    """A library that two people have coded: four paragraphs in common, and two disagreements."""
    code(hashiya.library, MONA, {1: ["arms"], 2: ["arms", "diplomacy"], 3: []}, notes={2: "سؤال"})
    code(hashiya.library, OMAR, {1: ["arms"], 2: ["arms"], 3: ["sanctions"]})
    code(hashiya.library, MONA, {1: [], 2: ["arms"]}, article=1)
    code(hashiya.library, OMAR, {1: []}, article=1)
    return hashiya


def sound(done: Done) -> Done:
    assert done.code == 0, done.message
    return done


def found(hashiya: Command, *arguments: str | Path) -> dict[str, Any]:
    done = sound(hashiya("agree", "--json", *arguments))
    assert done.err == b""
    return dict(json.loads(done.out))


def test_the_table_has_a_row_for_each_theme_and_says_why_something_is_undefined(coded: Command) -> None:
    done = sound(coded("agree"))

    # Of four paragraphs arms on two by both: kappa and alpha are 1, AC1 too. Diplomacy and sanctions are on one by one.
    assert done.lines[:5] == [
        f"theme\tn\tboth\tonly {OMAR}\tonly {MONA}\tkappa\tAC1\talpha",
        "arms\t4\t2\t0\t0\t1.0000\t1.0000\t1.0000",
        "space-cooperation\t4\t0\t0\t0\t-\t1.0000\t-",
        "sanctions\t4\t0\t1\t0\t0.0000\t0.6800\t0.0000",
        "diplomacy\t4\t0\t0\t1\t0.0000\t0.6800\t0.0000",
    ]
    assert done.message.count("\n") == 1
    assert done.message.startswith("hashiya: '-' is undefined: ")


def test_below_stand_alpha_over_sets_and_a_row_for_each_disagreement(coded: Command) -> None:
    lines = sound(coded("agree")).lines

    assert lines[5] == ""
    assert lines[6].startswith("MASI alpha of sets of themes: 0.")
    assert lines[7:] == [
        "",
        f"article\tparagraph\t{OMAR}\t{MONA}\tagreed\ttext",
        f"{FIRST}\t2\tarms\tarms, diplomacy\t\tأعلن المتحدث اتفاقا.",
        f"{FIRST}\t3\tsanctions\t-\t\tقال \\u200fKim\\u200f إن «اللقاء» تم في 2023.",
    ]


def test_what_is_agreed_upon_by_commands_stands_in_its_column(coded: Command) -> None:
    coded("--annotator", "agreed", "tag", FIRST, "2", "diplomacy")
    coded("--annotator", "agreed", "review", FIRST, "3")

    rows = sound(coded("agree")).lines[-2:]

    assert [row.split("\t")[4] for row in rows] == ["diplomacy", "-"]
    assert [each["agreed"]["themes"] for each in found(coded)["disagreements"]] == [["diplomacy"], []]
    assert found(coded)["annotators"] == [OMAR, MONA], "it is nobody's layer, unless it is asked for"
    assert found(coded, "--by", "agreed", "--by", MONA)["annotators"] == ["agreed", MONA]


def test_as_json_it_says_everything(coded: Command) -> None:
    whole = found(coded)

    assert (whole["annotators"], whole["paragraphs"]) == ([OMAR, MONA], 4)
    assert whole["themes"][0] == {
        "theme": "arms", "n": 4, "all": 2, "some": 0, "only": {OMAR: 0, MONA: 0}, "kappa": 1, "ac1": 1, "alpha": 1,
    }  # fmt: skip
    assert [whole["themes"][1][name] for name in ("kappa", "ac1", "alpha")] == [None, 1, None]
    first, _ = whole["disagreements"]
    start = "قمة في موسكو\n\n"
    text = "أعلن المتحدث اتفاقا."
    said = {name: (each["themes"], each["note"]) for name, each in first.pop("by").items()}
    assert said == {OMAR: (["arms"], ""), MONA: (["arms", "diplomacy"], "سؤال")}
    assert first == {
        "article": FIRST, "title": "قمة في موسكو", "paragraph": 2,
        "start": len(start), "end": len(start) + len(text), "text": text, "agreed": None,
    }  # fmt: skip
    # Distances by hand: {arms} to {arms, diplomacy} 1 - 1/2 * 2/3 = 2/3; {sanctions} to none 1; expected of all pairs.
    a, d, s, n = 3, 1, 1, 3  # how often {arms}, {arms, diplomacy}, {sanctions} and no theme are there
    expected = 2 * (a * d * 2 / 3 + (a + d) * (s + n) + s * n) / (8 * 7)
    assert whole["masi_alpha"] == pytest.approx(1 - (2 * (2 / 3 + 1) / 8) / expected)


def test_of_three_the_columns_are_others_and_kappa_is_null(coded: Command) -> None:
    code(coded.library, "Zaid", {1: ["arms"], 2: []})

    done = sound(coded("agree"))

    # Of arms: equal pairs (1 + 1/3) / 2, by chance 2 * 5/6 * 1/6.
    ac1 = (2 / 3 - 10 / 36) / (1 - 10 / 36)
    assert done.lines[:2] == ["theme\tn\tall\tsome\tAC1\talpha", f"arms\t2\t1\t1\t{ac1:.4f}\t0.0000"]
    whole = found(coded)
    assert (whole["annotators"], whole["themes"][0]["kappa"]) == ([OMAR, "Zaid", MONA], None)
    assert found(coded, "--by", MONA, "--by", OMAR)["paragraphs"] == 4


def test_another_file_is_joined_in_memory_only(hashiya: Command, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.json"
    hashiya("tag", SECOND, "1", "arms")
    hashiya("--db", theirs, "--annotator", OMAR, "tag", SECOND, "1", "sanctions")
    before = hashiya.tags.read_bytes(), theirs.read_bytes()

    assert hashiya("agree").code == 2
    whole = found(hashiya, theirs)

    assert (whole["annotators"], whole["paragraphs"]) == (["tester", OMAR], 1)
    assert (hashiya.tags.read_bytes(), theirs.read_bytes()) == before
    assert {each.by for each in kept_in(hashiya.tags)} == {"tester"}


def test_a_file_from_before_a_reset_does_not_count_and_is_said(hashiya: Command, tmp_path: Path) -> None:
    hashiya("tag", SECOND, "1", "arms")
    hashiya("--annotator", OMAR, "tag", SECOND, "1", "sanctions")
    copy = tmp_path / "copy.json"
    copy.write_bytes(hashiya.tags.read_bytes())
    hashiya("reset", "--yes")
    hashiya("tag", SECOND, "1", "arms")

    done = hashiya("agree", copy)

    assert (done.code, done.out) == (2, b"")
    assert "copy.json" in done.message
    assert "there are: tester" in done.message


@pytest.mark.parametrize(
    ("arguments", "code_", "said"),
    [
        (["--by", MONA], 2, "two annotators at least; there are: منى"),
        (["--by", MONA, "--by", "nobody"], 2, "nobody called 'nobody'"),
        (["no-such-file.json"], 2, "no-such-file.json"),
        (["--by", "Zaid", "--by", MONA], 1, "no paragraph that all of these have reviewed: Zaid, منى"),
    ],
)
def test_what_cannot_be_compared_is_said(coded: Command, arguments: list[str], code_: int, said: str) -> None:
    code(coded.library, "Zaid", {3: ["arms"]}, article=2)

    for form in ([], ["--json"]):
        done = coded("agree", *form, *arguments)
        assert (done.code, done.out) == (code_, b"")
        assert done.message.count("\n") == 1
        assert said in done.message


def test_who_codes_blind_sees_others_only_where_they_are_named(coded: Command) -> None:
    blind = ("--others", "hidden")

    done = coded(*blind, "agree")
    assert (done.code, done.out) == (2, b"")
    assert not {MONA, OMAR} & {*done.message.split()}
    assert sound(coded(*blind, "agree", "--by", MONA, "--by", OMAR)).lines


def test_an_article_that_cannot_be_read_is_said(coded: Command) -> None:
    (coded.library / f"{SECOND}.txt").write_bytes(b"\0")

    done = sound(coded("agree"))

    assert "\t3\t" in done.lines[1]
    assert "02.txt" in done.message


def test_hostile_names_are_not_printed_raw(coded: Command) -> None:
    hostile = "ev\x1b]0;x\x07\u202eil"
    code(coded.library, hostile, {1: [], 2: []})

    for arguments in ([], ["--json"]):
        done = sound(coded("agree", "--by", hostile, "--by", MONA, *arguments))
        assert "il" in done.text
        assert not set(done.text) & set("\x1b\x07\x9b")
    assert "\u202e" not in sound(coded("agree", "--by", hostile, "--by", MONA)).text


def test_on_a_terminal_it_stands_in_columns_that_fit(coded: Command) -> None:
    with TerminalSession(
        [str(each) for each in program("-L", coded.library, "agree")], env=environment(coded.home), columns=70
    ) as session:
        assert session.wait_exit() == 0
        rows = [row.rstrip() for row in session.screen_lines() if row.strip()]

    assert rows[0].split()[:3] == ["theme", "n", "both"]
    assert len({row.index(each) for row, each in ((rows[1], "4"), (rows[3], "4"), (rows[4], "4"))}) == 1
    (first,) = (row for row in rows if row.startswith("a/01") and "diplo" in row)
    assert first.split()[1:3] == ["2", "arms"]
    assert first.endswith("ﻦﻠﻋﺃ"), "the beginning of the text, at the right of what there is of it"
    assert max(map(len, rows)) <= 70
