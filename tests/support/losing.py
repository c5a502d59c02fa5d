"""What sync tools and people do to a tag file under a program that has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Lose = Callable[[Path, bytes], None]
    """Takes the file, and what it held before."""


def emptied(path: Path, _: bytes) -> None:
    path.write_bytes(b"")


def deleted(path: Path, _: bytes) -> None:
    path.unlink()


def rolled_back(path: Path, before: bytes) -> None:
    new = path.with_name("new")
    new.write_bytes(before)
    new.replace(path)


def written_over(path: Path, before: bytes) -> None:
    path.write_bytes(before)
