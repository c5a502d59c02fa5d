"""Conflicts that git itself leaves in a tag file: what stands on either side is in the repaired file."""

from __future__ import annotations

import json
import subprocess
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.command import environment
from tests.support.tag_files import NAMES, THEMES, WRITERS, Writer, by_field, tag_files
from tui.store.repair.check import examined
from tui.store.repair.repaired_file import repair

if TYPE_CHECKING:
    from pathlib import Path

STYLES = ("merge", "diff3", "zdiff3")
LATER = "2031-06-01T00:00:00Z"

# With a field a line git joins lines of different paragraphs without a conflict, and neither side is there any more.
MERGED_WHOLE = [write for write in WRITERS if write is not by_field]


class Repository:
    """A folder in which git merges edits of one file."""

    def __init__(self, folder: Path) -> None:
        self.tags = folder / "tags.json"
        self._folder = folder
        self._count = 0
        self.git("init", "-q")

    def git(self, *arguments: str) -> int:
        done = subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
            cwd=self._folder,
            env=environment(self._folder, {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}),
            capture_output=True,
            check=False,
        )
        return done.returncode

    def merged(self, base: bytes, ours: bytes, theirs: bytes, style: str) -> bytes | None:
        """Return what git leaves where two edits of one file are a conflict, None where they are none."""
        self._count += 1
        self.git("checkout", "-qf", "--orphan", f"base-{self._count}")
        self._commit(base)
        self.git("checkout", "-qb", f"theirs-{self._count}")
        self._commit(theirs)
        self.git("checkout", "-q", f"base-{self._count}")
        self._commit(ours)
        failed = self.git("-c", f"merge.conflictStyle={style}", "merge", "-q", f"theirs-{self._count}")
        left = self.tags.read_bytes()
        self.git("reset", "-q", "--hard")
        return left if failed else None

    def _commit(self, content: bytes) -> None:
        self.tags.write_bytes(content)
        self.git("add", self.tags.name)
        assert self.git("commit", "-q", "--allow-empty", "-m", "x") == 0


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("merged"))


@st.composite
def edited(draw: st.DrawFn, tables: dict[str, Any]) -> dict[str, Any]:
    """Draw what somebody makes of a tag file who takes nothing away: tags, notes, marks, articles, themes, steps."""
    made = deepcopy(tables)
    for document in made["articles"].values():
        for paragraph in document["paragraphs"]:
            if draw(st.booleans()):
                _say_more(draw, paragraph)
        end = document["paragraphs"][-1]["end"]
        for _ in range(draw(st.integers(0, 2))):
            quote = draw(st.sampled_from(["ختام الخبر.", "نهاية"]))
            last = {"start": end + 2, "end": end + 2 + len(quote), "quote": quote, "tags": []}
            end = last["end"]
            _say_more(draw, last)
            document["paragraphs"].append(last)
    for name in draw(st.lists(st.sampled_from(["new/1", "new/2"]), unique=True)):
        paragraph = {"start": 0, "end": 4, "quote": "خبر.", "tags": []}
        _say_more(draw, paragraph)
        made["articles"][str(len(made["articles"]) + 1)] = {"id": name, "sha256": "2" * 64, "paragraphs": [paragraph]}
    for _ in range(draw(st.integers(0, 2))):
        number = len(made["history"]) + 1
        step = {"at": LATER, "by": draw(st.sampled_from(NAMES)), "article": "garden", "sha256": "3" * 64, "changes": []}
        made["history"][str(number)] = step | draw(st.sampled_from([{}, {"undoes": number - 1}]))
    if draw(st.booleans()):
        theme = draw(st.sampled_from(["بيئة", "sea"]))
        made["themes"]["2"] = {"id": theme, "ar": "بيئة", "en": "Sea", "colour": "#0072B2"}
    return made


def _say_more(draw: st.DrawFn, paragraph: dict[str, Any]) -> None:
    theme = draw(st.sampled_from([*THEMES, "بيئة"]))
    if theme not in {tag["theme"] for tag in paragraph["tags"]}:
        paragraph["tags"] = [*paragraph["tags"], {"theme": theme, "by": draw(st.sampled_from(NAMES)), "at": LATER}]
    paragraph["note"] = paragraph.get("note", "") + draw(st.sampled_from(["", "\nmore", "x"]))
    paragraph["reviewed"] = paragraph.get("reviewed", False) or draw(st.booleans())
    paragraph["by"], paragraph["at"] = draw(st.sampled_from(NAMES)), LATER


def said(tables: dict[str, Any]) -> set[tuple[str, ...]]:
    """Return all that is said: of each paragraph its themes, the mark, its note; the themes there are."""
    found: set[tuple[str, ...]] = {("theme", theme["id"]) for theme in tables.get("themes", {}).values()}
    for document in tables["articles"].values():
        for paragraph in document["paragraphs"]:
            place = (document["id"], paragraph["quote"])
            found |= {(*place, "tag", tag["theme"]) for tag in paragraph["tags"]}
            found |= {(*place, "note", paragraph["note"])} if paragraph.get("note") else set()
            found |= {(*place, "reviewed")} if paragraph.get("reviewed") else set()
    return found


def missing(wanted: set[tuple[str, ...]], kept: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return what is not kept; a note is kept where it is part of one."""
    notes = [each for each in kept if each[2:3] == ("note",)]
    return {
        each
        for each in wanted - kept
        if each[2:3] != ("note",) or not any(each[:3] == note[:3] and each[3] in note[3] for note in notes)
    }


@settings(max_examples=30)
@given(data=st.data(), tables=tag_files(), write=st.sampled_from(MERGED_WHOLE), style=st.sampled_from(STYLES))
def test_what_either_side_of_a_conflict_says_is_kept(
    repository: Repository, data: st.DataObject, tables: dict[str, Any], write: Writer, style: str
) -> None:
    ours, theirs = data.draw(edited(tables)), data.draw(edited(tables))
    raw = repository.merged(write(tables), write(ours), write(theirs), style)
    if raw is None:
        return
    path = repository.tags.with_name("conflict.json")
    path.write_bytes(raw)

    found = examined(path, raw)
    new = repair(path, found).path

    kept = json.loads(new.read_bytes())
    new.unlink()
    assert missing(said(ours) | said(theirs), said(kept)) == set()
