"""What is made in the documents is as the program declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.make.documents import command_names, names_made, with_made
from tests.support.documents import DOCS, DOCUMENTS, name_of, text_of
from tui.ui.command import Region, help_rows, key_name
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_what_is_made_is_not_stale(path: Path) -> None:
    text = text_of(path)
    assert with_made(text) == text, "run python -m tests.make.documents"


def test_the_page_of_keys_has_every_command_of_the_reader() -> None:
    page = text_of(DOCS / "keys.md")

    assert {name for name in names_made(page) if name.startswith("keys ")} == {
        f"keys {region.name.lower()}" for region in Region
    }
    for row in help_rows(COMMANDS):
        assert f"| {row.label.en} | {row.label.ar} | `{row.ids[0]}`" in page
    for command in COMMANDS:
        if not command.id.startswith(("theme-", "put-")):
            assert all(f"`{key_name(key)}`" in page for key in command.keys.split(","))


def test_the_page_of_commands_has_a_section_for_each() -> None:
    page = text_of(DOCS / "commands.md")

    names = command_names()
    assert sorted(names_made(page)) == sorted([f"command {name}" for name in names] + ["command hashiya"])
    for name in names:
        level = "###" if " " in name else "##"
        assert f"\n{level} hashiya {name}\n" in page


def test_a_place_for_what_nobody_makes_is_an_error() -> None:
    for name in ("command fly", "keys nowhere", "keys", "something"):
        with pytest.raises(KeyError):
            with_made(f"<!-- made: {name} -->\n<!-- /made -->")
