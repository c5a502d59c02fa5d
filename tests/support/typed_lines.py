"""Running what documents tell people to type: on a copy of the samples, with something put for each placeholder."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.command import Done, environment, installed
from tests.support.documents import Typed, typed_lines
from tests.support.fork_server import fork_server
from tests.support.places import ROOT, SAMPLES
from tests.support.terminal import TerminalSession
from tests.support.waiting import GUARD

PLACEHOLDERS = {
    "ANCESTOR": "other.json",
    "ARTICLE": "02-putin-partnership",
    "BACKUP": "other.json",
    "COMMAND": "list",
    "FOLDER": "articles",
    "INTO": "arms",
    "K": "5",
    "MODE": "marks",
    "N": "3",
    "NAME": "tags.json",
    "OURS": "new.json",
    "PARAGRAPH": "5",
    "PATH": "articles",
    "PLACE": "before",
    "SHARE": "20%",
    "TEXT": "ملاحظة",
    "THEIRS": "other.json",
    "THEME": "sanctions",
}
FILES = {
    "hashiya": "articles/04-kim-train.txt",
    "-o": "new.csv",
    "--output": "new.csv",
    "--db": "other.json",
    "merge": "other.json",
    "agree": "other.json",
    "migrate": "new.json",
}
"""What stands for FILE behind a word."""

_CAPITALS = re.compile(r"(?<![\w-])([A-Z]+)(?![\w.-])")
_LEFT_OPEN = re.compile(r" \[(?:OPTIONS|COMMAND|ARGS)\](?:\.\.\.)?")
"""What a usage leaves open."""

_NEEDS_A_TERMINAL = re.compile("(reader|doctor) needs a terminal")
_REST = re.compile(r"\s(?:[|<>;#]|&&|2>).*|\s{2,}.*")
"""What the shell does with it: pipes, files, the next command, a comment; and what stands apart from it."""


@dataclass(frozen=True)
class Place:
    """A home with a folder ``articles`` in it, which is the library, and a repository of git.

    Beside it are ``other.json``, a tag file of it, and ``list``, a folder with one article.
    """

    home: Path

    @classmethod
    def like(cls, model: TemporaryDirectory[str], home: Path) -> Place:
        """Return a place in ``home``, which is there, with what ``model`` has."""
        shutil.copytree(model.name, home, dirs_exist_ok=True)
        return cls(home)

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.home, {"HASHIYA_LIBRARY": str(self.home / "articles"), "HASHIYA_ANNOTATOR": "samira"})

    def run(self, line: str) -> Done:
        """Run a line of the command or of the shell; what needs a terminal runs in one and is left with ``q``."""
        if not re.search(r"\bhashiya\b", line):
            shell = subprocess.run(shlex.split(line), cwd=self.home, capture_output=True, check=False)
            return Done(shell.returncode, shell.stdout, shell.stderr)
        variables, arguments = filled(line)
        env = self.environment | variables
        words = list(map(os.fsencode, arguments))
        done = Done(*fork_server().run(words, env=env, cwd=self.home, timeout=GUARD))
        if not _NEEDS_A_TERMINAL.search(done.message):
            return done
        with TerminalSession([*installed(), *arguments], env=env, cwd=self.home) as session:
            session.wait_for(lambda session: 1049 in session.modes)
            return Done(session.quit(), session.output, b"")


def filled(line: str) -> tuple[dict[str, str], list[str]]:
    """Return the variables that a line sets, and the command's arguments, with something for each placeholder.

    What a synopsis has in brackets is taken; of what it parts by ``|``, the first.
    """
    command = _REST.sub("", _LEFT_OPEN.sub("", line).replace("[", "").replace("]", ""))
    words = shlex.split(re.sub(r"(?<=\S)\|\S+", "", command.replace("...", "")))
    variables = {}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        variables[name] = value
    arguments = []
    for before, word in pairwise(words):
        pieces = (_put_for(each, before) if _CAPITALS.fullmatch(each) else each for each in _CAPITALS.split(word))
        arguments.append("".join(pieces))
    return variables, arguments


def _put_for(placeholder: str, before: str) -> str:
    if placeholder == "FILE":
        return FILES[before]
    return PLACEHOLDERS[placeholder]


@cache
def _model() -> TemporaryDirectory[str]:
    """Return a folder with what ``Place`` says."""
    folder = TemporaryDirectory()
    home = Path(folder.name)
    shutil.copytree(SAMPLES, home / "articles")
    subprocess.run(["git", "init", "-q"], cwd=home / "articles", capture_output=True, check=True)
    (home / "list").mkdir()
    shutil.copy(SAMPLES / "03-lavrov-visit.txt", home / "list")
    Place(home).run("hashiya --db other.json tag 3 2 arms")
    return folder


@cache
def _tagged_model() -> TemporaryDirectory[str]:
    """Return such a folder where some paragraphs have been tagged."""
    folder = TemporaryDirectory()
    place = Place.like(_model(), Path(folder.name))
    place.run("hashiya tag 2 5 arms sanctions")
    place.run("hashiya tag 2 6 diplomacy")
    return folder


def dialogue_in(folder: Path, document: str) -> dict[int, Done]:
    """Run the lines of a document behind ``$`` one after the other in ``folder``; return what they do, by number."""
    place = Place.like(_model(), folder)
    return {each.number: place.run(each.line) for each in typed_lines(ROOT / document) if each.is_prompted}


@cache
def _dialogue(document: str) -> dict[int, Done]:
    with TemporaryDirectory() as folder:
        return dialogue_in(Path(folder), document)


def is_printed(shown: str, printed: str) -> bool:
    """Return whether a document shows what was printed: ``[…]`` for what it leaves out, any time for a time."""
    pattern = re.escape(shown.strip("\n")).replace(re.escape("[…]"), ".*")
    pattern = re.sub(r"\d{4}\\-\d\d\\-\d\dT\d\d:\d\d:\d\dZ", r"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", pattern)
    return re.fullmatch(pattern, printed.replace("\r\n", "\n").strip("\n"), re.DOTALL) is not None


def done_by(typed: Typed, folder: Path) -> Done:
    """Return what a line does; one without ``$`` stands for itself, in a place of its own."""
    if typed.is_prompted:
        return _dialogue(typed.document)[typed.number]
    return Place.like(_tagged_model(), folder).run(f"{typed.line} --help" if typed.is_mention else typed.line)
