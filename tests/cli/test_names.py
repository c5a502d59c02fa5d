"""Files get other names: every command shows what was said of a text under the name that it has now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.command import Command, records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = {
    number: f"خبر رقم {number} من الميناء\n\nوصلت السفينة رقم {number} صباحا.\n\nوغادرت الميناء مساء يوم {number}.\n"
    for number in range(1, 5)
}
THEMES = {1: "arms", 2: "sanctions", 3: "diplomacy"}
"""Of the second paragraph of each of the first three articles."""


@pytest.fixture
def port(tmp_path: Path) -> Command:
    """The command on a library of four articles, of which three have a tag each."""
    (tmp_path / "home").mkdir()
    (tmp_path / "port").mkdir()
    hashiya = Command(tmp_path / "port", tmp_path / "home")
    for number, text in TEXTS.items():
        (hashiya.library / f"{number}.txt").write_text(text, encoding="utf-8")
    for number, theme in THEMES.items():
        assert hashiya("tag", str(number), "2", theme).code == 0
    return hashiya


def renamed(library: Path, names: dict[str, str]) -> None:
    """Give files other names, all at once."""
    for old in names:
        (library / old).rename(library / f"{old}.on-its-way")
    for old, new in names.items():
        (library / f"{old}.on-its-way").rename(library / new)


def renumbered(library: Path) -> None:
    renamed(library, {f"{number}.txt": f"{number + 1}.txt" for number in (1, 2, 3, 4)})


def swapped(library: Path) -> None:
    renamed(library, {"1.txt": "2.txt", "2.txt": "1.txt"})


def into_a_folder(library: Path) -> None:
    (library / "old").mkdir()
    renamed(library, {f"{number}.txt": f"old/port-{number}.md" for number in (1, 2, 3)})


def in_a_circle(library: Path) -> None:
    renamed(library, {"1.txt": "2.txt", "2.txt": "3.txt", "3.txt": "1.txt"})


CHANGES: dict[Callable[[Path], None], list[str]] = {
    renumbered: ["2", "3", "4"],
    swapped: ["2", "1", "3"],
    into_a_folder: ["old/port-1", "old/port-2", "old/port-3"],
    in_a_circle: ["2", "3", "1"],
}
"""With what the first three articles are called then."""

changes = pytest.mark.parametrize(
    ("change", "names"), CHANGES.items(), ids=lambda each: getattr(each, "__name__", None)
)


def listed(hashiya: Command) -> dict[str, dict[str, int]]:
    """Return the themes of each article that has some."""
    rows: list[dict[str, Any]] = json.loads(hashiya("list", "--json").out)
    return {row["id"]: row["themes"] for row in rows if row["tagged"]}


@changes
def test_list_export_and_log_show_the_name_that_a_text_has_now(
    port: Command, change: Callable[[Path], None], names: list[str]
) -> None:
    change(port.library)
    before = port.tags.read_bytes()

    assert listed(port) == {name: {theme: 1} for name, theme in zip(names, THEMES.values(), strict=True)}
    assert {(each["article"], each["text"], *each["themes"]) for each in records(port)} == {
        (name, f"وصلت السفينة رقم {number} صباحا.", THEMES[number]) for number, name in enumerate(names, 1)
    }
    assert [line.split("\t")[3:5] for line in port("log").lines] == [
        [name, f"+{theme} 2"] for name, theme in zip(names, THEMES.values(), strict=True)
    ]
    assert [each["article"] for each in json.loads(port("log", "--json").out)] == names
    assert [port("log", "--article", name).lines[0].split("\t")[0] for name in names] == ["1", "2", "3"]
    assert port("orphans").out == b""
    assert port.tags.read_bytes() == before, "nothing is written for that"


@changes
def test_undo_takes_back_what_was_done_to_the_text(
    port: Command, change: Callable[[Path], None], names: list[str]
) -> None:
    change(port.library)

    for name, theme in zip(reversed(names), reversed(THEMES.values()), strict=True):
        assert listed(port)[name] == {theme: 1}
        done = port("undo")
        assert (done.code, done.err) == (0, b"")
        assert done.text.split("\t")[3] == name
        assert name not in listed(port)


def test_a_text_that_is_gone_keeps_its_old_name_in_the_log(port: Command) -> None:
    (port.library / "2.txt").unlink()

    assert [line.split("\t")[3] for line in port("log").lines] == ["1", "2", "3"]
    assert port("orphans").text.startswith("2\tsanctions\t")


def test_two_files_of_one_stem_have_each_its_own(port: Command) -> None:
    (port.library / "1.md").write_text("# عنوان آخر\n\nنص لا شأن له بالميناء.\n", encoding="utf-8")

    others = {"2": {"sanctions": 1}, "3": {"diplomacy": 1}}
    assert listed(port) == {"1.txt": {"arms": 1}, **others}
    port("tag", "1", "2", "diplomacy")
    assert listed(port) == {"1": {"diplomacy": 1}, "1.txt": {"arms": 1}, **others}
    assert [line.split("\t")[3] for line in port("log").lines] == ["1.txt", "2", "3", "1"]
    assert [each["article"] for each in records(port, "--theme", "arms")] == ["1.txt"]

    (port.library / "1.md").unlink()
    assert listed(port) == {"1": {"arms": 1}, **others}, "alone it is called by its stem again"
    assert [line.split("\t")[:2] for line in port("orphans").lines] == [["1", "diplomacy"]]


def test_a_copy_shows_what_is_said_of_its_text_and_has_it_alone_when_it_changes(port: Command) -> None:
    copy = port.library / "9.txt"
    copy.write_text(TEXTS[1], encoding="utf-8")

    assert listed(port)["9"] == listed(port)["1"] == {"arms": 1}
    (once,) = records(port, "--theme", "arms")
    assert (once["article"], once["copies"]) == ("1", ["9"])
    assert [line.split("\t")[3] for line in port("log").lines] == ["1", "2", "3"]

    copy.write_text(f"{TEXTS[1]}\nوأضيفت فقرة.\n", encoding="utf-8")
    assert "9" not in listed(port)
    port("untag", "1", "2", "arms")
    port("tag", "9", "4", "arms")
    assert listed(port)["9"] == {"arms": 1}
    assert "1" not in listed(port)


def test_a_renamed_file_that_was_corrected_too_is_found(port: Command) -> None:
    (port.library / "3.txt").unlink()
    (port.library / "new.txt").write_text(TEXTS[3].replace("مساء", "ظهر"), encoding="utf-8")

    assert listed(port)["new"] == {"diplomacy": 1}
    assert [each["article"] for each in records(port, "--theme", "diplomacy")] == ["new"]
    assert port("orphans").out == b""
