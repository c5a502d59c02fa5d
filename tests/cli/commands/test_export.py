"""``hashiya export``: what is taken, and what it becomes in each format."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.support.command import FIRST, SECOND, TEXTS, records
from tui.export import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command


def test_every_record_is_a_slice_of_its_source(hashiya: Command) -> None:
    found = records(hashiya, "--state", "all")

    assert len(found) == 8
    for record in found:
        assert record["text"] == TEXTS[record["article"]][record["start"] : record["end"]]
        assert record["text"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_and_standard_output_get_the_same(hashiya: Command, tmp_path: Path, name: str) -> None:
    hashiya("tag", "1", "2", "arms")
    path = tmp_path / "out"

    printed = hashiya("export", "-f", name)
    written = hashiya("export", "-f", name, "-o", path)

    assert (printed.code, printed.err, written.code, written.out, written.err) == (0, b"", 0, b"", b"")
    assert path.read_bytes() == printed.out
    assert "أعلن المتحدث اتفاقا." in printed.text


def test_csv_and_jsonl_say_the_same(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms", "sanctions")

    rows = list(csv.DictReader(io.StringIO(hashiya("export", "-f", "csv").out.decode("utf-8-sig"))))
    (record,) = records(hashiya)

    assert [row["theme"] for row in rows] == record["themes"] == ["arms", "sanctions"]
    for row in rows:
        assert (row["article"], row["text"]) == (record["article"], record["text"])
        assert (int(row["start"]), int(row["end"])) == (record["start"], record["end"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], [(FIRST, 2), (FIRST, 3), (SECOND, 1)]),
        (["--theme", "arms"], [(FIRST, 2), (SECOND, 1)]),
        (["--theme", "arms", "--theme", "sanctions"], [(FIRST, 2), (FIRST, 3), (SECOND, 1)]),
        (["--article", "2"], [(SECOND, 1)]),
        (["--article", "2", "--article", "a/02", "--article", "1", "--theme", "arms"], [(SECOND, 1), (FIRST, 2)]),
        (["--state", "reviewed"], [(FIRST, 2), (FIRST, 3), (SECOND, 1)]),
        (["--state", "all", "--article", "2"], [(SECOND, 1), (SECOND, 2)]),
        (["--article", "b"], []),
    ],
)
def test_what_is_exported(hashiya: Command, arguments: list[str], expected: list[tuple[str, int]]) -> None:
    for article, paragraph, theme in (("1", "2", "arms"), ("1", "3", "sanctions"), ("2", "1", "arms")):
        hashiya("tag", article, paragraph, theme)

    assert [(each["article"], each["paragraph"]) for each in records(hashiya, *arguments)] == expected


def test_who_put_each_theme_there_is_in_both(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    hashiya("tag", "1", "2", "sanctions", "arms", env={"HASHIYA_ANNOTATOR": "ليلى"})
    hashiya("note", "1", "3", "ملاحظة", env={"HASHIYA_ANNOTATOR": "ليلى"})
    hashiya("review", "1", "3")

    said, noted = records(hashiya, "--state", "reviewed")
    table = hashiya("export", "--state", "reviewed", "-f", "csv").out.decode("utf-8-sig")

    assert {(tag["by"], tag["theme"], tag["how"]) for tag in said["tags"]} == {
        ("tester", "arms", "key"),
        ("ليلى", "arms", "key"),
        ("ليلى", "sanctions", "key"),
    }
    assert all(tag["at"].endswith("Z") and len(tag["at"]) == 20 for tag in said["tags"])
    assert (noted["tags"], noted["note"], noted["reviewed"]) == ([], "ملاحظة", True)
    rows = csv.DictReader(io.StringIO(table))
    assert {(row["paragraph"], row["annotator"], row["theme"], row["note"], row["reviewed"]) for row in rows} == {
        ("2", "tester", "arms", "", "true"),
        ("2", "ليلى", "arms", "", "true"),
        ("2", "ليلى", "sanctions", "", "true"),
        ("3", "tester", "", "", "true"),
        ("3", "ليلى", "", "ملاحظة", "false"),
    }


def test_a_text_that_two_files_have_comes_once(hashiya: Command) -> None:
    (hashiya.library / "0.md").write_bytes((hashiya.library / "b.md").read_bytes())
    hashiya("tag", "b", "2", "arms")

    (record,) = records(hashiya)
    (of_other,) = records(hashiya, "--article", "b")
    titles = [line for line in hashiya("export", "-f", "markdown").lines if line.startswith("## ")]

    assert (record["article"], record["copies"], record["paragraph"]) == ("0", ["b"], 2)
    assert (of_other["article"], of_other.get("copies")) == ("b", None), "as it was asked for"
    assert titles == ["## عنوان المقالة"]
    assert hashiya("export", "-f", "csv").text.count("arms") == 1
