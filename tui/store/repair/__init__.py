"""What is wrong with a tag file, and a sound one made from what can be read.

What stands outside uses the names below, not the modules behind them. Bytes become documents in ``reading``, documents
sound tables in ``mending``, tables a file in ``writing``.
"""

from tui.store.parsing import read_tag_file
from tui.store.repair.beside import findings_beside, sound_backup
from tui.store.repair.examination import Examined, examined
from tui.store.repair.findings import Fault, Finding
from tui.store.repair.remarkable import missing_articles, notes, unknown_themes, unread_tables
from tui.store.repair.unmerged import unmerged_sides
from tui.store.repair.writing.repaired_file import Repaired, Replaced, repair, repair_in_place

__all__ = [
    "Examined",
    "Fault",
    "Finding",
    "Repaired",
    "Replaced",
    "examined",
    "findings_beside",
    "missing_articles",
    "notes",
    "read_tag_file",
    "repair",
    "repair_in_place",
    "sound_backup",
    "unknown_themes",
    "unmerged_sides",
    "unread_tables",
]
