"""Writers in the hands of a test: start one, read what it acknowledges, kill it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.support.faults.model import replayed
from tests.support.faults.steps import PLANS
from tests.support.places import ROOT

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from tests.support.faults.model import Annotations

_INTERPOSED = Path(__file__).resolve().parent / "interposed"
_ENDLESS = 1_000_000
_LONGEST_OFFSET = 0.003  # seconds: one change takes about half of that


class Writer:
    """A process that runs ``writer.py``. Use it in a ``with`` block, which kills it if it has not ended.

    Args:
        path: The tag file.
        plan: The name of a function in ``steps``.
        name: What the plan is made from.
        count: How many steps it does.
        by: Who is said to have made the changes; ``name`` where it is "".
        fault: Which of its calls fails, as ``interposed/sitecustomize.py`` understands it.
    """

    def __init__(  # noqa: PLR0913 - what a program may be told
        self, path: Path, plan: str, name: str, count: int = _ENDLESS, *, by: str = "", fault: str = ""
    ) -> None:
        self.acknowledged: list[int] = []
        self.failed: list[int] = []
        self.message = ""
        self._present: list[int] = []
        self._following = 0
        self._plan, self._name, self._by = plan, name, by or name
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.faults.writer", path, plan, name, str(count), self._by],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=_environment(fault),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        return self._process.pid

    def read(self) -> str:
        """Return the first word of the next line that is about a step, "" behind the last one."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert not line or line.endswith("\n"), "lines are written whole"
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "ready":
            return self.read()
        number, _, message = rest.partition(" ")
        if word == "acknowledged":
            self.acknowledged.append(int(number))
            self._present.append(int(number))
        elif word == "failed":
            self.failed.append(int(number))
            self.message = message
        if word:
            self._following = int(number) + 1
        return word

    def read_acknowledged(self, count: int) -> None:
        """Read so many acknowledgements. Fails where something else comes."""
        for _ in range(count):
            assert self.read() == "acknowledged", self.message

    def read_rest(self) -> None:
        """Read acknowledgements until it ends. Fails where something else comes."""
        while word := self.read():
            assert word == "acknowledged", self.message

    def go_on(self) -> None:
        """Let it do the next step, behind a failure."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """Kill it as it stands, wait for its end, and read what it has still acknowledged."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdin
        assert self._process.stdout
        if not self._process.stdout.closed:
            while self.read():
                pass
            self._process.stdout.close()
            self._process.stdin.close()

    def kill_at_random(self, source: random.Random, most: int) -> None:
        """Kill it at a random moment: behind a random number of acknowledgements, and a random offset from there.

        The offset is the point: it lets the kill fall anywhere within a change. Nothing waits for it to be long enough.
        """
        self.read_acknowledged(source.randrange(most))
        end = time.perf_counter() + source.uniform(0, _LONGEST_OFFSET)
        while time.perf_counter() < end:
            pass
        self.kill()

    def wait(self) -> int:
        """Return its exit code, which is the negative number of the signal that killed it."""
        return self._process.wait()

    def done(self, before: Annotations) -> Annotations:
        """Return what ``before`` has become by the acknowledged steps, and failed ones that were settled as done."""
        steps = list(islice(PLANS[self._plan](self._name), self._following))
        return replayed(before, [steps[number] for number in self._present], self._by)

    def flown(self, before: Annotations) -> Annotations:
        """Return what ``before`` has become where the step that comes next has been done, too."""
        (step,) = islice(PLANS[self._plan](self._name), self._following, self._following + 1)
        return replayed(self.done(before), [step], self._by)

    def settle(self, before: Annotations, found: Annotations) -> None:
        """Count the latest failed step as done where it is in ``found``. Fails where anything else is, or is not."""
        if found != self.done(before):
            self._present.append(self.failed[-1])
            assert found == self.done(before)


def finish(writer: Writer) -> None:
    """Let the writer come to its end. Fails where not every step is acknowledged."""
    with writer:
        writer.read_rest()
        assert writer.wait() == 0


def _environment(fault: str) -> Mapping[str, str]:
    folders = [str(ROOT), *([str(_INTERPOSED)] if fault else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "FAULT": fault, "PYTHONIOENCODING": "utf-8"}
