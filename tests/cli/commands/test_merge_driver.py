"""``hashiya merge-driver``: two versions in, one out; what cannot be read is said, and nothing is touched."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command import environment
from tests.support.places import ROOT
from tui.store.joining import joined_tables
from tui.store.json_lines import Serialisation
from tui.store.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Command

DAYS = ROOT / "tests" / "data" / "schema-1" / "days"


@pytest.fixture
def versions(hashiya: Command, tmp_path: Path) -> tuple[Path, Path]:
    """Return two files of people who worked at once."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    assert hashiya("--db", ours, "tag", "1", "1", "arms").code == 0
    theirs.write_bytes(ours.read_bytes())
    for path, by, theme in ((ours, "ali", "space-cooperation"), (theirs, "bea", "sanctions")):
        assert hashiya("--db", path, "tag", "1", "1", theme, env={"HASHIYA_ANNOTATOR": by}).code == 0
    return ours, theirs


def themes(path: Path) -> set[tuple[str, str]]:
    return {
        (layer["by"], theme)
        for document in json.loads(path.read_bytes())["articles"].values()
        for paragraph in document["paragraphs"]
        for layer in paragraph["layers"]
        for theme in layer.get("themes", {})
    }


def test_the_join_is_written_into_ours(hashiya: Command, versions: tuple[Path, Path]) -> None:
    ours, theirs = versions
    before = [ours.read_bytes(), theirs.read_bytes()]
    ours.chmod(0o640)

    done = hashiya("merge-driver", "/nowhere", ours, theirs)

    assert (done.code, done.text, done.message) == (0, "", "")
    assert themes(ours) == {("tester", "arms"), ("ali", "space-cooperation"), ("bea", "sanctions")}
    assert theirs.read_bytes() == before[1]
    assert ours.stat().st_mode & 0o777 == 0o640
    both = joined_tables(*(parse(ours, raw).tables for raw in before))
    assert ours.read_bytes() == b"".join(Serialisation().chunks(both)), "the bytes are those of the join"


def test_needs_no_library_and_no_configuration(hashiya: Command, versions: tuple[Path, Path], tmp_path: Path) -> None:
    ours, theirs = versions
    config = tmp_path / "config.toml"
    config.write_text("not [ TOML", encoding="utf-8")

    done = hashiya("-L", tmp_path / "nowhere", "merge-driver", "o", ours, theirs, env={"HASHIYA_CONFIG": str(config)})

    assert (done.code, done.message) == (0, "")
    assert len(themes(ours)) == 3


def test_textual_is_not_loaded(versions: tuple[Path, Path], tmp_path: Path) -> None:
    code = (
        "import sys; from tui.cli.main import hashiya; hashiya.main(sys.argv[1:], standalone_mode=False); "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'rich', 'tomllib'}))"
    )
    ours, theirs = versions

    done = subprocess.run(
        [sys.executable, "-c", code, "merge-driver", "o", ours, theirs],
        env=environment(tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert "textual" not in done.stdout


def test_both_schemas(hashiya: Command, versions: tuple[Path, Path]) -> None:
    ours, theirs = versions
    before = themes(ours)
    theirs.write_bytes((DAYS / "08.json").read_bytes())

    assert hashiya("merge-driver", "o", ours, theirs).code == 0
    assert before < themes(ours)

    old = ours.with_name("old")
    old.write_bytes((DAYS / "07.json").read_bytes())
    assert hashiya("merge-driver", "o", old, theirs).code == 0
    assert parse(old, old.read_bytes()).schema == 2


@pytest.mark.parametrize("empty", ["ours", "theirs", "both"])
@pytest.mark.parametrize("is_missing", [True, False])
def test_an_empty_or_missing_version_adds_nothing(
    hashiya: Command, versions: tuple[Path, Path], empty: str, *, is_missing: bool
) -> None:
    ours, theirs = versions
    wanted = {"ours": themes(theirs), "theirs": themes(ours), "both": None}[empty]
    for path, name in ((ours, "ours"), (theirs, "theirs")):
        if empty in (name, "both"):
            path.write_bytes(b"")
            if is_missing:
                path.unlink()

    assert hashiya("merge-driver", "o", ours, theirs).code == 0

    if wanted is not None:
        assert themes(ours) == wanted
    else:
        assert not ours.exists() or ours.read_bytes() == b""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is damaged: not JSON"),
        (b'{"a": 1}', "is JSON, but not a tag file"),
        (b"<<<<<<< HEAD\n{}\n", "is damaged: not JSON"),
        (b"\xff", "is damaged: not UTF-8"),
        (None, "was written by a newer hashiya"),
    ],
)
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_cannot_be_read_is_said_in_a_sentence_and_nothing_is_touched(
    hashiya: Command, versions: tuple[Path, Path], content: bytes | None, said: str, side: str
) -> None:
    bad = versions[side == "theirs"]
    bad.write_bytes(re.sub(rb'"schema": ?2', b'"schema": 3', bad.read_bytes()) if content is None else content)
    before = [path.read_bytes() for path in versions]

    done = hashiya("merge-driver", "o", *versions, "news/tags.json")

    assert (done.code, done.text) == (1, "")
    assert done.message.startswith(
        f"hashiya: the versions are not joined, {side} cannot be read: news/tags.json {said}"
    )
    assert done.message.count("\n") == 1
    assert [path.read_bytes() for path in versions] == before


def test_of_two_epochs_the_later_stands_alone(hashiya: Command, versions: tuple[Path, Path]) -> None:
    ours, theirs = versions
    later = themes(theirs)
    raw = theirs.read_bytes()
    theirs.write_bytes(raw.replace(b'"format"', b'"epoch": {"at": "2031-01-01T00:00:00.000Z", "id": "x"}, "format"', 1))
    other = ours.with_name("other")
    other.write_bytes(ours.read_bytes())

    done = hashiya("merge-driver", "o", ours, theirs, "tags.json")

    assert done.code == 0
    assert themes(ours) == later
    assert done.message == (
        "hashiya: tags.json: one version is from before hashiya reset and is left out; its commit still has it\n"
    )
    assert hashiya("merge-driver", "o", theirs, other).code == 0
    assert theirs.read_bytes() == ours.read_bytes(), "whichever side merges"


def test_a_name_that_looks_like_an_option(hashiya: Command, versions: tuple[Path, Path]) -> None:
    assert hashiya("merge-driver", "o", *versions, "-x/tags.json").code == 0


def test_it_is_not_among_the_commands_of_every_day(hashiya: Command) -> None:
    assert hashiya("merge-driver", "--help").code == 0
    assert "NAME is what messages call the file" in hashiya("merge-driver", "--help").text
