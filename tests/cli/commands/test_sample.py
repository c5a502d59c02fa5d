"""``hashiya sample``: the articles that several people code alike."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.support.command import FIRST, LIBRARY, SECOND, TEXTS, THIRD, Command

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Done

TITLES = {FIRST: "قمة في موسكو", SECOND: "خبر قصير عن العقوبات", THIRD: "عنوان المقالة"}
NUMBERS = {FIRST: 1, SECOND: 2, THIRD: 3}


def ranked(seed: int) -> list[str]:
    """Return the ids by their ranks, as the documents say."""

    def rank(article_id: str) -> str:
        text = sha256(TEXTS[article_id].encode()).hexdigest()
        return sha256(f"{seed}:{text}".encode()).hexdigest()

    return sorted(TEXTS, key=rank)


def rows(done: Done) -> list[str]:
    assert done.code == 0, done.message
    return done.lines


@pytest.mark.parametrize(("share", "size"), [("20%", 1), ("٦٠٪", 2), ("100٪", 3)])
def test_a_row_for_each_article_in_the_librarys_order(hashiya: Command, share: str, size: int) -> None:
    done = hashiya("sample", "--share", share, "--seed", "4")

    sampled = sorted(ranked(4)[:size])
    assert rows(done) == [f"{NUMBERS[each]}\t{each}\t{TITLES[each]}" for each in sampled]
    percentage = {1: "20%", 2: "60%", 3: "100%"}[size]
    assert done.message == (f"hashiya: {size} of 3 texts; to filter the reader's list to them: sample:{percentage}/4\n")


def test_as_json(hashiya: Command) -> None:
    done = hashiya("sample", "--share", "1%", "--json")

    (first, *_) = ranked(0)
    assert done.code == 0
    assert json.loads(done.text) == [{"number": NUMBERS[first], "id": first, "title": TITLES[first]}]
    assert "1 of 3 texts" in done.message


def test_what_it_says_is_in_the_persons_language(hashiya: Command) -> None:
    done = hashiya("sample", "--share", "2.5%", "--seed", "٧", env={"HASHIYA_LANGUAGE": "ar"})

    assert done.message == "hashiya: نصوص العينة: 1 من 3؛ ولتصفية القائمة بها في القراءة: عينة:2.5%/7\n"


def test_two_copies_of_a_library_with_other_names_give_the_same_texts(hashiya: Command, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for number, text in enumerate(reversed(LIBRARY.values())):
        (other / f"{number}.txt").write_bytes(text.encode())
    (other / "copy of 1.txt").write_bytes((other / "1.txt").read_bytes())
    (other / "broken.txt").write_bytes(b"\0\0")

    def texts(library: Path, seed: int) -> set[str]:
        done = Command(library, hashiya.home)("sample", "--share", "67%", "--seed", str(seed), "--json")
        paths = [next(library.glob(f"{each['id']}.*")) for each in json.loads(done.text)]
        return {path.read_text(encoding="utf-8") for path in paths}

    found = [texts(hashiya.library, seed) for seed in range(3)]
    assert [texts(other, seed) for seed in range(3)] == found
    assert [len(each) for each in found] == [2, 2, 2]
    assert found[0] != found[1] or found[1] != found[2]


def test_a_text_of_several_files_counts_once_and_an_unreadable_file_not_at_all(hashiya: Command) -> None:
    (hashiya.library / "0.md").write_bytes(LIBRARY["b.md"].encode())
    (hashiya.library / "broken.txt").write_bytes(b"\0\0")

    done = hashiya("sample", "--share", "100%")

    assert [each.split("\t")[1] for each in rows(done)] == ["0", FIRST, SECOND]
    assert done.message.splitlines() == [
        "hashiya: broken.txt: is not a text file (it holds NUL bytes)",
        "hashiya: 3 of 3 texts; to filter the reader's list to them: sample:100%/0",
    ]


def test_a_single_file_is_its_own_sample(hashiya: Command) -> None:
    done = hashiya("-L", hashiya.library / "b.md", "sample", "--share", "20%")

    assert rows(done) == [f"1\tb\t{TITLES[THIRD]}"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--share", "0%"), "'0%' is no share of the articles"),
        (("--share", "٠٪"), "'٠٪' is no share of the articles"),
        (("--share", "101%"), "'101%' is no share of the articles"),
        (("--share", "20"), "'20' is no share of the articles"),
        (("--share", "20%", "--seed", "-1"), "--seed"),
        ((), "--share"),
    ],
)
def test_what_cannot_be_meant_is_refused(hashiya: Command, arguments: tuple[str, ...], said: str) -> None:
    done = hashiya("sample", *arguments)

    assert (done.code, done.out) == (2, b"")
    assert said in done.message
