"""The pages of documentation as tests read them: their text, and what stands in their fenced blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
_EXAMPLE = r"<!-- example: {} -->\n```\w+\n(.*?)```\n"


def page(name: str) -> str:
    """Return the text of a page, named as its file without the ending."""
    return page_path(name).read_text(encoding="utf-8")


def page_path(name: str) -> Path:
    return DOCS / f"{name}.md"


def example(page_name: str, file: str) -> str:
    """Return what a page gives as the content of ``file``."""
    (content,) = re.findall(_EXAMPLE.format(re.escape(file)), page(page_name), re.DOTALL)
    return str(content)


def in_code(text: str) -> set[str]:
    """Return what stands between single backticks, as it stands there."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))
