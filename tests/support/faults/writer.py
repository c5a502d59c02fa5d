"""A program that changes a tag file and says of each change whether it is done: ``writer.py FILE PLAN NAME COUNT BY``.

A line each: ``ready``; ``acknowledged NUMBER`` as soon as ``apply`` has returned; ``failed NUMBER MESSAGE`` where it
raised DatabaseError. Behind a failure it waits for a line on standard input.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from tests.support.faults.steps import PLANS
from tests.support.waiting import GUARD
from tui.annotations.layers import Author
from tui.errors.tag_file import DatabaseError
from tui.sentences import sentence
from tui.store.annotation_store import AnnotationStore


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def _write(path: Path, plan: str, name: str, count: int, by: str) -> None:
    store, author = AnnotationStore(path), Author(by)
    _say("ready")
    for number, step in enumerate(islice(PLANS[plan](name), count)):
        try:
            store.apply(step.article, step.operations, author, GUARD)
        except DatabaseError as error:
            _say("failed", number, sentence(error, "en"))
            sys.stdin.readline()
        else:
            _say("acknowledged", number)


if __name__ == "__main__":
    _write(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
