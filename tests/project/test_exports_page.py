"""The page of exports: its fields are those of the formats, and its Python runs on what the page has exported."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.support.documents import DOCS, Block, blocks, text_of
from tests.support.places import SAMPLES
from tests.support.typed_lines import dialogue_in, is_printed
from tui.export.csv_table import COLUMNS
from tui.export.jsonl import record_fields
from tui.model import Annotation, Record, Span, Tag

if TYPE_CHECKING:
    from pathlib import Path

PAGE = text_of(DOCS / "exports.md")


def fields_listed(under: str) -> list[str]:
    rows = PAGE.split(f"<!-- {under} -->")[1].strip().split("\n\n")[0].splitlines()[2:]
    return [re.match(r"\| `(\w+)` \|", row)[1] for row in rows]  # type: ignore[index]


def test_every_column_is_listed_in_its_order() -> None:
    assert fields_listed("columns of csv") == [*COLUMNS, "orphan"]


def test_every_key_is_listed_in_its_order() -> None:
    with_all = Record("a", "", 0, 0, 1, "b", copies=("c",), orphan=True)

    assert fields_listed("keys of jsonl") == list(record_fields(with_all))


def test_every_key_of_a_tag_is_listed() -> None:
    tag = Tag("arms", "samira", "2026-11-26T20:12:04Z")
    record = Record("a", "", 1, 0, 1, "b", (Annotation(Span(0, 1), (tag,), by="samira"),))
    written = json.loads(json.dumps(record_fields(record)))
    (row,) = re.findall(r"^\| `tags` \|.*$", PAGE, re.MULTILINE)

    assert re.findall(r"`(\w+)`", row) == ["tags", *written["tags"][0]]


def needs_only_python(code: str) -> bool:
    named = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {alias.name for each in named if isinstance(each, ast.Import) for alias in each.names}
    modules |= {each.module or "" for each in named if isinstance(each, ast.ImportFrom)}
    return {each.split(".")[0] for each in modules} <= sys.stdlib_module_names


def runnable() -> list[tuple[Block, Block]]:
    """Return the pieces of Python that need nothing else, with the blocks behind them."""
    found = blocks(PAGE)
    return [
        (code, shown) for code, shown in pairwise(found) if code.language == "python" and needs_only_python(code.text)
    ]


def test_there_is_python_for_csv_and_jsonl() -> None:
    assert len(runnable()) == 2


@pytest.mark.parametrize(("code", "shown"), runnable(), ids=["csv", "jsonl"])
def test_python_prints_what_is_shown(code: Block, shown: Block, tmp_path: Path) -> None:
    dialogue_in(tmp_path, "docs/exports.md")
    shutil.copytree(SAMPLES, tmp_path / "articles", dirs_exist_ok=True)  # the page deletes one at its end
    done = subprocess.run([sys.executable, "-c", code.text], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert is_printed(shown.text, done.stdout)
