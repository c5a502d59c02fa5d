"""Every line of the documents that begins with the command does what it is said to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.documents import PAGES, Typed, typed_lines
from tests.support.typed_lines import done_by, filled, is_printed

if TYPE_CHECKING:
    from pathlib import Path

EXIT_CODES = {
    "hashiya redo [OPTIONS]": 2,
    "hashiya forget [OPTIONS]": 1,
    "hashiya reset [OPTIONS]": 1,
    "hashiya migrate [OPTIONS] [FILE]": 2,
    "hashiya sample [OPTIONS]": 2,
    "hashiya agree [OPTIONS] [FILE]...": 2,
    "hashiya themes move [OPTIONS] THEME": 2,
}
"""By line, where it is not 0: as a usage it stands behind nothing that was taken back, or lacks what it needs."""

LINES = [each for page in PAGES for each in typed_lines(page)]


@pytest.mark.parametrize("typed", LINES, ids=[f"{each.document}:{each.number} {each.line}" for each in LINES])
def test_a_line_does_what_is_said(typed: Typed, tmp_path: Path) -> None:
    done = done_by(typed, tmp_path)

    assert done.code == EXIT_CODES.get(typed.line, 0), done.message
    if typed.is_mention:
        command = typed.line.partition(" ")[2]
        assert done.text.startswith(f"Usage: python -m tui.cli {command} "), "there is no such command"
    if typed.shown is not None:
        assert is_printed(typed.shown, done.message + done.text)


@pytest.mark.parametrize(
    ("line", "variables", "arguments"),
    [
        ("hashiya list | less", {}, ["list"]),
        (
            "A=1 .venv/bin/hashiya export -f csv|jsonl [-o FILE|-] > x",
            {"A": "1"},
            ["export", "-f", "csv", "-o", "new.csv"],
        ),
        ("hashiya tag ARTICLE PARAGRAPH THEME...", {}, ["tag", "02-putin-partnership", "5", "sanctions"]),
        ("hashiya [OPTIONS] README.md 'a b'  # a comment", {}, ["README.md", "a b"]),
    ],
)
def test_how_a_line_is_filled(line: str, variables: dict[str, str], arguments: list[str]) -> None:
    assert filled(line) == (variables, arguments)


@pytest.mark.parametrize("line", ["hashiya show SOMETHING", "hashiya check FILE"])
def test_nothing_is_put_for_a_placeholder_that_nobody_knows(line: str) -> None:
    with pytest.raises(KeyError):
        filled(line)


@pytest.mark.parametrize("line", ["hashiya list --jsno", "hashiya exprot", "hashiya show nothing"])
def test_a_line_that_does_not_work_is_found(line: str, tmp_path: Path) -> None:
    assert done_by(Typed("README.md", 1, line), tmp_path).code == 2


def test_what_is_left_out_and_times_match_anything_else_does_not() -> None:
    assert is_printed("a […] c\n2026-01-02T03:04:05Z", "a\nb c\n2027-11-12T13:14:15Z\n") is False
    assert is_printed("a […] c\n2026-01-02T03:04:05Z", "a b\nb c\n2027-11-12T13:14:15Z\n")
    assert not is_printed("a.c", "abc")
