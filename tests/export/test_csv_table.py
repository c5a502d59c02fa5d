from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.codebook.codebook import CodeBook
from tui.export import export_bytes
from tui.export.csv_table import neutralised, restored
from tui.model import Annotation, Record, Span, Tag

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
RUNNABLE = "=+-@＝＋－＠\t\r\n"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def record(text: str, themes: tuple[str, ...] = ()) -> Record:
    tags = tuple(Tag(theme, text, "2024-01-01T00:00:00Z") for theme in themes)
    said = Annotation(Span(0, len(text)), tags, text, by=text, at="2024-01-01T00:00:00Z")
    return Record("a", "t", 1, 0, len(text), text, (said,))


def test_csv_reads_back_every_field(records: tuple[Record, ...], codebook: CodeBook) -> None:
    read = rows(export_bytes("csv", records, codebook))
    assert [(row["paragraph"], row["annotator"], row["theme"]) for row in read] == [
        ("2", "سامي", "arms"),
        ("2", "سامي", "space"),
        ("2", "ليلى", "space"),
        ("3", "سامي", ""),
        ("3", "ليلى", ""),
        ("1", "", "lost"),
    ]
    sources = [records[0]] * 3 + [records[1]] * 2 + [records[2]]
    said = [each for source in records for each in source.layers for _ in each.tags or ("",)]
    for row, source, layer in zip(read, sources, said, strict=True):
        assert restored(row["article"]) == source.article
        assert restored(row["title"]) == source.title
        assert restored(row["text"]) == source.text
        assert restored(row["note"]) == layer.note
        assert (int(row["start"]), int(row["end"])) == (source.start, source.end)
        assert row["reviewed"] == str(layer.reviewed or bool(layer.tags)).lower()


def test_a_paragraph_of_which_nobody_says_anything_has_a_row(codebook: CodeBook) -> None:
    (row,) = rows(export_bytes("csv", [Record("a", "t", 1, 0, 1, "x")], codebook))
    assert [row[name] for name in ("text", "theme", "note", "annotator", "updated", "reviewed")] == [
        "x", "", "", "", "", "false",
    ]  # fmt: skip


@given(TEXT)
@example("'")
@example("'=1")
@example("'\t")
@example("\x00")
@example("a\rb")
def test_any_text_comes_back_and_cannot_run(text: str) -> None:
    (row,) = rows(export_bytes("csv", [record(text, (text,))], CodeBook(())))
    for column in ("text", "note", "theme", "annotator"):
        assert restored(row[column]) == text
        assert row[column].startswith("'") or row[column].lstrip(' "')[:1] not in set(RUNNABLE)


@pytest.mark.parametrize("sign", RUNNABLE)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", '"', "'", ' "', "\ufeff", "\u200f"])
def test_a_cell_that_could_run_is_neutralised(before: str, sign: str) -> None:
    assert neutralised(f"{before}{sign}x") == f"'{before}{sign}x"


@pytest.mark.parametrize("text", ["", "قال", "1-2", "a=b", "–", "— قال", "«قال»", " قال", '"قال"'])
def test_a_harmless_cell_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@given(TEXT, TEXT)
def test_neutralised_cells_stay_distinct(one: str, other: str) -> None:
    assert (neutralised(one) == neutralised(other)) == (one == other)
