"""What a terminal sends as messages to the application: keys, the mouse, pastes, and what came of all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from tui.terminal.input_decoder import InputDecoder
from tui.terminal.input_scanner import InputScanner
from tui.terminal.input_tokens import AltDigit, ControlSequence, Pasted, PasteDropped, PasteHeld, Typed
from tui.ui.known_sequences import is_known

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from tui.terminal.input_tokens import Token
    from tui.terminal.replies import LateReplies, Replies

_ALT_ENTER = "\x1b\r"


class TerminalAnswered(Message):
    """The terminal's answers came, after the probe had given up."""

    def __init__(self, replies: Replies) -> None:
        super().__init__()
        self.replies = replies


class DigitNotTaken(Message):
    """A digit came with ESC, and is none."""

    def __init__(self, digit: str) -> None:
        super().__init__()
        self.digit = digit


class PasteNotTaken(Message):
    """A paste was too long."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length


class PasteUnfinished(Message):
    """The end of a paste does not come."""

    def __init__(self, *, is_dropped: bool) -> None:
        super().__init__()
        self.is_dropped = is_dropped


class TerminalInput:
    """Makes messages of bytes. What is not known reaches nobody, and is counted."""

    def __init__(self, late: LateReplies, unknown: Counter[str], *, debug: bool = False) -> None:
        """Begin with nothing.

        Args:
            late: Takes the answers that are still awaited.
            unknown: How often something came that is not known, by its name; added to.
            debug: Let Textual's parser keep a log.
        """
        self._late = late
        self._unknown = unknown
        self._parser = XTermParser(debug)
        self._scanner = InputScanner()
        self._decoder = InputDecoder()

    @property
    def patience(self) -> float | None:
        """Return after how many seconds without a byte ``silence`` is to be called; None where it need not be."""
        return self._scanner.patience

    def take(self, received: bytes) -> Iterator[Message]:
        """Yield what ``received`` means, with what came before and was not complete."""
        for token in self._scanner.scan(self._decoder.decode(received)):
            yield from self._meant(token)

    def silence(self) -> Iterator[Message]:
        """Yield what that means which was not complete, now that nothing has come for ``patience`` seconds."""
        for token in self._scanner.silence():
            yield from self._meant(token)

    def _meant(self, token: Token) -> Iterator[Message]:
        match token:
            case Typed("\x1b"):
                yield Key("escape", "\x1b")
            case Typed(character):
                yield from self._parser.feed(character)
            case ControlSequence():
                yield from self._sequence(token)
            case AltDigit(digit):
                yield DigitNotTaken(digit)
            case Pasted(text, length):
                yield Paste(text.replace("\0", "")) if text or not length else PasteNotTaken(length)
            case PasteHeld():
                yield PasteUnfinished(is_dropped=False)
            case PasteDropped():
                yield PasteUnfinished(is_dropped=True)

    def _sequence(self, sequence: ControlSequence) -> Iterator[Message]:
        if not sequence.is_whole:
            self._unknown[sequence.name] += 1
        elif self._late.takes(sequence.text):
            if self._late.replies.is_complete:
                yield TerminalAnswered(self._late.replies)
        elif sequence.text == _ALT_ENTER:
            yield Key("alt+enter", None)
        elif is_known(sequence.text):
            yield from self._parser.feed(sequence.text)
        else:
            self._unknown[sequence.name] += 1
