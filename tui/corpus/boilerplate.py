"""Site leftovers within an article, known by rules: regular expressions in TOML files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pyarabic import araby

from tui.corpus.bounded_pattern import BoundedPattern, bounded_pattern
from tui.errors.configuration import NoPatternsError, PatternsNotTextError
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

    patterns: tuple[re.Pattern[str] | BoundedPattern, ...]

    def matches(self, line: str) -> bool:
        """Return whether ``line`` as a whole is boilerplate.

        Tashkeel, tatweel, marks of direction, the forms of alef and upper case make no difference, in the line as in
        the rules. White space makes none in the line, where each run of it counts as one space: a rule has to say so.

        >>> rules = load_rules()
        >>> rules.matches("تابعونا  على تويتر"), rules.matches("تابعونا إلى النهاية")
        (True, False)

        Raises:
            EndlessPatternError: One of the user's own does not come to an end on it.
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
        LongNumberError: A number in it has more digits than are read.
        NoPatternsError: It holds anything but ``patterns = ["...", ...]``.
        PatternsNotTextError: An entry of that list is not a string.
        BadPatternError: An entry is not a regular expression.
    """
    bundled = [re.compile(_plain(pattern), re.IGNORECASE) for pattern in _read(_BUNDLED)]
    own = [] if extra is None else [bounded_pattern(_plain(pattern), extra) for pattern in _read(extra)]
    return BoilerplateRules((*bundled, *own))


def _read(file: Path) -> list[str]:
    """Return the regular expressions that stand in ``file``."""
    table = read_toml(file)
    patterns = table.get(_KEY)
    if set(table) != {_KEY} or not isinstance(patterns, list):
        raise NoPatternsError(file, _KEY)
    if not all(isinstance(pattern, str) for pattern in patterns):
        raise PatternsNotTextError(file, _KEY)
    return patterns


def _plain(text: str) -> str:
    """Return ``text`` without what the rules take no notice of."""
    return _ALEF_FORMS.sub(araby.ALEF, _UNNOTICED.sub("", text))
