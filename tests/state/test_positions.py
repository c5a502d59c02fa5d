from __future__ import annotations

from pathlib import Path

import pytest

from tui.state.positions import ReadingPositions


def test_a_position_outlives_the_program(tmp_path: Path) -> None:
    positions = ReadingPositions(tmp_path / "state" / "positions.json")
    positions.set(tmp_path, "أخبار/1", 120)
    positions.set(tmp_path / "other", "أخبار/1", 7)
    assert positions.save()

    again = ReadingPositions(tmp_path / "state" / "positions.json")

    assert again.get(tmp_path, "أخبار/1") == 120
    assert again.get(tmp_path / "other", "أخبار/1") == 7
    assert again.get(tmp_path, "2") is None
    assert [file.name for file in (tmp_path / "state").iterdir()] == ["positions.json"]


def test_the_article_that_was_read_last_is_known(tmp_path: Path) -> None:
    positions = ReadingPositions(tmp_path / "positions.json")
    assert positions.last(tmp_path) is None
    for article in ("1", "2", "1"):
        positions.set(tmp_path, article, 5)
        positions.save()
    positions.set(tmp_path / "other", "3", 0)
    positions.save()

    assert (positions.last(tmp_path), positions.last(tmp_path / "other")) == ("1", "3")
    assert ReadingPositions(tmp_path / "positions.json").last(tmp_path) == "1"


def test_one_folder_under_two_names_is_one_library(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "link").symlink_to("library")
    positions = ReadingPositions(tmp_path / "positions.json")

    positions.set(tmp_path / "link", "1", 5)

    assert positions.get(tmp_path / "library", "1") == 5


def test_two_programs_keep_each_others_positions(tmp_path: Path) -> None:
    one, other = (ReadingPositions(tmp_path / "positions.json") for _ in range(2))
    one.set(tmp_path, "1", 10)
    other.set(tmp_path, "2", 20)
    one.save()
    other.save()

    again = ReadingPositions(tmp_path / "positions.json")

    assert (again.get(tmp_path, "1"), again.get(tmp_path, "2")) == (10, 20)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff", b'"x"', b'{"/l": 1}', b'{"/l": {"1": "x"}}', b"[" * 100_000]
)
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "positions.json"
    path.write_bytes(content)
    positions = ReadingPositions(path)

    assert positions.get(Path("/l"), "1") is None
    positions.set(tmp_path, "1", 3)
    assert positions.save()
    assert ReadingPositions(path).get(tmp_path, "1") == 3


def test_a_path_that_is_not_unicode_is_kept(tmp_path: Path) -> None:
    library = tmp_path / "bad\udcff"
    positions = ReadingPositions(tmp_path / "positions.json")
    positions.set(library, "1", 3)

    assert positions.save()
    assert ReadingPositions(tmp_path / "positions.json").get(library, "1") == 3


def test_failing_to_save_says_so_quietly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    positions = ReadingPositions(tmp_path / "file" / "positions.json")
    positions.set(tmp_path, "1", 3)

    assert not positions.save()
    assert positions.get(tmp_path, "1") == 3


def test_a_linked_file_is_replaced_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "positions.json").symlink_to("real/positions.json")
    positions = ReadingPositions(tmp_path / "positions.json")
    positions.set(tmp_path, "1", 3)

    assert positions.save()
    assert (tmp_path / "positions.json").is_symlink()
    assert (tmp_path / "real" / "positions.json").is_file()
