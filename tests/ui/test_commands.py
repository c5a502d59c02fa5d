"""The table of commands, and the bindings that are made of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding, BindingsMap

from tests.support.arabic_keyboard import arrivals, named
from tests.support.piloted import lines_of, piloted
from tui.settings import Settings
from tui.ui.command import Command, Region, bindings, help_rows, key_name, keymap, way_to
from tui.ui.commands import COMMANDS
from tui.ui.main_screen import MainScreen
from tui.ui.panes import ArticlePane, ListPane

if TYPE_CHECKING:
    from pathlib import Path

    from tui.ui.actions.actions import Actions

PANES: dict[Region, type[ArticlePane | ListPane | MainScreen]] = {
    Region.READER: ArticlePane,
    Region.LIST: ListPane,
    Region.EVERYWHERE: MainScreen,
}


def action(command: Command[Actions]) -> str:
    return f"screen.run_command('{command.name}')"


def all_ids(command: Command[Actions]) -> str:
    return command.name


@pytest.mark.parametrize("pane", [Region.READER, Region.LIST])
def test_no_key_of_what_works_together_is_bound_twice(pane: Region) -> None:
    both = Binding.make_bindings([*bindings(COMMANDS, Region.EVERYWHERE), *bindings(COMMANDS, pane)])
    counts = Counter(binding.key for binding in both)

    assert [key for key, count in counts.items() if count > 1] == []


def test_every_id_is_there_once() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=all_ids)
def test_the_action_is_a_method_of_the_class_it_names(command: Command[Actions]) -> None:
    bound = [each for each in PANES[command.region].BINDINGS if isinstance(each, Binding) and each.id == command.name]

    assert [each.action for each in bound] == [action(command)]
    assert callable(MainScreen.action_run_command)


@pytest.mark.parametrize("command", COMMANDS, ids=all_ids)
def test_every_key_arrives_at_its_command_in_both_layouts(command: Command[Actions]) -> None:
    bound = BindingsMap(bindings(COMMANDS, command.region))
    for key in command.keys.split(","):
        for arrival in arrivals(key):
            name = named(arrival) if len(arrival) == 1 else arrival
            if len(arrival) != 2:  # two letters become their ligature on the way
                assert [each.action for each in bound.get_bindings_for_key(name)] == [action(command)]


@pytest.mark.parametrize("command", COMMANDS, ids=all_ids)
def test_every_command_is_named_in_both_languages(command: Command[Actions]) -> None:
    assert command.label.ar.strip()
    assert command.label.en.strip()
    assert not command.label.en.isupper()


def test_the_rows_of_help_name_every_command_and_all_its_keys() -> None:
    rows = {(id_, row.region): row for row in help_rows(COMMANDS) for id_ in row.ids}

    assert len(rows) == len(COMMANDS)
    for command in COMMANDS:
        row = rows[command.id, command.region]
        if not command.id.startswith(("theme-", "put-")):  # all of them have one row
            assert row.english == [key_name(key) for key in command.keys.split(",")]
            assert row.label == command.label


def bound_after(region: Region, keys: dict[str, str]) -> dict[str, set[str]]:
    """Return the commands' ids by key when the configuration has ``keys``."""
    bound = BindingsMap(bindings(COMMANDS, region))
    bound.apply_keymap(keymap(COMMANDS, keys))
    return {
        key: {each.action.split("'")[1].split(".")[1] for each in found} for key, found in bound.key_to_bindings.items()
    }


@pytest.mark.parametrize("keys", ["P", "?", "+", "ctrl+n", "P,ctrl+n", "P, ctrl+n", "f3", "5", "Z"])
def test_a_remapped_command_has_its_new_keys_in_both_layouts_and_not_the_old(keys: str) -> None:
    bound = bound_after(Region.READER, {"next-paragraph": keys})

    names = set()
    for key in keys.split(","):
        for arrival in arrivals(key.strip()):
            if len(arrival) != 2 or arrival == "f3":
                names.add(named(arrival) if len(arrival) == 1 else arrival)
    assert {key for key, actions in bound.items() if "next-paragraph" in actions} == names
    assert bound["k"] == {"previous-paragraph"}


def test_a_key_taken_from_another_command_is_the_new_ones_alone() -> None:
    bound = bound_after(Region.READER, {"next-paragraph": "n"})

    assert bound["n"] == {"next-paragraph"}


def test_a_command_of_both_panes_is_remapped_in_both() -> None:
    for region in (Region.READER, Region.LIST):
        assert bound_after(region, {"page-down": "P"})["P"] == {"page-down"}


@pytest.mark.parametrize(("former", "now"), [("furniture", "boilerplate"), ("place-orphan", "attach-orphan")])
def test_a_command_is_remapped_under_its_former_id_too(former: str, now: str) -> None:
    assert bound_after(Region.READER, {former: "P"})["P"] == {now}
    assert bound_after(Region.READER, {former: "P", now: "X"}) == bound_after(Region.READER, {now: "X"})


@pytest.mark.parametrize(
    ("keys", "way"),
    [
        ({}, "u"),
        ({"undo": "f5,u"}, "f5"),
        ({"undo": "none"}, "Ctrl-p undo"),
        ({"undo": "none", "palette": "f9"}, "f9 undo"),
        ({"undo": "none", "palette": "none"}, "undo"),
    ],
)
def test_a_command_without_a_key_is_named_as_the_palette_has_it(keys: dict[str, str], way: str) -> None:
    assert way_to(COMMANDS, "undo", Settings("tester", language="en", keys=keys)) == way


def test_an_unknown_command_in_the_configuration_changes_nothing() -> None:
    assert bound_after(Region.READER, {"fly": "P"}) == bound_after(Region.READER, {})


@pytest.mark.parametrize("arrival", ["+", "؛", "P"])
async def test_remapped_keys_work_in_the_reader(library: Path, arrival: str) -> None:
    settings = Settings("tester", keys={"next-paragraph": "+,P"})
    async with piloted(library, settings=settings) as desk:
        assert len(lines_of(desk.library / "01-lavrov-pyongyang.txt")) > 2
        await desk.press("j")
        assert desk.number == 1
        await desk.press(arrival)
        assert desk.number == 2
