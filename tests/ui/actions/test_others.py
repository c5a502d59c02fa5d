"""What others say is in sight or hidden; who codes blind sees it nowhere unless they ask; and who it is that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.coders import code
from tests.support.kept import kept_in
from tests.support.piloted import SUMMIT, Piloted, piloted, session_on
from tui.session.deciding import toggle_theme
from tui.session.session import Session
from tui.settings import Settings
from tui.state.folders import state_folder
from tui.state.kept_line import annotator_answer
from tui.state.positions import ReadingPositions
from tui.ui.screens.export import ExportScreen

if TYPE_CHECKING:
    from pathlib import Path

BLIND = Settings("tester", others="hidden")
HERS = "secretnote"
HIDDEN = "وسوم الآخرين مخفية"
QUESTION = "إظهارها؟"


def of_samira(library: Path) -> None:
    code(library, "samira", {1: ["arms", "sanctions"], 2: []}, SUMMIT, {1: HERS})


def betrays(desk: Piloted) -> bool:
    """Return whether anything on the screen is another's."""
    return any(word in row for row in desk.rows for word in ("samira", "(sa)", HERS)) or desk.says("وسوم الجميع")


@pytest.mark.parametrize("key", ["H", "أ"])
async def test_a_key_hides_what_others_say_and_shows_it(library: Path, key: str) -> None:
    of_samira(library)
    async with piloted(library, article=SUMMIT) as desk:
        assert desk.shows("(samira)")
        assert not desk.says(HIDDEN)
        await desk.press(key)
        assert not betrays(desk)
        assert desk.says(HIDDEN)
        await desk.press(key)
        assert desk.shows("(samira)")
        assert not desk.says(HIDDEN)


@pytest.mark.parametrize(("key", "yes"), [("H", "y"), ("أ", "غ"), ("H", "نعم")])
async def test_who_codes_blind_is_asked_before_it_is_shown(library: Path, key: str, yes: str) -> None:
    of_samira(library)
    async with piloted(library, article=SUMMIT, settings=BLIND) as desk:
        assert not betrays(desk)
        await desk.press(key)
        assert desk.says(QUESTION)
        assert not betrays(desk)
        await desk.press("n", "enter")
        assert not betrays(desk), "no other answer is a yes"
        await desk.press(key, "escape")
        assert not betrays(desk)
        await desk.press(key, *yes, "enter")
        assert desk.shows("(samira)")


async def test_blind_nothing_of_others_is_anywhere(library: Path) -> None:
    of_samira(library)
    async with piloted(library, size=(140, 44), article=SUMMIT, settings=BLIND) as desk:
        for keys in (
            ["j"],
            ["k", "3"],
            ["e"],
            ["escape", "i"],
            ["escape", "x"],
            ["right"],
            ["down", "down", "left"],
            ["left"],
            ["escape", "s", "s", "tab"],
            ["t"],
            ["escape", "?"],
            ["escape", "ctrl+p"],
            ["escape", "o"],
            ["u", "ctrl+r"],
            ["X"],
        ):
            await desk.press(*keys)
            assert not betrays(desk), keys
            if isinstance(desk.app.screen, ExportScreen):
                assert len(desk.app.screen.query("OptionRow")) == 3, "nobody is asked whose tags"
        assert desk.says(QUESTION), "deciding together shows everybody's tags: it asks"
        await desk.press("escape")
        for word in ("arms", "samira", HERS):
            await desk.press("f", "ctrl+u", *word, "enter")
            assert desk.says("لا توجد مقالات مطابقة"), "the list knows nothing of what others say"
        await desk.press("f", "ctrl+u", "enter", "tab", "/", *HERS, "enter")
        assert desk.says("لا توجد نتيجة")
        assert desk.session.progress["05-vostochny-summit"].themes == {"sanctions": 1}


async def test_blind_an_export_has_ones_own_alone(library: Path, tmp_path: Path) -> None:
    of_samira(library)
    out = tmp_path / "out.csv"
    async with piloted(library, article=SUMMIT, settings=BLIND) as desk:
        await desk.press("3", "x", "up", "ctrl+u", *str(out), "enter")
    exported = out.read_text(encoding="utf-8")
    assert "tester" in exported
    assert "samira" not in exported
    assert HERS not in exported


@pytest.mark.parametrize(("turns", "expected"), [([], 2), (["left"], 1), (["left", "left"], 1)])
async def test_the_export_dialog_asks_whose_tags(
    library: Path, tmp_path: Path, turns: list[str], expected: int
) -> None:
    of_samira(library)
    out = tmp_path / "out.csv"
    async with piloted(library, article=SUMMIT) as desk:
        await desk.press("j", "3", "x", "down", "down", "down", *turns, "down", "ctrl+u", *str(out), "enter")
        people = {row.split(",")[10] for row in out.read_text(encoding="utf-8-sig").splitlines()[1:]}
        assert len(people) == expected
        assert people <= {'"tester"', '"samira"'}
        assert ('"tester"' in people) == (len(turns) < 2)


async def test_who_works_alone_hears_nothing_of_layers(library: Path) -> None:
    code(library, "tester", {1: ["arms"]}, SUMMIT)
    async with piloted(library, size=(100, 60), article=SUMMIT) as desk:
        for keys in (["1"], ["x"], ["escape", "i"], ["escape", "?"], ["G"], ["escape", "ctrl+p"]):
            await desk.press(*keys)
            assert not desk.says("الآخرين")
            assert not desk.says("الخلافات")
            assert not desk.says("وسومي")
        await desk.press("escape", "H")
        assert desk.says("لا وسوم لغيرك هنا")


async def test_notes_of_others_are_read_where_one_writes_ones_own(library: Path) -> None:
    of_samira(library)
    async with piloted(library, article=SUMMIT) as desk:
        assert desk.shows("✎ (samira)") or desk.shows("(samira) ✎")
        await desk.press("e")
        assert desk.shows(f"samira: {HERS}")


# Who it is that writes


def login(library: Path, machine: str) -> Session:
    """Return a session of somebody who has no name but that of the login."""
    plain = session_on(library, Settings("root", is_login=True))
    positions = ReadingPositions(library.parent / "positions.json")
    return Session(plain.library, plain._store, plain.settings, positions, machine)  # noqa: SLF001 - another machine


@pytest.fixture
def written_elsewhere(library: Path) -> Path:
    """Return a library in which another machine has written under the login's name."""
    session = login(library, "laptop")
    article = session.library.article(SUMMIT)
    session.open(SUMMIT)
    toggle_theme(session, "arms")
    assert article.id == "05-vostochny-summit"
    return library


async def test_the_first_tag_asks_who_writes(written_elsewhere: Path) -> None:
    async with piloted(written_elsewhere, article=SUMMIT, settings=Settings("root", is_login=True)) as desk:
        before = kept_in(desk.database)
        await desk.press("j", "2")
        assert desk.says("من جهاز آخر")
        assert kept_in(desk.database) == before
        await desk.press("escape")
        assert kept_in(desk.database) == before, "nothing is written under a name that may be another's"
        await desk.press("2", "ctrl+u", *"lina", "enter")
        assert desk.session.author.name == "lina"
        assert [(each.by, each.themes) for each in kept_in(desk.database)] == [
            ("root", ("arms",)),
            ("lina", ("space-cooperation",)),
        ]
        await desk.press("j", "2")
        assert not desk.says("من جهاز آخر")
        assert annotator_answer(state_folder()).value() == "lina"


async def test_who_says_it_is_them_goes_on_under_the_name(written_elsewhere: Path) -> None:
    async with piloted(written_elsewhere, article=SUMMIT, settings=Settings("root", is_login=True)) as desk:
        await desk.press("j", "1", "enter")
        assert {each.by for each in kept_in(desk.database)} == {"root"}
        assert len(kept_in(desk.database)) == 2


async def test_the_machine_that_has_written_is_not_asked(library: Path) -> None:
    for _ in range(2):
        async with piloted(library, article=SUMMIT, settings=Settings("root", is_login=True)) as desk:
            await desk.press("1")
            assert not desk.says("من جهاز آخر")
