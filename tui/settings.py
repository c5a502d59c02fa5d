"""What a person can set, and where their files are: the configuration in TOML, themes, folders.

A theme's id is made of letters and digits of any script and ``-``, and does not begin with ``-``: no spaces, no
control characters, and nothing that a format we export to would have to escape.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_data_path, user_state_path

from tui.model import BidiMode, ConfigError, Label, Tashkeel, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Okabe and Ito's colours, told apart by people with any kind of colour vision; their black is left out, since a
# terminal is. Those of the default themes come first.
PALETTE = ("#E69F00", "#56B4E9", "#D55E00", "#009E73", "#F0E442", "#CC79A7", "#0072B2")

DEFAULT_THEMES = (
    Theme("arms", Label("أسلحة", "Arms"), "#E69F00"),
    Theme("space-cooperation", Label("تعاون فضائي", "Space cooperation"), "#56B4E9"),
    Theme("sanctions", Label("عقوبات", "Sanctions"), "#D55E00"),
    Theme("diplomacy", Label("دبلوماسية", "Diplomacy"), "#009E73"),
)

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
        "furniture_file",
        "appearance",
        "themes",
        "keys",
    }
)
_THEME_KEYS = frozenset({"id", "ar", "en", "colour"})
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LONGEST_NAME = 60  # code points of a folder's name, four bytes each in the worst case; file systems take 255


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
    furniture_file: Path | None = None
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
        furniture_file=_furniture_file(config),
        appearance=environ.get("HASHIYA_APPEARANCE") or config.text(config.values, "appearance") or "",
        keys=_keys(config),
        warnings=tuple(config.warnings),
    )


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the configuration is: HASHIYA_CONFIG, else in the user's folder of the platform."""
    named = environ.get("HASHIYA_CONFIG")
    return _expanded(named) if named else user_config_path("hashiya", appauthor=False) / "config.toml"


def state_folder() -> Path:
    """Return the folder of what the program remembers of itself; it need not exist."""
    return user_state_path("hashiya", appauthor=False)


def data_folder() -> Path:
    """Return the folder of the person's own data; it need not exist."""
    return user_data_path("hashiya", appauthor=False)


def samples_folder() -> Path:
    """Return the folder of the sample articles: inside the installed package, or beside it in a source checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "sample_data"
    return installed if installed.is_dir() else package.parent / "sample_data"


def database_path(library: Path, explicit: Path | None) -> Path:
    """Return where the tags of ``library``, a folder or a file in one, are kept; the file need not exist.

    That is ``explicit``; else ``tags.json`` in the library's folder; else, for the samples and for folders that
    cannot be written, one in the data folder that is this library's own.
    """
    if explicit is not None:
        return _expanded(explicit)
    library = library.resolve()
    folder = library if library.is_dir() else library.parent
    if folder == samples_folder().resolve():
        return data_folder() / "samples" / "tags.json"  # theirs wherever the program is installed
    beside = folder / "tags.json"
    if beside.exists() or os.access(folder, os.W_OK | os.X_OK):
        return beside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]
    return data_folder() / "libraries" / f"{folder.name[:_LONGEST_NAME] or 'root'}-{digest}" / "tags.json"


def _expanded(path: str | Path) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:  # the home of a user there is not
        return Path(path)


def is_theme_id(text: str) -> bool:
    """Return whether ``text`` can be a theme's id: see above."""
    return bool(text) and text[0] != "-" and all(character.isalnum() or character == "-" for character in text)


def free_colour(themes: Sequence[Theme]) -> str:
    """Return a colour for one more theme: the first of the palette not in use, then all over again."""
    used = {theme.colour.upper() for theme in themes}
    return next((colour for colour in PALETTE if colour not in used), PALETTE[len(themes) % len(PALETTE)])


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
        raw = path.read_bytes()
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


def _furniture_file(config: _Config) -> Path | None:
    named = config.text(config.values, "furniture_file")
    return config.path.parent / _expanded(named) if named else None


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
