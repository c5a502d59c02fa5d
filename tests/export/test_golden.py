"""The bytes are the contract. The golden files were written by hand from the description of each format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tui.codebook.codebook import CodeBook
from tui.errors import RequestError
from tui.export import FORMATS, export_bytes, export_file

if TYPE_CHECKING:
    from tui.model import Record

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> Path:
    return GOLDEN / f"{name}{FORMATS[name].extension}"


def test_every_format_has_a_golden_file_and_every_golden_file_a_format() -> None:
    expected = {golden(name).name for name in FORMATS}
    assert {path.name for path in GOLDEN.iterdir() if not path.name.startswith(".")} == expected


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_registered_under_its_own_name(name: str) -> None:
    assert FORMATS[name].name == name
    assert FORMATS[name].extension.startswith(".")
    assert FORMATS[name].label.ar
    assert FORMATS[name].label.en


@pytest.mark.parametrize("name", FORMATS)
def test_bytes_are_the_golden_ones(name: str, records: tuple[Record, ...], codebook: CodeBook) -> None:
    assert export_bytes(name, records, codebook) == golden(name).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_the_golden_bytes(
    name: str, records: tuple[Record, ...], codebook: CodeBook, tmp_path: Path
) -> None:
    export_file(name, iter(records), codebook, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == golden(name).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_no_records_is_not_an_error(name: str, codebook: CodeBook) -> None:
    assert export_bytes(name, (), codebook).count(b"paragraph") <= 1


def test_an_unknown_format_names_the_known_ones() -> None:
    with refused(RequestError, r"no export format 'xls'; there are: csv, jsonl, markdown"):
        export_bytes("xls", (), CodeBook(()))


def test_the_offsets_of_the_test_records_fit_their_text(records: tuple[Record, ...]) -> None:
    assert [record.end - record.start for record in records] == [len(record.text) for record in records]
