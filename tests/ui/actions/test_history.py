"""Undo and redo through random work: back to the beginning, and to the end again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.support.piloted import SUMMIT, Piloted, piloted, session_on
from tui.annotations.operations import AddTheme, SetNote
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotations.operations import Operation

STEPS = 16


def work_of_somebody_else(library: Path) -> None:
    """Leave tags that are there before the session begins."""
    session = session_on(library)
    article = session.library.article(SUMMIT)
    spans = [paragraph.span for paragraph in article.paragraphs]
    changes: list[Operation] = [
        AddTheme(spans[1], "arms"),
        AddTheme(spans[1], "sanctions"),
        SetNote(spans[2], "من قبل"),
    ]
    AnnotationStore(session.tag_file).apply(article, changes, "somebody")


async def random_step(desk: Piloted, dice: random.Random) -> None:
    await desk.press(*dice.choice([["j"], ["j", "j"], ["k"], ["G"], ["g"], ["w"], ["J"], ["K"], ["v", "j"], []]))
    what = dice.choice(["1", "2", "3", "4", "0", ".", "enter", "e"])
    await desk.press(what)
    if what == "e":
        await desk.press("ctrl+u", *dice.choice(["", "هـ", "ملاحظة"]), "enter")


@pytest.mark.parametrize("seed", range(3))
async def test_undo_all_and_redo_all(library: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a test that can be run again
    work_of_somebody_else(library)
    async with piloted(library, article=SUMMIT) as desk:
        before = desk.annotations_on_disk()
        for _ in range(STEPS):
            await random_step(desk, dice)
        after = desk.annotations_on_disk()
        assert after != before
        await desk.press("escape", *["u"] * (STEPS + 1))
        assert without_author(desk.annotations_on_disk()) == without_author(before)
        await desk.press(*["ctrl+r"] * (STEPS + 1))
        assert without_author(desk.annotations_on_disk()) == without_author(after)
        undone = dice.randrange(1, 8)
        await desk.press(*["u"] * undone, *["ctrl+r"] * undone)
        assert without_author(desk.annotations_on_disk()) == without_author(after)


async def test_undo_goes_on_where_the_last_session_ended(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j", "2")
        before = desk.annotations_on_disk()
    async with piloted(library) as desk:
        await desk.press("u")
        assert (desk.session.index, desk.number) == (SUMMIT, 2)
        await desk.press("u")
        assert desk.annotations_on_disk() == []
        await desk.press("u")
        assert desk.says("لا شيء للتراجع عنه")
    async with piloted(library) as desk:
        await desk.press("ctrl+r", "ctrl+r")
        assert without_author(desk.annotations_on_disk()) == without_author(before)


async def test_what_somebody_else_has_changed_since_stays_and_is_told(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("e", *"abc", "enter")
        session, article = desk.session, desk.session.opened.article
        assert article is not None
        note = SetNote(session.opened.paragraphs[0].span, "لسامي")
        AnnotationStore(session.tag_file).apply(article, [note], "samy")
        after = desk.annotations_on_disk()

        await desk.press("j", "j", "u")

        assert desk.number == 1
        assert desk.annotations_on_disk() == after
        assert desk.says("بقي ما غيره بعدك")
        assert any("ymas" in row or "samy" in row for row in desk.rows)
        await desk.press("u")
        assert desk.says("لا شيء للتراجع عنه")


async def test_an_article_that_is_gone_is_passed_over(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1")
    (library / "05-vostochny-summit.txt").unlink()
    async with piloted(library) as desk:
        await desk.press("u")
        assert desk.says("لم تعد المقالة")


def without_author(articles: object) -> object:
    """Return the annotations without who touched the paragraph last; tags keep who gave them."""
    assert isinstance(articles, list)
    return [
        {**article, "paragraphs": [{**each, "by": ""} for each in article["paragraphs"]]}
        for article in articles
        if article["paragraphs"]
    ]
