"""Reading a file in TOML that a person wrote."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from tui.errors.configuration import (
    LongNumberError,
    NestedTooDeepError,
    NotTomlError,
    NotUtf8ConfigError,
    UnreadableConfigError,
)
from tui.files.regular import read_regular

if TYPE_CHECKING:
    from pathlib import Path


MOST_BYTES = 1_000_000
"""What a person writes by hand is never larger."""

DEEPEST_KEY = 20
"""Parts of a key with dots. The parser's time grows with their square: some ten thousand would take it minutes."""

_PART = r"""[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_DEEP_KEY = re.compile(rf"(?:^|[\[{{,]){_PART}(?:\.{_PART}){{{DEEPEST_KEY},}}+", re.MULTILINE)


def read_toml(path: Path) -> dict[str, object]:
    """Return the table that the file at ``path`` holds; a byte order mark before it does no harm.

    Raises:
        UnreadableConfigError: It cannot be read, or is not a regular file.
        NotUtf8ConfigError: It is not UTF-8, in the line that is named.
        NotTomlError: It is not TOML.
        NestedTooDeepError: Its brackets or its keys are nested without end.
        LongNumberError: A number in it has more digits than Python reads.
    """
    try:
        raw = read_regular(path, MOST_BYTES)
    except OSError as error:
        raise UnreadableConfigError(path, error) from error
    try:
        text = raw.decode("utf-8-sig")
        if _DEEP_KEY.search(text):
            raise NestedTooDeepError(path)
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise NotUtf8ConfigError(path, raw.count(b"\n", 0, error.start) + 1) from error
    except tomllib.TOMLDecodeError as error:
        raise NotTomlError(path, str(error)) from error
    except RecursionError as error:
        raise NestedTooDeepError(path) from error
    except ValueError as error:  # of int, which Python lets have so many digits
        raise LongNumberError(path) from error
