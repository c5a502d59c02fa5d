"""Whatever stands in a file of a person's, it is read or refused at once, with a reason."""

from __future__ import annotations

import os
from time import process_time
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tui.errors.configuration import ConfigError, LongNumberError, NestedTooDeepError, UnreadableConfigError
from tui.files.toml_file import DEEPEST_KEY, MOST_BYTES, read_toml

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x = " + "[" * 100_000, NestedTooDeepError),
        ("x = " + "{a=" * 10_000, NestedTooDeepError),
        (".".join("a" * 50_000) + " = 1", NestedTooDeepError),
        ("x = 1\n  " + " . ".join("a" * 50_000) + " = 1", NestedTooDeepError),
        ("keys." + ".".join(['"b c"'] * 50_000) + " = 1", NestedTooDeepError),
        ("[ " + ".".join("a" * 50_000) + " ]", NestedTooDeepError),
        ("[[" + ".".join("a" * 50_000) + "]]", NestedTooDeepError),
        ("x = {y = 1, " + ".".join("a" * 50_000) + " = 1}", NestedTooDeepError),
        ("x = " + "1" * 5000, LongNumberError),
        ("x = [1, -" + "1" * 5000 + "]", LongNumberError),
        ("x" * (MOST_BYTES + 1), UnreadableConfigError),
    ],
    ids=["lists", "tables", "key", "blanks", "quoted", "header", "list header", "inline", "digits", "minus", "bytes"],
)
def test_what_would_take_the_program_away_is_refused_at_once(path: Path, text: str, kind: type[ConfigError]) -> None:
    path.write_text(text, encoding="utf-8")
    began = process_time()

    with refused(kind, r"mine\.toml"):
        read_toml(path)
    assert process_time() - began < 5  # seconds; the parser alone needs half a minute for such keys


def test_keys_with_dots_are_read_as_deep_as_anybody_means(path: Path) -> None:
    deep = ".".join(f"a{number}" for number in range(DEEPEST_KEY))
    path.write_text(f"{deep} = 1\n" + "".join(f"many.b{number} = 1\n" for number in range(10_000)), encoding="utf-8")

    table = read_toml(path)

    assert table["a0"]
    assert table["many"] == {f"b{number}": 1 for number in range(10_000)}


def test_dots_in_texts_are_no_keys(path: Path) -> None:
    dots = ".".join("a" * 100)
    path.write_text(f"x = '{dots}'  # {dots}\ny = ['{dots}', \"{dots}\"]\n", encoding="utf-8")

    assert read_toml(path) == {"x": dots, "y": [dots, dots]}


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)

    with refused(UnreadableConfigError, "not a regular file"):
        read_toml(path)
