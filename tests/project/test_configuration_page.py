"""The page on the configuration names every key and every variable, and its example sets what it says."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING

from tests.support.documents import in_code, page
from tests.support.places import ROOT
from tui import settings
from tui.codebook.codebook import DEFAULT_THEMES
from tui.corpus.boilerplate import load_rules
from tui.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "configuration"
TEXT = page(PAGE)
NAMED = in_code(TEXT)
KEYS = vars(settings)["_KEYS"]
EXAMPLE, PATTERNS = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


def rows(section: str) -> dict[str, list[str]]:
    """Return the rows of a section's table by the code in their first cell."""
    part = TEXT.split(f"\n## {section}\n")[1].split("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
    return {name: row for row in cells for name in re.findall(r"`([^`]+)`", row[0])}


def test_every_variable_of_the_program_is_named_and_no_other() -> None:
    used = {"HASHIYA_TASHKEEL"}  # click makes it of a prefix, as that of --bidi
    for path in (ROOT / "tui").rglob("*.py"):
        used |= set(re.findall(r"\bHASHIYA_[A-Z]+", path.read_text(encoding="utf-8")))

    assert set(rows("Variables")) == used
    assert set(re.findall(r"HASHIYA_[A-Z]+", TEXT)) == used


def test_every_key_that_is_known_is_named_and_no_other() -> None:
    assert set(rows("The keys of the file")) == KEYS
    assert set(rows("Themes of your own")) == vars(settings)["_THEME_KEYS"]


def test_the_defaults_are_those_of_the_code(tmp_path: Path) -> None:
    plain = load_settings(tmp_path / "none.toml", {})
    said = {key: row[2] for key, row in rows("The keys of the file").items()}

    assert said["language"] == f'`"{plain.language}"`'
    assert said["justify"] == f'`"{plain.justify}"`'
    assert said["tashkeel"] == f"`{plain.tashkeel}`".lower()
    assert said["auto_advance"] == f"`{plain.auto_advance}`".lower()
    assert (plain.bidi, said["bidi"]) == (None, f'`"{settings.AUTOMATIC}"`')
    assert list(rows("Themes: the code book")) == [theme.id for theme in DEFAULT_THEMES]


def test_the_example_sets_each_key_without_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    loaded = load_settings(path, {})

    assert loaded.remarks == ()
    assert set(tomllib.loads(EXAMPLE)) == KEYS - {"furniture_file"}
    assert loaded.annotator == "samira"
    assert loaded.boilerplate_file == tmp_path / "more.toml"
    assert loaded.themes[-1].id == "energy"
    assert {each.name for each in fields(loaded)} >= set(tomllib.loads(EXAMPLE))


def test_the_rules_of_the_example_catch_what_they_are_for(tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    path.write_text(PATTERNS, encoding="utf-8")

    assert load_rules(path).matches("تابعونا على تيليغرام")
    assert load_rules(path).matches("read also: another")
    assert not load_rules(path).matches("وتابعونا على مدى يومين كما قال المتحدث باسم الوزارة في بيان صدر أمس الأحد")
