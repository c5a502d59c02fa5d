"""Several people at the command line: who writes, whose layers are exported, and what is seen by who codes blind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.command import FIRST, SECOND, records
from tests.support.kept import kept_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.command import Command
    from tests.support.terminal import TerminalSession

SAMIRA = {"HASHIYA_ANNOTATOR": "samira"}
HERS = "قيد المراجعة"


@pytest.fixture
def together(hashiya: Command) -> Command:
    """A library in which two people have tagged."""
    hashiya("tag", FIRST, "2", "diplomacy")
    hashiya("tag", FIRST, "2", "arms", env=SAMIRA)
    hashiya("note", FIRST, "2", HERS, env=SAMIRA)
    hashiya("tag", SECOND, "1", "sanctions", env=SAMIRA)
    return hashiya


# Who writes


def test_the_option_goes_before_the_variable_and_the_configuration(hashiya: Command) -> None:
    assert hashiya("--annotator", "  lina   aziz ", "tag", FIRST, "2", "arms").code == 0
    assert [each.by for each in kept_in(hashiya.tags)] == ["lina aziz"]


def of_a_machine(name: str) -> dict[str, str]:
    """Return the environment of somebody who has no name but that of the login, on a machine of their own."""
    return {"HASHIYA_ANNOTATOR": "", "LOGNAME": "root", "XDG_STATE_HOME": name}


def test_a_login_name_that_another_machine_has_is_no_name(hashiya: Command, tmp_path: Path) -> None:
    laptop, desk = of_a_machine(str(tmp_path / "laptop")), of_a_machine(str(tmp_path / "desk"))
    assert hashiya("tag", FIRST, "2", "arms", env=laptop).code == 0
    assert hashiya("tag", FIRST, "2", "sanctions", env=laptop).code == 0, "it is not asked itself"
    before = kept_in(hashiya.tags)

    for command in (("tag", FIRST, "2", "diplomacy"), ("review", FIRST, "2"), ("note", FIRST, "2", "x")):
        done = hashiya(*command, env=desk)
        assert (done.code, done.out) == (2, b"")
        assert "'root'" in done.message
        assert "--annotator" in done.message
    assert kept_in(hashiya.tags) == before
    assert hashiya("note", FIRST, "2", env=desk).code == 0, "nothing is written by reading"

    assert hashiya("--annotator", "root", "tag", FIRST, "2", "diplomacy", env=desk).code == 0
    assert [each.themes for each in kept_in(hashiya.tags)] == [("arms", "sanctions", "diplomacy")]


def test_on_a_terminal_it_is_asked_once(library: Path, tmp_path: Path, reader: Callable[..., TerminalSession]) -> None:
    article = "05-vostochny-summit"

    def tag(machine: str, paragraph: int, name: str = "") -> None:
        around = of_a_machine(str(tmp_path / machine))
        with reader("-L", str(library), "tag", article, str(paragraph), "arms", **around) as session:
            if name:
                session.wait_for(lambda each: any("Your name" in line for line in each.screen_lines()))
                session.press(*name, "enter")
            assert session.wait_exit() == 0

    tag("laptop", 1)
    tag("desk", 2, "lina")
    tag("desk", 3)
    assert [each.by for each in kept_in(library / "tags.json")] == ["root", "lina", "lina"]


# Whose layers


def test_an_export_has_all_layers_or_those_of_the_people_named(together: Command) -> None:
    def people(*arguments: str) -> list[list[str]]:
        return [[tag["by"] for tag in record["tags"]] for record in records(together, *arguments)]

    assert people() == [["samira", "tester"], ["samira"]]
    assert people("--by", "samira") == [["samira"], ["samira"]]
    assert people("--by", "tester") == [["tester"]]
    assert people("--by", "tester", "--by", "samira") == [["samira", "tester"], ["samira"]]
    assert records(together, "--by", "tester")[0]["note"] == ""


def test_a_theme_is_looked_for_in_the_layers_that_are_taken(together: Command) -> None:
    assert records(together, "--by", "tester", "--theme", "arms") == []
    assert [each["article"] for each in records(together, "--by", "samira", "--theme", "arms")] == [FIRST]


def test_an_export_of_somebody_who_says_nothing(together: Command) -> None:
    done = together("export", "--by", "omar")
    assert (done.code, done.out) == (2, b"")
    assert "'omar'" in done.message
    assert "tester, samira" in done.message


# Blind


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("list", "--json"),
        ("show", FIRST),
        ("export",),
        ("export", "-f", "csv"),
        ("export", "-f", "markdown", "--state", "all"),
        ("log",),
        ("log", "--json"),
        ("note", FIRST, "2"),
        ("orphans", "--json"),
        ("statistics",),
        ("statistics", "--json"),
        ("themes", "list", "--json"),
        ("undo",),
    ],
)
def test_who_codes_blind_sees_nothing_of_others(together: Command, command: tuple[str, ...]) -> None:
    done = together("--others", "hidden", *command)
    assert done.code == 0
    for word in ("samira", HERS, "" if command[0] == "themes" else "sanctions"):
        assert not word or word not in done.text + done.message


def test_the_configuration_and_the_variable_hide_as_the_option_does(together: Command) -> None:
    configuration = together.home / "config.toml"
    configuration.write_text('others = "hidden"\n', encoding="utf-8")
    for around in ({"HASHIYA_CONFIG": str(configuration)}, {"HASHIYA_OTHERS": "hidden"}):
        assert "samira" not in together("export", env=around).text
        assert "samira" in together("--others", "shown", "export", env=around).text


def test_what_is_left_out_is_said_and_can_be_asked_for(together: Command) -> None:
    done = together("--others", "hidden", "export")
    assert "--others shown" in done.message
    assert len(done.lines) == 1
    for asked in (("--others", "shown", "export"), ("--others", "hidden", "export", "--by", "samira")):
        done = together(*asked, env={"HASHIYA_OTHERS": "hidden"})
        assert (done.err, len(done.lines)) == (b"", 2)


def test_orphans_of_others_are_hidden(together: Command) -> None:
    file = together.library / f"{SECOND}.txt"
    file.write_text("نص آخر تماما\n\nولا شيء مما كان.\n", encoding="utf-8")
    assert "samira" in together("orphans", "--json").text
    assert json.loads(together("--others", "hidden", "orphans", "--json").text) == []


def test_the_log_says_whose_each_step_is(together: Command) -> None:
    together("--annotator", "agreed", "tag", FIRST, "2", "arms")
    people = [line.split("\t")[2] for line in together("log").lines]
    assert people == ["tester", "samira", "samira", "samira", "agreed"]
