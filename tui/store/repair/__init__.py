"""What is wrong with a tag file, and a sound one made from what can be read.

What stands outside uses the names below, not the modules behind them.
"""

from tui.store.repair.check import (
    Examined,
    examined,
    findings_beside,
    good_backup,
    kept_orphans,
    missing_articles,
    read_tag_file,
    unknown_themes,
    unread_tables,
)
from tui.store.repair.findings import Fault, Finding
from tui.store.repair.repaired_file import Repaired, Replaced, repair, repair_in_place

__all__ = [
    "Examined",
    "Fault",
    "Finding",
    "Repaired",
    "Replaced",
    "examined",
    "findings_beside",
    "good_backup",
    "kept_orphans",
    "missing_articles",
    "read_tag_file",
    "repair",
    "repair_in_place",
    "unknown_themes",
    "unread_tables",
]
