"""Exports of what people and files of unknown origin wrote, and to paths that are not what they seem."""

from __future__ import annotations

import csv
import io
import json
import os
import unicodedata
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.support.command import environment, program
from tests.support.hostile import BIDI, CONTROLS, ESC, MARKUP, assert_refused, tag_file
from tests.support.terminal import TerminalSession
from tui.export import FORMATS
from tui.export.csv_table import restored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

    from tests.support.command import Command

EVERYTHING = ("export", "--state", "all")


# Nothing is written over


def test_a_file_that_is_there_is_written_over_only_when_asked(hashiya: Command, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    assert_refused(hashiya(*EVERYTHING, "-o", path), "out.jsonl", "already exists", "--overwrite")
    assert path.read_bytes() == b"old"
    assert hashiya(*EVERYTHING, "-o", path, "--overwrite").code == 0
    assert path.read_bytes() == hashiya(*EVERYTHING).out


def test_overwrite_makes_a_file_where_there_is_none(hashiya: Command, tmp_path: Path) -> None:
    assert hashiya(*EVERYTHING, "-o", tmp_path / "out", "--overwrite").code == 0
    assert (tmp_path / "out").read_bytes() == hashiya(*EVERYTHING).out


def test_a_link_to_a_file_that_is_there_is_that_file(hashiya: Command, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")

    assert_refused(hashiya(*EVERYTHING, "-o", tmp_path / "link"), "--overwrite")
    assert (tmp_path / "real").read_bytes() == b"old"


def test_devices_and_pipes_are_written_to_as_they_are(hashiya: Command) -> None:
    assert hashiya(*EVERYTHING, "-o", "/dev/null").code == 0
    assert (
        hashiya(*EVERYTHING, "-o", "/dev/stdout").out == hashiya(*EVERYTHING, "-o", "-").out == hashiya(*EVERYTHING).out
    )


# A FIFO, a loop, a folder


@pytest.mark.parametrize("more", [(), ("--overwrite",)], ids=["new", "over"])
def test_a_fifo_that_nobody_reads_is_refused_and_does_not_hang(
    hashiya: Command, tmp_path: Path, more: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "fifo")

    assert_refused(hashiya(*EVERYTHING, "-o", tmp_path / "fifo", *more), "nobody reads from it", code=1)


@pytest.mark.parametrize("more", [(), ("--overwrite",)], ids=["new", "over"])
def test_a_symlink_loop_as_output(hashiya: Command, tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert_refused(hashiya(*EVERYTHING, "-o", tmp_path / "loop", *more), "cannot be written", code=1)
    assert (tmp_path / "loop").is_symlink()


# A terminal


@pytest.mark.parametrize("name", FORMATS)
def test_controls_and_bidi_overrides_of_an_export_on_a_terminal(hashiya: Command, name: str) -> None:
    text = f"نص {ESC} \x1b]52;c;Zm9v\x07 \u202eعكس \u2066معزول آخر.\n"
    (hashiya.library / "x.txt").write_text(text, encoding="utf-8")
    command = [str(each) for each in program("-L", hashiya.library, *EVERYTHING, "-f", name)]

    with TerminalSession(command, env=environment(hashiya.home)) as session:
        assert session.wait_exit() == 0
        shown = session.output.decode().replace("\r\n", "\n")

    assert "نص" in shown
    assert not {char for char in shown if not char.isprintable()} - {"\n"}


# Formulas


def is_live(cell: str) -> bool:
    """Return whether a spreadsheet might run a cell, by the least careful of them.

    That one drops blanks, quotation marks and whatever cannot be seen in front, and takes full-width signs for signs.
    """
    if cell.startswith("'"):
        return False
    for char in cell:
        if char in "\t\r\n" or unicodedata.normalize("NFKC", char) in tuple("=+-@"):
            return True
        if not (char.isspace() or char in "\"'“”«»" or unicodedata.category(char) in ("Cc", "Cf")):
            return False
    return False


@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠﹦\t\r"], ids=ascii)
@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0 ", '"', "«", "\u200f", "\u061c", "\u202e\u2066", "\x1b", "'"], ids=ascii
)
def test_no_formula_is_live_in_text_note_theme_label_title_and_id(hashiya: Command, before: str, sign: str) -> None:
    formula = f'{before}{sign}HYPERLINK("http:\\\\x";"y"),=1;=1'
    name = formula.replace("\x00", "")
    path = hashiya.library / f"{name}.txt"
    path.write_text(f"{formula}\n\n{formula} آخر.\n", encoding="utf-8", newline="")
    hashiya.tags.write_bytes(tag_file(path, 0, note=formula, theme=formula, label=formula, article=name))

    done = hashiya("export", "--state", "all", "-f", "csv")

    rows = list(csv.DictReader(io.StringIO(done.out.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in rows} == {13}
    assert not [(column, cell) for row in rows for column, cell in row.items() if is_live(cell)]
    row = next(each for each in rows if each["theme"])
    for column in ("article", "theme", "theme_ar", "theme_en", "note", "annotator"):
        assert restored(row[column]) == formula


# Markdown


ALIVE = {"html_block", "html_inline", "image"}
CODE = {"fence", "code_block", "code_inline", "table_open"}


def tokens_of(markdown: str) -> Iterator[Token]:
    """Yield every token that a parser that obeys CommonMark sees."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize(
    "text",
    [
        MARKUP,
        CONTROLS,
        BIDI,
        "<img src=x onerror=alert(1)> <!-- <![CDATA[ <?php ?> </p><iframe src=//x></iframe>",
        "[x](javascript:alert(1)) ![y](http://x/z.png) <javascript:alert(1)> [r]: javascript:alert(1)",
        "```html <script> ~~~ &lt;script&gt; &#60;b&#62; ![[secret]] [[secret]] $$x$$ %%y%% #tag ^id",
        "--- | - | \\<b> \\\\<b> `<b>` * + 1. # h\tx    <b>",
    ],
    ids=["markup", "controls", "bidi", "html", "links", "code", "blocks"],
)
def test_no_html_link_or_image_is_alive_in_markdown(hashiya: Command, text: str) -> None:
    name = text.replace("/", "∕")[:60]
    path = hashiya.library / f"{name}.txt"
    path.write_text(f"{text}\n\n{text} آخر.\n", encoding="utf-8")
    lines = f"{text}\n{text}\r{text}\n\n    {text}\n{text}"
    hashiya.tags.write_bytes(tag_file(path, 0, note=lines, theme=lines, label=lines, article=name))

    document = hashiya("export", "-f", "markdown").text

    _, front_matter, body = document.split("---\n", 2)
    assert not CODE & {token.type for token in tokens_of(body)}
    for part in (document, body):  # where nobody knows of front matter, and where somebody does
        found = list(tokens_of(part))
        assert not ALIVE & {token.type for token in found}
        links = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
        assert len(links) == 1, "the article, and nothing else"
        assert ":" not in links[0]
    for line in front_matter.splitlines():
        key, _, value = line.partition(": ")
        if value.startswith('"'):
            assert isinstance(json.loads(value), str), key
