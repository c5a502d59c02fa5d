"""Pictures of the screens. After a wanted change: ``pytest --snapshot-update tests/ui/test_snapshots.py``, then look.

Textual draws its SVG anew with every version, so the pictures are compared only under the one they were taken with.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.support.coders import code
from tests.support.piloted import SUMMIT, Piloted, session_on
from tests.support.trees import TREE, change_codebook
from tui.settings import LANGUAGES, Settings
from tui.ui.app import HashiyaApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    class Compare(Protocol):
        def __call__(
            self,
            app: HashiyaApp,
            *,
            terminal_size: tuple[int, int],
            run_before: Callable[[Pilot[None]], Awaitable[None]],
        ) -> bool: ...


PICTURED = "8.2.8"
pytestmark = pytest.mark.skipif(version("textual") != PICTURED, reason=f"pictures are of Textual {PICTURED}")

WORK = "1 2 j 3 j 0 j 4 e ا ن ظ ر enter g j"
"""Tags, a reviewed paragraph, a note; then the cursor on the second paragraph."""

NOTE = "س ل ا م space ( K C N A ) ctrl+j ع ل ي ك م space 1 2"

SMALL, USUAL, LARGE = (40, 15), (80, 24), (200, 50)
PICTURES = {
    "reader": (WORK, (SMALL, USUAL, LARGE)),
    "search": (f"{WORK} / ا م ا م enter", (USUAL,)),
    "selection": (f"{WORK} v j j", (USUAL,)),
    "asking": (f"{WORK} / ك ي م space ج و ن غ", (SMALL,)),
    "note": (f"{WORK} e {NOTE} shift+right shift+right shift+up", (SMALL, USUAL)),
    "list": (f"{WORK} tab k", (SMALL, USUAL)),
    "help": ("?", (SMALL, USUAL)),
    "picker": ("t ف ض", (SMALL, USUAL)),
    "export": (f"{WORK} x left", (SMALL, USUAL)),
    "statistics": (f"{WORK} J 2 3 K i", (USUAL,)),
}


def take(
    snap_compare: Compare, library: Path, keys: str, size: tuple[int, int], settings: Settings | None = None
) -> bool:
    session = session_on(library, settings)
    session.index = SUMMIT

    async def run_before(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, HashiyaApp)
        await Piloted(pilot.app, pilot, library).press(*keys.split())

    return snap_compare(HashiyaApp(session), terminal_size=size, run_before=run_before)


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        pytest.param(keys, size, id=f"{name}-{size[0]}x{size[1]}")
        for name, (keys, sizes) in PICTURES.items()
        for size in sizes
    ],
)
def test_picture(
    snap_compare: Compare, library: Path, keys: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")  # the export dialog says where it writes
    assert take(snap_compare, library, keys, size)


def test_picture_in_sixteen_colours(snap_compare: Compare, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    assert take(snap_compare, library, WORK, USUAL)


ENGLISH = {"reader": WORK} | {name: PICTURES[name][0] for name in ("note", "export", "statistics", "help")}
"""Left to right, but for the articles."""


@pytest.mark.parametrize("keys", [pytest.param(keys, id=name) for name, keys in ENGLISH.items()])
def test_picture_in_english(snap_compare: Compare, library: Path, keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert take(snap_compare, library, keys, USUAL, Settings("tester", language="en"))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", [SMALL, USUAL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_every_mode(snap_compare: Compare, library: Path, size: tuple[int, int], language: str) -> None:
    keys = "A s f 0 enter / ك ي م enter 1 v j n"
    assert take(snap_compare, library, keys, size, Settings("tester", language=language))


def test_picture_in_arabic_digits(snap_compare: Compare, library: Path) -> None:
    assert take(snap_compare, library, WORK, USUAL, Settings("tester", digits="arabic"))


def test_picture_of_both_panes_in_english(snap_compare: Compare, library: Path) -> None:
    assert take(snap_compare, library, WORK, (120, 24), Settings("tester", language="en"))


def test_picture_in_a_light_theme(snap_compare: Compare, library: Path) -> None:
    light = Settings("tester", appearance="textual-light")
    assert take(snap_compare, library, f"{WORK} / ا م ا م enter", (120, 24), light)


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_more_badges_than_a_row_holds(snap_compare: Compare, library: Path, size: tuple[int, int]) -> None:
    change_codebook(library, *TREE)
    code(library, "samira", {2: ["arms", "un"], 3: ["arms"]}, SUMMIT, {2: "ذُكر التعاون العسكري صراحة"})
    assert take(snap_compare, library, "j 3 1 2 t 1 1 enter t 3 1 enter e ا ن ظ ر enter", size)


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_the_statistics_of_two_people(snap_compare: Compare, library: Path, size: tuple[int, int]) -> None:
    code(library, "samira", {1: ["arms"], 2: ["sanctions"], 3: ["arms"]}, SUMMIT)
    assert take(snap_compare, library, f"{WORK} i", size)


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_deciding_together(snap_compare: Compare, library: Path, size: tuple[int, int]) -> None:
    code(library, "samira", {2: ["arms", "diplomacy"], 3: ["arms"]}, SUMMIT, {2: "ذُكر التعاون العسكري صراحة"})
    code(library, "عمر", {2: ["diplomacy", "space-cooperation"], 3: []}, SUMMIT)
    assert take(snap_compare, library, "X 3 k", size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [SMALL, USUAL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_the_end_row(snap_compare: Compare, library: Path, size: tuple[int, int], language: str) -> None:
    settings = Settings("tester", language=language, auto_advance=True)
    assert take(snap_compare, library, "K g v G 0 G 1 2", size, settings)


@pytest.mark.parametrize("keys", ["t", "t ص و ا ر ي خ"], ids=["all", "found"])
def test_picture_of_a_tree_of_themes(snap_compare: Compare, library: Path, keys: str) -> None:
    change_codebook(library, *TREE)
    assert take(snap_compare, library, f"{WORK} {keys}", USUAL)
