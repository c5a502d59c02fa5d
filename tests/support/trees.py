"""A code book with themes below others, in the tag file of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.piloted import session_on
from tui.codebook.addition import Addition
from tui.codebook.changes import Archiving
from tui.session import changing_the_codebook
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tui.codebook.changes import CodeBookChange

TREE: tuple[CodeBookChange, ...] = (
    Addition("صواريخ", en="Missiles", id="missiles", under="arms"),
    Addition("صواريخ باليستية", en="Ballistic missiles", id="ballistic", under="missiles"),
    Addition("قذائف", en="Shells", id="shells", under="arms"),
    Addition("عقوبات أممية", en="UN sanctions", id="un", under="sanctions"),
    Archiving("diplomacy"),
)
"""Below arms missiles (below these ballistic ones) and shells; below sanctions those of the UN; diplomacy put away."""


def change_codebook(library: Path, *changes: CodeBookChange, by: str = "omar") -> None:
    """Have somebody change the code book of a library."""
    session = session_on(library, Settings(by))
    for change in changes:
        assert changing_the_codebook.change_codebook(session, change)
