"""Undo and redo through random work: back to the beginning, and to the end again."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT, Piloted, lines_of, piloted, session_on
from tui.annotations.layers import Author
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
    AnnotationStore(session.tag_file.path).apply(article, changes, Author("somebody"))


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
        before = kept_in(desk.database)
        for _ in range(STEPS):
            await random_step(desk, dice)
        after = kept_in(desk.database)
        assert after != before
        await desk.press("escape", *["u"] * (STEPS + 1))
        assert kept_in(desk.database) == before
        await desk.press(*["ctrl+r"] * (STEPS + 1))
        assert kept_in(desk.database) == after
        undone = dice.randrange(1, 8)
        await desk.press(*["u"] * undone, *["ctrl+r"] * undone)
        assert kept_in(desk.database) == after


async def test_undo_goes_on_where_the_last_session_ended(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "j", "2")
        before = kept_in(desk.database)
    async with piloted(library) as desk:
        await desk.press("u")
        assert (desk.session.index, desk.number) == (SUMMIT, 2)
        await desk.press("u")
        assert kept_in(desk.database) == []
        await desk.press("u")
        assert desk.says("لا شيء للتراجع عنه")
    async with piloted(library) as desk:
        await desk.press("ctrl+r", "ctrl+r")
        assert kept_in(desk.database) == before


async def test_what_one_has_changed_since_on_another_machine_stays_and_is_told(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1", "e", *"abc", "enter")
        session, article = desk.session, desk.session.opened.article
        assert article is not None
        note = SetNote(session.opened.paragraphs[0].span, "من البيت")
        at_home = AnnotationStore(library.parent / "home.json")
        at_home.whole.join(json.loads(session.tag_file.path.read_bytes()))
        at_home.apply(article, [note], Author("tester", "home"))
        session.tag_file.join(json.loads(at_home.path.read_bytes()))  # as a sync tool brings it, without the history
        after = kept_in(desk.database)
        assert [each.note for each in after] == ["من البيت"]

        await desk.press("j", "j", "u")

        assert desk.number == 1
        assert kept_in(desk.database) == after
        assert desk.says("بقي ما تغير بعد ذلك: 1")
        assert not desk.says("تراجع:"), "nothing was"
        await desk.press("u")
        assert desk.themes_of(lines_of(library / "05-vostochny-summit.txt")[0]) == [], "the step before is taken back"


async def test_undo_takes_nothing_of_another_annotator_back(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "1", "e", *"abc", "enter")
        work_of_somebody_else(library)
        (before, _) = (each for each in kept_in(desk.database) if each.by == "somebody")
        await desk.press("u", "u", "u")
        assert desk.says("لا شيء للتراجع عنه")
        assert desk.paragraphs() == {}
        assert kept_in(desk.database)[0] == before
        await desk.press("ctrl+r", "0")
        assert desk.themes_of(before.quote, "somebody") == ["arms", "sanctions"]


async def test_an_article_that_is_gone_is_passed_over(library: Path) -> None:
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("1")
    (library / "05-vostochny-summit.txt").unlink()
    async with piloted(library) as desk:
        await desk.press("u")
        assert desk.says("لم تعد المقالة")
