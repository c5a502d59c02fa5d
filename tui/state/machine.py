"""What tells this machine from a person's others, in what they write."""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path

_BYTES = 4
_NAME = re.compile(rb"[0-9a-f]{8}\n?")


def machine_name(folder: Path) -> str:
    """Return the name that this machine has in ``folder``, eight hexadecimal digits; made there where there is none.

    Where it cannot be kept, it is another one each time: nothing is lost by that.
    """
    path = folder / "machine"
    new = secrets.token_hex(_BYTES)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="ascii") as file:
            file.write(f"{new}\n")
    try:
        kept = read_regular(path, 100)
    except OSError:
        return new
    return kept.decode().strip() if _NAME.fullmatch(kept) else new
