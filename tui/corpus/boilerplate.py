"""Site leftovers within an article, known by rules: regular expressions in TOML files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pyarabic import araby

from tui.errors.configuration import BadPatternError, NoPatternsError, PatternsNotTextError
from tui.files.toml_file import read_toml

LONGEST_LINE = 200
"""In code points. What is longer is never boilerplate, whatever a rule says."""

_BUNDLED = Path(__file__).with_name("boilerplate.toml")
_KEY = "patterns"
_UNNOTICED = re.compile(f"[{''.join(araby.DIACRITICS)}{araby.TATWEEL}\u200e\u200f\u061c\ufeff]")
_ALEF_FORMS = re.compile(f"[{araby.ALEF_HAMZA_ABOVE}{araby.ALEF_HAMZA_BELOW}{araby.ALEF_MADDA}{araby.ALEF_WASLA}]")


@dataclass(frozen=True, slots=True)
class BoilerplateRules:
    """The rules, compiled, in the order they are tried."""

    patterns: tuple[re.Pattern[str], ...]

    def matches(self, line: str) -> bool:
        """Return whether ``line`` as a whole is boilerplate.

        Tashkeel, tatweel, marks of direction, the forms of alef and upper case make no difference, in the line as in
        the rules. White space makes none in the line, where each run of it counts as one space: a rule has to say so.

        >>> rules = load_rules()
        >>> rules.matches("تابعونا  على تويتر"), rules.matches("تابعونا إلى النهاية")
        (True, False)
        """
        if len(line) > LONGEST_LINE:
            return False
        plain = " ".join(_plain(line).split())
        return any(pattern.fullmatch(plain) for pattern in self.patterns)


def load_rules(extra: Path | None = None) -> BoilerplateRules:
    """Return the bundled rules, and after them those of the user's file ``extra``.

    Raises:
        UnreadableConfigError: A file cannot be read, or is not a regular file.
        NotUtf8ConfigError: It is not UTF-8.
        NotTomlError: It is not TOML.
        NestedTooDeepError: Its brackets are nested without end.
        NoPatternsError: It holds anything but ``patterns = ["...", ...]``.
        PatternsNotTextError: An entry of that list is not a string.
        BadPatternError: An entry is not a regular expression.
    """
    files = [_BUNDLED] if extra is None else [_BUNDLED, extra]
    return BoilerplateRules(tuple(pattern for file in files for pattern in _compiled(file)))


def _compiled(file: Path) -> list[re.Pattern[str]]:
    return [_compile(pattern, file) for pattern in _read(file)]


def _read(file: Path) -> list[str]:
    """Return the regular expressions that stand in ``file``."""
    table = read_toml(file)
    patterns = table.get(_KEY)
    if set(table) != {_KEY} or not isinstance(patterns, list):
        raise NoPatternsError(file, _KEY)
    if not all(isinstance(pattern, str) for pattern in patterns):
        raise PatternsNotTextError(file, _KEY)
    return patterns


def _compile(pattern: str, file: Path) -> re.Pattern[str]:
    try:
        return re.compile(_plain(pattern), re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadPatternError(file, pattern, str(error)) from error


def _plain(text: str) -> str:
    """Return ``text`` without what the rules take no notice of."""
    return _ALEF_FORMS.sub(araby.ALEF, _UNNOTICED.sub("", text))
