"""The README says what the program does, and nothing older."""

from __future__ import annotations

import importlib.util
import re

from click import Context
from click.testing import CliRunner

from tests.support.places import ROOT
from tui.cli.main import hashiya
from tui.codebook.codebook import DEFAULT_THEMES
from tui.export import FORMATS

NAMES = hashiya.list_commands(Context(hashiya))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_key_table_is_that_of_the_commands() -> None:
    spec = importlib.util.spec_from_file_location("readme_keys", ROOT / "tests" / "make" / "readme_keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.with_keys(README) == README, "run python tests/make/readme_keys.py"


def test_every_command_is_named() -> None:
    for name in NAMES:
        assert name == "read" or f"hashiya {name}" in README, name


def test_every_option_that_is_named_exists() -> None:
    help_texts = [CliRunner().invoke(hashiya, ["--help"]).output]
    help_texts += [CliRunner().invoke(hashiya, [name, "--help"]).output for name in NAMES]
    commands = README.split("## Commands for scripts")[1].split("## Exports")[0]
    named = set(re.findall(r"(?<![\w-])--[a-z]+", commands))
    assert named
    assert named <= set(re.findall(r"--[a-z]+", " ".join(help_texts)))


def test_every_format_and_theme_is_named() -> None:
    for name in FORMATS:
        assert f"`{name}`" in README
    for theme in DEFAULT_THEMES:
        assert theme.label.ar in README


def test_what_it_points_at_is_there() -> None:
    for path in re.findall(r"(?:\]\(|`)((?:tui|tests|\.ci|sample_data)/[\w./-]+)", README):
        assert (ROOT / path).exists(), path


def test_ci_runs_the_readmes_own_test_command() -> None:
    (command,) = re.findall(r"<!-- test command -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert command.endswith("-m pytest")
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
