"""The page on the tag file is enough to write one: hashiya reads what its example and its writer make."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.support.command import Command, Done, environment, installed
from tests.support.documents import example, in_code, page
from tests.support.themes import add_theme
from tui.annotations import join
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, RemoveOrphan, SetNote, SetReviewed
from tui.annotations.stamps import later
from tui.annotations.undo import redoable, undoable
from tui.codebook.codebook import DEFAULT_THEMES
from tui.corpus.library import Library
from tui.corpus.paragraphs import LONGEST_PARAGRAPH
from tui.model import Label, Theme
from tui.store.annotation_store import AnnotationStore
from tui.store.joining import laid_out
from tui.store.json_lines import Serialisation
from tui.store.locking.lock import TagFileLock
from tui.store.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.model import Article, Span

PAGE = "tag-file"
TEXT = example(PAGE, "port.txt")
WRITER = example(PAGE, "add_tag.py")
GAS, MINISTER = "وتعمل السفينة بالغاز المسال.", "وغاب الوزير عن الاستقبال."
"""What the page says stood in the text when the tags were begun."""


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


@pytest.fixture(scope="module")
def functions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the functions of the page's writer by their names."""
    path = tmp_path_factory.mktemp("page") / "add_tag.py"
    path.write_text(WRITER, encoding="utf-8")
    return runpy.run_path(str(path))


@pytest.fixture
def command(port: Path, home: Path) -> Command:
    return Command(port, home)


def run_installed(command: Command, *arguments: str, by: str = "tester") -> Done:
    around = environment(command.home, {"HASHIYA_LIBRARY": str(command.library), "HASHIYA_ANNOTATOR": by})
    done = subprocess.run([*installed(), *arguments], env=around, cwd=command.home, capture_output=True, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def write(writer: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the page's writer where there is nothing but the standard library: -S leaves out all that is installed."""
    command = [sys.executable, "-I", "-S", str(writer), str(folder), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def tags(folder: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((folder / "tags.json").read_bytes())
    return found


def layers(folder: Path) -> list[tuple[int, str, dict[str, bool]]]:
    """Return where each paragraph of the only text begins, with each annotator's themes there, on or off."""
    (document,) = tags(folder)["articles"].values()
    return [
        (each["start"], layer["by"], {theme: datum["on"] for theme, datum in layer["themes"].items()})
        for each in document["paragraphs"]
        for layer in each["layers"]
    ]


def as_hashiya_writes(path: Path) -> bytes:
    return b"".join(Serialisation().chunks(parse(path, path.read_bytes()).tables))


# The example


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 4, 9, 0, 0, 120_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self) -> None:
        self.now += timedelta(seconds=40, milliseconds=137)


def made_example(folder: Path) -> None:
    """Make our own code write the page's example into ``folder``: what the page says that was done, step by step."""
    parts = TEXT.split("\n\n")
    clock = Clock()
    store = AnnotationStore(folder / "tags.json", now=clock, template=DEFAULT_THEMES)
    samira, rami, elsewhere = Author("samira", "4f1c20b7"), Author("rami", "b03d9e55"), Author("rami", "c9920a1e")

    def do(article: Article, operations: list[Any], author: Author) -> None:
        clock.go_on()
        assert store.apply(article, operations, author)

    before = article(folder, "\n\n".join([*parts[:2], GAS, parts[2], MINISTER, parts[3]]))
    old = spans(before)
    add_theme(store, Theme("energy", Label("طاقة", "Energy"), "#F0E442"), samira)
    do(before, [AddTheme(old[2], "energy")], samira)
    do(before, [SetReviewed(old[4], reviewed=True), SetNote(old[4], "من الوزير؟")], samira)
    now = article(folder, TEXT)
    new = spans(now)
    do(now, [AddTheme(new[1], "arms")], samira)
    do(now, [AddTheme(new[1], "arms"), SetReviewed(new[3], reviewed=True)], rami)
    entry = undoable(store.history, "samira")
    assert entry is not None
    clock.go_on()
    store.revert(entry, now, samira)
    orphan = next(each for each in store.snapshot().load(now).orphans if each.record.quote == GAS)
    do(now, [RemoveOrphan(orphan), AddTheme(new[1], "energy")], samira)
    do(now, [AddTheme(new[2], "diplomacy"), SetNote(new[2], "قارن بخبر الأمس")], rami)
    do(now, [SetNote(new[2], "قارن بخبر الأحد")], elsewhere)


def spans(article: Article) -> list[Span]:
    return [each.span for each in article.paragraphs]


def article(folder: Path, text: str) -> Article:
    (folder / "port.txt").write_text(text, encoding="utf-8")
    return Library(folder).article(0)


def without_chance(text: str) -> str:
    """Return a tag file without what is another thing in each library, and in each version."""
    return re.sub(r'"library": "[0-9a-f]{16}", "program": "[\d.]+"', "", text)


def test_the_example_is_what_hashiya_writes_byte_for_byte(port: Path) -> None:
    made_example(port)

    written = (port / "tags.json").read_text(encoding="utf-8")
    assert without_chance(written) != written
    assert without_chance(example(PAGE, "tags.json")) == without_chance(written)
    history = (port / "tags.history.jsonl").read_text(encoding="utf-8").splitlines()
    shown = example(PAGE, "tags.history.jsonl").splitlines()
    assert shown
    assert [line for line in history if line in shown] == shown


def test_the_difference_that_is_shown_is_one_of_the_example(tmp_path: Path) -> None:
    (difference,) = re.findall(r"```diff\n(.*?)```", page(PAGE), re.DOTALL)
    lines = example(PAGE, "tags.json").splitlines()
    gone, come = ([line[1:] for line in difference.splitlines() if line.startswith(sign)] for sign in "-+")

    assert len(gone) == len(come) == 1
    assert lines.count(gone[0]) == 1
    changed = tmp_path / "tags.json"
    changed.write_text("\n".join(come[0] if line == gone[0] else line for line in lines) + "\n", encoding="utf-8")
    assert changed.read_bytes() == as_hashiya_writes(changed)


def test_the_example_is_sound_and_says_what_the_page_says_of_it(port: Path, command: Command) -> None:
    made_example(port)
    (port / "tags.json").write_text(example(PAGE, "tags.json"), encoding="utf-8")

    done = run_installed(command, "check")
    exported = [
        json.loads(line) for line in run_installed(command, "export", "--state", "reviewed", "-f", "jsonl").lines
    ]

    assert done.code == 0
    assert done.lines == ["note: paragraphs that have lost their place or their article: 1; see hashiya orphans"]
    said = [
        (each["paragraph"], [(tag["theme"], tag["by"]) for tag in each["tags"]], each["note"], each["reviewed"])
        for each in exported
    ]
    assert said == [
        (2, [("arms", "rami"), ("energy", "samira")], "", True),
        (3, [("diplomacy", "rami")], "قارن بخبر الأحد", True),
        (4, [], "", True),
    ]
    assert len(run_installed(command, "log").lines) == len((port / "tags.history.jsonl").read_bytes().splitlines())


def test_the_offsets_keys_and_hashes_of_the_example_are_those_of_its_texts() -> None:
    documents = json.loads(example(PAGE, "tags.json"))["articles"]
    (key, document) = next((key, each) for key, each in documents.items() if len(each["paragraphs"]) == 3)

    assert document["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document["sha256"] in page(PAGE).split("<!-- example: tags.json -->")[0]
    assert {int(each["sha256"][:12], 16) for each in documents.values()} == set(map(int, documents))
    assert f"`{int(document['sha256'][:12], 16)}`" in page(PAGE)
    for each in document["paragraphs"]:
        start, end = each["start"], each["end"]
        around = TEXT[max(0, start - 32) : start], TEXT[start:end], TEXT[end : end + 32]
        assert around == (each["prefix"], each["quote"], each["suffix"])
    (former,) = (each for name, each in documents.items() if name != key)
    assert [each["quote"] for each in former["paragraphs"]] == [GAS, MINISTER]


# The writer


def test_what_the_writer_writes_is_read_by_hashiya_and_by_stock_tinydb(
    writer: Path, port: Path, command: Command
) -> None:
    assert run_installed(command, "tag", "port", "2", "arms").code == 0

    done = write(writer, port, "port", "5", "diplomacy", "samira")

    assert (done.returncode, done.stderr) == (0, "")
    checked = run_installed(command, "check")
    assert (checked.code, checked.text) == (0, f"no findings: {port / 'tags.json'}\n")
    exported = [json.loads(line) for line in run_installed(command, "export", "-f", "jsonl").lines]
    assert [(each["text"], [(tag["theme"], tag["by"], tag["how"]) for tag in each["tags"]]) for each in exported] == [
        (TEXT.split("\n")[2], [("arms", "tester", "key")]),
        (TEXT.split("\n")[4], [("diplomacy", "samira", "key")]),
    ]
    assert [line.split("\t")[4] for line in run_installed(command, "log").lines] == ["+arms 2"]
    with TinyDB(port / "tags.json", encoding="utf-8", access_mode="r") as stock:
        assert [each["name"]["id"] for each in stock.table("articles")] == ["port"]


def test_the_writer_begins_a_file_that_hashiya_goes_on_with(writer: Path, port: Path, command: Command) -> None:
    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0

    assert run_installed(command, "check").text.startswith("no findings")
    assert run_installed(command, "tag", "port", "2", "sanctions").code == 0
    start = TEXT.index("\n\n") + 2
    assert layers(port) == [(start, "samira", {"arms": True}), (start, "tester", {"sanctions": True})]
    (document,) = tags(port)["articles"].values()
    assert document["name"]["title"] == TEXT.split("\n")[0]


def test_a_tag_that_was_taken_off_since_is_given_again_and_another_persons_stays(
    writer: Path, port: Path, command: Command
) -> None:
    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0
    for arguments in (["untag", "port", "2", "arms"], ["tag", "port", "2", "arms"]):
        assert run_installed(command, *arguments, by="samira").code == 0
    assert run_installed(command, "tag", "port", "2", "arms", by="rami").code == 0
    assert run_installed(command, "untag", "port", "2", "arms", by="samira").code == 0
    start = TEXT.index("\n\n") + 2
    assert layers(port) == [(start, "rami", {"arms": True}), (start, "samira", {"arms": False})]

    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0

    assert layers(port) == [(start, "rami", {"arms": True}), (start, "samira", {"arms": True})]


def test_a_write_is_later_than_one_of_a_clock_that_goes_ahead(writer: Path, port: Path, command: Command) -> None:
    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0
    text = (port / "tags.json").read_text(encoding="utf-8")
    ahead = re.sub(r'"arms":\{"at":"[^"]*","on":true\}', '"arms":{"at":"2099-01-01T00:00:00.000Z","on":false}', text)
    assert ahead != text
    (port / "tags.json").write_text(ahead, encoding="utf-8")

    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0

    (document,) = tags(port)["articles"].values()
    datum = document["paragraphs"][0]["layers"][0]["themes"]["arms"]
    assert datum == {"at": "2099-01-01T00:00:00.000Z+0001", "on": True}
    assert write(writer, port, "port", "3", "arms", "rami").returncode == 0
    (document,) = tags(port)["articles"].values()
    assert document["paragraphs"][0]["layers"][0]["themes"]["arms"]["at"] < "2099", "another one's clock is not mine"
    assert '"arms"' in run_installed(command, "export", "-f", "jsonl").text


@pytest.mark.parametrize("number", [0, 9, 0xFFFE, 0xFFFF])
def test_the_writers_stamps_are_later_than_all_that_was_seen(functions: dict[str, Any], number: int) -> None:
    for seen in (f"2099-01-01T00:00:00.000Z+{number:04x}", "2099-01-01T00:00:00Z", "ahead of all", ""):
        assert functions["later"](seen) > seen
    seen = f"2099-01-01T00:00:00.000Z+{min(number, 0xFFFE):04x}"
    assert functions["later"](seen) == later(seen, datetime(2024, 5, 4, tzinfo=UTC))


def test_the_writer_keeps_what_it_does_not_know_and_the_days_first_state(
    writer: Path, port: Path, command: Command
) -> None:
    before = json.loads(example(PAGE, "tags.json"))
    before["mine"] = {"7": {"a": [1, 2.5, None]}}
    before["queries"] = {"3": {"id": "old"}}
    before["meta"]["1"]["segmentation"] = {"v": 1}
    for document in before["articles"].values():
        document["language"] = {"at": "", "v": "ar"}
        document["layers"] = [{"by": "rami", "stance": {"at": "", "v": "neutral"}}]
        document["paragraphs"][0]["layers"][0]["themes"]["arms"] = {"at": "3", "on": True, "spans": [[3, 9]], "new": 1}
        document["paragraphs"][0]["layers"][0]["doubtful"] = {"at": "2024-05-04T09:00:00.000Z", "on": True}
    (port / "tags.json").write_text(json.dumps(before), encoding="utf-8")

    assert write(writer, port, "port", "3", "sanctions", "samira").returncode == 0
    assert write(writer, port, "port", "5", "sanctions", "samira").returncode == 0
    (backup,) = port.glob(".tags.json.*.bak")
    assert json.loads(backup.read_bytes()) == before
    assert sorted(each.name for each in port.iterdir()) == sorted(
        [backup.name, ".tags.json.lock", "port.txt", "tags.json"]
    )
    written = (port / "tags.json").read_bytes()
    assert written == as_hashiya_writes(port / "tags.json")
    assert run_installed(command, "tag", "port", "4", "arms").code == 0
    assert (port / "tags.json").read_bytes() == as_hashiya_writes(port / "tags.json")

    after = tags(port)
    del after["meta"]["1"]["program"], before["meta"]["1"]["program"]
    kept = {name: before[name] for name in ("mine", "meta")}
    assert {name: after[name] for name in kept} == kept
    assert [*after["queries"].values()] == [*before["queries"].values()]
    assert join.canonical(join.joined(after["articles"], before["articles"])) == join.canonical(after["articles"])
    for document in after["articles"].values():
        assert (document["language"]["v"], document["layers"][0]["stance"]["v"]) == ("ar", "neutral")


def test_the_writer_leaves_what_it_said_of_a_former_text_and_begins_with_the_new_one(
    writer: Path, port: Path, command: Command
) -> None:
    assert write(writer, port, "port", "3", "arms", "samira").returncode == 0
    (port / "port.txt").write_text("مقدمة جديدة.\n\n" + TEXT, encoding="utf-8")

    assert write(writer, port, "port", "7", "sanctions", "samira").returncode == 0

    assert len(tags(port)["articles"]) == 2
    exported = [json.loads(line) for line in run_installed(command, "export", "-f", "jsonl").lines]
    assert [(each["paragraph"], each["themes"]) for each in exported] == [(3, ["arms"]), (4, ["sanctions"])]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "is not a tag file of hashiya"),
        (b'{"a": {}}', "is not a tag file of hashiya"),
        (b'{"meta": {"1": {"schema": 1, "format": "hashiya tags"}}}', "is of an older schema"),
        (b'{"meta": {"1": {"schema": 3, "format": "hashiya tags"}}}', "is of a newer schema"),
        (b'{"meta": {"1": {"schema": 2, "format": "hashiya tags"}}, "articles": {"1": {}, "1": {}}}', "twice"),
        (b'{"meta": {', "Expecting"),
    ],
    ids=["no mark", "foreign", "older", "newer", "twice", "damaged"],
)
def test_the_writer_leaves_alone_what_is_not_a_tag_file_of_this_schema(
    writer: Path, port: Path, content: bytes, said: str
) -> None:
    (port / "tags.json").write_bytes(content)

    done = write(writer, port, "port", "3", "arms", "samira")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("add_tag.py: ")
    assert said in done.stderr
    assert (port / "tags.json").read_bytes() == content


@pytest.mark.parametrize("is_there", [True, False], ids=["emptied", "gone"])
def test_the_writer_does_not_begin_anew_what_has_backups(writer: Path, port: Path, is_there: bool) -> None:  # noqa: FBT001
    for line in ("3", "5"):
        assert write(writer, port, "port", line, "arms", "samira").returncode == 0
    (port / "tags.json").unlink()
    if is_there:
        (port / "tags.json").touch()

    done = write(writer, port, "port", "3", "arms", "samira")

    assert done.returncode == 1
    assert "its backups are beside it" in done.stderr
    assert (port / "tags.json").exists() is is_there


def test_the_writer_counts_as_hashiya_does(tmp_path: Path, writer: Path, home: Path) -> None:
    """Byte order mark, line ends of three kinds, marks beyond the BMP, white space of no width."""
    folder = tmp_path / "odd"
    folder.mkdir()
    raw = "\ufeffعنوان 🎶\r\n\r\n\u200b  فقرة أولى.\ufeff \rفقرة\u2028ثانية.\r\n".encode()
    (folder / "odd.txt").write_bytes(raw)
    for line in ("3", "4"):
        assert write(writer, folder, "odd", line, "arms", "samira").returncode == 0
    article = Library(folder).article(0)

    (document,) = tags(folder)["articles"].values()
    assert [(each["start"], each["end"]) for each in document["paragraphs"]] == [
        (each.span.start, each.span.end) for each in article.paragraphs[1:]
    ]
    assert document["sha256"] == article.sha256
    assert (folder / "tags.json").read_bytes() == as_hashiya_writes(folder / "tags.json")
    assert run_installed(Command(folder, home), "check").text.startswith("no findings")


def test_the_length_of_a_paragraph_is_the_one_that_is_named() -> None:
    assert f"of over {LONGEST_PARAGRAPH} code points" in page(PAGE).replace("\n", " ")
    assert f"<= {LONGEST_PARAGRAPH}:" in WRITER


# The join and the layout, of whatever there is

WORDS = st.sampled_from(["", "a", "b", "حاشية", 'U+2028 \u2028, \x01, \x7f, \n, \\, "'])
STAMPS = st.sampled_from(["", "2024-05-04T09:00:00.000Z", "2024-05-04T09:00:00.000Z+0001", 3])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | WORDS,
    lambda inner: (
        st.dictionaries(WORDS, inner, max_size=3)
        | st.lists(inner, max_size=3)
        | st.fixed_dictionaries({"at": STAMPS, "on": st.booleans() | st.integers(0, 1)})
        | st.lists(st.fixed_dictionaries({"by": WORDS, "themes": inner}), max_size=3)
        | st.lists(st.fixed_dictionaries({"start": st.integers(0, 2), "end": st.integers(2, 3), "layers": inner}))
    ),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.sampled_from(["name", "paragraphs", "layers", "x"]), VALUES)


@given(one=VALUES, other=VALUES)
def test_the_join_of_the_page_is_hashiyas(functions: dict[str, Any], one: object, other: object) -> None:
    theirs = json.loads(json.dumps(other))
    assert functions["canonical"](functions["joined"](one, theirs)).encode() == join.canonical(join.joined(one, theirs))


@given(rows=st.dictionaries(WORDS, DOCUMENTS, max_size=3), mark=DOCUMENTS)
def test_the_layout_of_the_page_is_hashiyas(
    functions: dict[str, Any], rows: dict[str, dict[str, Any]], mark: dict[str, Any]
) -> None:
    table = {str(number): {**row, "id": name} for number, (name, row) in enumerate(rows.items())}
    texts = {str(number): {**mark, "sha256": "a" * 63 + digit} for number, digit in enumerate("b0a")}  # one first key
    tables = {"mine": {"10": mark, "9": {}}, "queries": {}, "codebook": table, "meta": {"1": mark}, "articles": texts}

    assert functions["laid_out"](tables) == b"".join(Serialisation().chunks(laid_out(tables)))


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

    assert done.stderr == f"add_tag.py: {port / 'tags.json'} is locked\n"
    assert not (port / "tags.json").exists()


def test_writers_of_both_kinds_lose_nothing_of_each_other(writer: Path, port: Path, command: Command) -> None:
    themes = ["arms", "sanctions", "diplomacy", "space-cooperation"]
    around = environment(command.home, {"HASHIYA_LIBRARY": str(port)})
    running = [
        subprocess.Popen(arguments, env=around, cwd=port)
        for theme in themes
        for arguments in (
            [sys.executable, "-I", "-S", str(writer), str(port), "port", "3", theme, "samira"],
            [sys.executable, "-I", "-S", str(writer), str(port), "port", "5", theme, "rami"],
            [*installed(), "tag", "port", "3", theme],
        )
    ]

    assert [each.wait() for each in running] == [0] * len(running)
    starts = [each.span.start for each in Library(port).article(0).paragraphs]
    every = dict.fromkeys(themes, True)
    assert layers(port) == [(starts[1], "samira", every), (starts[2], "rami", every), (starts[2], "tester", every)]
    assert (port / "tags.json").read_bytes() == as_hashiya_writes(port / "tags.json")


# The fields


def test_every_field_that_is_written_is_named(port: Path) -> None:
    made_example(port)
    store = AnnotationStore(port / "tags.json")
    now = Library(port).article(0)
    for choose, name in ((undoable, "samira"), (redoable, "samira"), (redoable, "samira"), (undoable, "rami")):
        entry = choose(store.history, name)
        if entry is not None:
            store.revert(entry, now, Author(name, "4f1c20b7"))
    tables = tags(port)
    history = [json.loads(line) for line in (port / "tags.history.jsonl").read_bytes().splitlines()]
    named = in_code(page(PAGE))

    ops = {each["op"] for step in history for each in step["changes"]}
    of_paragraphs = {"add-theme", "remove-theme", "set-note", "set-reviewed", "remove-orphan", "restore-orphan"}
    assert ops == of_paragraphs | {"write-state"}
    assert {*tables} | ops <= named
    fields = {name for table in tables.values() for document in table.values() for name in names(document)}
    fields |= {name for step in history for name in names(step)}
    assert {"made", "how", "undoes", "redoes", "writes", "library", "suffix", "colour", "there"} <= fields
    assert fields - named == set()


def names(value: object) -> Iterator[str]:
    """Yield the names of all members of an object, and of those within it, but for maps by themes and machines."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            is_map = name in {"themes", "note"} and isinstance(each, dict)
            for inner in each.values() if is_map else [each]:
                yield from names(inner)
    elif isinstance(value, list):
        for each in value:
            yield from names(each)
