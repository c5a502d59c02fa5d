"""Which article, which library and which tag file a command means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.command import SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command


@pytest.mark.parametrize("reference", [SECOND, "2", "٢", "a/02"])
def test_an_article_goes_by_id_or_number(hashiya: Command, reference: str) -> None:
    assert hashiya("show", reference, "--paragraph", "2").text == "فقرة ثانية هنا.\n"


@pytest.mark.parametrize("name", ["a/02.txt", "b.md"])
def test_an_article_goes_by_the_name_of_its_file(hashiya: Command, name: str) -> None:
    assert (
        hashiya("show", name, "--paragraph", "2").text
        == hashiya("show", name.partition(".")[0], "--paragraph", "2").text
    )


def test_of_two_files_that_differ_in_their_ending_each_goes_by_its_name(hashiya: Command) -> None:
    (hashiya.library / "b.txt").write_text("ملف آخر\n", encoding="utf-8")

    assert hashiya("show", "b.txt").text == "ملف آخر\n"
    assert hashiya("show", "b.md").lines[1] == "نص المقالة الأول."


@pytest.mark.parametrize("name", ["b.txt", "b.md.md", "b.", ".md", "b.m"])
def test_a_file_that_is_not_there_is_no_article(hashiya: Command, name: str) -> None:
    assert hashiya("show", name).code == 2


def test_an_article_goes_by_the_unique_beginning_of_its_id(hashiya: Command) -> None:
    assert hashiya("show", "a/01", "--paragraph", "1").text == "قمة في موسكو\n"


def test_the_library_and_the_tag_file_go_by_option_before_environment(hashiya: Command, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("خبر آخر\n", encoding="utf-8")
    database = tmp_path / "elsewhere.json"

    assert hashiya("-L", other, "list").lines == ["1\tone\t0/1\tخبر آخر"]
    hashiya("-L", other, "--db", database, "tag", "1", "1", "arms", env={"HASHIYA_DB": str(tmp_path / "no.json")})
    assert database.exists()
    hashiya("tag", "1", "1", "arms", env={"HASHIYA_DB": str(tmp_path / "env.json")})
    assert (tmp_path / "env.json").exists()
    assert not (tmp_path / "no.json").exists()
    assert not hashiya.tags.exists()


def test_one_file_is_a_library(hashiya: Command) -> None:
    done = hashiya("-L", hashiya.library / "b.md", "list")

    assert done.lines == ["1\tb\t0/2\tعنوان المقالة"]


def test_without_a_library_there_are_the_samples(hashiya: Command) -> None:
    done = hashiya("list", env={"HASHIYA_LIBRARY": ""})

    assert done.code == 0
    assert len(done.lines) == 5


def test_a_home_stands_for_itself_wherever_a_path_is_typed(hashiya: Command) -> None:
    hashiya.library.rename(hashiya.home / "lib")
    env = {"HASHIYA_LIBRARY": "~/lib"}

    assert hashiya("--db", "~/tags.json", "tag", "1", "1", "arms", env=env).code == 0
    assert (hashiya.home / "tags.json").exists()
    assert hashiya("--db", "~/tags.json", "export", "-o", "~/out.jsonl", env=env).code == 0
    assert (hashiya.home / "out.jsonl").exists()
    assert hashiya("merge", "~/tags.json", env=env).code == 0
    assert hashiya("list", env={"HASHIYA_LIBRARY": ""}).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["-L", "~nobody-at-all/x", "list"],
        ["--db", "~nobody-at-all/x", "list"],
        ["export", "-o", "~nobody-at-all/x"],
        ["merge", "~nobody-at-all/x"],
        ["~nobody-at-all/x"],
    ],
    ids=["library", "tag file", "output", "merged file", "reader"],
)
def test_a_home_that_nobody_has_is_one_sentence(hashiya: Command, arguments: list[str]) -> None:
    done = hashiya(*arguments)

    assert done.code == 2
    assert done.message == "hashiya: ~nobody-at-all/x: there is no such home folder\n"
