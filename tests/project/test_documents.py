"""The documents say what the program does, and nothing older; what they link to is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click import Context, Group

from tests.support.documents import DOCS, DOCUMENTS, PAGES, anchors, blocks, links, name_of, spans, text_of
from tests.support.places import ROOT
from tui import __version__
from tui.cli.main import hashiya
from tui.codebook.codebook import DEFAULT_THEMES
from tui.export import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
USERS_PAGES = [README, *(DOCS / f"{name}.md" for name in ("commands", "configuration", "exports", "keys", "reading"))]
NAMES = hashiya.list_commands(Context(hashiya))
LONGEST_README = 150  # lines

KINDS_OF_CHANGE = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
"""Those of Keep a Changelog 1.1."""


def test_the_readme_is_a_page() -> None:
    assert len(text_of(README).splitlines()) <= LONGEST_README


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links(text_of(path)):
        if link.startswith(("http://", "https://")):
            continue
        target, _, anchor = link.partition("#")
        other = (path.parent / target).resolve() if target else path
        assert other.exists(), link
        if anchor:
            assert anchor in anchors(text_of(other)), link


@pytest.mark.parametrize("path", DOCS.glob("*.md"), ids=name_of)
def test_every_page_is_linked_from_another(path: Path) -> None:
    linked = {(page.parent / link.partition("#")[0]).resolve() for page in PAGES for link in links(text_of(page))}
    assert path in linked


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_file_of_the_project_that_is_named_is_there(path: Path) -> None:
    pattern = re.compile(r"(?:tui|tests|docs|\.ci|sample_data)/[\w./-]*\w/?")
    for _, span in spans(text_of(path)):
        for word in span.split():
            if pattern.fullmatch(word):
                assert (ROOT / word).exists(), word


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_module_that_is_run_is_there(path: Path) -> None:
    text = text_of(path)
    typed = [*(span for _, span in spans(text)), *(block.text for block in blocks(text))]
    for module in re.findall(r"python3? -m (tests\.[\w.]+)", "\n".join(typed)):
        assert (ROOT / f"{module.replace('.', '/')}.py").exists(), module


def test_every_command_is_named_in_its_page() -> None:
    for name in NAMES:
        assert f"hashiya {name}" in text_of(DOCS / "commands.md"), name


@pytest.mark.parametrize("path", USERS_PAGES, ids=name_of)
def test_every_option_of_the_command_that_is_named_exists(path: Path) -> None:
    group = hashiya.make_context("hashiya", [], resilient_parsing=True)
    commands = [hashiya, *filter(None, (hashiya.get_command(group, name) for name in NAMES))]
    commands += [inner for each in commands[1:] if isinstance(each, Group) for inner in each.commands.values()]
    known = {name for each in commands for option in each.get_params(group) for name in option.opts}
    for _, span in spans(text_of(path)):
        if span.split()[0] in {"hashiya", *NAMES} or span.startswith("--"):
            assert set(re.findall(r"(?<!\S)--[a-z-]+", span)) <= known, span


def test_every_format_and_theme_is_named() -> None:
    for name in FORMATS:
        assert f"`{name}`" in text_of(README)
        assert f"\n## {name}\n" in text_of(DOCS / "exports.md")
    for theme in DEFAULT_THEMES:
        assert theme.label.ar in text_of(README)
        assert f"| `{theme.id}` | {theme.label.ar} | {theme.label.en} |" in text_of(DOCS / "configuration.md")


def test_ci_runs_the_readmes_own_test_command() -> None:
    (command,) = re.findall(r"<!-- test command -->\n```sh\n(.*?)\n```", text_of(README), re.DOTALL)
    assert command.endswith("-m pytest")
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_changelog_keeps_its_form() -> None:
    text = text_of(ROOT / "CHANGELOG.md")

    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\](?: - \d{4}-\d\d-\d\d)?", each) for each in versions[1:])
    assert versions[1].startswith(f"[{__version__}]")
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) <= KINDS_OF_CHANGE
