"""Every file that 0.1.0 wrote still opens, and says what it said to 0.1.0.

``tests/data/0.1.0`` was written by that version's own code: two people's tags, notes and marks, a theme of their own,
undo and redo, a text that changed, an orphan that was attached and one that was not, a rescue file, a configuration,
reading positions, an answer to the doctor. ``said`` is what its own commands printed of all that.
"""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from tests.support.command import Command
from tests.support.places import DATA
from tui.corpus.library import Library
from tui.model import BidiMode, Tashkeel
from tui.session.session import Session
from tui.settings import load_settings
from tui.state.positions import ReadingPositions
from tui.state.rescue_files import rescues
from tui.state.terminal_answers import TerminalAnswers
from tui.store.annotation_store import AnnotationStore
from tui.ui.command import keymap
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WRITTEN = DATA / "0.1.0"
COMMANDS_OF_0_1 = {
    "list.json": ["list", "--json"],
    "log.json": ["log", "--json"],
    "orphans.json": ["orphans", "--json"],
    "check.txt": ["check"],
    "export.jsonl": ["export", "--state", "all", "--orphans", "--furniture", "-f", "jsonl"],
    "export.csv": ["export", "--state", "reviewed", "-f", "csv"],
    "export.md": ["export", "--orphans", "-f", "markdown"],
}


@pytest.fixture
def old(tmp_path: Path) -> Command:
    """The command on the library of 0.1.0, with its configuration."""
    shutil.copytree(WRITTEN, tmp_path / "old")
    (tmp_path / "home").mkdir()
    return Command(tmp_path / "old" / "library", tmp_path / "home")


@pytest.fixture
def env(old: Command) -> Mapping[str, str]:
    config = old.library.parent / "config.toml"
    return {"HASHIYA_CONFIG": str(config), "HASHIYA_ANNOTATOR": "ليلى", "XDG_STATE_HOME": str(old.home / "state")}


@pytest.mark.parametrize("name", COMMANDS_OF_0_1)
def test_the_commands_print_what_they_printed(old: Command, env: Mapping[str, str], name: str) -> None:
    before = old.tags.read_bytes()
    done = old(*COMMANDS_OF_0_1[name], env=env)

    assert (done.code, done.message) == (0, "")
    assert done.out == (WRITTEN / "said" / name).read_bytes()
    assert old.tags.read_bytes() == before, "reading writes nothing"


def session_of(old: Command) -> Session:
    folder = old.library.parent
    settings = load_settings(folder / "config.toml", {})
    positions = folder / "positions.json"
    known = positions.read_bytes().replace(b"/home/samira/library", os.fsencode(os.path.realpath(old.library)))
    positions.write_bytes(known)
    library = Library(old.library, settings.boilerplate_file)
    session = Session(library, AnnotationStore(old.tags), settings, ReadingPositions(positions))
    session.open(0)
    return session


def test_the_session_goes_on_where_it_was_left(old: Command) -> None:
    session = session_of(old)

    assert session.opened.cursor == 4
    assert session.opened.annotation(1) is not None
    assert [theme.id for theme in session.codebook][4:] == ["energy", "جسور"]
    assert [orphan.annotation.themes for orphan in session.opened.orphans] == [("جسور",)]


def test_its_steps_are_taken_back_and_made_again(old: Command) -> None:
    session = session_of(old)
    kept = json.loads((WRITTEN / "said" / "list.json").read_bytes())

    assert session.undo()  # the mark on the last paragraph of the second article
    assert session.index == 1
    assert session.progress["02-كتب"].reviewed == kept[1]["reviewed"] - 1
    assert session.undo()
    assert session.undo()  # its theme
    assert "02-كتب" not in session.progress
    for _ in range(3):
        assert session.redo()
    assert session.progress["02-كتب"].reviewed == kept[1]["reviewed"]


def test_stock_tinydb_opens_it_after_a_change_of_ours(old: Command, env: Mapping[str, str]) -> None:
    assert old("tag", "2", "3", "energy", env=env).code == 0

    with TinyDB(old.tags) as database:
        articles = {each["id"]: each for each in database.table("articles")}
        assert len(database.table("history")) == 15
    themes = [tag["theme"] for each in articles["02-كتب"]["paragraphs"] for tag in each["tags"]]
    assert themes == ["diplomacy", "energy"]


def test_its_rescue_file_is_said_and_merged(old: Command, env: Mapping[str, str]) -> None:
    folder = old.home / "state" / "hashiya"
    folder.mkdir(parents=True)
    # The name says whose it is; 0.1.0 made it so.
    mark = sha256(os.fsencode(os.path.realpath(old.tags))).hexdigest()[:12]
    rescued = folder / f"unsaved-{mark}-20261126T175307692197Z.json"
    shutil.copy(WRITTEN / "rescue.json", rescued)

    assert rescues(folder, old.tags) == [rescued]
    done = old("merge", env=env)
    assert (done.code, done.message) == (0, "")
    rows = json.loads(old("list", "--json", env=env).text)
    assert rows[0]["themes"]["space-cooperation"] == 1
    assert rescues(folder, old.tags) == []


def test_its_configuration_is_read_without_a_remark() -> None:
    settings = load_settings(WRITTEN / "config.toml", {})

    assert settings.remarks == ()
    assert (settings.annotator, settings.language) == ("ليلى", "en")
    assert settings.boilerplate_file == WRITTEN / "furniture.toml"
    remapped = keymap(COMMANDS, settings.keys)
    assert remapped["reader.boilerplate"].split(",")[0] == "M"
    assert remapped["reader.attach-orphan"].split(",")[0] == "O"
    assert "P" in remapped["reader.next-paragraph"].split(",")


def test_the_answer_to_the_doctor_is_still_known() -> None:
    assert TerminalAnswers(WRITTEN / "terminals.json").get("vte") == (BidiMode.MARKS, Tashkeel.BEFORE)
