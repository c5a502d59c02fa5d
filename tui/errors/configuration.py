"""Configuration files that cannot be understood, and what in them is passed over."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from tui.errors import HashiyaError, Remark

if TYPE_CHECKING:
    from pathlib import Path

    from tui.errors.requests import NoSuchHomeError


class ConfigError(HashiyaError):
    """A configuration file cannot be understood."""

    path: Path


class UnreadableConfigError(ConfigError):
    """It cannot be read."""

    cause: OSError


class NotUtf8ConfigError(ConfigError):
    """It is not UTF-8 in ``line``, which counts from 1."""

    line: int


class NotTomlError(ConfigError):
    """It is not TOML; ``detail`` is what the parser says, in English."""

    detail: str


class NestedTooDeepError(ConfigError):
    """Its brackets are nested deeper than anything that is meant."""


class LongNumberError(ConfigError):
    """A number in it has more digits than are read."""


class ConfiguredPathError(ConfigError):
    """A path in it begins with a home folder that is none."""

    cause: NoSuchHomeError


class NoPatternsError(ConfigError):
    """A file of rules holds something else than one list at ``key``."""

    key: str


class PatternsNotTextError(ConfigError):
    """An entry of the list at ``key`` is no text."""

    key: str


class BadPatternError(ConfigError):
    """A regular expression in it is wrong; ``detail`` is what the compiler says, in English."""

    pattern: str
    detail: str


class EndlessPatternError(ConfigError):
    """It was not known in time whether the regular expression ``pattern`` in it matches a line."""

    pattern: str


class UnknownKeyRemark(Remark):
    """A configuration has a key that means nothing; ``key`` is its path in the file, as in ``themes[2].colour``."""

    path: Path
    key: str


class Expected(Enum):
    """What a value of a configuration should be; ``sentences`` says it in words."""

    TEXT = auto()
    FLAG = auto()
    TABLE = auto()
    LIST_OF_TABLES = auto()
    THEME_ID = auto()
    COLOUR = auto()
    SIGNS = auto()
    KEYS = auto()


class WrongTypeRemark(Remark):
    """A value of the configuration at ``path`` is passed over: at ``key`` in it stands no ``expected``."""

    path: Path
    key: str
    expected: Expected


class WrongValueRemark(Remark):
    """A value of the configuration at ``path`` is passed over: at ``key`` in it ``value`` is no ``expected``."""

    path: Path
    key: str
    expected: Expected
    value: str


class WrongChoiceRemark(Remark):
    """A value of the configuration at ``path`` is passed over: at ``key`` in it ``value`` is none of ``known``."""

    path: Path
    key: str
    known: tuple[str, ...]
    value: str


class WrongVariableRemark(Remark):
    """The ``value`` of the environment variable ``name`` is passed over: it is none of ``known``."""

    name: str
    known: tuple[str, ...]
    value: str


class ManyThemesRemark(Remark):
    """The configuration at ``path`` has more themes than are read: of them the first ``most`` are there."""

    path: Path
    most: int


class ManyRemarksRemark(Remark):
    """So much of the configuration at ``path`` is passed over that its ``count`` is told, and the first ``key``."""

    path: Path
    count: int
    key: str
