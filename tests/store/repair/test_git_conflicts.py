"""What git itself leaves of two tag files, with marks or without: the join of both is in the repaired file."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.repair.old_tag_files import old_tag_files
from tests.store.repair.repository import Repository
from tests.support.tag_files import NAMES, THEMES, WRITERS, Writer, by_field, tag_files
from tui.store.joining import joined_tables
from tui.store.keys import keyed
from tui.store.migrations import migrated
from tui.store.repair import examined, repair

if TYPE_CHECKING:
    from pathlib import Path

STYLES = ("merge", "diff3", "zdiff3")
LATER = ("2031-06-01T00:00:00.000Z", "2031-06-02T00:00:00.000Z")

# With a field a line git joins lines of different paragraphs without a conflict, and neither side is there any more.
MERGED_WHOLE = [write for write in WRITERS if write is not by_field]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("merged"))


@st.composite
def edited(draw: st.DrawFn, tables: dict[str, Any]) -> dict[str, Any]:
    """Draw what somebody makes of a tag file: tags put on and taken off, notes, marks, paragraphs, texts, themes."""
    made = deepcopy(tables)
    for document in made["articles"].values():
        for paragraph in document["paragraphs"]:
            if draw(st.booleans()):
                _say_more(draw, paragraph)
        end = document["paragraphs"][-1]["end"]
        for _ in range(draw(st.integers(0, 2))):
            quote = draw(st.sampled_from(["ختام الخبر.", "نهاية"]))
            last = _paragraph(end + 2, quote)
            end = last["end"]
            _say_more(draw, last)
            document["paragraphs"].append(last)
    texts = [*made["articles"].values()]
    for digit in draw(st.lists(st.sampled_from("12"), unique=True)):
        paragraph = _paragraph(0, "خبر.")
        _say_more(draw, paragraph)
        name = {"at": draw(st.sampled_from(LATER)), "id": f"new/{digit}", "title": ""}
        texts.append({"name": name, "sha256": digit * 64, "paragraphs": [paragraph]})
    made["articles"] = keyed("articles", texts)
    if draw(st.booleans()):
        label, theme_id = {"at": draw(st.sampled_from(LATER)), "v": "Sea"}, draw(st.sampled_from(["بيئة", "sea"]))
        theme = {"id": theme_id, "ar": label, "en": label, "there": {"at": "", "on": True}}
        made["codebook"] = keyed("codebook", [*made["codebook"].values(), theme])
    return made


def _paragraph(start: int, quote: str) -> dict[str, Any]:
    return {"start": start, "end": start + len(quote), "quote": quote, "prefix": "", "suffix": "", "layers": []}


def _say_more(draw: st.DrawFn, paragraph: dict[str, Any]) -> None:
    by, at = draw(st.sampled_from(NAMES)), draw(st.sampled_from(LATER))
    layers = {each["by"]: each for each in paragraph["layers"]}
    layer = layers.setdefault(by, {"by": by})
    theme = draw(st.sampled_from([*THEMES, "بيئة"]))
    layer["themes"] = {**layer.get("themes", {}), theme: {"at": at, "on": draw(st.booleans())}}
    if draw(st.booleans()):
        note = {"desk": {"at": at, "text": draw(st.sampled_from(["", "more"]))}}
        layer["note"] = {**layer.get("note", {}), **note}
    paragraph["layers"] = [layers[each] for each in sorted(layers)]


def repaired(path: Path, raw: bytes) -> dict[str, Any]:
    """Return the tables that are read of what git left, repaired where there is a fault."""
    path.write_bytes(raw)
    found = examined(path, raw)
    if not found.faults:
        return found.tables
    new = repair(path, found).path
    tables: dict[str, Any] = json.loads(new.read_bytes())
    new.unlink()
    return tables


@settings(max_examples=30)
@given(data=st.data(), tables=tag_files(), write=st.sampled_from(MERGED_WHOLE), style=st.sampled_from(STYLES))
def test_what_git_leaves_becomes_the_join_of_both(
    repository: Repository, data: st.DataObject, tables: dict[str, Any], write: Writer, style: str
) -> None:
    ours, theirs = data.draw(edited(tables)), data.draw(edited(tables))
    if repository.merge(write(tables), write(ours), write(theirs), style):
        return  # with other layouts than ours, git may have made anything of it

    tables = repaired(repository.tags.with_name("conflict.json"), repository.tags.read_bytes())

    assert tables == joined_tables(ours, theirs)


@settings(max_examples=30)
@given(data=st.data(), tables=tag_files())
def test_what_git_joins_without_a_word_is_read_as_the_join(
    repository: Repository, data: st.DataObject, tables: dict[str, Any]
) -> None:
    write = WRITERS[0]
    ours, theirs = data.draw(edited(tables)), data.draw(edited(tables))
    repository.merge(write(tables), write(ours), write(theirs))

    tables = repaired(repository.tags.with_name("conflict.json"), repository.tags.read_bytes())

    assert tables == joined_tables(ours, theirs)


@settings(max_examples=30)
@given(data=st.data(), tables=old_tag_files(), write=st.sampled_from(MERGED_WHOLE))
def test_a_side_that_was_migrated_meets_one_that_was_not(
    repository: Repository, data: st.DataObject, tables: dict[str, Any], write: Writer
) -> None:
    path = repository.tags.with_name("conflict.json")
    for document in tables["articles"].values():
        document["paragraphs"][0]["note"] = "said"
    theirs = deepcopy(tables)
    for document in theirs["articles"].values():
        tag = {"theme": "new", "by": data.draw(st.sampled_from(NAMES)), "at": "2031-06-01T00:00:00Z"}
        document["paragraphs"][0]["tags"].append(tag)
    ours = data.draw(edited(migrated(path, tables)))
    if repository.merge(write(tables), WRITERS[0](ours), write(theirs)):
        return

    kept = repaired(path, repository.tags.read_bytes())

    assert joined_tables(kept, joined_tables(ours, migrated(path, theirs))) == kept
