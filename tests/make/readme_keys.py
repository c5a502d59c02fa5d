"""Write the README's table of keys from the table of commands.

    python tests/make/readme_keys.py

``tests/project/test_readme.py`` fails when the table is stale.
"""

from __future__ import annotations

import re
from pathlib import Path

from tui.ui.command import key_table
from tui.ui.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"
PLACE = re.compile(r"(<!-- keys: [^>]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def with_keys(readme: str) -> str:
    """Return the README with the table of keys as it is now."""
    return PLACE.sub(lambda match: f"{match[1]}\n{key_table(COMMANDS)}\n\n{match[2]}", readme)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
