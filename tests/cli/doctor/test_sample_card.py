"""The card that is shown in each mode."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.cli.doctor.sample_card import KEYS, NARROWEST, QUESTION, card


@pytest.mark.parametrize("width", [10, NARROWEST, 50, 76, 200])
def test_the_card_is_as_wide_everywhere_as_its_ruler(width: int) -> None:
    rows = card(width, [*QUESTION, *KEYS])
    assert {row[0] for row in rows} == {" "}, "what makes a row left-to-right stands there"
    framed = [row for row in rows if row[-1] in "┐┘│|"]
    assert len(framed) > 6
    assert {cell_len("".join(row)) for row in framed} == {max(NARROWEST, min(width, 76))}
