"""The commands for scripts: what they print, where, and what they leave in the tag file."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from command import LIBRARY, environment, program
from terminal import TerminalSession
from tinydb import TinyDB

from tui import __version__
from tui.export import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from command import Command

FIRST, SECOND, THIRD = "a/01-الأولى", "a/02", "b"
TEXTS = {name.rpartition(".")[0]: text.replace("\r\n", "\n") for name, text in LIBRARY.items()}
"""Article id -> canonical text."""


def records(hashiya: Command, *arguments: str) -> list[dict[str, Any]]:
    done = hashiya("export", *arguments)
    assert (done.code, done.err) == (0, b"")
    return [json.loads(line) for line in done.text.split("\n") if line]


# list


def test_list_as_json(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "sanctions", "arms")
    hashiya("tag", FIRST, "3", "arms")

    done = hashiya("list", "--json")

    assert (done.code, done.err) == (0, b"")
    untouched = {"tagged": 0, "reviewed": 0, "themes": {}}
    assert json.loads(done.text) == [
        {"number": 1, "id": FIRST, "title": "قمة في موسكو", "paragraphs": 3, "tagged": 2, "reviewed": 2,
         "themes": {"sanctions": 1, "arms": 2}},
        {"number": 2, "id": SECOND, "title": "خبر قصير عن العقوبات", "paragraphs": 2, **untouched},
        {"number": 3, "id": THIRD, "title": "عنوان المقالة", "paragraphs": 3, **untouched},
    ]  # fmt: skip


def test_list_in_a_pipe_is_logical_and_has_tabs(hashiya: Command) -> None:
    hashiya("tag", SECOND, "2", "arms")

    done = hashiya("list")

    assert (done.code, done.err) == (0, b"")
    assert done.lines == [
        f"1\t{FIRST}\t0/3\tقمة في موسكو",
        f"2\t{SECOND}\t1/2\tخبر قصير عن العقوبات",
        f"3\t{THIRD}\t0/3\tعنوان المقالة",
    ]


def test_list_on_a_terminal_has_titles_in_visual_order(hashiya: Command) -> None:
    with TerminalSession(
        [str(each) for each in program("-L", hashiya.library, "list")], env=environment(hashiya.home), columns=60
    ) as session:
        assert session.wait_exit() == 0
        rows = [row for row in session.screen_lines() if row]

    assert rows[1].split() == [
        "2",
        "a/02",
        "0/2",
        *"تﺎﺑﻮﻘﻌﻟا ﻦﻋ ﺮﻴﺼﻗ ﺮﺒﺧ".replace("ت", "ﺕ").replace("ا ", "ﺍ ").split(),
    ]
    assert len(rows) == 3


def test_a_long_title_on_a_terminal_is_cut_at_its_end_and_does_not_wrap(hashiya: Command) -> None:
    (hashiya.library / "c.txt").write_text("البداية " + "كلمة " * 14 + "النهاية\n", encoding="utf-8")

    with TerminalSession(
        [str(each) for each in program("-L", hashiya.library, "list")], env=environment(hashiya.home), columns=60
    ) as session:
        assert session.wait_exit() == 0
        rows = [row for row in session.screen_lines() if row]

    assert len(rows) == 4
    assert rows[3].endswith("ﺔﻳﺍﺪﺒﻟﺍ")
    assert "…" in rows[3]


# show


def test_show_in_a_pipe_is_every_paragraph_whole_and_logical(hashiya: Command) -> None:
    (hashiya.library / "long.txt").write_text("كلمة " * 100 + "\n\nتابعنا على تويتر\n", encoding="utf-8")

    done = hashiya("show", FIRST)

    assert (done.code, done.err) == (0, b"")
    assert done.text == TEXTS[FIRST].replace("\n\n", "\n")
    assert hashiya("show", "long").lines == [("كلمة " * 100).strip(), "تابعنا على تويتر"]


def test_show_one_paragraph(hashiya: Command) -> None:
    assert hashiya("show", SECOND, "--paragraph", "2").text == "فقرة ثانية هنا.\n"
    assert hashiya("show", SECOND, "--paragraph", "٢").text == "فقرة ثانية هنا.\n"


def test_show_with_a_width_is_visual(hashiya: Command) -> None:
    done = hashiya("show", SECOND, "--width", "12", "--paragraph", "2")

    assert done.lines == ["  ﺔﻴﻧﺎﺛ ﺓﺮﻘﻓ", "        .ﺎﻨﻫ"]


def test_show_modes(hashiya: Command) -> None:
    visual = hashiya("show", SECOND, "--paragraph", "2", "--mode", "visual", env={"COLUMNS": "12"})

    assert visual.lines == ["  ﺔﻴﻧﺎﺛ ﺓﺮﻘﻓ", "        .ﺎﻨﻫ"]
    assert hashiya("show", SECOND, "--paragraph", "2", "--mode", "plain", "--width", "5").text == "فقرة ثانية هنا.\n"


def test_show_on_a_terminal_wraps_at_its_width(hashiya: Command) -> None:
    command = [str(each) for each in program("-L", hashiya.library, "show", SECOND, "--paragraph", "2")]
    with TerminalSession(command, env=environment(hashiya.home), columns=12) as session:
        assert session.wait_exit() == 0
        assert session.screen_lines()[:3] == ["  ﺔﻴﻧﺎﺛ ﺓﺮﻘﻓ", "        .ﺎﻨﻫ", ""]


# Which article


@pytest.mark.parametrize("reference", [SECOND, "2", "٢", "a/02"])
def test_an_article_goes_by_id_or_number(hashiya: Command, reference: str) -> None:
    assert hashiya("show", reference, "--paragraph", "2").text == "فقرة ثانية هنا.\n"


def test_an_article_goes_by_the_unique_beginning_of_its_id(hashiya: Command) -> None:
    assert hashiya("show", "a/01", "--paragraph", "1").text == "قمة في موسكو\n"


# tag, untag


def themes_on_disk(hashiya: Command) -> list[list[str]]:
    """Return the themes of every paragraph in the tag file, as stock TinyDB finds them."""
    with TinyDB(hashiya.tags) as database:
        articles = database.table("articles").all()
    return [[tag["theme"] for tag in each["tags"]] for article in articles for each in article["paragraphs"]]


def test_tags_are_put_on_and_taken_off(hashiya: Command) -> None:
    done = hashiya("tag", "1", "2", "arms", "sanctions")
    assert (done.code, done.out, done.err) == (0, b"", b"")
    assert themes_on_disk(hashiya) == [["arms", "sanctions"]]

    assert hashiya("untag", "1", "2", "arms").code == 0
    assert themes_on_disk(hashiya) == [["sanctions"]]

    assert hashiya("untag", "1", "2", "sanctions").code == 0
    assert themes_on_disk(hashiya) == []


def test_a_tag_that_is_there_already_writes_nothing(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    before = hashiya.tags.read_bytes()

    assert hashiya("tag", "1", "2", "arms").code == 0
    assert hashiya("untag", "1", "3", "arms").code == 0
    assert hashiya.tags.read_bytes() == before


def test_tagging_a_site_leftover_is_done_and_said(hashiya: Command) -> None:
    (hashiya.library / "c.txt").write_text("خبر اليوم عن القمة\n\nنص الخبر هنا.\n\nاقرأ أيضا\n", encoding="utf-8")

    done = hashiya("tag", "c", "3", "arms")

    assert (done.code, done.out) == (0, b"")
    assert done.message.startswith("hashiya: paragraph 3 is a site leftover")
    assert records(hashiya) == []
    assert [each["paragraph"] for each in records(hashiya, "--furniture")] == [3]


# export


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


# Where things are


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

    assert done.lines == ["1\tb\t0/3\tعنوان المقالة"]


def test_without_a_library_there_are_the_samples(hashiya: Command) -> None:
    done = hashiya("list", env={"HASHIYA_LIBRARY": ""})

    assert done.code == 0
    assert len(done.lines) == 5


# The command itself


def test_version_and_help(hashiya: Command) -> None:
    assert hashiya("-h").out == hashiya("--help").out
    assert hashiya("--version").text.split()[-1] == __version__
    for arguments in ([], ["list"], ["show"], ["tag"], ["untag"], ["export"], ["read"]):
        done = hashiya(*arguments, "--help")
        assert (done.code, done.err) == (0, b"")
        assert done.text.startswith("Usage: ")


PIPES = [["list"], ["list", "--json"], ["show", "long"], ["export", "--state", "all"]]


@pytest.mark.parametrize("arguments", PIPES, ids=" ".join)
def test_a_reader_that_goes_away_is_no_error(hashiya: Command, arguments: list[str]) -> None:
    (hashiya.library / "long.txt").write_text("كلمة وكلمة\n\n" * 20_000, encoding="utf-8")
    script = "import os, sys; os.read(0, 1); os.close(0)"
    with subprocess.Popen(
        program("-L", hashiya.library, *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(hashiya.home),
    ) as writer:
        subprocess.run([sys.executable, "-c", script], stdin=writer.stdout, check=True)
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.close()
        assert writer.stderr.read() == b""
        assert writer.wait(20) in (0, 1)


def test_a_full_disk_is_said(hashiya: Command) -> None:
    for arguments in (["list"], ["export", "--state", "all"]):
        with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
            done = subprocess.run(
                program("-L", hashiya.library, *arguments),
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(hashiya.home),
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr == b"hashiya: No space left on device\n"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1256"])
def test_an_output_that_cannot_take_every_letter_is_no_error(hashiya: Command, encoding: str) -> None:
    (hashiya.library / "d.txt").write_text("خبر ۱ 😀\n", encoding="utf-8")
    for arguments in (["list"], ["show", "d"]):
        done = hashiya(*arguments, env={"PYTHONIOENCODING": encoding})
        assert (done.code, done.err) == (0, b"")


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
