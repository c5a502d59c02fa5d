"""Reading a file in TOML that a person wrote."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from tui.errors.configuration import NestedTooDeepError, NotTomlError, NotUtf8ConfigError, UnreadableConfigError
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path


MOST_BYTES = 1_000_000
"""What a person writes by hand is never larger."""


def read_toml(path: Path) -> dict[str, object]:
    """Return the table that the file at ``path`` holds; a byte order mark before it does no harm.

    Raises:
        UnreadableConfigError: It cannot be read, or is not a regular file.
        NotUtf8ConfigError: It is not UTF-8, in the line that is named.
        NotTomlError: It is not TOML.
        NestedTooDeepError: Its brackets are nested without end.
    """
    try:
        raw = read_regular(path, MOST_BYTES)
    except OSError as error:
        raise UnreadableConfigError(path, error) from error
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotUtf8ConfigError(path, raw.count(b"\n", 0, error.start) + 1) from error
    except tomllib.TOMLDecodeError as error:
        raise NotTomlError(path, str(error)) from error
    except RecursionError as error:
        raise NestedTooDeepError(path) from error
