"""Every file that 0.1.0 wrote still opens, says what it said to 0.1.0, and is schema 2 from the first change on.

``tests/data/0.1.0`` was written by that version's own code: two people's tags, notes and marks, a theme of their own,
undo and redo, a text that changed, an orphan that was attached and one that was not, a rescue file, a configuration,
reading positions, an answer to the doctor. ``said`` is what its own commands printed of all that.
"""

from __future__ import annotations

import csv
import io
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
from tui.session.deciding import mark_without_themes, set_note, toggle_theme
from tui.session.library_texts import LibraryTexts
from tui.session.session import Session
from tui.session.undoing import undo
from tui.settings import load_settings
from tui.state.positions import ReadingPositions
from tui.state.rescue_files import rescues
from tui.state.terminal_answers import TerminalAnswers
from tui.state.text_hashes import TextHashes
from tui.store.annotation_store import AnnotationStore
from tui.ui.command import keymap
from tui.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WRITTEN = DATA / "0.1.0"


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


def printed(old: Command, env: Mapping[str, str], *arguments: str) -> str:
    """Return what a command prints that only reads."""
    before = old.tags.read_bytes()
    done = old(*arguments, env=env)
    assert (done.code, done.message) == (0, "")
    assert old.tags.read_bytes() == before, "reading writes nothing"
    return done.out.decode("utf-8-sig")


def said(name: str) -> str:
    """Return what 0.1.0 printed."""
    return (WRITTEN / "said" / name).read_bytes().decode("utf-8-sig")


TAGS = {
    ("01-جسر", 1): {("diplomacy", "سامي")},
    ("01-جسر", 2): {("arms", "ليلى"), ("energy", "ليلى"), ("diplomacy", "سامي")},
    ("01-جسر", 3): {("diplomacy", "سامي")},
    ("01-جسر", 0): {("جسور", "ليلى")},
    ("02-كتب", 2): {("diplomacy", "ليلى")},
}
"""Who had given which theme, by article and paragraph."""


def test_every_record_is_exported_with_everybodys_tags(old: Command, env: Mapping[str, str]) -> None:
    lines = printed(old, env, "export", "--state", "all", "--orphans", "--furniture").splitlines()
    for new, before in zip(map(json.loads, lines), map(json.loads, said("export.jsonl").splitlines()), strict=True):
        place = new["article"], new["paragraph"]
        tags = new.pop("tags")
        assert {(tag["theme"], tag["by"]) for tag in tags} == TAGS.get(place, set())
        assert all((tag["at"], tag["how"]) == ("2026-11-26T17:53:07Z", "key") for tag in tags)
        assert {**new, "themes": sorted(new["themes"])} == {**before, "themes": sorted(before["themes"])}


def test_the_table_has_the_same_rows_with_each_ones_own_note(old: Command, env: Mapping[str, str]) -> None:
    new, before = (
        list(csv.DictReader(io.StringIO(table, newline="")))
        for table in (printed(old, env, "export", "--state", "reviewed", "-f", "csv"), said("export.csv"))
    )
    notes = {row["note"]: row["annotator"] for row in new if row["note"]}
    assert notes == {"سطر أول\nسطر ثان": "ليلى", "'=1+1": "ليلى"}
    without_notes = [
        sorted(tuple(value for name, value in row.items() if name != "note") for row in rows) for rows in (new, before)
    ]
    assert without_notes[0] == without_notes[1]


def test_the_document_is_the_same_but_for_its_direction_and_the_order_of_its_tags(
    old: Command, env: Mapping[str, str]
) -> None:
    documents = (printed(old, env, "export", "--orphans", "-f", "markdown"), said("export.md"))
    new, before = ([" ".join(sorted(line.split(" "))) for line in each.splitlines()] for each in documents)
    new.remove("dir: rtl")
    start = new.index("---", 1)
    assert (sorted(new[:start]), new[start:]) == (sorted(before[:start]), before[start:])


def test_orphans_and_findings_are_the_same(old: Command, env: Mapping[str, str]) -> None:
    (orphan,) = json.loads(printed(old, env, "orphans", "--json"))
    assert [(tag["theme"], tag["by"]) for tag in orphan.pop("tags")] == [("جسور", "ليلى")]
    assert [orphan] == json.loads(said("orphans.json"))
    assert printed(old, env, "check") == said("check.txt")


@pytest.mark.parametrize(
    ("annotator", "work"),
    [
        ("ليلى", [(1, 1, {"arms": 1, "energy": 1}), (1, 2, {"diplomacy": 1})]),
        ("سامي", [(3, 3, {"diplomacy": 3}), (0, 0, {})]),
        ("هند", [(0, 0, {}), (0, 0, {})]),
    ],
)
def test_the_list_shows_ones_own_work(
    old: Command, env: Mapping[str, str], annotator: str, work: list[tuple[int, int, dict[str, int]]]
) -> None:
    rows = json.loads(printed(old, {**env, "HASHIYA_ANNOTATOR": annotator}, "list", "--json"))
    assert [(row["tagged"], row["reviewed"], row["themes"]) for row in rows] == work


def test_the_history_begins_anew(old: Command, env: Mapping[str, str]) -> None:
    assert printed(old, env, "log") == ""
    assert old("undo", env=env).code == 2
    assert old("tag", "2", "3", "energy", env=env).code == 0
    assert old("log", env=env).text.count("\n") == 1


def test_it_becomes_schema_2_with_the_first_change_and_is_kept_as_it_was(old: Command, env: Mapping[str, str]) -> None:
    before = old.tags.read_bytes()
    kept = old.library / ".tags.json.schema-1.bak"
    assert old("untag", "2", "3", "energy", env=env).code == 0
    assert old.tags.read_bytes() == before, "a change of nothing is none"
    assert not kept.exists()

    assert old("tag", "2", "3", "energy", env=env).code == 0

    assert kept.read_bytes() == before
    with TinyDB(old.tags) as database:
        (mark,) = database.table("meta").all()
        assert (mark["format"], mark["schema"]) == ("hashiya tags", 2)
        assert database.tables() == {"meta", "codebook", "articles"}
    lines = printed(old, env, "export", "--state", "all", "--orphans", "--furniture").splitlines()
    found = {(each["article"], each["paragraph"]): each for each in map(json.loads, lines)}
    tags = {place: {(tag["theme"], tag["by"]) for tag in each["tags"]} for place, each in found.items()}
    assert {place: each for place, each in tags.items() if each} == {**TAGS, ("02-كتب", 3): {("energy", "ليلى")}}
    assert found["01-جسر", 2]["note"] == "سطر أول\nسطر ثان"
    assert old("tag", "2", "3", "arms", env=env).code == 0
    assert kept.read_bytes() == before, "for good"


def test_no_older_state_brings_back_what_was_taken_off(old: Command, env: Mapping[str, str]) -> None:
    """``sanctions`` was on the fifth paragraph, and taken back: the states in which it was there are made here."""
    states = []
    for step in (7, 9):
        tables = json.loads(old.tags.read_bytes())
        (orphan,) = (each for each in tables["articles"]["1"]["paragraphs"] if each.get("orphan"))
        orphan["tags"].append({"theme": "sanctions", "by": "ليلى", "at": "2026-11-26T17:53:07Z"})
        del orphan["orphan"]
        tables["articles"]["1"]["sha256"] = tables["history"]["7"]["sha256"]
        tables["articles"]["1"]["paragraphs"] = [orphan]
        tables["history"] = {key: each for key, each in tables["history"].items() if int(key) <= step}
        states.append(old.home / f"step-{step}.json")
        states[-1].write_text(json.dumps(tables), encoding="utf-8")
    before = printed(old, env, "export", "--state", "all", "--orphans", "--furniture")

    for state in (*states, old.library / ".tags.json.2026-11-26.bak"):
        assert old("merge", str(state), env=env).code == 0
        assert printed(old, env, "export", "--state", "all", "--orphans", "--furniture") == before


def test_the_key_of_a_theme_is_the_same_before_and_after_the_first_change(old: Command, env: Mapping[str, str]) -> None:
    """The file has a theme that the configuration has not: it stands behind those, as it did."""
    settings = load_settings(old.library.parent / "config.toml", {})
    wanted = [theme.id for theme in settings.themes] + ["جسور"]

    def themes() -> list[str]:
        store = AnnotationStore(old.tags, template=settings.themes)
        positions = ReadingPositions(old.home / "positions.json")
        return Session(Library(old.library), store, settings, positions).codebook.ids

    assert [*themes()] == wanted
    assert old("tag", "2", "3", "energy", env=env).code == 0
    assert [*themes()] == wanted


def session_of(old: Command) -> Session:
    folder = old.library.parent
    settings = load_settings(folder / "config.toml", {})
    positions = folder / "positions.json"
    known = positions.read_bytes().replace(b"/home/samira/library", os.fsencode(os.path.realpath(old.library)))
    positions.write_bytes(known)
    library = Library(old.library, settings.boilerplate_file)
    texts = LibraryTexts(library, TextHashes(old.home / "cache"))
    store = AnnotationStore(old.tags, texts=texts, template=settings.themes)
    session = Session(library, store, settings, ReadingPositions(positions))
    session.open(0)
    return session


def test_the_session_goes_on_where_it_was_left(old: Command) -> None:
    session = session_of(old)

    assert session.opened.cursor == 4
    assert session.opened.annotation(1) is not None
    assert [theme.id for theme in session.codebook][4:] == ["energy", "جسور"]
    assert [said.themes for orphan in session.opened.orphans if (said := orphan.annotation("ليلى"))] == [("جسور",)]


def test_work_goes_on_in_it_and_can_be_taken_back(old: Command) -> None:
    session = session_of(old)
    before = kept_in_order(session)

    session.opened.move_to(1)
    toggle_theme(session, "arms")  # off
    mark_without_themes(session)
    set_note(session, "غيرها")
    assert kept_in_order(session) != before
    for _ in range(3):
        reverted = undo(session)
        assert reverted
        assert reverted.is_changed
    assert undo(session) is None
    assert kept_in_order(session) == before


def kept_in_order(session: Session) -> list[tuple[int, str, tuple[str, ...], str, bool]]:
    """Return what everybody says of the open article."""
    article = session.opened.article
    assert article is not None
    found = session.annotations.of(article).annotations(article)
    return [
        (number, each.by, each.themes, each.note, each.reviewed) for number, layers in found.items() for each in layers
    ]


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
