"""``python -m tui.cli``: the command ``hashiya`` where it is not installed."""

from __future__ import annotations

from tui.cli.main import main

main()
