"""Which private names of Textual are used, and that CONTRIBUTING.md says so: a new version may change them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import tui.ui
from tests.support.places import ROOT

_IMPORTED = re.compile(r"^from textual[\w.]*\._\w+ import (\w+)", re.MULTILINE)
_USED = re.compile(r"(?:self|self\._app|super\(\))\.(_[a-z]\w*)|def (_[a-z]\w*)\(")


def listed() -> dict[str, set[str]]:
    rows = re.findall(
        r"^\| `(tui/[\w/]+\.py)` \| (.*?) \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
    )
    return {path: set(re.findall(r"`(\w+)`", names)) for path, names in rows}


def used() -> dict[str, set[str]]:
    """Return the names per module: taken from a private module, or of a class of Textual's that ours builds on."""
    found: dict[str, set[str]] = {}
    for each in pkgutil.walk_packages(tui.ui.__path__, "tui.ui."):
        module = importlib.import_module(each.name)
        names = set(_IMPORTED.findall(inspect.getsource(module)))
        for _, ours in inspect.getmembers(module, inspect.isclass):
            if ours.__module__ == module.__name__:
                bases = [base for base in ours.__mro__ if base.__module__.split(".")[0] == "textual"]
                names |= of(bases) & {one or other for one, other in _USED.findall(inspect.getsource(ours))}
        if names:
            found[each.name.replace(".", "/") + ".py"] = names
    return found


def of(classes: list[type]) -> set[str]:
    """Return the private names that the classes define, in their bodies or in their methods."""
    sources = "".join(map(inspect.getsource, classes))
    return {name for pair in re.findall(r"def (_[a-z]\w*)\(|self\.(_[a-z]\w*)\b", sources) for name in pair}


def test_they_stand_in_one_module_each_and_are_listed() -> None:
    assert used() == listed()
