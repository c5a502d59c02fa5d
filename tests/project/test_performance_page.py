"""The page on performance names the script of each table, the one that there is, and each script."""

from __future__ import annotations

import re

from tests.support.documents import page
from tests.support.places import ROOT


def test_each_table_has_its_script_and_each_script_a_table() -> None:
    scripts = {path.stem for path in (ROOT / "tests" / "bench").glob("*.py")}
    tables = re.findall(r"^\|(.*)\|\n\| ---", page("performance"), re.MULTILINE)
    named = [re.findall(r"`python -m tests\.bench\.(\w+)`", head) for head in tables]

    assert all(len(each) == 1 for each in named)
    assert {each[0] for each in named} == scripts
