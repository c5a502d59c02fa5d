"""Clones of one repository with a tag file, in which real git merges what several people have said."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.support.command import environment, installed
from tests.support.store_texts import MORNING, SENTENCES, article_of
from tui.annotations.layers import Author
from tui.annotations.operations import AddTheme, RemoveTheme, SetNote
from tui.annotations.undo import undoable
from tui.store.annotation_store import AnnotationStore

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

ARTICLES = {
    name: article_of(*(f"{name}: {each}" for each in SENTENCES * 2), article_id=name)
    for name in ("001", "002", "003", "010", "011", "012")
}
"""Of eight paragraphs each; the clones begin with something said of the first three."""

BASE = ("001", "002", "003")
BEGUN = (1, 4, 7)
"""The paragraphs of each that have a theme in the beginning."""

State = dict[tuple[str, ...], tuple[str, str]]
"""Stamp and value of each datum, by article, paragraph, annotator and what it is."""

_SECONDS = itertools.count()


def tick() -> datetime:
    """Return a time that nobody has had before."""
    return MORNING + timedelta(seconds=next(_SECONDS))


def git_environment(home: Path) -> dict[str, str]:
    """Return an environment in which git knows nobody's configuration."""
    person = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    usual = {name: value for name, value in environment(home).items() if not name.startswith("GIT_")}
    return {**usual, **person, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"}


@dataclass(frozen=True)
class Clone:
    """A work tree, with the tag file in it."""

    folder: Path
    home: Path

    @property
    def tags(self) -> Path:
        return self.folder / "tags.json"

    def git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=git_environment(self.home), capture_output=True, check=False
        )

    def done(self, *arguments: str) -> str:
        """Have git do something, which must not fail; return what it says."""
        done = self.git(*arguments)
        assert done.returncode == 0, (arguments, done.stdout.decode(), done.stderr.decode())
        return done.stdout.decode()

    def hashiya(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
        """Run the installed command on the work tree."""
        env = {**git_environment(self.home), "HASHIYA_LIBRARY": str(self.folder), **more}
        return subprocess.run([*installed(), *arguments], cwd=self.home, env=env, capture_output=True, check=False)

    def set_up(self) -> None:
        (self.folder / "a.txt").touch()
        done = self.hashiya("git-setup")
        assert done.returncode == 0, done.stderr.decode()

    def commit(self, message: str = "x") -> None:
        self.done("add", "-A")
        self.done("commit", "-q", "--allow-empty", "-m", message)

    # What people do; each in a program of its own

    def store(self) -> AnnotationStore:
        return AnnotationStore(self.tags, now=tick)

    def tag(self, article: str, paragraph: int, by: str, theme: str) -> None:
        self._apply(article, AddTheme(span(article, paragraph), theme), by)

    def untag(self, article: str, paragraph: int, by: str, theme: str) -> None:
        self._apply(article, RemoveTheme(span(article, paragraph), theme), by)

    def note(self, article: str, paragraph: int, by: str, text: str) -> None:
        self._apply(article, SetNote(span(article, paragraph), text), by)

    def undo(self, by: str) -> None:
        store = self.store()
        entry = undoable(store.history, by)
        if entry is not None:
            store.revert(entry, ARTICLES[entry.article], Author(by, by))

    def _apply(self, article: str, operation: AddTheme | RemoveTheme | SetNote, by: str) -> None:
        self.store().apply(ARTICLES[article], [operation], Author(by, by))

    # What is there

    def said(self) -> State:
        """Return what the tag file says, read as nobody of the program reads it."""
        return said(self.tags.read_bytes())

    def themes(self) -> set[tuple[str, int, str, str]]:
        """Return article, paragraph, annotator and theme of what is on."""
        known = {each.sha256: name for name, each in ARTICLES.items()}
        found = set()
        for (sha256, start, by, *path), (_, value) in self.said().items():
            if path[0] == "themes" and json.loads(value):
                article = known[sha256]
                starts = [each.span.start for each in ARTICLES[article].paragraphs]
                found.add((article, starts.index(int(start)) + 1, by, path[1]))
        return found


def span(article: str, paragraph: int) -> Any:  # noqa: ANN401 - tests read better so
    return ARTICLES[article].paragraphs[paragraph - 1].span


def said(raw: bytes) -> State:
    """Return what a tag file says in which nothing is there twice."""
    found: State = {}
    for document in json.loads(raw).get("articles", {}).values():
        assert doubled(document) == 0
        for paragraph in document["paragraphs"]:
            for layer in paragraph["layers"]:
                place = (document["sha256"], str(paragraph["start"]), layer["by"])
                for path, datum in _data(layer):
                    assert (*place, *path) not in found
                    value = json.dumps(datum.get("on", datum.get("text")))
                    found[*place, *path] = datum["at"], value
    return found


def doubled(document: dict[str, Any]) -> int:
    """Return how many of an article's paragraphs, and of their layers, are there before."""
    records = document["paragraphs"]
    layers = sum(len(each["layers"]) - len({layer["by"] for layer in each["layers"]}) for each in records)
    return len(records) - len({(each["start"], each["end"]) for each in records}) + layers


def _data(layer: dict[str, Any]) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    maps = [((name, key), datum) for name in ("themes", "note") for key, datum in layer.get(name, {}).items()]
    return maps + [((name,), layer[name]) for name in ("reviewed",) if name in layer]


def later_of(*states: State) -> State:
    """Return of each datum what was said last: what a merge should leave, as no part of the program makes it out."""
    return {
        key: max(state[key] for state in states if key in state) for key in {key for each in states for key in each}
    }


class Origin:
    """A repository in which something has been said; each clone begins there."""

    def __init__(self, folder: Path, *, has_driver: bool) -> None:
        self._folder = folder
        self._numbers = itertools.count()
        self._begun = Clone(folder / "origin", folder)
        self._begun.folder.mkdir(parents=True)
        self._begun.done("init", "-q", "-b", "main")
        if has_driver:
            self._begun.set_up()
        else:
            (self._begun.folder / ".gitignore").write_text(".tags.json.*\n*.jsonl\n", encoding="utf-8")
        for article, paragraph in itertools.product(BASE, BEGUN):
            self._begun.tag(article, paragraph, "ali", "arms")
        self._begun.commit("base")

    def clone(self) -> Clone:
        """Return a new work tree of the same; its configuration is that of the first one."""
        new = Clone(self._folder / f"clone-{next(self._numbers)}", self._folder)
        shutil.copytree(self._begun.folder, new.folder)
        return new
