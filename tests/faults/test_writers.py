"""Many writers on one file at once: everything that everyone has written is kept."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.support.faults.model import held
from tests.support.faults.writers import Writer, finish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("writers", "each"), [(2, 100), (8, 25), pytest.param(8, 500, marks=pytest.mark.faults, id="long")]
)
def test_many_writers_lose_nothing_of_each_other(
    path: Path, tell: Callable[[str], None], writers: int, each: int
) -> None:
    names = [f"writer-{number}" for number in range(writers)]
    with ExitStack() as stack:
        running = [stack.enter_context(Writer(path, "themes_of_its_own", name, each)) for name in names]
        for writer in running:
            finish(writer)
    kept = list(chain.from_iterable(said.themes for said in held(path).values()))
    assert sorted(kept) == sorted(f"{name}-{number}" for name in names for number in range(each))
    tell(f"{writers} writers with {each} operations each: {len(kept):,} of {writers * each:,} kept")
