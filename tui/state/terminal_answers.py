"""What a person said of each terminal in ``hashiya doctor``: a small file in the person's state folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tui.files.atomic import write_atomically
from tui.files.regular import read_regular
from tui.model import BidiMode, Tashkeel
from tui.state.folders import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path


class TerminalAnswer(NamedTuple):
    """The mode in which text was seen right, and where the marks stood over their letters."""

    mode: BidiMode
    tashkeel: Tashkeel


class TerminalAnswers:
    """Answers per terminal identity. What cannot be read counts as no answer."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, identity: str) -> TerminalAnswer | None:
        """Return what was said of the terminal, None where nothing was."""
        answer = self._read().get(identity)
        if not isinstance(answer, dict):
            return None
        try:
            return TerminalAnswer(BidiMode(str(answer.get("mode"))), Tashkeel(str(answer.get("tashkeel"))))
        except ValueError:
            return None

    def set(self, identity: str, answer: TerminalAnswer) -> None:
        """Keep an answer in place of the one before, on disk.

        Raises:
            OSError: The file cannot be written.
        """
        answers = {**self._read(), identity: answer._asdict()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self.path, [json.dumps(answers, indent=1).encode()])

    def remove(self, identity: str) -> None:
        """Forget what was said of the terminal.

        Raises:
            OSError: The file cannot be written.
        """
        answers = self._read()
        if answers.pop(identity, None) is not None:
            write_atomically(self.path, [json.dumps(answers, indent=1).encode()])

    def _read(self) -> dict[str, object]:
        try:
            answers = json.loads(read_regular(self.path, MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        return answers if isinstance(answers, dict) else {}
