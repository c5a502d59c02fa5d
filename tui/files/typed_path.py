"""A path as a person types it: in a configuration file, behind an option, into a field."""

from __future__ import annotations

from pathlib import Path

from tui.errors.requests import NoSuchHomeError


def typed_path(text: str | Path) -> Path:
    """Return the path that ``text`` means: ``~`` is the person's home, ``~name`` another's.

    Raises:
        NoSuchHomeError: There is no user of that name, or no home is known.

    >>> typed_path("~/tags.json") == Path.home() / "tags.json", typed_path("a/~") == Path("a") / "~"
    (True, True)
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise NoSuchHomeError(text) from error
