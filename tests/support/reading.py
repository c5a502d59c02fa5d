"""The reader on the samples in a real pseudo-terminal: where it stands, and what it has written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.kept import kept_in
from tests.support.processes import wait_until_idle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.kept import Kept
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


def paragraphs(library: Path) -> list[Kept]:
    """Return what is said of the first sample, of which alone anything may be said."""
    found = kept_in(library / "tags.json")
    assert {each.article for each in found} == {"01-lavrov-pyongyang"}
    return found


def written_after(library: Path, pid: int, act: Callable[[], None]) -> bool:
    """Return whether the process makes a change to the tags after ``act``, before it waits for something else.

    What it writes last is the history.
    """

    def stamps() -> list[tuple[str, int, int]]:
        seen = ((each.name, each.stat()) for each in library.glob("tags.history*"))
        return sorted((name, status.st_size, status.st_mtime_ns) for name, status in seen)

    before = stamps()
    act()
    wait_until_idle(pid, lambda: stamps() != before)
    return stamps() != before
