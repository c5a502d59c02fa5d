"""Whatever theme of the screen is chosen, every text on it can be read (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen
from textual.widget import Widget

import tui.ui
from tests.support.coders import code
from tests.support.contrast import ENOUGH, contrast
from tests.support.piloted import SUMMIT, piloted
from tests.support.trees import TREE, change_codebook
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.style import Style

    from tests.support.piloted import Piloted

WORK = "1 2 3 4 j 3 e n enter j 0 / ا م ا م enter v"
"""Badges, a note, a mark, matches, the current one, a selection."""

OPENED = ("help", "statistics", "export", "note", "palette", "adjudicate")
"""Commands that open a screen each; they stay upon each other here."""

TEXTUALS = Screen.COMPONENT_CLASSES
"""Of text that is selected in Textual's way, which is none here."""

NAMES = {command.id: command.name for command in COMMANDS}


def contrast_in(style: Style) -> float | None:
    """Return a style's contrast; None where the terminal has a say in its colours."""
    colours = (style.color, style.bgcolor)
    found = [colour.triplet for colour in colours if colour and colour.triplet]
    return contrast(found[0], found[1]) if len(found) == len(colours) else None


def is_grey(style: Style) -> bool:
    """Return whether a style has no colour, as the terminal's black and white and their bright ones have none."""
    used = [each for each in (style.color, style.bgcolor) if each and not each.is_default]
    colours = [each.triplet for each in used if each.number not in {0, 7, 8, 15}]
    return all(triplet and triplet.red == triplet.green == triplet.blue for triplet in colours)


def is_ours(kind: type) -> bool:
    return kind.__module__.startswith("tui.")


def components(desk: Piloted) -> Iterator[tuple[Widget, str]]:
    """Yield what has a style of its own on any screen that is open."""
    for screen in desk.app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            if isinstance(widget, Widget) and is_ours(type(widget)):
                yield from ((widget, name) for name in sorted(widget.COMPONENT_CLASSES - TEXTUALS))


def widgets_of_the_program() -> set[str]:
    """Return every component class that a widget of the program names."""
    for module in pkgutil.walk_packages(tui.ui.__path__, "tui.ui."):
        importlib.import_module(module.name)
    found, kinds = set(), [Widget]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if is_ours(kind):
            found |= kind.COMPONENT_CLASSES
    return found - TEXTUALS


async def test_every_component_of_every_screen_can_be_read_in_every_theme(library: Path) -> None:
    code(library, "samira", {2: ["arms", "diplomacy"], 3: ["arms"]}, SUMMIT, {2: "military"})
    code(library, "omar", {2: ["diplomacy"], 3: []}, SUMMIT)
    faint, seen, themes = [], set(), 0
    async with piloted(library, article=SUMMIT, size=(120, 30)) as desk:
        main = desk.app.screen
        for command in OPENED:
            await main.run_action(f"run_command('{NAMES[command]}')")
            await desk.settle()
        assert len(desk.app.screen_stack) == len(OPENED) + 2, "all of them are open"
        for theme in desk.app.available_themes:
            desk.app.theme = theme
            desk.app.refresh_css(animate=False)
            for widget, name in components(desk):
                ratio = contrast_in(widget.get_component_rich_style(name))
                seen.add(name)
                themes += ratio is not None
                if ratio is not None and ratio < ENOUGH:
                    faint.append((theme, type(widget).__name__, name, round(ratio, 2)))

    assert faint == []
    assert widgets_of_the_program() - seen == set(), "not looked at"
    assert themes > 1000


@pytest.mark.parametrize("without_colour", [False, True], ids=["in colour", "NO_COLOR"])
async def test_everything_that_is_drawn_can_be_read_in_every_theme(
    library: Path, monkeypatch: pytest.MonkeyPatch, *, without_colour: bool
) -> None:
    if without_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    change_codebook(library, *TREE)
    code(library, "samira", {2: ["arms", "diplomacy"], 3: ["arms"]}, SUMMIT, {2: "military"})
    faint = set()
    async with piloted(library, article=SUMMIT, size=(120, 30)) as desk:
        await desk.press(*WORK.split())
        for theme in desk.app.available_themes:
            desk.app.theme = theme
            await desk.settle()
            for char, style in (cell for row in desk.cells for cell in row):
                ratio = contrast_in(style)
                assert not without_colour or is_grey(style)
                if char.strip(" \u00a0▱▰▐") and ratio is not None and ratio < ENOUGH:
                    faint.add((theme, char, str(style), round(ratio, 2)))

    assert faint == set()
