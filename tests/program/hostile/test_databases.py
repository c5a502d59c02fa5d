"""Tag files of unknown origin: said where they cannot be used, only text where they can, and never written through."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment, program
from tests.support.hostile import (
    BIDI,
    CONTROLS,
    FORMULAS,
    MARKUP,
    RAW_CONTROLS,
    assert_only_text,
    assert_refused,
    tag_file,
)
from tests.support.reading import barred
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

COMMANDS: list[list[str]] = [["list"], ["tag", "b", "1", "arms"], ["untag", "b", "1", "arms"], ["export"], []]


def put(hashiya: Command, content: bytes) -> bytes:
    hashiya.tags.write_bytes(content)
    return content


def sound(hashiya: Command, text: str = "note", theme: str = "theme") -> bytes:
    return tag_file(hashiya.library / "b.md", 0, note=text, theme=theme, label=text)


# What is no sound JSON


@pytest.mark.parametrize("surrogate", [r"\ud800", r"\udfff", r"\udc00\ud800", r"\ud800x"])
@pytest.mark.parametrize("field", ["note", "theme", "title", "label"])
def test_lone_surrogates_in_notes_titles_and_themes(hashiya: Command, field: str, surrogate: str) -> None:
    places = {"note": rb'"text": "(note)"', "theme": rb'"themes": {"(theme)"', "title": rb'"title": "(note)"',
              "label": rb'"ar": {"at": "[^"]*", "v": "(note)"'}  # fmt: skip
    found = re.search(places[field], sound(hashiya))
    assert found
    content = put(hashiya, sound(hashiya)[: found.start(1)] + surrogate.encode() + sound(hashiya)[found.end(1) :])

    for arguments in COMMANDS:
        assert_refused(hashiya(*arguments), "tags.json", "damaged: not JSON at byte", code=1)
    assert hashiya.tags.read_bytes() == content


@pytest.mark.parametrize("depth", [2_000, 1_000_000])
@pytest.mark.parametrize("brackets", ["[]", '{"a":'], ids=["lists", "objects"])
def test_deep_json_in_a_note_and_in_a_field_of_others(hashiya: Command, depth: int, brackets: str) -> None:
    opening, closing = (brackets[0], brackets[1]) if brackets == "[]" else (brackets, "}")
    deep = (opening * depth + "1" + closing * depth).encode()
    for place in (b'"text": "note"', b'"prefix": ""'):
        name = place.split(b":")[0]
        content = put(hashiya, sound(hashiya).replace(place, name + b": " + deep, 1))
        assert deep in content
        for arguments in (["list"], ["tag", "b", "1", "arms"], []):
            assert_refused(hashiya(*arguments), "tags.json", code=1)
        assert hashiya.tags.read_bytes() == content


def test_json_too_deep_to_be_written_again_is_left_as_it_is(hashiya: Command) -> None:
    deep = b"[" * 500 + b"]" * 500
    content = put(hashiya, sound(hashiya).replace(b'{"meta"', b'{"other": {"1": {"x": ' + deep + b'}}, "meta"', 1))

    assert hashiya("list").code == 0
    assert_refused(hashiya("tag", "b", "2", "arms"), "tags.json", "cannot hold this", code=1)
    assert hashiya.tags.read_bytes() == content


def test_nul_in_a_note_is_a_character_like_others_and_as_bytes_damage(hashiya: Command) -> None:
    put(hashiya, sound(hashiya, "a\x00b"))

    assert json.loads(hashiya("export").text)["note"] == "a\x00b"
    assert hashiya("tag", "b", "2", "arms").code == 0
    assert json.loads(hashiya("export", "--theme", "arms").text)["paragraph"] == 2

    content = put(hashiya, sound(hashiya, "note").replace(b'"text": "note"', b'"text": "a\x00b"', 1))
    assert_refused(hashiya("list"), "damaged", code=1)
    assert hashiya.tags.read_bytes() == content


def test_ten_megabytes_in_a_note_on_one_line(hashiya: Command) -> None:
    note = "ملاحظة " * 770_000
    put(hashiya, sound(hashiya, note))

    assert hashiya("list").code == 0
    assert hashiya("tag", "b", "2", "arms").code == 0
    assert [json.loads(line)["note"] == note for line in hashiya("export").text.splitlines()] == [True, False]


# What is no file


def test_a_symlink_loop_as_tag_file(hashiya: Command) -> None:
    hashiya.tags.symlink_to(hashiya.tags)

    for arguments in COMMANDS:
        assert_refused(hashiya(*arguments), "tags.json", code=1)
    assert hashiya.tags.is_symlink()


def test_a_fifo_as_tag_file_is_refused_and_does_not_hang(hashiya: Command) -> None:
    os.mkfifo(hashiya.tags)

    for arguments in COMMANDS:
        assert_refused(hashiya(*arguments), "tags.json", "not a regular file", code=1)
    assert hashiya.tags.is_fifo()


def test_a_backup_that_is_a_link_leads_nothing_out_of_the_folder(hashiya: Command, tmp_path: Path) -> None:
    put(hashiya, sound(hashiya))
    outside = tmp_path / "outside"
    for day in (datetime.now(UTC).date().toordinal() + more for more in (0, 1)):  # midnight may pass meanwhile
        date = datetime.fromordinal(day).date().isoformat()
        (hashiya.library / f".tags.json.{date}.bak").symlink_to(outside)

    assert hashiya("tag", "b", "2", "arms").code == 0
    assert not outside.exists()


# What is only text


def test_dots_and_slashes_in_article_ids_and_themes_lead_nowhere(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("سر\n", encoding="utf-8")
    tables = json.loads(sound(hashiya, theme="../../secret"))
    (document,) = tables["articles"].values()
    for number, name in enumerate(("../secret", "/etc/passwd", "a/../../secret", "..", "a/01-الأولى/../../.."), 2):
        tables["articles"][str(number)] = {
            **document,
            "name": {**document["name"], "id": name},
            "sha256": f"{number:064}",
        }
    put(hashiya, json.dumps(tables).encode())
    before = set(tmp_path.rglob("*"))

    assert len(hashiya("list").lines) == 3
    for form in ("csv", "jsonl", "markdown"):
        done = hashiya("export", "--state", "all", "-f", form)
        assert done.code == 0
        assert "سر" not in done.text.split()
        assert "root:" not in done.text
    assert_refused(hashiya("show", "../secret"), "no article")
    assert hashiya("tag", "b", "2", "arms").code == 0
    new = {path for path in tmp_path.rglob("*") if path not in before and path.is_file()}
    own = [hashiya.home / ".local" / "state" / "hashiya", hashiya.home / ".cache" / "hashiya"]
    assert {path.parent for path in new} <= {hashiya.library, *own}
    assert "../secret" in {each["name"]["id"] for each in json.loads(hashiya.tags.read_bytes())["articles"].values()}


@pytest.mark.parametrize("text", [CONTROLS, BIDI, MARKUP, FORMULAS], ids=["controls", "bidi", "markup", "formulas"])
def test_names_of_themes_and_articles_never_come_out_raw(hashiya: Command, text: str) -> None:
    tables = json.loads(sound(hashiya, text, theme=f"{text}\n\x1b[31m"))
    (document,) = tables["articles"].values()
    tables["articles"]["2"] = {**document, "sha256": "2" * 64, "name": {**document["name"], "id": f"{text}\n"}}
    tables["articles"]["3"] = {**document, "sha256": f"{text}\n", "name": {**document["name"], "id": 5}}
    damaged = json.dumps(tables).encode()
    del tables["articles"]["3"]
    for content in (json.dumps(tables).encode(), damaged):
        put(hashiya, content)
        for arguments in (["list"], ["list", "--json"], ["tag", "b", "1", "none"], ["export", "--theme", "none"]):
            done = hashiya(*arguments)
            assert RAW_CONTROLS.search(done.out + done.err) is None
            assert not {"\u202e", "\u2066"} & set(done.message)
            assert "Traceback" not in done.message
            assert len(done.message.splitlines()) <= 4


def test_nothing_of_a_tag_file_reaches_the_readers_terminal(hashiya: Command) -> None:
    put(hashiya, sound(hashiya, f"{CONTROLS} {BIDI} {MARKUP}", theme=f"x{CONTROLS}"))
    command = [str(each) for each in program(hashiya.library)]
    with TerminalSession(command, columns=80, env=environment(hashiya.home)) as session:
        session.wait_for(barred(1))
        session.press("J", "J")
        for key in ("e", "esc", "t", "esc", "i", "esc", "x", "esc", "y"):
            session.mark()
            session.press(key)
            session.wait_quiet()
        assert session.quit() == 0
        assert_only_text(session.output)


def test_the_damage_of_a_tag_file_on_a_terminal(hashiya: Command) -> None:
    tables = json.loads(sound(hashiya))
    tables["articles"]["2"] = {"sha256": f"{CONTROLS}{BIDI}", "name": {"id": 5}, "paragraphs": []}
    put(hashiya, json.dumps(tables).encode())
    command = [str(each) for each in program("-L", hashiya.library, "list")]

    with TerminalSession(command, env=environment(hashiya.home)) as session:
        assert session.wait_exit() == 1
        output = session.output
    assert b"damaged" in output
    assert_only_text(output)
