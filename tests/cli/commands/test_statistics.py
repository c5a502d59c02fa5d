"""``hashiya statistics``: how much each annotator has done, and how little of it somebody sees who codes blind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import FIRST, LIBRARY, SECOND, THIRD
from tui.annotations.layers import AGREED, Author
from tui.annotations.operations import AddTheme
from tui.corpus.library import Library
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from tests.support.command import Command

SAMIRA = {"HASHIYA_ANNOTATOR": "samira"}
OWN = {"annotator": "tester", "reviewed": 4, "tagged": 3, "themes": {"arms": 2, "sanctions": 1, "diplomacy": 1}}
HERS = {"annotator": "samira", "reviewed": 2, "tagged": 1, "themes": {"arms": 1}}
IN_ROWS = [
    "tester\t4\treviewed",
    "tester\t3\ttagged",
    "tester\t2\tarms",
    "tester\t1\tsanctions",
    "tester\t1\tdiplomacy",
]
HERS_IN_ROWS = ["samira\t2\treviewed", "samira\t1\ttagged", "samira\t1\tarms"]
UNKNOWN = "zebra"
"""A theme that the code book does not know."""


@pytest.fixture
def alone(hashiya: Command) -> Command:
    """A library in which one person has worked."""
    hashiya("tag", FIRST, "2", "diplomacy", "arms")
    hashiya("tag", SECOND, "1", "sanctions")
    hashiya("tag", THIRD, "2", "arms")
    hashiya("review", THIRD, "3")
    return hashiya


@pytest.fixture
def together(alone: Command) -> Command:
    """A library in which two people have."""
    alone("tag", FIRST, "2", "arms", env=SAMIRA)
    alone("review", FIRST, "3", env=SAMIRA)
    return alone


def put(hashiya: Command, theme: str, author: Author) -> None:
    """Put a theme on the first paragraph of the first article."""
    article = Library(hashiya.library).article(0)
    AnnotationStore(hashiya.tags).apply(article, [AddTheme(article.paragraphs[0].span, theme)], author)


def test_alone_there_is_ones_own_work_and_no_word_of_layers(alone: Command) -> None:
    done = alone("statistics")
    assert (done.code, done.err) == (0, b"")
    assert done.lines == IN_ROWS
    assert json.loads(alone("statistics", "--json").text) == [OWN]


def test_where_nothing_is_done_there_are_noughts(hashiya: Command) -> None:
    assert hashiya("statistics").lines == ["tester\t0\treviewed", "tester\t0\ttagged"]


def test_each_annotator_has_rows_oneself_first(together: Command) -> None:
    assert together("statistics").lines == IN_ROWS + HERS_IN_ROWS
    assert together("statistics", env=SAMIRA).lines == HERS_IN_ROWS + IN_ROWS
    assert json.loads(together("statistics", "--json").text) == [OWN, HERS]


def test_themes_are_in_the_code_books_order_unknown_ones_last_and_what_is_agreed_is_last(together: Command) -> None:
    for theme in (UNKNOWN, "space-cooperation"):
        put(together, theme, Author("samira", "desk", AGREED))
    together("review", FIRST, "3", env={"HASHIYA_ANNOTATOR": "zaynab"})

    *_, zaynab, agreed = json.loads(together("statistics", "--json").text)

    assert zaynab["annotator"] == "zaynab"
    assert agreed == {"annotator": "agreed", "reviewed": 1, "tagged": 1, "themes": {"space-cooperation": 1, UNKNOWN: 1}}
    assert list(agreed["themes"]) == ["space-cooperation", UNKNOWN]


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_who_codes_blind_sees_their_own_work_alone(together: Command, arguments: tuple[str, ...]) -> None:
    done = together("--others", "hidden", "statistics", *arguments)

    assert done.code == 0
    assert "samira" not in done.text + done.message
    assert json.loads(done.text) == [OWN] if arguments else done.lines == IN_ROWS


def test_to_name_somebody_is_to_ask(together: Command) -> None:
    hers = together("--others", "hidden", "statistics", "--by", "samira")
    assert (hers.lines, hers.err) == (HERS_IN_ROWS, b"")
    assert together("statistics", "--by", "samira", "--by", "tester").lines == IN_ROWS + HERS_IN_ROWS
    assert together("statistics", "--by", "tester").lines == IN_ROWS


def test_nobody_of_that_name(together: Command) -> None:
    done = together("statistics", "--by", "omar")

    assert (done.code, done.out) == (2, b"")
    assert "omar" in done.message


def test_a_text_of_several_files_counts_once(together: Command) -> None:
    (together.library / "copy.md").write_bytes(LIBRARY["b.md"].encode())

    assert together("statistics").lines == IN_ROWS + HERS_IN_ROWS


def test_what_was_corrected_is_counted_and_what_is_lost_is_not(together: Command) -> None:
    first = together.library / f"{FIRST}.txt"
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("أعلن المتحدث اتفاقا.", "أعلن المتحدث اتفاقا جديدا."), encoding="utf-8")
    assert together("statistics").lines == IN_ROWS + HERS_IN_ROWS

    first.write_text(text.replace("أعلن المتحدث اتفاقا.", ""), encoding="utf-8")
    assert together("statistics", "--by", "samira").lines == ["samira\t1\treviewed", "samira\t0\ttagged"]


def test_names_never_reach_a_terminal_raw(hashiya: Command) -> None:
    put(hashiya, "arms", Author("mallory\x1b]0;x\x07\u202e", "desk"))

    done = hashiya("statistics")

    assert "mallory\\u001b]0;x\\u0007\\u202e\t1\tarms" in done.lines
    assert b"\x1b" not in hashiya("statistics", "--json").out
