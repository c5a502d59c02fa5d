"""What a person can set, and where their files are: the configuration in TOML, themes, folders.

A theme's id is made of letters and digits of any script and ``-``, and does not begin with ``-``: no spaces, no
control characters, and nothing that a format we export to would have to escape.
"""

from __future__ import annotations

import getpass
import os
import re
import tomllib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.codebook.codebook import DEFAULT_THEMES, free_colour, is_theme_id
from tui.errors import ConfigError, NoSuchHomeError
from tui.files.regular import read_regular
from tui.files.typed_path import typed_path
from tui.model import BidiMode, Label, Tashkeel, Theme
from tui.state.folders import config_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


LANGUAGES = ("ar", "en")
JUSTIFICATIONS = ("none", "kashida")

AUTOMATIC = "auto"
"""What leaves the bidi mode to what is found out about the terminal."""

_KEYS = frozenset(
    {
        "annotator",
        "language",
        "tashkeel",
        "bidi",
        "justify",
        "auto_advance",
        "boilerplate_file",
        "furniture_file",
        "appearance",
        "themes",
        "keys",
    }
)
_THEME_KEYS = frozenset({"id", "ar", "en", "colour"})
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Settings:
    """What a person has set. ``keys`` goes from command ids to comma-separated keys.

    ``bidi`` is how text is sent to the terminal, None for what suits it; ``tashkeel`` is whether vowel marks are shown,
    ``tashkeel_place`` where a terminal wants them, None for what suits it.
    ``justify`` is one of JUSTIFICATIONS: whether lines of Arabic are filled by lengthening letters.

    ``appearance`` is the name of a theme of the screen (Textual's or ours), empty for what suits the terminal.

    ``warnings`` are one line each, on what in the configuration was passed over.
    """

    annotator: str
    language: str = "ar"
    themes: tuple[Theme, ...] = DEFAULT_THEMES
    tashkeel: bool = True
    tashkeel_place: Tashkeel | None = None
    bidi: BidiMode | None = None
    justify: str = "none"
    auto_advance: bool = False
    boilerplate_file: Path | None = None
    appearance: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def load_settings(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the configuration file at ``path`` (None: where ``config_file`` says).

    HASHIYA_ANNOTATOR, HASHIYA_LANGUAGE and HASHIYA_APPEARANCE in ``environ`` go before the file. A file that is
    not there sets nothing.
    Raises ConfigError where it cannot be read or is not TOML.
    """
    path = path or config_file(environ)
    config = _Config(path, _table(path))
    config.warn_of_unknown(config.values, _KEYS)
    return Settings(
        annotator=_annotator(config, environ),
        language=_language(config, environ),
        themes=_themes(config),
        tashkeel=config.values.get("tashkeel") is not False,
        tashkeel_place=_tashkeel_place(config),
        bidi=_bidi(config),
        justify=_justify(config),
        auto_advance=config.flag("auto_advance", default=False),
        boilerplate_file=_boilerplate_file(config),
        appearance=environ.get("HASHIYA_APPEARANCE") or config.text(config.values, "appearance") or "",
        keys=_keys(config),
        warnings=tuple(config.warnings),
    )


class _Config:
    """The table of a configuration file, and the warnings that reading it gives."""

    def __init__(self, path: Path, values: Mapping[str, object]) -> None:
        self.path = path
        self.values = values
        self.warnings: list[str] = []

    def warn(self, sentence: str) -> None:
        self.warnings.append(f"{self.path}: {sentence}")

    def warn_of_unknown(self, values: Mapping[str, object], known: frozenset[str], place: str = "") -> None:
        for key in values:
            if key not in known:
                self.warn(f"unknown key {key!r}{place}")

    def text(self, values: Mapping[str, object], key: str, place: str = "") -> str:
        """Return the string at ``key``; empty, with a warning, where it is something else."""
        value = values.get(key, "")
        if not isinstance(value, str):
            self.warn(f"{key!r}{place} should be text")
            return ""
        return " ".join(value.split())

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.warn(f"{key!r} should be true or false")
            return default
        return value


def _table(path: Path) -> Mapping[str, object]:
    try:
        raw = read_regular(path)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path} is not UTF-8 (at line {line})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error
    except RecursionError as error:
        raise ConfigError(f"{path} is nested too deeply") from error


def _annotator(config: _Config, environ: Mapping[str, str]) -> str:
    configured = config.text(config.values, "annotator")
    return " ".join(environ.get("HASHIYA_ANNOTATOR", "").split()) or configured or _login_name()


def _login_name() -> str:
    try:
        return getpass.getuser() or "annotator"
    except (OSError, KeyError, ImportError):  # a user without an entry, as in some containers
        return "annotator"


def _language(config: _Config, environ: Mapping[str, str]) -> str:
    configured = config.text(config.values, "language")
    if configured and configured not in LANGUAGES:
        config.warn(f"'language' should be ar or en, not {configured!r}")
    asked = environ.get("HASHIYA_LANGUAGE", "")
    if asked and asked not in LANGUAGES:
        config.warnings.append(f"HASHIYA_LANGUAGE should be ar or en, not {asked!r}")
    return next((each for each in (asked, configured) if each in LANGUAGES), "ar")


def _tashkeel_place(config: _Config) -> Tashkeel | None:
    """Return what "after", "before" or "strip" means; true and false say only whether marks are shown."""
    value = config.values.get("tashkeel", True)
    if isinstance(value, bool):
        return None
    if value in list(Tashkeel):
        return Tashkeel(str(value))
    config.warn(f"'tashkeel' should be true, false, {', '.join(Tashkeel)}, not {value!r}")
    return None


def _bidi(config: _Config) -> BidiMode | None:
    named = config.text(config.values, "bidi")
    if named in list(BidiMode):
        return BidiMode(named)
    if named and named != AUTOMATIC:
        config.warn(f"'bidi' should be {AUTOMATIC}, {', '.join(BidiMode)}, not {named!r}")
    return None


def _justify(config: _Config) -> str:
    configured = config.text(config.values, "justify")
    if configured and configured not in JUSTIFICATIONS:
        config.warn(f"'justify' should be none or kashida, not {configured!r}")
    return configured if configured in JUSTIFICATIONS else "none"


def _boilerplate_file(config: _Config) -> Path | None:
    former = config.text(config.values, "furniture_file")
    named = config.text(config.values, "boilerplate_file") or former
    try:
        return config.path.parent / typed_path(named) if named else None
    except NoSuchHomeError as error:
        raise ConfigError(f"{config.path}: {error}") from error


def _keys(config: _Config) -> Mapping[str, str]:
    table = config.values.get("keys", {})
    if not isinstance(table, dict):
        config.warn("'keys' should be a table")
        return MappingProxyType({})
    for command, keys in table.items():
        if not isinstance(keys, str):
            config.warn(f"{command!r} in [keys] should be text")
    return MappingProxyType({command: keys for command, keys in table.items() if isinstance(keys, str)})


def _themes(config: _Config) -> tuple[Theme, ...]:
    entries = config.values.get("themes", [])
    if not isinstance(entries, list):
        config.warn("'themes' should be [[themes]]")
        entries = []
    themes = {theme.id: theme for theme in DEFAULT_THEMES}
    for number, entry in enumerate(entries, 1):
        theme = _theme(config, number, entry, themes)
        if theme is not None:
            themes[theme.id] = theme
    return tuple(themes.values())


def _theme(config: _Config, number: int, entry: object, themes: Mapping[str, Theme]) -> Theme | None:
    place = f" in theme {number}"
    if not isinstance(entry, dict):
        config.warn(f"theme {number} should be a table")
        return None
    config.warn_of_unknown(entry, _THEME_KEYS, place)
    theme_id = config.text(entry, "id", place)
    if not is_theme_id(theme_id):
        config.warn(f"'id'{place} should be letters, digits and '-', not {theme_id!r}")
        return None
    ar, en = config.text(entry, "ar", place), config.text(entry, "en", place)
    colour = config.text(entry, "colour", place)
    if colour and not _COLOUR.fullmatch(colour):
        config.warn(f"'colour'{place} should be like #0072B2, not {colour!r}")
        colour = ""
    old = themes.get(theme_id)
    if old is not None:
        return Theme(theme_id, Label(ar or old.label.ar, en or old.label.en), colour or old.colour)
    return Theme(theme_id, Label(ar or en or theme_id, en or ar or theme_id), colour or free_colour([*themes.values()]))
