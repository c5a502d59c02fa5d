"""The page on the tag file is enough to write one: hashiya reads what its example and its writer make."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from tests.support.command import Command, Done, environment, installed
from tests.support.documents import example, in_code, page
from tui.annotations.operations import AddTheme, RemoveOrphan, SetNote, SetReviewed
from tui.annotations.undo import redoable, undoable
from tui.corpus.library import Library
from tui.corpus.paragraphs import LONGEST_PARAGRAPH
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore
from tui.store.locking.lock import TagFileLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.model import Article

PAGE = "tag-file"
TEXT = example(PAGE, "port.txt")
WRITER = example(PAGE, "add_tag.py")


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """Return a library that holds the page's example, without its tags."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "port.txt").write_bytes(TEXT.encode())
    return folder


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    """Return the page's writer, saved."""
    path = tmp_path / "add_tag.py"
    path.write_text(WRITER, encoding="utf-8")
    return path


@pytest.fixture
def command(port: Path, home: Path) -> Command:
    return Command(port, home)


def run_installed(command: Command, *arguments: str) -> Done:
    around = environment(command.home, {"HASHIYA_LIBRARY": str(command.library)})
    done = subprocess.run([*installed(), *arguments], env=around, cwd=command.home, capture_output=True, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def write(writer: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the page's writer where there is nothing but the standard library: -S leaves out all that is installed."""
    command = [sys.executable, "-I", "-S", str(writer), str(folder), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def tags(folder: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((folder / "tags.json").read_bytes())
    return found


def the_tags_of(folder: Path) -> list[tuple[int, list[str]]]:
    (document,) = tags(folder)["articles"].values()
    return [(each["start"], [tag["theme"] for tag in each["tags"]]) for each in document["paragraphs"]]


# The example


def test_the_example_is_sound_and_says_what_the_page_says_of_it(port: Path, command: Command) -> None:
    (port / "tags.json").write_text(example(PAGE, "tags.json"), encoding="utf-8")

    done = run_installed(command, "check")
    found = json.loads(run_installed(command, "list", "--json").text)

    assert done.code == 0
    assert done.lines == ["note: paragraphs that have lost their place or their article: 1; see hashiya orphans"]
    assert [each["themes"] for each in found] == [{"arms": 1, "energy": 1, "diplomacy": 1}]
    assert len(run_installed(command, "log").lines) == len(tags(port)["history"])


def test_the_offsets_and_the_hash_of_the_example_are_those_of_its_text() -> None:
    (document,) = json.loads(example(PAGE, "tags.json"))["articles"].values()
    placed = [each for each in document["paragraphs"] if "orphan" not in each]

    assert document["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document["sha256"] in page(PAGE).split("<!-- example: tags.json -->")[0]
    assert placed
    for each in placed:
        start, end = each["start"], each["end"]
        around = TEXT[max(0, start - 32) : start], TEXT[start:end], TEXT[end : end + 32]
        assert around == (each["prefix"], each["quote"], each["suffix"])
    (orphan,) = (each for each in document["paragraphs"] if each not in placed)
    assert orphan["quote"] not in TEXT
    assert orphan["end"] - orphan["start"] == len(orphan["quote"])


# The writer


def test_what_the_writer_writes_is_read_by_hashiya_and_by_stock_tinydb(
    writer: Path, port: Path, command: Command
) -> None:
    assert run_installed(command, "tag", "port", "2", "arms").code == 0

    done = write(writer, port, "port", "5", "diplomacy", "samira")

    assert (done.returncode, done.stderr) == (0, "")
    checked = run_installed(command, "check")
    assert (checked.code, checked.text) == (0, f"no findings: {port / 'tags.json'}\n")
    (listed,) = json.loads(run_installed(command, "list", "--json").text)
    assert listed["themes"] == {"arms": 1, "diplomacy": 1}
    exported = [json.loads(line) for line in run_installed(command, "export", "-f", "jsonl").lines]
    assert [(each["text"], each["themes"]) for each in exported] == [
        (TEXT.split("\n")[2], ["arms"]),
        (TEXT.split("\n")[4], ["diplomacy"]),
    ]
    assert exported[1]["annotator"] == "samira"
    assert [line.split("\t")[4] for line in run_installed(command, "log").lines] == ["+arms 2"]
    with TinyDB(port / "tags.json", encoding="utf-8", access_mode="r") as stock:
        assert [each["id"] for each in stock.table("articles")] == ["port"]


def test_the_writer_begins_a_file_that_hashiya_goes_on_with(writer: Path, port: Path, command: Command) -> None:
    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0

    assert run_installed(command, "check").text.startswith("no findings")
    assert run_installed(command, "tag", "port", "2", "sanctions").code == 0
    assert the_tags_of(port) == [(TEXT.index("\n\n") + 2, ["arms", "sanctions"])]
    assert tags(port)["articles"]["1"]["title"] == TEXT.split("\n")[0]


def test_the_writer_keeps_what_it_does_not_know_and_the_days_first_state(writer: Path, port: Path) -> None:
    before = json.loads(example(PAGE, "tags.json")) | {"mine": {"7": {"a": 1}}}
    (port / "tags.json").write_text(json.dumps(before), encoding="utf-8")

    assert write(writer, port, "port", "3", "sanctions", "samira").returncode == 0
    assert write(writer, port, "port", "5", "sanctions", "samira").returncode == 0

    after = tags(port)
    assert {name: after[name] for name in before if name != "articles"} == {
        name: before[name] for name in before if name != "articles"
    }
    (backup,) = port.glob(".tags.json.*.bak")
    assert json.loads(backup.read_bytes()) == before
    assert sorted(each.name for each in port.iterdir()) == sorted(
        [backup.name, ".tags.json.lock", "port.txt", "tags.json"]
    )


def test_the_writer_leaves_a_changed_text_to_hashiya(writer: Path, port: Path) -> None:
    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0
    before = (port / "tags.json").read_bytes()
    (port / "port.txt").write_text("مقدمة جديدة.\n\n" + TEXT, encoding="utf-8")

    assert write(writer, port, "port", "5", "arms", "samira").returncode == 1
    assert (port / "tags.json").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"{}", b'{"a": {}}', b'{"meta": {"1": {"schema": 2, "format": "hashiya tags"}}}', b'{"meta": {'],
    ids=["no mark", "foreign", "newer", "damaged"],
)
def test_the_writer_leaves_alone_what_is_not_a_tag_file_of_this_schema(
    writer: Path, port: Path, content: bytes
) -> None:
    (port / "tags.json").write_bytes(content)

    assert write(writer, port, "port", "3", "arms", "samira").returncode == 1
    assert (port / "tags.json").read_bytes() == content


def test_the_writer_counts_as_hashiya_does(tmp_path: Path, writer: Path, home: Path) -> None:
    """Byte order mark, line ends of three kinds, marks beyond the BMP, white space of no width."""
    folder = tmp_path / "odd"
    folder.mkdir()
    raw = "\ufeffعنوان 🎶\r\n\r\n\u200b  فقرة أولى.\ufeff \rفقرة\u2028ثانية.\r\n".encode()
    (folder / "odd.txt").write_bytes(raw)
    for line in ("3", "4"):
        assert write(writer, folder, "odd", line, "arms", "samira").returncode == 0
    article = Library(folder).article(0)

    assert [(each["start"], each["end"]) for each in tags(folder)["articles"]["1"]["paragraphs"]] == [
        (each.span.start, each.span.end) for each in article.paragraphs[1:]
    ]
    assert run_installed(Command(folder, home), "check").text.startswith("no findings")


def test_the_length_of_a_paragraph_is_the_one_that_is_named() -> None:
    assert f"of over {LONGEST_PARAGRAPH} code points" in page(PAGE).replace("\n", " ")
    assert f"<= {LONGEST_PARAGRAPH}:" in WRITER


# The lock

HOLD = """
import runpy, sys
from pathlib import Path
page = runpy.run_path(sys.argv[1])
with page["locked"](Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_while_the_writer_holds_the_lock_no_hashiya_changes_the_file(
    writer: Path, port: Path, command: Command
) -> None:
    arguments = [sys.executable, "-I", "-S", "-c", HOLD, str(writer), str(port / "tags.json")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        refused = run_installed(command, "tag", "port", "2", "arms")
        holder.communicate()

    assert refused.code == 1
    assert "is locked by" in refused.message
    assert not (port / "tags.json").exists()
    assert run_installed(command, "tag", "port", "2", "arms").code == 0


def test_while_hashiya_holds_the_lock_the_writer_waits(writer: Path, port: Path) -> None:
    with TagFileLock(port / "tags.json").held(1):
        done = write(writer, port, "port", "3", "arms", "samira")

    assert "TimeoutError" in done.stderr
    assert not (port / "tags.json").exists()


def test_writers_of_both_kinds_lose_nothing_of_each_other(writer: Path, port: Path, command: Command) -> None:
    themes = ["arms", "sanctions", "diplomacy", "space-cooperation"]
    around = environment(command.home, {"HASHIYA_LIBRARY": str(port)})
    running = [
        subprocess.Popen(arguments, env=around, cwd=port)
        for theme in themes
        for arguments in (
            [sys.executable, "-I", "-S", str(writer), str(port), "port", "3", theme, "samira"],
            [*installed(), "tag", "port", "3", theme],
        )
    ]

    assert [each.wait() for each in running] == [0] * len(running)
    assert [sorted(found) for _, found in the_tags_of(port)] == [sorted(themes)] * 2


# The fields


def test_every_field_that_is_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tags.json"
    with_everything(path, tmp_path / "library")
    tables = json.loads(path.read_bytes())
    named = in_code(page(PAGE))

    ops = {each["op"] for step in tables["history"].values() for each in step["changes"]}
    assert ops == {"add-theme", "remove-theme", "set-note", "set-reviewed", "remove-orphan", "restore-orphan"}
    assert {*tables} | ops <= named
    fields = {name for table in tables.values() for document in table.values() for name in names(document)}
    assert {"orphan", "undoes", "redoes", "place", "program", "suffix", "colour"} <= fields
    assert fields - named == set()


def names(value: object) -> Iterator[str]:
    """Yield the names of all members of an object, and of those within it."""
    if isinstance(value, dict):
        yield from value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from names(each)


def with_everything(path: Path, folder: Path) -> None:
    """Make our own code write a tag file in which each kind of step, an orphan and a theme are."""
    folder.mkdir()
    store = AnnotationStore(path)
    first = article(folder, TEXT + "\nفقرة ستختفي.\n")
    store.add_theme(Theme("energy", Label("طاقة", "Energy"), "#F0E442"))
    lost, kept = first.paragraphs[-1].span, first.paragraphs[1].span
    store.apply(first, [AddTheme(lost, "arms"), SetNote(lost, "؟"), SetReviewed(kept, reviewed=True)], "samira")
    second = article(folder, TEXT)
    store.apply(second, [RemoveOrphan(store.snapshot().load(second).orphans[0]), AddTheme(kept, "arms")], "samira")
    for choose in (undoable, redoable, undoable):
        entry = choose(store.snapshot().history, "samira")
        assert entry is not None
        store.revert(entry, second, "samira")


def article(folder: Path, text: str) -> Article:
    (folder / "port.txt").write_text(text, encoding="utf-8")
    return Library(folder).article(0)
