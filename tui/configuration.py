"""The table of a configuration file, and the remarks on what is passed over in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors.configuration import (
    Expected,
    ManyRemarksRemark,
    UnknownKeyRemark,
    UnreadableConfigError,
    WrongChoiceRemark,
    WrongTypeRemark,
    WrongValueRemark,
)
from tui.files.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.errors import Remark

MOST_REMARKS = 12
"""How many are told one by one; of more only how many they are."""


class Configuration:
    """The table of a configuration file, and the remarks that reading it gives. A ``key`` is its path in the file.

    Attributes:
        path: The file.
        values: What it says, by key.
        remarks: What was passed over so far.
    """

    def __init__(self, path: Path, values: Mapping[str, object]) -> None:
        """Remark on nothing yet."""
        self.path = path
        self.values = values
        self.remarks: list[Remark] = []

    def remark_on_type(self, key: str, expected: Expected) -> None:
        """Say that the value at ``key`` is of another type than ``expected``."""
        self.remarks.append(WrongTypeRemark(self.path, key, expected))

    def remark_on_value(self, key: str, expected: Expected, value: str) -> None:
        """Say that a value cannot be meant.

        Args:
            key: Where it stands.
            expected: What could be.
            value: The value.
        """
        self.remarks.append(WrongValueRemark(self.path, key, expected, value))

    def remark_on_unknown(self, values: Mapping[str, object], known: frozenset[str], place: str = "") -> None:
        """Say which keys of a table mean nothing.

        Args:
            values: The table.
            known: The keys that do.
            place: The table's own key, with what parts it from those in it.
        """
        self.remarks += [UnknownKeyRemark(self.path, place + key) for key in values if key not in known]

    def told(self) -> tuple[Remark, ...]:
        """Return the remarks, one on their number where they are too many."""
        if len(self.remarks) <= MOST_REMARKS:
            return tuple(self.remarks)
        first = next(
            remark.key
            for remark in self.remarks
            if isinstance(remark, UnknownKeyRemark | WrongTypeRemark | WrongValueRemark | WrongChoiceRemark)
        )
        return (ManyRemarksRemark(self.path, len(self.remarks), first),)

    def text(self, values: Mapping[str, object], key: str, place: str = "") -> str:
        """Return the string at ``key``; empty, with a remark, where it is something else.

        Args:
            values: The table.
            key: The key in it.
            place: The table's own key, with what parts it from those in it.
        """
        value = values.get(key, "")
        if not isinstance(value, str):
            self.remark_on_type(place + key, Expected.TEXT)
            return ""
        return " ".join(value.split())

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        """Return the string at ``key``; empty, with a remark, where it is none of those ``known``."""
        value = self.text(self.values, key)
        if value and value not in known:
            self.remarks.append(WrongChoiceRemark(self.path, key, known, value))
        return value if value in known else ""

    def flag(self, key: str, *, default: bool) -> bool:
        """Return what ``key`` says; the default, with a remark where it is neither true nor false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.remark_on_type(key, Expected.FLAG)
            return default
        return value


def read_table(path: Path) -> Mapping[str, object]:
    """Return what the file at ``path`` says; nothing where there is no file.

    Raises:
        ConfigError: It cannot be read, or is no TOML.
    """
    try:
        return read_toml(path)
    except UnreadableConfigError as error:
        if isinstance(error.cause, FileNotFoundError):
            return {}
        raise
