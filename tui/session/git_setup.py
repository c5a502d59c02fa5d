"""What makes git join two versions of a tag file as hashiya does: two files beside it, and the clone's configuration.

The files are for everybody; the configuration is not cloned, so each clone needs it once.
"""

from __future__ import annotations

import os
import re
import subprocess
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.errors.files import FailedFileCallError
from tui.errors.git import FailedGitError, NoGitError, NoRepositoryError, OtherMergeRuleError
from tui.files.atomic import write_atomically
from tui.files.beside import fitting
from tui.files.regular import read_regular
from tui.store.git_index import git_folder
from tui.store.history_file import history_path

if TYPE_CHECKING:
    from collections.abc import Sequence

DRIVER = "hashiya"
"""What the driver is called in ``.gitattributes`` and in the configuration."""

_NAME = "hashiya: the join of two versions of a tag file"

_MOST_BYTES = 1_000_000
"""Of ``.gitattributes`` or ``.gitignore``."""

_ELSEWHERE = {
    f"GIT_{name}"
    for name in ("DIR", "WORK_TREE", "INDEX_FILE", "COMMON_DIR", "OBJECT_DIRECTORY", "NAMESPACE", "PREFIX", "CONFIG")
}
"""Variables by which a hook or an alias names a repository, which need not be the tag file's."""


class What(Enum):
    """What has come of one part of the set-up."""

    AS_IT_WAS = auto()
    WRITTEN = auto()
    CONFIGURED = auto()


class Step(NamedTuple):
    """One part of it.

    Attributes:
        what: What has come of it.
        place: The file, or what the configuration is called.
        lines: Those that are there from now on.
    """

    what: What
    place: str
    lines: tuple[str, ...]


def set_up(tag_file: Path, command: str) -> tuple[Step, ...]:
    """Have git join versions of ``tag_file``, which need not exist yet, and ignore what is beside it.

    Returns what was done.

    Done again, it changes nothing.

    Args:
        tag_file: The tag file; of a link, the file that it leads to.
        command: What the shell runs for ``hashiya merge-driver``, without its arguments.

    Raises:
        NoRepositoryError: It is in no work tree of git.
        NoGitError: git cannot be run.
        FailedGitError: git refuses to work there, or the configuration cannot be written.
        FailedFileCallError: A file beside it cannot be read or written.
        OtherMergeRuleError: All is done, but another rule goes before.
    """
    target = Path(os.path.realpath(tag_file))
    git = _Git(target)
    git.check_work_tree()
    pattern = attributes_pattern(target.name)
    rule = f" merge={DRIVER}".encode()
    steps = (
        _added(target.with_name(".gitattributes"), {pattern + rule: os.fsencode(target.name) + rule}),
        _added(target.with_name(".gitignore"), dict.fromkeys(ignore_patterns(target))),
        git.configured({"name": _NAME, "driver": f"{command.replace('%', '%%')} %O %A %B %P"}),
    )
    driver = git.merge_rule()
    if driver != DRIVER:
        raise OtherMergeRuleError(target, driver)
    return steps


def attributes_pattern(name: str) -> bytes:
    r"""Return what stands in ``.gitattributes`` for the file called ``name`` in its folder, and for no other.

    >>> attributes_pattern("tags.json"), attributes_pattern("my tags [1].json")
    (b'/tags.json', b'"/my tags \\\\[1].json"')
    """
    pattern = b"/" + _escaped(os.fsencode(name))
    if not re.search(rb'[\x00-\x20"\x7f]', pattern):
        return pattern
    quoted = re.sub(rb'[\\"]', rb"\\\g<0>", pattern)  # as C quotes: once more
    return b'"%b"' % re.sub(rb"[\x00-\x1f\x7f]", lambda control: b"\\%03o" % control[0][0], quoted)


def ignore_patterns(target: Path) -> list[bytes]:
    """Return what stands in ``.gitignore`` for all that hashiya puts beside the tag file ``target``.

    >>> [*map(bytes.decode, ignore_patterns(Path("tags.json")))][:3]
    ['/.tags.json.*', '/..tags.json.*.tmp', '/tags.history.jsonl']
    """
    name, history, stem = fitting(target), history_path(target).name, fitting(target.with_name(target.stem))
    bare = stem if target.suffix == ".json" else name
    patterns = (
        (f".{name}.", "*"),  # its lock, its backups, and what a killed write leaves
        (f"..{name}.", "*.tmp"),  # what is left of a backup
        (history, ""),
        (f".{history}.", "*.tmp"),
        (f"{stem}.repaired", "*"),
        (f".{stem}.repaired", "*.tmp"),
        (f"{name}.damaged", "*"),
        (f"{bare}.before-reset", "*"),
        (f".{bare}.before-reset", "*.tmp"),
    )
    return [b"/" + _unspeakable(_escaped(os.fsencode(beginning))) + end.encode() for beginning, end in patterns]


def _escaped(name: bytes) -> bytes:
    return re.sub(rb"[\\*?\[]", rb"\\\g<0>", name)


def _unspeakable(pattern: bytes) -> bytes:
    """Return a pattern for ``.gitignore``, where controls cannot be written."""
    return re.sub(rb"[\x00-\x1f\x7f]", b"?", pattern)


def _added(path: Path, lines: dict[bytes, bytes | None]) -> Step:
    """Put at the end of a file those of ``lines`` that it has neither so nor in the other way that stands beside it."""
    try:
        try:
            raw = read_regular(path, _MOST_BYTES)
        except FileNotFoundError:
            raw = b""
        known = {each.strip() for each in raw.split(b"\n")}
        new = [line for line, other in lines.items() if line not in known and other not in known]
        if new:
            end = b"" if not raw or raw.endswith(b"\n") else b"\n"
            write_atomically(path, [raw, end, *(b"%b\n" % line for line in new)])
    except OSError as error:
        raise FailedFileCallError(error, path) from error
    return Step(What.WRITTEN if new else What.AS_IT_WAS, str(path), tuple(map(os.fsdecode, new)))


class _Git:
    """git, in the repository of the file ``target``, without a shell."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def check_work_tree(self) -> None:
        """Raise where the file is in no work tree."""
        if git_folder(self._target) is None or self._said("rev-parse", "--is-inside-work-tree") != "true":
            raise NoRepositoryError(self._target)

    def configured(self, values: dict[str, str]) -> Step:
        """Give the clone what defines the driver."""
        new = []
        for name, value in values.items():
            key = f"merge.{DRIVER}.{name}"
            if self._done("config", "--local", "--get-all", key).stdout != os.fsencode(f"{value}\n"):
                self._said("config", "--local", "--replace-all", key, value)
                new.append(f"{key} = {value}")
        return Step(What.CONFIGURED if new else What.AS_IT_WAS, "git config --local", tuple(new))

    def merge_rule(self) -> str:
        """Return the value that the attribute ``merge`` has for the file."""
        return self._said("check-attr", "-z", "merge", "--", self._target.name).split("\0")[2]

    def _said(self, *arguments: str) -> str:
        done = self._done(*arguments)
        if done.returncode:
            lines = done.stderr.decode(errors="replace").splitlines()
            raise FailedGitError(self._target, lines[0] if lines else f"git {arguments[0]}: {done.returncode}")
        return os.fsdecode(done.stdout).removesuffix("\n")

    def _done(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        around = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        command: Sequence[str] = ("git", "-C", os.fspath(self._target.parent), *arguments)
        try:
            return subprocess.run(  # noqa: S603 - no shell: each argument is one of git's
                command, stdin=subprocess.DEVNULL, capture_output=True, env=around, check=False
            )
        except OSError as error:
            raise NoGitError(error) from error
