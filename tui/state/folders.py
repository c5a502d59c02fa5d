"""Where the program's files are on this machine: configuration, state, cache, data, samples, tags."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from tui.files.typed_path import typed_path

if TYPE_CHECKING:
    from collections.abc import Mapping


MOST_BYTES = 16_000_000
"""Of a file of the state folder: places in a hundred thousand articles."""

TAG_FILE = "tags.json"
"""What a tag file is called in its library's folder."""

_LONGEST_NAME = 60  # code points of a folder's name, four bytes each in the worst case; file systems take 255


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the configuration is: HASHIYA_CONFIG, else in the user's folder of the platform.

    Raises:
        NoSuchHomeError: HASHIYA_CONFIG begins with ``~`` and a name that no user has.
    """
    named = environ.get("HASHIYA_CONFIG")
    return typed_path(named) if named else user_config_path("hashiya", appauthor=False) / "config.toml"


def state_folder() -> Path:
    """Return the folder of what the program remembers of itself; it need not exist."""
    return user_state_path("hashiya", appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be found out again at any time; it need not exist."""
    return user_cache_path("hashiya", appauthor=False)


def data_folder() -> Path:
    """Return the folder of the person's own data; it need not exist."""
    return user_data_path("hashiya", appauthor=False)


def samples_folder() -> Path:
    """Return the folder of the sample articles: inside the installed package, or beside it in a source checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "sample_data"
    return installed if installed.is_dir() else package.parent / "sample_data"


def database_path(library: Path, explicit: Path | None) -> Path:
    """Return where the tags of ``library``, a folder or a file in one, are kept; the file need not exist.

    That is ``explicit``; else ``tags.json`` in the library's folder; else, for the samples and for folders that
    cannot be written, one in the data folder that is this library's own.

    Raises:
        NoSuchHomeError: ``explicit`` begins with ``~`` and a name that no user has.
    """
    if explicit is not None:
        return typed_path(explicit)
    library = library.resolve()
    folder = library if library.is_dir() else library.parent
    if folder == samples_folder().resolve():
        return data_folder() / "samples" / TAG_FILE  # theirs wherever the program is installed
    beside = folder / TAG_FILE
    if beside.exists() or os.access(folder, os.W_OK | os.X_OK):
        return beside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]
    return data_folder() / "libraries" / f"{folder.name[:_LONGEST_NAME] or 'root'}-{digest}" / TAG_FILE
