"""Every error is told in both languages, whole, on one line, and with nothing of what came from outside left raw."""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui
from tests.support.places import ROOT
from tui import errors
from tui.errors import HashiyaError, Remark, agreement, articles, configuration, ending, files, requests, tag_file
from tui.errors.configuration import Expected
from tui.errors.files import Attribute
from tui.errors.getting_rid import Counted, Unsaid
from tui.errors.tag_file import Damage, Wrong
from tui.files.refusals import FolderError, NotRegularError, UnnameableError, UnreadPipeError
from tui.sentences import damage, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = "evil\x1b]52;c;x\x07\n\u202eend"
LATIN = re.compile(r"[A-Za-z]{2,}")

ABSTRACT = {
    errors.HashiyaError,
    errors.RequestError,
    articles.TextError,
    configuration.ConfigError,
    tag_file.DatabaseError,
    ending.NotInTagFileError,
    errors.Remark,
}
"""What only gathers others: none is ever raised itself."""

MADE_OF = {
    "str": "VALUE",
    "int": 4711,
    "Path": Path("/folder/file.json"),
    "Path | str": Path("/folder/file.json"),
    "tuple[str, ...]": ("FIRST", "SECOND"),
    "OSError": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "TextError | OSError | EndlessPatternError": articles.NotTextError(),
    "NoSuchHomeError": requests.NoSuchHomeError(Path("/folder/file.json")),
    "Damage": Damage(Wrong.NO_TEXT, "PLACE", "KEY"),
    "Expected": Expected.COLOUR,
    "tuple[Path, ...]": (Path("/folder/file.json"), Path("/folder/other.json")),
    "tuple[Counted, ...]": (Counted(Unsaid.REMOVALS, 4711), Counted(Unsaid.DOUBTFUL, 3)),
    "tuple[Attribute, ...]": (Attribute.OWNER, Attribute.EXTENDED),
    "Exception": tag_file.LockedDatabaseError(Path("/folder/file.json")),
    "tuple[RequestError, ...]": (requests.OrphanGoneError("FIRST"), requests.OrphanGoneError("SECOND")),
    "NotInTagFileError": ending.RescuedError(Path("/a"), Path("/folder/file.json")),
}
"""A value for each type of field."""

SAID = {"int": ["4711"], "tuple[str, ...]": ["FIRST", "SECOND"], "str": ["VALUE"], "Damage": ["PLACE", "KEY"]}
"""What of it has to be in the sentence; of a path its name."""

WORDS_OF_ITS_OWN = (
    "hashiya",
    "JSON",
    "TOML",
    "UTF",
    "true",
    "false",
    "themes",
    "PLACE",
    "KEY",
    "VALUE",
    "FIRST",
    "SECOND",
    "0072B2",
    "ACL",
)
"""What is Latin in Arabic sentences, too: names, formats, what has to be typed."""


def below(kind: type[HashiyaError | Remark]) -> Iterator[type[HashiyaError | Remark]]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def every_kind() -> list[type[HashiyaError | Remark]]:
    """Return all classes of errors and remarks, wherever in the program they are."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return sorted({*below(HashiyaError), *below(Remark)}, key=lambda each: each.__name__)


KINDS = every_kind()


def types_of(kind: type[HashiyaError | Remark]) -> dict[str, str]:
    hints: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        hints.update({name: hint for name, hint in getattr(each, "__annotations__", {}).items() if name in kind.fields})
    return hints


def example(kind: type[HashiyaError | Remark]) -> HashiyaError | Remark:
    return kind(**{name: MADE_OF[hint] for name, hint in types_of(kind).items()})


def test_all_of_them_are_in_one_package() -> None:
    assert {each.__module__.partition("errors")[0] for each in KINDS} == {"tui."}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", [each for each in KINDS if each not in ABSTRACT], ids=lambda kind: kind.__name__)
def test_each_is_a_sentence_that_names_all_its_fields(kind: type[HashiyaError | Remark], language: str) -> None:
    told = example(kind)

    said = sentence(told, language)

    for hint in types_of(kind).values():
        for wanted in SAID.get(hint, ["file.json"] if "Path" in hint or "Home" in hint else []):
            assert wanted in said
    assert said.strip() == said
    assert len(said) > 3
    assert (str(told), said)[0] != said  # no code can take the one for the other
    if language == "ar":
        left = re.sub(r"\u2066.*?\u2069|\u2068.*?\u2069", "", said)
        assert re.search("[\u0621-\u064a]", said) or kind.fields  # a sentence, or names and a cause that is one
        assert [word for word in LATIN.findall(left) if word not in WORDS_OF_ITS_OWN] == []
    else:
        assert not re.search("[\u0621-\u064a]", said)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", [each for each in KINDS if each not in ABSTRACT], ids=lambda kind: kind.__name__)
def test_what_comes_from_outside_does_no_harm(kind: type[HashiyaError | Remark], language: str) -> None:
    hostile = {
        "str": HOSTILE,
        "Path": Path(HOSTILE),
        "Path | str": HOSTILE,
        "tuple[str, ...]": (HOSTILE,),
        "OSError": OSError(99, HOSTILE),
        "TextError | OSError | EndlessPatternError": OSError(99, HOSTILE),
        "Damage": Damage(Wrong.NO_TEXT, HOSTILE, HOSTILE),
        "Exception": ValueError(HOSTILE),
        "NoSuchHomeError": requests.NoSuchHomeError(HOSTILE),
        "tuple[RequestError, ...]": (requests.OrphanGoneError(HOSTILE),),
        "NotInTagFileError": ending.RescuedError(Path(HOSTILE), Path(HOSTILE)),
    }

    said = sentence(kind(**{name: hostile.get(hint, MADE_OF[hint]) for name, hint in types_of(kind).items()}), language)

    bare = said.translate(dict.fromkeys(map(ord, "\u2066\u2068\u2069")))
    assert bare.isprintable()
    opened = 0
    for char in said:  # what is opened is closed, and nothing else is
        opened += (char in "\u2066\u2068") - (char == "\u2069")
        assert opened >= 0
    assert opened == 0


@pytest.mark.parametrize("wrong", Wrong)
def test_each_damage_is_told(wrong: Wrong) -> None:
    found = Damage(wrong, "PLACE", "KEY", 4711, "VALUE")
    arabic = sentence(tag_file.DamagedDatabaseError(Path("t.json"), found), "ar")

    assert arabic.count("؛") == 1
    assert damage(found) in sentence(tag_file.DamagedDatabaseError(Path("t.json"), found), "en")
    assert len(damage(found)) > 5


@pytest.mark.parametrize("expected", Expected)
def test_each_expectation_is_told(expected: Expected) -> None:
    said = [sentence(configuration.WrongTypeRemark(Path("c"), "k", expected), language) for language in ("ar", "en")]
    assert said[0] != said[1]
    assert all(each.strip(" :").count(" ") > 2 for each in said)


@pytest.mark.parametrize(
    "cause", [FolderError(Path("x")), NotRegularError(Path("x")), UnnameableError(), UnreadPipeError()]
)
def test_what_the_program_refuses_of_a_file_is_told_in_arabic(cause: OSError) -> None:
    said = sentence(files.UnwritableFileError(Path("x"), cause), "ar")
    assert not LATIN.search(said)


def test_the_systems_commonest_reasons_are_told_in_arabic_and_the_others_in_its_own_words() -> None:
    for number in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.EIO, errno.EDQUOT, errno.ESTALE):
        error = tag_file.UnwritableDatabaseError(Path("x"), OSError(number, os.strerror(number)))
        assert not LATIN.search(sentence(error, "ar"))
        assert sentence(error, "en").endswith(f": {os.strerror(number)}")
    rare = tag_file.UnwritableDatabaseError(Path("x"), OSError(errno.EXDEV, os.strerror(errno.EXDEV)))
    assert os.strerror(errno.EXDEV) in sentence(rare, "ar")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_of_names_that_there_are_none_of_it_is_said(language: str) -> None:
    assert sentence(agreement.TooFewAnnotatorsError(()), language).endswith(": –")


def test_a_path_is_named_as_asked_for() -> None:
    error = tag_file.LockedDatabaseError(Path("/folder/tags.json"))
    assert sentence(error, "en").startswith("/folder/tags.json is locked")
    assert sentence(error, "en", named=lambda path: path.name).startswith("tags.json is locked")


def test_an_error_is_made_of_its_fields_and_nothing_else() -> None:
    assert requests.NoSuchSpanError("a", start=1, end=2).end == 2
    for wrong in ((), ("a", 1), ("a", 1, 2, 3)):
        with pytest.raises(TypeError):
            requests.NoSuchSpanError(*wrong)


def test_no_code_reads_the_text_of_an_error() -> None:
    """Sentences are made, shown, and never taken apart: no ``str()`` of an error, no formatting of one."""
    taken = re.compile(r"str\((error|failure|problem|caught)\)|\{(error|failure|problem)[!:}]|\.args\b")
    parsers = {"tui/corpus/bounded_pattern.py", "tui/files/toml_file.py", "tui/store/storage.py"}
    found = {
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tui").rglob("*.py"))
        if taken.search(path.read_text(encoding="utf-8"))
    }
    assert found <= parsers | {"tui/sentences/__init__.py"}  # what parsers of other people say is a field of ours
