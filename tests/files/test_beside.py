"""Names that are made of another fit into a folder, are the same for every program, and of no other file."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.files.beside import fitting

NAMES = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=255).filter(
    lambda name: name not in (".", "..") and len(name.encode()) <= 255
)


def test_a_name_of_usual_length_stays() -> None:
    assert fitting(Path("tags.json")) == "tags.json"
    assert fitting(Path("س" * 105 + ".json")) == "س" * 105 + ".json"


@given(NAMES)
def test_forty_bytes_more_fit(name: str) -> None:
    fit = fitting(Path(name))

    assert len(os.fsencode(fit)) + 40 <= 255
    assert fit == fitting(Path("elsewhere") / name)
    assert "/" not in fit


@given(NAMES, NAMES)
def test_no_two_names_become_one(one: str, other: str) -> None:
    assert (fitting(Path(one)) == fitting(Path(other))) == (one == other)


def test_a_name_that_is_no_utf8_fits(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(os.fsencode(tmp_path)) + b"/" + b"\xff" * 250))
    path.touch()
    (path.with_name(f".{fitting(path)}.lock")).touch()
