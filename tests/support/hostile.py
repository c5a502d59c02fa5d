"""Texts that would do harm where they are taken for more than text, and tag files that hold them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.support.store_files import MARK
from tui.corpus.boilerplate import load_rules
from tui.corpus.discovery import Source
from tui.corpus.reader import read_article

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.command import Done

CONTROLS = "\x1b]52;c;b3duZWQ=\x07 \x1b]0;owned\x07 \x1b[31m \x9b2J \x9d52;c;eA==\x9c \x1bc \x85 \x7f \x08 \x0e"
"""ESC, OSC 52 with and without C1, a title, a colour, a reset, NEL, DEL, backspace, another character set."""

BIDI = "\u202eمعكوس \u202dabc \u2067\u2066\u2068 معزول \u202b\u202a \u2069\u2069\u2069 \u202c \u061c\u200e\u200f نهاية"
"""RLO, LRO, isolates and embeddings that are opened and never closed, or closed and never opened."""

MARKUP = "[bold]غامق[/bold] [/oops] [@click=app.quit]x[/] [link=file:///etc/passwd]y[/link] <script>alert(1)</script>"

FORMULAS = '=HYPERLINK("http://x","y") +1 -1 @SUM(A1) =cmd|\' /C calc\'!A0'


SEQUENCES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>78])")
"""What the program itself says to a terminal."""

RAW_CONTROLS = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
"""Controls that act on a terminal: those of ASCII but for tab and newline, and in UTF-8 those of C1."""

_AT = "2024-01-01T00:00:00.000Z"

ESC = "\x1b]0;owned\x07\x1b[31m\x9b31m\x85\x7f"


def assert_refused(done: Done, *words: str, code: int = 2) -> None:
    """Check that the command said one clear line, with all the words in it, and printed nothing."""
    message = done.message
    assert done.code == code, message
    assert done.out == b""
    assert "Traceback" not in message
    assert RAW_CONTROLS.search(done.err) is None
    if "Error: " in message:  # as click says it
        (line,) = [line for line in message.splitlines() if line.startswith("Error: ")]
    else:
        assert message.count("\n") == 1
        assert message.startswith("hashiya: ")
        line = message
    for word in words:
        assert word in line


def assert_only_text(output: bytes) -> None:
    """Assert that beside the program's own sequences nothing came that acts on a terminal."""
    for sent in (b"52;c;b3duZWQ=\x07", b"52;c;eA==\x9c", b"\x1b]0;", b"\x1bc", b"\x1b]8;", b"passwd\x1b\\"):
        assert sent not in output
    text = SEQUENCES.sub(b"", output).decode()
    assert not {char for char in text if not char.isprintable()} - set("\r\n\u00a0")


def tag_file(  # noqa: PLR0913 - so many places hold a text of somebody else
    path: Path,
    paragraph: int,
    *,
    note: str,
    theme: str,
    label: str,
    colour: str = "#0072B2",
    article: str = "",
) -> bytes:
    """Return a sound tag file for the article at ``path``: a note and a theme on its paragraph at this index.

    ``article`` is its id, the name of the file where it is not said.
    """
    read = read_article(Source(article or path.stem, path), load_rules(None))
    span = read.paragraphs[paragraph].span
    layer = {
        "by": note,
        "themes": {theme: {"at": _AT, "on": True}},
        "note": {"": {"at": _AT, "text": note}},
        "reviewed": {"at": _AT, "on": True},
    }
    place = {"start": span.start, "end": span.end, "quote": span.of(read.text), "prefix": "", "suffix": ""}
    document = {
        "name": {"at": _AT, "id": read.id, "title": note},
        "sha256": read.sha256,
        "paragraphs": [{**place, "layers": [layer]}],
    }
    said = {"ar": label, "en": label, "colour": colour, "order": "m"}
    tables = {
        "meta": {"1": MARK},
        "codebook": {"1": {"id": theme, **{name: {"at": _AT, "v": value} for name, value in said.items()}}},
        "articles": {"1": document},
    }
    return json.dumps(tables, ensure_ascii=False).encode()
