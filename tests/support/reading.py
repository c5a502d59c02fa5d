"""The reader on the samples in a real pseudo-terminal: where it stands, and what it has written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from tests.support.processes import wait_until_idle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.terminal import TerminalSession

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
TITLE = "ﻑﻭﺮﻓﻻ ﻲﻏﺮﻴﺳ"
"""Of the first sample, in visual order."""

SECOND = "ﺐﻀﺘﻘﻣ ﻥﺎﻴﺑ"
"""Of its second paragraph."""


def barred(number: int) -> Callable[[TerminalSession], bool]:
    """Return whether the bar stands at the paragraph with this number."""
    wanted = re.compile(rf"▐[ ●✓]\s*{number}$")
    return lambda session: any(wanted.search(line) for line in session.screen_lines())


def paragraphs(library: Path) -> list[dict[str, Any]]:
    with TinyDB(library / "tags.json") as database:
        (article,) = database.table("articles").all()
    assert article["id"] == "01-lavrov-pyongyang"
    return list(article["paragraphs"])


def written_after(library: Path, pid: int, act: Callable[[], None]) -> bool:
    """Return whether the process writes into the library after ``act``, before it waits for something else."""

    def stamps() -> list[tuple[str, int, int]]:
        return sorted((each.name, each.stat().st_size, each.stat().st_mtime_ns) for each in library.glob("tags*"))

    before = stamps()
    act()
    wait_until_idle(pid, lambda: stamps() != before)
    return stamps() != before
