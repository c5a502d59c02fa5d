"""Who may import whom, and what is not even loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

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
