from __future__ import annotations

import getpass
import os
from pathlib import Path

import pytest

from tui.codebook.codebook import DEFAULT_THEMES, free_colour, is_theme_id
from tui.errors import ConfigError
from tui.model import Label, Theme
from tui.settings import load_settings
from tui.state import folders
from tui.state.folders import config_file, data_folder, database_path, samples_folder, state_folder


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
    assert settings.tashkeel is True
    assert settings.justify == "none"
    assert settings.auto_advance is False
    assert settings.boilerplate_file is None
    assert settings.keys == {}
    assert settings.warnings == ()
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
    assert settings.boilerplate_file == config.parent / "furniture.txt"
    assert settings.keys == {"next-paragraph": "j,down"}
    assert settings.themes[4:] == (Theme("water", Label("مياه", "Water"), "#0072b2"),)
    assert settings.warnings == ()


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


def test_a_colour_given_is_not_given_again() -> None:
    themes = [Theme("a", Label("a", "a"), "#e69f00"), Theme("b", Label("b", "b"), "#123456")]

    assert free_colour(themes) == "#56B4E9"
    assert free_colour([]) == "#E69F00"


def test_a_theme_with_one_label_has_it_in_both_languages(config: Path) -> None:
    config.write_text('[[themes]]\nid = "ماء"\nar = "مياه"\n[[themes]]\nid = "b"\nen = "Bread"\n', "utf-8")

    assert [theme.label for theme in load_settings(config, {}).themes[4:]] == [
        Label("مياه", "مياه"),
        Label("Bread", "Bread"),
    ]


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("colour = 1", "unknown key 'colour'"),
        ("annotator = 1", "'annotator' should be text"),
        ("language = true", "'language' should be text"),
        ('language = "fr"', "'language' should be ar or en, not 'fr'"),
        ('tashkeel = "no"', "'tashkeel' should be true, false, after, before, strip, not 'no'"),
        ("justify = true", "'justify' should be text"),
        ('justify = "spaces"', "'justify' should be none or kashida, not 'spaces'"),
        ("auto_advance = 0", "'auto_advance' should be true or false"),
        ("furniture_file = []", "'furniture_file' should be text"),
        ("keys = 1", "'keys' should be a table"),
        ("[keys]\nnext = 1", "'next' in [keys] should be text"),
        ("themes = 1", "'themes' should be [[themes]]"),
        ("themes = [1]", "theme 1 should be a table"),
        ("[[themes]]\nen = 'x'", "'id' in theme 1 should be letters, digits and '-', not ''"),
        ('[[themes]]\nid = "a\\u001bb"', "'id' in theme 1 should be letters, digits and '-', not 'a\\x1bb'"),
        ("[[themes]]\nid = 'arms'\ncolour = 'red'", "'colour' in theme 1 should be like #0072B2, not 'red'"),
        ("[[themes]]\nid = 'arms'\ncolor = '#112233'", "unknown key 'color' in theme 1"),
        ("[[themes]]\nid = 'arms'\nar = 1", "'ar' in theme 1 should be text"),
    ],
)
def test_what_cannot_be_meant_is_told_and_passed_over(config: Path, line: str, warning: str) -> None:
    config.write_text(line, "utf-8")

    settings = load_settings(config, {})

    assert settings.warnings == (f"{config}: {warning}",)
    assert settings.themes == DEFAULT_THEMES
    assert (settings.language, settings.tashkeel, settings.auto_advance) == ("ar", True, False)
    assert settings.justify == "none"
    assert settings.keys == {}


def test_a_language_there_is_not_in_the_environment_is_told(config: Path) -> None:
    settings = load_settings(config, {"HASHIYA_LANGUAGE": "fr"})

    assert settings.language == "ar"
    assert settings.warnings == ("HASHIYA_LANGUAGE should be ar or en, not 'fr'",)


@pytest.mark.parametrize(
    ("raw", "line"), [(b'annotator = "x"\nlanguage = \n', 2), (b'# \xd8\xa3\n\nx = "\xff"', 3), (b"a = 1\na = 2\n", 2)]
)
def test_a_file_that_is_not_toml_is_an_error_with_the_line(config: Path, raw: bytes, line: int) -> None:
    config.write_bytes(raw)

    with pytest.raises(ConfigError, match=rf"^{config} is not .*\(at line {line}\b") as raised:
        load_settings(config, {})
    assert raised.value.exit_code == 1


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load_settings(tmp_path, {})


def test_a_pipe_in_its_place_is_not_waited_for(config: Path) -> None:
    os.mkfifo(config)

    with pytest.raises(ConfigError, match="cannot be read: it is not a regular file"):
        load_settings(config, {})


def test_brackets_without_end_are_an_error(config: Path) -> None:
    config.write_text("x = " + "[" * 100_000, "utf-8")

    with pytest.raises(ConfigError, match="is nested too deeply"):
        load_settings(config, {})


def test_a_home_that_nobody_has_is_an_error(config: Path) -> None:
    config.write_text('boilerplate_file = "~nobody-at-all/x.toml"', "utf-8")

    with pytest.raises(ConfigError, match="there is no such home folder"):
        load_settings(config, {})


@pytest.mark.parametrize("name", ["boilerplate_file", "furniture_file"])
def test_the_file_of_site_leftovers_has_a_former_name(config: Path, name: str) -> None:
    config.write_text(f'{name} = "more.toml"', "utf-8")

    settings = load_settings(config, {})

    assert settings.boilerplate_file == config.parent / "more.toml"
    assert settings.warnings == ()


def test_a_file_saved_on_windows_is_read(config: Path) -> None:
    config.write_bytes('\ufeffannotator = "ليلى"\r\nlanguage = "en"\r\n'.encode())

    assert load_settings(config, {}).annotator == "ليلى"


def test_the_configuration_is_where_the_environment_says(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('annotator = "ليلى"', "utf-8")

    assert load_settings(environ={"HASHIYA_CONFIG": str(mine)}).annotator == "ليلى"
    assert config_file({"HASHIYA_CONFIG": "~/x.toml"}) == tmp_path / "home" / "x.toml"


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="XDG folders")
def test_folders_are_those_of_the_platform(tmp_path: Path) -> None:
    assert config_file({}) == tmp_path / "config" / "hashiya" / "config.toml"
    assert data_folder() == tmp_path / "data" / "hashiya"
    assert state_folder() == tmp_path / "state" / "hashiya"
    assert not data_folder().exists()


def test_samples_are_inside_the_installed_package_or_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "tui"
    package.mkdir(parents=True)
    monkeypatch.setattr(folders, "__file__", str(package / "state" / "folders.py"))

    assert samples_folder() == tmp_path / "site" / "sample_data"
    (package / "sample_data").mkdir()
    assert samples_folder() == package / "sample_data"


def test_tags_are_kept_with_their_library(tmp_path: Path) -> None:
    (tmp_path / "article.txt").touch()

    assert database_path(tmp_path, None) == tmp_path / "tags.json"
    assert database_path(tmp_path / "article.txt", None) == tmp_path / "tags.json"
    assert database_path(tmp_path, Path("elsewhere.json")) == Path("elsewhere.json")


def test_tags_of_the_samples_are_kept_in_the_data_folder() -> None:
    assert database_path(samples_folder(), None) == data_folder() / "samples" / "tags.json"
    assert database_path(samples_folder() / "one.txt", None) == data_folder() / "samples" / "tags.json"


def test_tags_of_a_folder_that_cannot_be_written_are_kept_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, who can write anywhere: ask for everybody else.
    monkeypatch.setattr(os, "access", lambda path, _: bool(Path(path).stat().st_mode & 0o002))
    folders = [tmp_path / "a" / "أخبار", tmp_path / "b" / "أخبار", tmp_path / ("ط" * 125)]
    for folder in folders:
        folder.mkdir(parents=True)
        folder.chmod(0o555)

    found = [database_path(folder, None) for folder in folders]

    assert len(set(found)) == 3
    assert all(path.name == "tags.json" for path in found)
    assert all(path.is_relative_to(data_folder()) for path in found)
    assert [path.parent.name.split("-")[0] for path in found[:2]] == ["أخبار", "أخبار"]
    found[2].parent.mkdir(parents=True)  # its name is not too long
    assert database_path(folders[0], None) == found[0]
    folders[1].chmod(0o755)
    (folders[1] / "tags.json").touch()
    folders[1].chmod(0o555)
    assert database_path(folders[1], None) == folders[1] / "tags.json"


@pytest.mark.parametrize("text", ["arms", "space-cooperation", "2", "تعاون-فضائي", "é1"])
def test_letters_and_digits_of_any_script_make_a_theme_id(text: str) -> None:
    assert is_theme_id(text)


@pytest.mark.parametrize("text", ["", "-", "-a", "a b", "a\n", "a_b", "a,b", "#a", "a\u200f", "سِلم", "a/b"])
def test_nothing_else_makes_a_theme_id(text: str) -> None:
    assert not is_theme_id(text)
