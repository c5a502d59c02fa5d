"""Who may import whom, and what is not even loaded."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import grimp
import pytest

from tests.support.command import environment
from tests.support.places import ROOT

if TYPE_CHECKING:
    from tests.support.command import Command


LOADED_BY = """
import json, sys
from tui.cli.main import hashiya
try:
    hashiya.main(sys.argv[1:], standalone_mode=False)
finally:
    sys.stdout.flush()
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def test_the_layers_are_kept() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contract_of_the_input_widgets_leaves_nothing_out() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (each for each in settings["tool"]["importlinter"]["contracts"] if "input widgets" in each["name"])
    named = {*contract["source_modules"], *contract["forbidden_modules"]}
    beside = {
        f"{folder.replace('/', '.')}.{path.stem}"
        for folder in ("tui", "tui/ui", "tui/ui/widgets")
        for path in (ROOT / folder).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    containers = {"tui.__init__", "tui.ui", "tui.ui.__init__", "tui.ui.widgets", "tui.ui.widgets.__init__", "tui.text"}

    assert beside - containers <= named


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Those imports count, too, that are for the type checker alone."""
    graph = grimp.build_graph("tui", cache_dir=None)

    TopologicalSorter({each: graph.find_modules_directly_imported_by(each) for each in graph.modules}).prepare()


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["list"], ["show", "1"], ["show", "1", "--width", "40"], ["tag", "1", "1", "arms"],
     ["untag", "1", "1", "arms"], ["export", "--state", "all"], ["log"],
     ["orphans"], ["check"]],
    ids=" ".join,
)  # fmt: skip
def test_the_commands_for_scripts_never_load_textual(hashiya: Command, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED_BY, "-L", str(hashiya.library), *arguments],
        env=environment(hashiya.home),
        capture_output=True,
        check=True,
    )
    loaded = json.loads(done.stderr.splitlines()[-1])

    assert "tui.cli.main" in loaded
    assert [name for name in loaded if name.split(".")[0] == "textual" or name.startswith("tui.ui")] == []


def test_the_interface_does_load_it() -> None:
    """Guards the test above: the name that is looked for is the right one."""
    program = "import sys, tui.ui.run; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


IMPORT_ALL = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(each.name)
print(json.dumps(sorted(sys.modules)))
"""
PURE = ["annotations", "codebook", "corpus", "export", "search", "view"]
WIDTHS = ("rich", "rich.cells", "rich._extension", "rich._unicode_data")
"""Of Rich nothing but how many cells a letter takes, as Textual draws it."""


def loaded_by(program: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    names: list[str] = json.loads(done.stdout)
    return names


@pytest.mark.parametrize("package", PURE)
def test_pure_rooms_load_no_lock_no_database_and_no_screen(package: str) -> None:
    loaded = loaded_by(IMPORT_ALL, f"tui.{package}")

    assert f"tui.{package}" in loaded
    strange = ("tinydb", "textual", "click", "fcntl", "tui.store", "tui.state", "tui.session", "tui.ui", "tui.cli")
    assert [name for name in loaded if name.startswith(strange)] == []
    assert [name for name in loaded if name.split(".")[0] == "rich" and not name.startswith(WIDTHS[1:])] in (
        [],
        ["rich"],
    )


@pytest.mark.parametrize(
    ("registry", "plugs"),
    [("tui.export", ["csv_table", "jsonl", "markdown"]), ("tui.corpus.readers", ["markdown", "text"])],
    ids=["formats", "kinds of files"],
)
def test_a_registry_loads_none_of_what_it_names(registry: str, plugs: list[str]) -> None:
    loaded = loaded_by(f"import sys, json, {registry}; print(json.dumps(sorted(sys.modules)))")

    assert [plug for plug in plugs if f"{registry}.{plug}" in loaded] == []
    assert loaded_by(IMPORT_ALL, registry).count(f"{registry}.markdown") == 1


def test_no_list_of_texts_waits_for_what_it_does_not_need(hashiya: Command) -> None:
    (hashiya.library / "b.md").unlink()
    done = subprocess.run(
        [sys.executable, "-c", LOADED_BY, "-L", str(hashiya.library), "list"],
        env=environment(hashiya.home),
        capture_output=True,
        check=True,
    )
    loaded = json.loads(done.stderr.splitlines()[-1])

    unneeded = (
        "tui.corpus.readers.markdown",
        "tui.export.csv_table",
        "tui.cli.commands.merge",
        "rapidfuzz",
        "charset_normalizer",
    )
    for name in unneeded:
        assert name not in loaded
    assert "tui.corpus.readers.text" in loaded
