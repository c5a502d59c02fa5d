"""Tag files of another schema: what an older version wrote as what is written today, and today's for an older version.

What stands outside uses the names below, not the modules behind them.
"""

from tui.store.migrations.down import Downgraded, Lost, downgraded
from tui.store.migrations.up import migrated

__all__ = ["Downgraded", "Lost", "downgraded", "migrated"]
