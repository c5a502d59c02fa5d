"""The project's documents, and what stands in them: blocks, code, links, the lines that people are told to type."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tests.support.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
DOCUMENTS = [*PAGES, ROOT / "CHANGELOG.md"]

_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_TYPED = re.compile(r"((?:\w+=\S* +)*)(?:\.venv/bin/)?(hashiya(?: .*)?)")
"""What begins with the command, behind assignments of variables."""

_OF_THE_SHELL = re.compile(r"(?:cat|cp|mv|rm) [\w./ -]+")
"""What stands behind ``$`` beside the command, to show what follows from it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the line of the document on which its text begins."""

    language: str
    text: str
    number: int


@dataclass(slots=True)
class Typed:
    """A line that somebody is told to type.

    ``is_prompted`` is whether it stands behind ``$``, with the lines beneath it in ``printed``; ``is_mention`` is
    whether it stands in running text and names a command alone.
    """

    document: str
    number: int
    line: str
    is_prompted: bool = False
    is_mention: bool = False
    printed: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str | None:
        """Return what the document says that is printed, None where it says nothing."""
        return "\n".join(self.printed) if self.printed else None


_MENTION = re.compile(r"hashiya (?:themes )?[a-z-]+")
"""A command alone, which may be one of a group."""

_EXAMPLE = r"<!-- example: {} -->\n```\w+\n(.*?)```\n"


def page_path(name: str) -> Path:
    """Return the path of a page of ``docs``, named as its file without the ending."""
    return DOCS / f"{name}.md"


def page(name: str) -> str:
    """Return the text of a page of ``docs``."""
    return text_of(page_path(name))


def example(page_name: str, file: str) -> str:
    """Return what a page gives as the content of ``file``."""
    (content,) = re.findall(_EXAMPLE.format(re.escape(file)), page(page_name), re.DOTALL)
    return str(content)


def in_code(text: str) -> set[str]:
    """Return what stands in code spans, as it stands there."""
    return {span for _, span in spans(text)}


@cache
def text_of(path: Path) -> str:
    """Return a document's text."""
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    """Return a document's path below the root."""
    return path.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a document."""
    return [Block(each[2], each[3], text.count("\n", 0, each.start()) + 2) for each in _BLOCK.finditer(text)]


def without_blocks(text: str) -> str:
    """Return a document with empty lines in the place of its fenced blocks."""
    return _BLOCK.sub(lambda block: "\n" * block[0].count("\n"), text)


def spans(text: str) -> Iterator[tuple[int, str]]:
    """Yield the code spans of a document, each on one line, with the number of their line."""
    prose = without_blocks(text)
    for each in _SPAN.finditer(prose):
        yield prose.count("\n", 0, each.start()) + 1, " ".join(each[1].split())


def typed_lines(path: Path) -> list[Typed]:
    """Return the lines of a document that begin with the command, in their order."""
    text, name = text_of(path), name_of(path)
    found = [each for block in blocks(text) for each in _typed_in(block, name)]
    for number, span in spans(text):
        typed = _TYPED.fullmatch(span)
        if typed and " " in typed[2]:
            found.append(Typed(name, number, span, is_mention=_MENTION.fullmatch(typed[2]) is not None))
    return sorted(found, key=lambda each: each.number)


def _typed_in(block: Block, name: str) -> Iterator[Typed]:
    lines = block.text.splitlines()
    is_dialogue = any(line.startswith("$ ") for line in lines)
    last: Typed | None = None
    for number, line in enumerate(lines, block.number):
        is_prompt = line.startswith("$ ")
        if is_dialogue and not is_prompt:
            if last is not None:
                last.printed.append(line)
            continue
        if last is not None:
            yield last
            last = None
        typed = line.removeprefix("$ ").strip()
        if _TYPED.fullmatch(typed) or (is_prompt and _OF_THE_SHELL.fullmatch(typed)):
            last = Typed(name, number, typed, is_prompted=is_prompt)
    if last is not None:
        yield last


def anchors(text: str) -> set[str]:
    """Return what headings of a document can be linked by, as GitHub makes it."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?)\s*$", without_blocks(text), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        count = 0
        while (unique := f"{anchor}-{count}" if count else anchor) in found:
            count += 1
        found.add(unique)
    return found


def links(text: str) -> list[str]:
    """Return where a document's links and pictures lead."""
    return re.findall(r"\]\(([^()\s]+)\)", _SPAN.sub("", without_blocks(text)))
