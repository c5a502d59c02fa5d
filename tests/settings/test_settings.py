from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tui.codebook.codebook import DEFAULT_THEMES
from tui.configuration import MOST_REMARKS
from tui.errors.configuration import ConfigError
from tui.model import Label, Theme
from tui.sentences import sentence
from tui.sentences.digits import in_digits
from tui.settings import MOST_THEMES, PUT_KEYS, Settings, configured_language, load_settings
from tui.state.folders import config_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def test_without_a_file_there_are_defaults(config: Path) -> None:
    settings = load_settings(config, {})

    assert settings.annotator == getpass.getuser()
    assert settings.language == "ar"
    assert in_digits("3", settings.language) == "3"
    assert settings.tashkeel is True
    assert settings.justify == "none"
    assert settings.auto_advance is False
    assert settings.put_keys == "!@#$%^&*"
    assert settings.boilerplate_file is None
    assert settings.keys == {}
    assert settings.remarks == ()
    assert settings.themes == (
        Theme("arms", Label("أسلحة", "Arms"), "#E69F00"),
        Theme("space-cooperation", Label("تعاون فضائي", "Space cooperation"), "#56B4E9"),
        Theme("sanctions", Label("عقوبات", "Sanctions"), "#D55E00"),
        Theme("diplomacy", Label("دبلوماسية", "Diplomacy"), "#009E73"),
    )


def test_everything_can_be_set(config: Path) -> None:
    config.write_text(
        """
        annotator = " ليلى  حداد "
        language = "en"
        tashkeel = false
        justify = "kashida"
        auto_advance = true
        put_keys = "&é\\"'(-è_"
        furniture_file = "furniture.txt"
        [keys]
        next-paragraph = "j,down"
        [[themes]]
        id = "water"
        ar = "مياه"
        en = "Water"
        colour = "#0072b2"
        """,
        "utf-8",
    )

    settings = load_settings(config, {})

    assert settings.annotator == "ليلى حداد"
    assert (settings.language, settings.tashkeel, settings.auto_advance) == ("en", False, True)
    assert settings.justify == "kashida"
    assert settings.put_keys == "&é\"'(-è_"
    assert settings.boilerplate_file == config.parent / "furniture.txt"
    assert settings.keys == {"next-paragraph": "j,down"}
    assert settings.themes[4:] == (Theme("water", Label("مياه", "Water"), "#0072b2"),)
    assert settings.remarks == ()


@pytest.mark.parametrize("unseen", ["\u202e\u200f", "\u064e\u0650", "\x1b", "\u2028 \u200c"])
def test_a_name_of_which_nothing_is_seen_is_none(config: Path, unseen: str) -> None:
    config.write_text('annotator = "ليلى"\n', "utf-8")

    assert load_settings(config, {"HASHIYA_ANNOTATOR": unseen}).annotator == "ليلى"


def test_the_environment_goes_before_the_file(config: Path) -> None:
    config.write_text('annotator = "ليلى"\nlanguage = "ar"\n', "utf-8")

    settings = load_settings(config, {"HASHIYA_ANNOTATOR": "سامي", "HASHIYA_LANGUAGE": "en"})

    assert (settings.annotator, settings.language) == ("سامي", "en")
    assert load_settings(config, {"HASHIYA_ANNOTATOR": " "}).annotator == "ليلى"


def test_a_user_without_a_name_is_an_annotator_all_the_same(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)

    assert load_settings(config, {}).annotator == "annotator"


def test_a_theme_of_the_same_id_replaces_what_it_gives(config: Path) -> None:
    config.write_text(
        '[[themes]]\nid = "sanctions"\nen = "Embargo"\n[[themes]]\nid = "arms"\nar = "سلاح"\ncolour = "#112233"\n',
        "utf-8",
    )

    themes = load_settings(config, {}).themes

    assert [theme.id for theme in themes] == ["arms", "space-cooperation", "sanctions", "diplomacy"]
    assert themes[0] == Theme("arms", Label("سلاح", "Arms"), "#112233")
    assert themes[2] == Theme("sanctions", Label("عقوبات", "Embargo"), "#D55E00")


def test_further_themes_get_the_rest_of_the_palette_then_all_again(config: Path) -> None:
    config.write_text("".join(f'[[themes]]\nid = "theme-{number}"\n' for number in range(5)), "utf-8")

    themes = load_settings(config, {}).themes[4:]

    assert [theme.colour for theme in themes] == ["#F0E442", "#CC79A7", "#0072B2", "#E69F00", "#56B4E9"]
    assert themes[0].label == Label("theme-0", "theme-0")


def test_a_theme_with_one_label_has_it_in_both_languages(config: Path) -> None:
    config.write_text('[[themes]]\nid = "ماء"\nar = "مياه"\n[[themes]]\nid = "b"\nen = "Bread"\n', "utf-8")

    assert [theme.label for theme in load_settings(config, {}).themes[4:]] == [
        Label("مياه", "مياه"),
        Label("Bread", "Bread"),
    ]


@pytest.mark.parametrize(
    ("lines", "variable", "shown"),
    [
        ('digits = "arabic"', "", "٣"),
        ('digits = "latin"', "", "3"),
        ('digits = "arabic"\nlanguage = "en"', "", "3"),
        ('digits = "arabic"\nlanguage = "en"', "ar", "٣"),
        ('digits = "arabic"\nlanguage = "ar"', "en", "3"),
        ('digits = ["arabic"]\nlanguage = "ar"', "", "3"),
    ],
)
def test_digits_are_those_of_arabic(config: Path, lines: str, variable: str, shown: str) -> None:
    config.write_text(lines, "utf-8")
    environ = {"HASHIYA_LANGUAGE": variable, "HASHIYA_CONFIG": str(config)}
    is_set = bool(variable) or "language" in lines

    assert in_digits("3", load_settings(config, environ).language) == shown
    assert in_digits("3", configured_language(environ) or "") == (shown if is_set else "3")


def said(settings: Settings) -> list[str]:
    return [sentence(each, "en") for each in settings.remarks]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("colour = 1", "unknown key 'colour'"),
        ("annotator = 1", "'annotator' should be text"),
        ("language = true", "'language' should be text"),
        ('language = "fr"', "'language' should be one of ar, en, not 'fr'"),
        ("tashkeel = 0x" + "f" * 5000, "'tashkeel' should be text"),
        ("tashkeel.a.b = 1", "'tashkeel' should be text"),
        ('tashkeel = "no"', "'tashkeel' should be one of true, false, after, before, strip, not 'no'"),
        ("digits = 1", "'digits' should be text"),
        ('digits = "roman"', "'digits' should be one of latin, arabic, not 'roman'"),
        ("justify = true", "'justify' should be text"),
        ('justify = "spaces"', "'justify' should be one of none, kashida, not 'spaces'"),
        ("auto_advance = 0", "'auto_advance' should be true or false"),
        ("put_keys = 1", "'put_keys' should be text"),
        ('put_keys = "!!"', "'put_keys' should be at most eight different signs, not '!!'"),
        ('put_keys = "! @"', "'put_keys' should be at most eight different signs, not '! @'"),
        ('put_keys = "abcdefghi"', "'put_keys' should be at most eight different signs, not 'abcdefghi'"),
        ("furniture_file = []", "'furniture_file' should be text"),
        ("keys = 1", "'keys' should be a table"),
        ("[keys]\nnext = 1", "'keys.next' should be text"),
        ("[keys]\nnext = 'bananas'", "'keys.next' should be names of keys with commas between, not 'bananas'"),
        ("[keys]\nnext = ' ,'", "'keys.next' should be names of keys with commas between, not ' ,'"),
        ('[keys]\nnext = "\\u001b"', "'keys.next' should be names of keys with commas between, not '\ufffd'"),
        ("themes = 1", "'themes' should be [[themes]]"),
        ("themes = [1]", "'themes[1]' should be a table"),
        ("[[themes]]\nen = 'x'", "'themes[1].id' should be letters, digits and '-', not ''"),
        ('[[themes]]\nid = "a\\u001bb"', "'themes[1].id' should be letters, digits and '-', not 'a\ufffdb'"),
        ("[[themes]]\nid = 'arms'\ncolour = 'red'", "'themes[1].colour' should be like #0072B2, not 'red'"),
        ("[[themes]]\nid = 'arms'\ncolor = '#112233'", "unknown key 'themes[1].color'"),
        ("[[themes]]\nid = 'arms'\nar = 1", "'themes[1].ar' should be text"),
    ],
)
def test_what_cannot_be_meant_is_told_and_passed_over(config: Path, line: str, remark: str) -> None:
    config.write_text(line, "utf-8")

    settings = load_settings(config, {})

    assert said(settings) == [f"{config}: {remark}"]
    assert settings.themes == DEFAULT_THEMES
    assert (settings.language, settings.tashkeel, settings.auto_advance) == ("ar", True, False)
    assert settings.justify == "none"
    assert settings.put_keys == PUT_KEYS
    assert settings.keys == {}


def test_of_keys_those_stay_that_there_are(config: Path) -> None:
    config.write_text('[keys]\nnext = "j,,PageDown, ?"\nleave = "none"\n', "utf-8")

    settings = load_settings(config, {})

    assert settings.keys == {"next": "j,?", "leave": "none"}
    assert said(settings) == [f"{config}: 'keys.next' should be names of keys with commas between, not 'PageDown'"]


def test_thousands_of_keys_that_mean_nothing_are_told_in_one_line(config: Path) -> None:
    config.write_text("".join(f"a{number}.b = 1\n" for number in range(5000)), "utf-8")

    settings = load_settings(config, {"HASHIYA_LANGUAGE": "fr"})

    assert said(settings) == [f"{config}: 5001 entries could not be understood; the first is 'a0'"]


def test_a_dozen_of_them_are_told_each(config: Path) -> None:
    config.write_text("".join(f"a{number} = 1\n" for number in range(MOST_REMARKS)), "utf-8")

    assert [each.partition(": ")[2] for each in said(load_settings(config, {}))] == [
        f"unknown key 'a{number}'" for number in range(MOST_REMARKS)
    ]


def test_of_thousands_of_themes_the_first_are_read(config: Path) -> None:
    config.write_text("".join(f'[[themes]]\nid = "t{number}"\n' for number in range(20_000)), "utf-8")

    settings = load_settings(config, {})

    assert [theme.id for theme in settings.themes[4:]] == [f"t{number}" for number in range(MOST_THEMES)]
    assert said(settings) == [f"{config}: too many themes; only the first {MOST_THEMES} are read"]


def test_a_language_there_is_not_in_the_environment_is_told(config: Path) -> None:
    settings = load_settings(config, {"HASHIYA_LANGUAGE": "fr"})

    assert settings.language == "ar"
    assert said(settings) == ["HASHIYA_LANGUAGE should be one of ar, en, not 'fr'"]


@pytest.mark.parametrize(
    ("raw", "line"), [(b'annotator = "x"\nlanguage = \n', 2), (b'# \xd8\xa3\n\nx = "\xff"', 3), (b"a = 1\na = 2\n", 2)]
)
def test_a_file_that_is_not_toml_is_an_error_with_the_line(config: Path, raw: bytes, line: int) -> None:
    config.write_bytes(raw)

    with refused(ConfigError, rf"^{config} is not .*\(at line {line}\b") as raised:
        load_settings(config, {})
    assert raised.error.exit_code == 1


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with refused(ConfigError, "cannot be read: it is a folder"):
        load_settings(tmp_path, {})


def test_a_pipe_in_its_place_is_not_waited_for(config: Path) -> None:
    os.mkfifo(config)

    with refused(ConfigError, "cannot be read: it is not a regular file"):
        load_settings(config, {})


def test_brackets_without_end_are_an_error(config: Path) -> None:
    config.write_text("x = " + "[" * 100_000, "utf-8")

    with refused(ConfigError, "is nested too deeply"):
        load_settings(config, {})


def test_a_home_that_nobody_has_is_an_error(config: Path) -> None:
    config.write_text('boilerplate_file = "~nobody-at-all/x.toml"', "utf-8")

    with refused(ConfigError, "there is no such home folder"):
        load_settings(config, {})


@pytest.mark.parametrize("name", ["boilerplate_file", "furniture_file"])
def test_the_file_of_site_leftovers_has_a_former_name(config: Path, name: str) -> None:
    config.write_text(f'{name} = "more.toml"', "utf-8")

    settings = load_settings(config, {})

    assert settings.boilerplate_file == config.parent / "more.toml"
    assert settings.remarks == ()


def test_a_file_saved_on_windows_is_read(config: Path) -> None:
    config.write_bytes('\ufeffannotator = "ليلى"\r\nlanguage = "en"\r\n'.encode())

    assert load_settings(config, {}).annotator == "ليلى"


def test_the_configuration_is_where_the_environment_says(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('annotator = "ليلى"', "utf-8")

    assert load_settings(environ={"HASHIYA_CONFIG": str(mine)}).annotator == "ليلى"
    assert config_file({"HASHIYA_CONFIG": "~/x.toml"}) == tmp_path / "home" / "x.toml"
