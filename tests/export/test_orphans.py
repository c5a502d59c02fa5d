"""Records that fit no paragraph any more, in every format. What has none of them is as if there were none."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tui.codebook.codebook import CodeBook
from tui.export import FORMATS, ExportOptions, export_bytes, export_file

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Record


@pytest.fixture
def orphan(records: tuple[Record, ...]) -> Record:
    return replace(records[0], paragraph=0, orphan=True, text="نص قديم", start=90, end=97)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"csv"}))
def test_without_an_orphan_the_bytes_are_the_same(name: str, records: tuple[Record, ...], codebook: CodeBook) -> None:
    assert export_bytes(name, records, codebook, ExportOptions(orphans=True)) == export_bytes(name, records, codebook)


def test_the_last_key_of_a_json_line_says_it(records: tuple[Record, ...], orphan: Record) -> None:
    lines = export_bytes("jsonl", [records[0], orphan], CodeBook(()), ExportOptions(orphans=True)).splitlines()

    usual, lost = map(json.loads, lines)
    assert list(lost) == [*usual, "orphan"]
    assert lost == usual | {"paragraph": 0, "text": "نص قديم", "start": 90, "end": 97, "orphan": True}


def test_a_column_of_every_csv_row_says_it(
    records: tuple[Record, ...], orphan: Record, codebook: CodeBook, tmp_path: Path
) -> None:
    export_file("csv", [*records, orphan], codebook, tmp_path / "out", ExportOptions(orphans=True))
    rows = list(csv.reader(io.StringIO((tmp_path / "out").read_text(encoding="utf-8-sig"), newline="")))
    usual = list(csv.reader(io.StringIO(export_bytes("csv", records, codebook).decode("utf-8-sig"), newline="")))

    assert rows[: len(usual)] == [usual[0] + ["orphan"], *([*row, "false"] for row in usual[1:])]
    lost = [dict(zip(rows[0], row, strict=True)) for row in rows[len(usual) :]]
    assert [(row["orphan"], row["paragraph"], row["text"], row["annotator"], row["theme"]) for row in lost] == [
        ("true", "0", "نص قديم", "سامي", "arms"),
        ("true", "0", "نص قديم", "سامي", "space"),
        ("true", "0", "نص قديم", "ليلى", "space"),
    ]


def test_markdown_says_it_under_the_text_and_counts_it_apart(records: tuple[Record, ...], orphan: Record) -> None:
    other = replace(orphan, start=91, end=98)
    document = export_bytes("markdown", [records[0], orphan, other], CodeBook(()), ExportOptions(orphans=True)).decode()

    assert re.findall(r"^(?:paragraphs|orphans): .*$", document, re.MULTILINE) == ["paragraphs: 1", "orphans: 2"]
    assert document.count("\n⚠ orphan: the article does not have this text any more\n") == 2
    assert document.index("⚠") > document.index("نص قديم")
    ids = re.findall(r"^\^(.*)$", document, re.MULTILINE)
    assert len(set(ids)) == 3
    assert [re.sub(r"^[0-9a-f]{12}-(p\d|o[0-9a-f]{8})$", "id", each) for each in ids] == ["id"] * 3
    assert document.count("\n## ") == 1
