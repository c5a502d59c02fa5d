"""Changes that wait: saved in their order, none twice, and none lost but those that never can be saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.store_texts import GARDEN, ONE, THREE, TWO
from tui.annotations.operations import AddTheme
from tui.errors.requests import NoSuchSpanError
from tui.errors.tag_file import LockedDatabaseError
from tui.session.pending import PendingChange, PendingChanges

CHANGES = [PendingChange(0, GARDEN, (AddTheme(span, "arms"),)) for span in (ONE, TWO, THREE)]


@pytest.fixture
def pending() -> PendingChanges:
    pending = PendingChanges()
    for each in CHANGES:
        pending.add(each)
    return pending


def test_all_are_saved_in_their_order_and_forgotten(pending: PendingChanges) -> None:
    saved: list[PendingChange] = []

    assert pending.save_all(saved.append) == 3
    assert saved == CHANGES
    assert len(pending) == 0
    assert pending.save_all(saved.append) == 0


@pytest.mark.parametrize(
    ("error", "left"),
    [
        pytest.param(LockedDatabaseError(Path("tags.json")), [TWO, THREE], id="cannot be saved now"),
        pytest.param(NoSuchSpanError(GARDEN.id, TWO.start, TWO.end), [THREE], id="never can be"),
    ],
)
def test_where_one_cannot_be_saved_those_behind_it_wait(
    pending: PendingChanges, error: Exception, left: list[object]
) -> None:
    def save(change: PendingChange) -> None:
        if change.span == TWO:
            raise error

    with pytest.raises(type(error)):
        pending.save_all(save)

    saved: list[object] = []
    pending.save_all(lambda change: saved.append(change.span))
    assert saved == left
