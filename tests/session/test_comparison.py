"""Annotators side by side: what is compared of them, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.coders import code
from tests.support.piloted import session_on
from tests.support.said import refused
from tui.codebook.codebook import CodeBook
from tui.errors.agreement import NothingComparedError, TooFewAnnotatorsError
from tui.errors.requests import NoSuchAnnotatorError
from tui.session.comparison import Comparison, compare, compared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIRST = "أعلن الوزير اتفاقا مع موسكو."
TEXT = f"قمة في الشرق\n\n{FIRST}\n\nوصل القطار صباح الأربعاء.\n\n[ad_1]\n\nعاد الوفد مساء.\n"
LEFTOVER = 4

MONA, OMAR, ZAID = "منى", "Omar", "Zaid"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "2.txt").write_text(TEXT.replace("في الشرق", "أخرى"), encoding="utf-8")
    return folder


def comparison(folder: Path, *names: str) -> Comparison:
    return compare(session_on(folder).annotations, names)


def places(found: Comparison) -> list[tuple[str, int]]:
    return [(each.record.article, each.record.paragraph) for each in found.disagreements]


def test_only_what_all_have_reviewed_is_compared(folder: Path) -> None:
    code(folder, MONA, {1: [], 2: ["arms"], 3: ["arms", "sanctions"]})
    code(folder, OMAR, {2: [], 3: ["sanctions", "arms"], 5: ["arms"]}, notes={1: "only a note"})
    code(folder, ZAID, {3: ["diplomacy"]})

    two = comparison(folder, MONA, OMAR)
    assert len(two.judgements) == 2
    assert places(two) == [("1", 2)]
    (disagreement,) = two.disagreements
    assert [(each.by, each.themes) for each in disagreement.annotations] == [(MONA, ("arms",)), (OMAR, ())]
    assert disagreement.disputed == {"arms"}
    three = comparison(folder, ZAID, MONA, OMAR)
    assert [[*map(sorted, each)] for each in three.judgements] == [
        [["diplomacy"], ["arms", "sanctions"], ["arms", "sanctions"]]
    ]


def test_counts_are_of_both_and_of_each_alone(folder: Path) -> None:
    code(folder, MONA, {1: [], 2: ["arms"], 3: ["arms"], 5: ["arms"]})
    code(folder, OMAR, {1: ["arms"], 2: ["arms"], 3: [], 5: []})
    code(folder, OMAR, {1: ["arms"]}, article=1)

    found = comparison(folder, OMAR, MONA).agreement("arms")

    assert (found.paragraphs, found.all, found.some, found.only) == (4, 1, 3, (1, 2))
    unused = comparison(folder, OMAR, MONA).agreement("diplomacy")
    assert (unused.all, unused.some, unused.only) == (0, 0, (0, 0))
    assert (unused.kappa, unused.ac1, unused.alpha) == (None, 1, None)
    assert comparison(folder, MONA, OMAR).agreement("arms").only == (2, 1)


def test_of_three_who_alone_gives_a_theme_is_counted_and_kappa_is_none(folder: Path) -> None:
    code(folder, MONA, {2: ["arms"], 3: ["arms"], 5: ["arms"]})
    code(folder, OMAR, {2: ["arms"], 3: ["arms"], 5: []})
    code(folder, ZAID, {2: ["arms"], 3: [], 5: []})

    found = comparison(folder, MONA, OMAR, ZAID).agreement("arms")

    assert (found.all, found.some, found.only, found.kappa) == (1, 2, (1, 0, 0), None)
    assert found.alpha == pytest.approx(1 - (2 * 2 / 2 + 2 * 2 / 2) / (2 * 6 * 3 / 8))


def test_a_leftover_counts_where_it_was_reviewed_and_a_copy_only_once(folder: Path) -> None:
    (folder / "3.txt").write_bytes((folder / "1.txt").read_bytes())
    code(folder, MONA, {LEFTOVER: ["arms"]})
    code(folder, OMAR, {LEFTOVER: []})

    assert places(comparison(folder, MONA, OMAR)) == [("1", LEFTOVER)]


def test_what_has_lost_its_paragraph_is_not_compared(folder: Path) -> None:
    code(folder, MONA, {2: ["arms"], 3: []})
    code(folder, OMAR, {2: [], 3: []})
    (folder / "1.txt").write_text(TEXT.replace(FIRST, ""), encoding="utf-8")

    found = comparison(folder, MONA, OMAR)

    assert (len(found.judgements), found.disagreements) == (1, ())


def test_what_is_agreed_upon_stands_beside_and_is_nobodys(folder: Path) -> None:
    code(folder, MONA, {2: ["arms"], 3: ["arms"], 5: ["arms"]})
    code(folder, OMAR, {2: [], 3: [], 5: []})
    code(folder, "agreed", {2: ["diplomacy"], 3: []}, notes={5: "only a note"})

    found = comparison(folder, MONA, OMAR).disagreements

    assert [each.agreed.themes if each.agreed else None for each in found] == [("diplomacy",), (), ()]
    assert [each.is_decided for each in found] == [True, True, False]
    assert places(comparison(folder, MONA, "agreed")) == [("1", 2), ("1", 3)], "who asks for it may compare it"


def test_themes_are_in_the_order_of_the_code_book_and_unknown_ones_last(folder: Path) -> None:
    code(folder, MONA, {2: ["zoo", "diplomacy", "art"]})
    code(folder, OMAR, {2: []})

    found = comparison(folder, MONA, OMAR)

    assert found.themes(CodeBook()) == ["arms", "space-cooperation", "sanctions", "diplomacy", "art", "zoo"]


def test_where_nothing_is_reviewed_by_all_it_is_said(folder: Path) -> None:
    code(folder, MONA, {2: ["arms"]})
    code(folder, OMAR, {3: ["arms"]})

    with refused(NothingComparedError, f"{MONA}, {OMAR}") as refusal:
        comparison(folder, MONA, OMAR)
    assert refusal.error.exit_code == 1


@pytest.mark.parametrize(
    ("known", "names", "chosen"),
    [
        ((MONA, "agreed", OMAR), (), (MONA, OMAR)),
        ((MONA, OMAR, ZAID), (ZAID, MONA, ZAID), (ZAID, MONA)),
        ((MONA, "agreed"), ("agreed", MONA), ("agreed", MONA)),
    ],
)
def test_who_is_compared(known: Sequence[str], names: Sequence[str], chosen: Sequence[str]) -> None:
    assert compared(known, names) == chosen


@pytest.mark.parametrize(("known", "names"), [((), ()), ((MONA, "agreed"), ()), ((MONA, OMAR), (MONA, MONA))])
def test_one_alone_is_compared_with_nobody(known: Sequence[str], names: Sequence[str]) -> None:
    with refused(TooFewAnnotatorsError, "two annotators at least"):
        compared(known, names)


def test_who_says_nothing_is_refused() -> None:
    with refused(NoSuchAnnotatorError, "'Zaid'"):
        compared((MONA, OMAR), (MONA, ZAID))
