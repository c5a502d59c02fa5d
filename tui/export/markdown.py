"""Markdown as people keep it in Obsidian and Zotero: quotes with themes, notes, and addresses to link to.

Every paragraph has a block id that stays the same from one export to the next: twelve hexadecimal digits of the SHA-256
of the article's id, a hyphen, a p and the paragraph's number. The article's id itself will not do, because Obsidian
allows only Latin letters, digits and hyphens there. An orphan has no number: in place of p and number stand an o and
eight digits of the SHA-256 of its offsets and text, and a line says what it is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

import orjson

from tui.text.direction import Letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.codebook.codebook import CodeBook
    from tui.export import ExportOptions
    from tui.model import Record

_MEMORY = 1 << 20  # bytes of a document that are kept in memory; beyond that it waits on disk
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_TO_KEEP = re.compile(r"(?<!^>)\n(?=> )", re.MULTILINE)
"""Between two lines of a block that are not blank; beside a blank one there is a paragraph's end anyway."""

_BREAK = "  \n"
"""A hard line break, by CommonMark and in Obsidian: without it Markdown would make one line of a note's lines."""

_ORPHAN = "⚠ orphan: the article does not have this text any more"

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~=%$^&@]")
_LIST_MARK = re.compile(r"^([0-9]*)([-+.)])")
_NOT_IN_A_TAG = re.compile(r"[^\w/-]")
_NOT_IN_YAML = re.compile("[<>&\\[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML forbids or breaks at, and what would be a tag or a link where nobody knows of front matter."""


@dataclass(slots=True)
class _Summary:
    """What the front matter says, gathered while the records pass by."""

    title: str = ""
    articles: int = 0
    paragraphs: int = 0
    orphans: int = 0
    updated: str = ""
    letters: Letters = field(default_factory=Letters)
    tags: dict[str, None] = field(default_factory=dict)

    def front_matter(self) -> str:
        title = self.title if self.articles == 1 else f"حاشية ({self.articles})"
        lines = [
            "---",
            f"title: {_yaml(title)}",
            f"dir: {'rtl' if self.letters.direction == 'R' else 'ltr'}",
            f"articles: {self.articles}",
            f"paragraphs: {self.paragraphs}",
        ]
        if self.orphans:
            lines.append(f"orphans: {self.orphans}")
        if self.updated:
            lines.append(f"updated: {_yaml(self.updated)}")
        if self.tags:
            lines += ["tags:", *(f"  - {_yaml(tag)}" for tag in self.tags)]
        return "\n".join([*lines, "---", ""])


def write(records: Iterable[Record], codebook: CodeBook, options: ExportOptions, out: BinaryIO) -> None:  # noqa: ARG001 - as Writer
    """Write front matter, then each article under its title; records of one article must be adjacent.

    Args:
        records: In the order of the library and of each text.
        codebook: Not needed: themes stand there by their ids.
        options: Not needed: orphans are marked in any case.
        out: Takes the bytes, all of them when the last record has come.

    Raises:
        OSError: ``out`` takes no more.
    """
    summary = _Summary()
    # The front matter tells the newest change, which is known only at the end.
    with SpooledTemporaryFile(max_size=_MEMORY) as body:
        for part in _parts(records, summary):
            body.write(part.encode())
        out.write(summary.front_matter().encode())
        body.seek(0)
        copyfileobj(body, out)


def _parts(records: Iterable[Record], summary: _Summary) -> Iterator[str]:
    article = None
    for record in records:
        if record.article != article:
            article = record.article
            summary.articles += 1
            summary.title = _one_line(record.title) or _one_line(article)
            yield _heading(record)
        summary.paragraphs += not record.orphan
        summary.orphans += record.orphan
        summary.letters = summary.letters.with_those_of(record.text)
        summary.updated = max(summary.updated, record.updated)
        summary.tags.update(dict.fromkeys(map(_tag, record.themes)))
        yield _paragraph(record)


def _heading(record: Record) -> str:
    title = _escaped(_one_line(record.title) or _one_line(record.article))
    source = f"[{_escaped(_one_line(record.article))}]({quote(record.article)})"
    return f"\n## {title}\n\n{source}\n"


def _paragraph(record: Record) -> str:
    article = hashlib.sha256(record.article.encode()).hexdigest()[:12]
    blocks = [_quoted(record.text), f"^{article}-{_place(record)}"]
    if record.orphan:
        blocks.append(_ORPHAN)
    marks = [f"#{_tag(theme)}" for theme in record.themes]
    if record.reviewed:
        marks.append("✓ reviewed")
    if marks:
        blocks.append(" ".join(marks))
    if record.note:
        # A callout: its lines carry their own mark, so no line of a note can get out of it.
        blocks.append(f"> [!note]\n{_LINE_TO_KEEP.sub(_BREAK, _quoted(record.note))}")
    return "".join(f"\n{block}\n" for block in blocks)


def _place(record: Record) -> str:
    if not record.orphan:
        return f"p{record.paragraph}"
    quoted = f"{record.start} {record.end} {record.text}"
    return f"o{hashlib.sha256(quoted.encode()).hexdigest()[:8]}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {_escaped(line)}".rstrip(" ") for line in _LINE_END.split(text))


def _escaped(line: str) -> str:
    """Return one line so that Markdown shows its characters instead of obeying them."""
    # White space at the ends would mean code or a line break; shown, it is nothing.
    return _LIST_MARK.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line.strip(" \t")))


def _tag(theme: str) -> str:
    return f"theme/{_NOT_IN_A_TAG.sub('-', theme)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _yaml(text: str) -> str:
    """Return a double-quoted YAML scalar: a JSON string with some more escapes."""
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", orjson.dumps(text).decode())
