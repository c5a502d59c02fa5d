"""The reader on the samples in a real pseudo-terminal: where it stands, and what it has written."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

if TYPE_CHECKING:
    from collections.abc import Callable

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


def state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]


def processor_seconds(pid: int) -> float:
    """Return the seconds of processor time that the process has used."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def wait_until_idle(pid: int) -> None:
    """Wait until the process has done next to nothing for half a second."""

    def is_idle() -> bool:
        before = processor_seconds(pid)
        time.sleep(0.5)
        return processor_seconds(pid) - before <= 0.05

    wait_until(is_idle)


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def written_after(library: Path, act: Callable[[], None]) -> bool:
    """Return whether something is written into the library after ``act``, within a second."""

    def stamps() -> list[tuple[str, int, int]]:
        return sorted((each.name, each.stat().st_size, each.stat().st_mtime_ns) for each in library.glob("tags*"))

    before = stamps()
    act()
    with suppress(AssertionError):
        wait_until(lambda: stamps() != before, 1.0)
    return stamps() != before
