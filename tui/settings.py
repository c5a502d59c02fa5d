"""What a person can set: a configuration in TOML, themes among it, and the environment variables that go before it.

A value that cannot be meant is passed over with a remark, and the default stands; only a file that is not TOML is an
error. Which ids a theme can have is said in ``codebook``.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.codebook.codebook import DEFAULT_THEMES, free_colour, is_colour, is_theme_id
from tui.configuration import Configuration, read_table
from tui.errors.configuration import (
    ConfigError,
    ConfiguredPathError,
    Expected,
    ManyThemesRemark,
    WrongChoiceRemark,
    WrongVariableRemark,
)
from tui.errors.requests import NoSuchHomeError
from tui.files.names import annotator_name
from tui.files.typed_path import typed_path
from tui.key_names import NO_KEY, is_key, keys_in
from tui.model import BidiMode, Label, Tashkeel, Theme
from tui.sentences.digits import DIGITS, Language
from tui.state.folders import config_file, state_folder
from tui.state.kept_line import annotator_answer, put_keys_answer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.errors import Remark


LANGUAGES = ("ar", "en")
"""The languages of the program; the first is the default."""

JUSTIFICATIONS = ("none", "kashida")
"""How lines of Arabic are filled: not at all, or by lengthening letters; the first is the default."""

OTHERS = ("shown", "hidden")
"""Whether the reader shows what other annotators say; the first is the default."""

PUT_KEYS = "!@#$%^&*"
"""The signs of Shift-1 to Shift-8 on American and Arabic keyboards: they put the first eight themes on and stay."""

MOST_THEMES = 500
"""How many the configuration can have: a code book that nobody can read through is none."""

AUTOMATIC = "auto"
"""What leaves the bidi mode to what is found out about the terminal."""

_KEYS = frozenset(
    {
        "annotator",
        "others",
        "language",
        "digits",
        "tashkeel",
        "bidi",
        "justify",
        "auto_advance",
        "put_keys",
        "boilerplate_file",
        "furniture_file",
        "appearance",
        "themes",
        "keys",
    }
)
_THEME_KEYS = frozenset({"id", "ar", "en", "colour"})


@dataclass(frozen=True)
class Settings:
    """What a person has set.

    Attributes:
        annotator: The name under which they work: the one that is set, else that of the login.
        is_login: Whether that is nothing but the login's name, which somebody on another machine may have, too.
        others: One of OTHERS; hidden, nothing of others is seen unless it is asked for.
        language: One of LANGUAGES; it brings its digits with it.
        digits: One of DIGITS: how numbers of the program are written in Arabic.
        themes: The default ones, changed where the configuration has their ids, and then the person's own.
        tashkeel: Whether vowel marks are shown.
        tashkeel_place: Where the terminal wants vowel marks, None for what suits it.
        bidi: How text is sent to the terminal, None for what suits it.
        justify: One of JUSTIFICATIONS.
        auto_advance: Whether the reader goes on to the next paragraph when one is tagged, untagged or reviewed.
        put_keys: Signs that put the first themes on and stay, in their order; at most as many as PUT_KEYS, none twice.
        boilerplate_file: The person's own rules, None where there are none.
        appearance: The name of a theme of the screen (Textual's or ours), "" for what suits the terminal.
        keys: Comma-separated keys by the id of the command.
        remarks: What in the configuration was passed over.
    """

    annotator: str
    is_login: bool = False
    others: str = OTHERS[0]
    language: str = LANGUAGES[0]
    digits: str = DIGITS[0]
    themes: tuple[Theme, ...] = DEFAULT_THEMES
    tashkeel: bool = True
    tashkeel_place: Tashkeel | None = None
    bidi: BidiMode | None = None
    justify: str = JUSTIFICATIONS[0]
    auto_advance: bool = False
    put_keys: str = PUT_KEYS
    boilerplate_file: Path | None = None
    appearance: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", Language(self.language, self.digits))


def load_settings(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the configuration file at ``path`` (None: where ``config_file`` says).

    HASHIYA_ANNOTATOR, HASHIYA_LANGUAGE and HASHIYA_APPEARANCE in ``environ`` go before the file. A file that is
    not there sets nothing. A path in it that is not absolute begins at the file's folder.

    Raises:
        UnreadableConfigError: It cannot be read, or is not a regular file.
        NotUtf8ConfigError: It is not UTF-8.
        NotTomlError: It is not TOML.
        NestedTooDeepError: Its brackets or its keys are nested without end.
        LongNumberError: A number in it has more digits than are read.
        ConfiguredPathError: A path in it begins with ``~`` and a name that no user has.
        NoSuchHomeError: HASHIYA_CONFIG does.

    >>> from pathlib import Path
    >>> settings = load_settings(Path("no such file"), {"HASHIYA_ANNOTATOR": "Mona", "HASHIYA_LANGUAGE": "fr"})
    >>> settings.annotator, settings.language, settings.remarks
    ('Mona', 'ar', (WrongVariableRemark(name='HASHIYA_LANGUAGE', known=('ar', 'en'), value='fr'),))
    """
    path = path or config_file(environ)
    config = Configuration(path, read_table(path))
    config.remark_on_unknown(config.values, _KEYS)
    annotator = _annotator(config, environ)
    return Settings(
        annotator=annotator or _login_name(),
        is_login=not annotator,
        others=config.choice("others", OTHERS) or OTHERS[0],
        language=_language(config, environ),
        digits=config.choice("digits", DIGITS) or DIGITS[0],
        themes=_themes(config),
        tashkeel=config.values.get("tashkeel") is not False,
        tashkeel_place=_tashkeel_place(config),
        bidi=_bidi(config),
        justify=config.choice("justify", JUSTIFICATIONS) or JUSTIFICATIONS[0],
        auto_advance=config.flag("auto_advance", default=False),
        put_keys=_put_keys(config),
        boilerplate_file=_boilerplate_file(config),
        appearance=environ.get("HASHIYA_APPEARANCE") or config.text(config.values, "appearance") or "",
        keys=_keys(config),
        remarks=config.told(),
    )


def configured_language(environ: Mapping[str, str] = os.environ) -> Language | None:
    """Return the language that the person has set, None where that is neither or cannot be known. Never raises.

    Unlike ``load_settings`` it makes no remarks: it is asked when an error is told, which may be of the configuration.
    """
    try:
        configured = read_table(config_file(environ))
    except (ConfigError, NoSuchHomeError):
        configured = {}
    digits = next((each for each in DIGITS if each == configured.get("digits")), DIGITS[0])
    wanted = (environ.get("HASHIYA_LANGUAGE", ""), configured.get("language"))
    language = next((each for each in wanted if isinstance(each, str) and each in LANGUAGES), None)
    return Language(language, digits) if language else None


def _annotator(config: Configuration, environ: Mapping[str, str]) -> str:
    """Return the name that is set, or was given when the person was asked; "" where there is none."""
    configured = config.text(config.values, "annotator")
    set_by = map(annotator_name, (environ.get("HASHIYA_ANNOTATOR", ""), configured))
    return next(filter(None, set_by), "") or annotator_answer(state_folder()).value()


def _login_name() -> str:
    try:
        return getpass.getuser() or "annotator"
    except (OSError, KeyError, ImportError):  # a user without an entry, as in some containers
        return "annotator"


def _language(config: Configuration, environ: Mapping[str, str]) -> str:
    configured = config.choice("language", LANGUAGES)
    asked = environ.get("HASHIYA_LANGUAGE", "")
    if asked and asked not in LANGUAGES:
        config.remarks.append(WrongVariableRemark("HASHIYA_LANGUAGE", LANGUAGES, asked))
    return next((each for each in (asked, configured) if each in LANGUAGES), LANGUAGES[0])


def _tashkeel_place(config: Configuration) -> Tashkeel | None:
    """Return what "after", "before" or "strip" means; true and false say only whether marks are shown."""
    value = config.values.get("tashkeel", True)
    if isinstance(value, bool):
        return None
    named = config.text(config.values, "tashkeel")
    if named in list(Tashkeel):
        return Tashkeel(named)
    if named:
        config.remarks.append(WrongChoiceRemark(config.path, "tashkeel", ("true", "false", *Tashkeel), named))
    return None


def _bidi(config: Configuration) -> BidiMode | None:
    named = config.choice("bidi", (AUTOMATIC, *BidiMode))
    return BidiMode(named) if named and named != AUTOMATIC else None


def _put_keys(config: Configuration) -> str:
    """Return the signs that are set, else those that were answered; the default ones where those cannot be meant."""
    signs = config.values.get("put_keys")
    if isinstance(signs, str) and are_put_keys(signs):
        return signs
    if isinstance(signs, str):
        config.remark_on_value("put_keys", Expected.SIGNS, signs)
    elif signs is not None:
        config.remark_on_type("put_keys", Expected.TEXT)
    answered = put_keys_answer(state_folder()).value()
    return answered if answered and are_put_keys(answered) else PUT_KEYS


def are_put_keys(signs: str) -> bool:
    """Return whether ``signs`` can be a person's ``put_keys``.

    >>> are_put_keys(""), are_put_keys("&é"), are_put_keys("!!"), are_put_keys("! @")
    (True, True, False, False)
    """
    return len(signs) <= len(PUT_KEYS) and len({*signs}) == len(signs) and " " not in signs and signs.isprintable()


def _boilerplate_file(config: Configuration) -> Path | None:
    former = config.text(config.values, "furniture_file")
    named = config.text(config.values, "boilerplate_file") or former
    try:
        return config.path.parent / typed_path(named) if named else None
    except NoSuchHomeError as error:
        raise ConfiguredPathError(config.path, error) from error


def _keys(config: Configuration) -> Mapping[str, str]:
    table = config.values.get("keys", {})
    if not isinstance(table, dict):
        config.remark_on_type("keys", Expected.TABLE)
        return MappingProxyType({})
    found = {command: _named_keys(config, f"keys.{command}", keys) for command, keys in table.items()}
    return MappingProxyType({command: keys for command, keys in found.items() if keys})


def _named_keys(config: Configuration, place: str, keys: object) -> str:
    """Return the keys at ``place``, with commas between; "" where none is left."""
    if not isinstance(keys, str):
        config.remark_on_type(place, Expected.TEXT)
        return ""
    names = keys_in(keys)
    for name in names or [keys]:
        if not _names_key(name):
            config.remark_on_value(place, Expected.KEYS, name)
    return ",".join(filter(_names_key, names))


def _names_key(name: str) -> bool:
    return is_key(name) or name == NO_KEY


def _themes(config: Configuration) -> tuple[Theme, ...]:
    entries = config.values.get("themes", [])
    if not isinstance(entries, list):
        config.remark_on_type("themes", Expected.LIST_OF_TABLES)
        entries = []
    if len(entries) > MOST_THEMES:
        config.remarks.append(ManyThemesRemark(config.path, MOST_THEMES))
    themes = {theme.id: theme for theme in DEFAULT_THEMES}
    for number, entry in enumerate(entries[:MOST_THEMES], 1):
        theme = _theme(config, number, entry, themes)
        if theme is not None:
            themes[theme.id] = theme
    return tuple(themes.values())


def _theme(config: Configuration, number: int, entry: object, themes: Mapping[str, Theme]) -> Theme | None:
    place = f"themes[{number}]."
    if not isinstance(entry, dict):
        config.remark_on_type(f"themes[{number}]", Expected.TABLE)
        return None
    config.remark_on_unknown(entry, _THEME_KEYS, place)
    theme_id = config.text(entry, "id", place)
    if not is_theme_id(theme_id):
        config.remark_on_value(f"{place}id", Expected.THEME_ID, theme_id)
        return None
    ar, en = config.text(entry, "ar", place), config.text(entry, "en", place)
    colour = config.text(entry, "colour", place)
    if colour and not is_colour(colour):
        config.remark_on_value(f"{place}colour", Expected.COLOUR, colour)
        colour = ""
    old = themes.get(theme_id)
    if old is not None:
        return Theme(theme_id, Label(ar or old.label.ar, en or old.label.en), colour or old.colour)
    return Theme(theme_id, Label(ar or en or theme_id, en or ar or theme_id), colour or free_colour([*themes.values()]))
