"""Folders of articles, written as a test needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def write_article(path: Path, paragraphs: Iterable[str]) -> None:
    """Write an article, its paragraphs with an empty line between."""
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def write_library(folder: Path, articles: Mapping[str, Iterable[str]]) -> Path:
    """Write articles into a folder, made where there is none, by the names of their files; return the folder."""
    folder.mkdir(exist_ok=True)
    for name, paragraphs in articles.items():
        write_article(folder / name, paragraphs)
    return folder
