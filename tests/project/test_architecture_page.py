"""The page on the architecture names rooms, layers and files that are there; the other pages, too, name only such."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.documents import page
from tests.support.places import ROOT

OURS = ("architecture", "configuration", "performance", "tag-file", "terminals", "text")
_PATH = re.compile(r"(?<![\w./-])((?:tui|tests|sample_data|docs|\.ci)/[\w./-]+\w/?)")


def layers_of_the_page() -> list[set[str]]:
    rooms = page("architecture").split("## The rooms")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.*?`) \|", rooms, re.MULTILINE)
    return [set(re.findall(r"`(\w+)`", row)) for row in rows]


def test_the_layers_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each.get("containers") == ["tui"])

    assert layers_of_the_page() == [set(layer.split(" | ")) for layer in layers]


def test_every_room_stands_in_one_layer() -> None:
    packages = {path.parent.name for path in (ROOT / "tui").glob("*/__init__.py")}
    modules = {path.stem for path in (ROOT / "tui").glob("*.py")} - {"__init__"}
    named = [room for layer in layers_of_the_page() for room in layer]

    assert sorted(named) == sorted(packages | modules)


def test_the_order_within_the_interface_is_that_of_its_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each.get("containers") == ["tui.ui"])
    (order,) = re.findall(r"what is opened: (.*?)\.", page("architecture"), re.DOTALL)
    named = re.findall(r"`(\w+)`", order)

    assert named
    assert named == [module for layer in layers for module in layer.split(" | ")][: len(named)]


@pytest.mark.parametrize("name", OURS)
def test_every_path_that_is_named_is_there(name: str) -> None:
    for path in _PATH.findall(page(name)):
        assert (ROOT / path).exists(), path


def test_the_constants_that_are_named_are_those_of_the_code() -> None:
    for name in re.findall(r"`(FORMATS|KINDS|[a-z_]+)` in `(tui/[\w/]+\.py)`", page("architecture") + page("text")):
        assert name[0] in (ROOT / name[1]).read_text(encoding="utf-8"), name
