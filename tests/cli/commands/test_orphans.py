"""``hashiya orphans`` and ``hashiya export --orphans``: what has lost its place, listed and written."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.command import Command, environment, program
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from tests.support.command import Done

FIRST, SECOND, THIRD = "a/01-الأولى", "a/02", "b"
LOST = "أعلن المتحدث اتفاقا."
NOTE = "سطر أول\nثان"


@pytest.fixture
def changed(hashiya: Command) -> Command:
    """A library of which one article lost an annotated paragraph, one is gone, and one is as it was."""
    hashiya("tag", FIRST, "2", "arms", "sanctions")
    hashiya("note", FIRST, "2", NOTE)
    hashiya("tag", FIRST, "3", "arms")
    hashiya("tag", SECOND, "1", "space-cooperation")
    hashiya("tag", THIRD, "2", "arms")
    first = hashiya.library / f"{FIRST}.txt"
    first.write_text(first.read_text(encoding="utf-8").replace(LOST, ""), encoding="utf-8")
    (hashiya.library / f"{SECOND}.txt").unlink()
    return hashiya


def sound(done: Done) -> Done:
    assert (done.code, done.err) == (0, b"")
    return done


def exported(hashiya: Command, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in sound(hashiya("export", *arguments)).lines]


def test_where_nothing_is_lost_nothing_is_listed(hashiya: Command) -> None:
    hashiya("tag", FIRST, "2", "arms")

    assert sound(hashiya("orphans")).out == b""
    assert json.loads(sound(hashiya("orphans", "--json")).out) == []


def test_in_a_pipe_they_are_rows_in_logical_order(changed: Command) -> None:
    before = changed.tags.read_bytes()

    assert sound(changed("orphans")).lines == [
        f"{FIRST}\tarms, sanctions\tسطر أول ثان\t{LOST}",
        f"{SECOND}\tspace-cooperation\t\tخبر قصير عن العقوبات",
    ]
    assert changed.tags.read_bytes() == before


def test_as_json_they_say_everything(changed: Command) -> None:
    lost, gone = json.loads(sound(changed("orphans", "--json")).out)

    start = "قمة في موسكو\n\n"
    assert lost.pop("updated").endswith("Z")
    assert [(tag["theme"], tag["by"], tag["how"]) for tag in lost.pop("tags")] == [
        ("arms", "tester", "key"),
        ("sanctions", "tester", "key"),
    ]
    assert lost == {
        "article": FIRST, "title": "قمة في موسكو", "in_library": True, "paragraph": 0, "orphan": True,
        "start": len(start),
        "end": len(start) + len(LOST), "text": LOST, "themes": ["arms", "sanctions"], "note": NOTE,
        "annotator": "tester", "reviewed": True,
    }  # fmt: skip
    assert (gone["article"], gone["title"], gone["in_library"]) == (SECOND, "خبر قصير عن العقوبات", False)


@pytest.mark.parametrize(("article", "found"), [(FIRST, [FIRST]), ("1", [FIRST]), (SECOND, [SECOND]), (THIRD, [])])
def test_of_one_article_alone(changed: Command, article: str, found: list[str]) -> None:
    rows = json.loads(sound(changed("orphans", "--json", "--article", article)).out)

    assert [each["article"] for each in rows] == found


def test_an_article_that_never_was_is_an_error(changed: Command) -> None:
    done = changed("orphans", "--article", "a/99")

    assert (done.code, done.out) == (2, b"")
    assert "a/99" in done.message


def test_an_article_that_cannot_be_read_is_said(changed: Command) -> None:
    (changed.library / f"{THIRD}.md").write_bytes(b"\0\0")

    done = changed("orphans")

    assert (done.code, len(done.lines)) == (0, 2)
    assert "b.md" in done.message


def test_a_long_text_is_cut(hashiya: Command) -> None:
    path = hashiya.library / f"{THIRD}.md"
    words = " ".join(["كلمات"] * 30)
    path.write_text(f"{words}\n", encoding="utf-8")
    hashiya("tag", THIRD, "1", "arms")
    path.write_text("شيء آخر\n", encoding="utf-8")

    (row,) = sound(hashiya("orphans")).lines

    shown = row.split("\t")[-1]
    assert words.startswith(shown.removesuffix("…"))
    assert 70 < len(shown) <= 80


def test_a_renamed_article_has_lost_nothing(changed: Command) -> None:
    (changed.library / f"{THIRD}.md").rename(changed.library / "c.md")

    assert [line.split("\t")[0] for line in sound(changed("orphans")).lines] == [FIRST, SECOND]
    assert [(each["article"], each["paragraph"]) for each in exported(changed)] == [(FIRST, 2), ("c", 2)]


def test_what_several_have_said_is_a_row(changed: Command) -> None:
    changed("tag", THIRD, "2", "arms", "diplomacy", env={"HASHIYA_ANNOTATOR": "ليلى"})
    (changed.library / f"{THIRD}.md").unlink()

    assert sound(changed("orphans")).lines[-1] == f"{THIRD}\tarms, diplomacy\t\tنص المقالة الأول."
    *_, row = json.loads(sound(changed("orphans", "--json")).out)
    assert {(tag["by"], tag["theme"]) for tag in row["tags"]} == {
        ("tester", "arms"), ("ليلى", "arms"), ("ليلى", "diplomacy"),
    }  # fmt: skip


def test_one_file_alone_takes_nothing_from_its_folder(hashiya: Command) -> None:
    hashiya("tag", THIRD, "2", "arms")
    copy = hashiya.library / "copy.md"
    copy.write_bytes((hashiya.library / "b.md").read_bytes())

    assert sound(hashiya("-L", copy, "export")).out == b""
    assert sound(hashiya("-L", copy, "orphans")).out == b""


def test_what_is_hostile_in_them_is_not_printed_raw(changed: Command) -> None:
    data = json.loads(changed.tags.read_bytes())
    for document in data["articles"].values():
        for paragraph in document["paragraphs"]:
            paragraph["quote"] = "\x1b]0;x\x07\u202eنص"
            paragraph["layers"][0]["note"] = {"m": {"at": "2026-01-01T00:00:00.000Z", "text": "\x9b2J\u2066"}}
    changed.tags.write_text(json.dumps(data), encoding="utf-8")

    for arguments in ([], ["--json"]):
        printed = sound(changed("orphans", *arguments)).text
        assert "نص" in printed
        assert not set(printed) & set("\x1b\x07\x9b")
    assert not set(sound(changed("orphans")).text) & set("\u202e\u2066")


def test_on_a_terminal_they_are_in_visual_order_and_fit(changed: Command) -> None:
    with TerminalSession(
        [str(each) for each in program("-L", changed.library, "orphans")], env=environment(changed.home), columns=80
    ) as session:
        assert session.wait_exit() == 0
        rows = [row.rstrip() for row in session.screen_lines() if row.strip()]

    assert len(rows) == 2
    assert rows[1].split()[:2] == ["a/02", "space-cooperation"]
    assert rows[1].endswith("ﺮﺒﺧ")  # the first word of the text stands at the right


# export --orphans


def test_an_export_has_them_only_when_asked(changed: Command) -> None:
    usual = exported(changed)
    with_orphans = exported(changed, "--orphans")

    assert [(each["article"], each["paragraph"]) for each in usual] == [(FIRST, 2), (THIRD, 2)]
    assert [(each["article"], each["paragraph"], each.get("orphan")) for each in with_orphans] == [
        (FIRST, 2, None),
        (FIRST, 0, True),
        (THIRD, 2, None),
        (SECOND, 0, True),
    ]
    assert with_orphans[1]["text"] == LOST
    assert with_orphans[1]["themes"] == ["arms", "sanctions"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--theme", "sanctions"], [FIRST]),
        (["--article", FIRST], [FIRST]),
        (["--article", THIRD], []),
        (["--state", "all"], [FIRST, SECOND]),
    ],
)
def test_what_is_asked_for_goes_for_them_as_well(changed: Command, arguments: list[str], found: list[str]) -> None:
    rows = exported(changed, "--orphans", *arguments)

    assert [each["article"] for each in rows if "orphan" in each] == found


def test_in_csv_a_column_tells_them(changed: Command) -> None:
    table = sound(changed("export", "-f", "csv", "--orphans")).out.decode("utf-8-sig")

    rows = [(row["article"], row["theme"], row["orphan"]) for row in csv.DictReader(io.StringIO(table))]
    assert rows == [
        (FIRST, "arms", "false"),
        (FIRST, "arms", "true"),
        (FIRST, "sanctions", "true"),
        (THIRD, "arms", "false"),
        (SECOND, "space-cooperation", "true"),
    ]
    assert "orphan" not in sound(changed("export", "-f", "csv")).text
