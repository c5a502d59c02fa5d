"""Cutting what a terminal sends into whole tokens before anything is looked up, so that no part of one acts as a key.

The forms are those of ECMA-48 (5.4, 5.6, 8.3), and what terminals send beside it: xterm's mouse and bracketed paste,
the finals of rxvt and of the Linux console. No clock is read here: the caller tells that nothing has come for a while.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.terminal.input_tokens import AltDigit, ControlSequence, PasteDropped, Typed
from tui.terminal.pasting import PASTE_START, Pasting

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from tui.terminal.input_tokens import Token

ESCAPE_SECONDS = 0.1
"""How long ESC waits for what makes it the beginning of a sequence, before it is Esc."""
SILENCE_SECONDS = 1.0
"""How long what has begun waits for more, before it is thought to be torn."""
LONGEST_STRING = 4096
"""Code points of a control string."""
LONGEST_SEQUENCE = 64
"""Code points of a control sequence."""
LONGEST_PASTE = 20_000
"""Code points of a paste that is taken."""

_ESC, _ST = "\x1b", "\x1b\\"
_TWO_KEYS = 2
"""Code points of ESC and what stands behind it: what has no more may be Esc and a key."""
_SEVEN_BITS = dict(zip("\x8e\x8f\x90\x98\x9b\x9c\x9d\x9e\x9f", "NOPX[\\]^_", strict=True))
"""The introducers as one control of 8 bits, and what stands behind ESC for each in 7."""
_INTRODUCERS = frozenset(_SEVEN_BITS.values())
_STRINGS = frozenset("PX]^_")
_KEYS_WITH_ESC = frozenset("\x7f\t\r")
"""Behind ESC they are keys of their own: Alt-Backspace, the Linux console's Shift-Tab, Alt-Enter."""

_MOUSE = "<[ -LN-ln-~]*"  # up to M or m, whatever is between: some say NaN
_STRING_BEGUN = r"\x1b(?:\][\dlLI]|[PX^_][ -~])[^\x1b\x07\x9c]*"

_PLAIN = re.compile(f"[^{_ESC}{''.join(_SEVEN_BITS)}]+")
_WHOLE = re.compile(
    rf"\x1b\[(?:{_MOUSE}[Mm]"
    r"|\[[ -~]"  # the Linux console's function keys
    r"|M[^\x00-\x1f]{3}"  # xterm's first mouse protocol
    r"|(?:[235-8]|[12]\d|3[1-4])\$"  # rxvt with Shift; two numbers, or one behind "?", are DECRPM's answer
    r"|(?![<\[M])[0-?]*[ -/]*[@-~])"
    r"|\x1bO[\d;]*[@-~]"  # Konsole has the modifier in between
    r"|\x1bN[!-~]"
    rf"|(?:{_STRING_BEGUN}|\x1b[PX\]^_])(?:\x1b\\|[\x07\x9c])"
    r"|\x1b\\"
)
_BEGUN = re.compile(
    rf"\x1b\[(?:{_MOUSE}|\[|M[^\x00-\x1f]{{0,2}}|[0-?]*[ -/]*)|\x1bO[\d;]*|\x1bN|{_STRING_BEGUN}|\x1b[PX\]^_]"
)
"""As much of a text as has the form of the beginning of a sequence."""
_STRING_END = re.compile(r"[\x1b\x07\x9c]")
_SEQUENCE_END = re.compile(r"[^ -?]")


class InputScanner:
    r"""Cuts text into tokens, the same ones in whatever pieces it comes.

    >>> scanner = InputScanner()
    >>> [*scanner.scan("j\x1b[2")], [*scanner.scan("Kf")]
    ([Typed(character='j')], [ControlSequence(text='\x1b[2K', is_whole=True), Typed(character='f')])
    """

    def __init__(self) -> None:
        self._held = ""
        self._is_of_eight_bits = False
        self._silences = 0
        self._has_rested = False
        self._torn_from = ""
        self._overlong_until: re.Pattern[str] | None = None
        self._pasting: Pasting | None = None

    @property
    def patience(self) -> float | None:
        """Return after how many seconds without anything ``silence`` is to be called; None where it need not be."""
        if self._pasting is not None:
            return SILENCE_SECONDS if self._pasting.waits_to_be_told else None
        if self._overlong_until or self._held == _ESC:
            return ESCAPE_SECONDS
        return SILENCE_SECONDS if self._held and not self._has_rested else None

    def scan(self, text: str) -> Iterator[Token]:
        """Yield the tokens that are complete with ``text``; the beginning of one is held back."""
        self._has_rested = False
        text = yield from self._late_end(text)
        while text:
            held, self._held = self._held, ""
            if self._pasting is not None:
                pasted, text = self._pasting.take(text)
                if pasted is not None:
                    self._pasting = None
                    yield pasted
            elif self._overlong_until:
                text = self._rest_of_overlong(held + text)
            elif held:
                text = yield from self._begun(held + text)
            else:
                text = yield from self._plain(text)

    def silence(self) -> Iterator[Token]:
        """Yield what is held back as what it is, now that nothing has come for ``patience`` seconds."""
        self._has_rested = True
        if self._pasting is not None:
            yield from self._paste_held_up()
            return
        held, self._held = self._held, ""
        self._overlong_until = None
        self._silences += 1
        if len(held) > _TWO_KEYS and held[1] not in _STRINGS and self._silences == 1:
            self._held = held  # nobody types that: its end may come at any time
            return
        at = len(held) - 1 if held.endswith(_ESC) else len(held)
        self._torn_from = held[:at]
        yield from self._dropped(held[:at])
        if held[at:]:
            yield Typed(_ESC)

    def _paste_held_up(self) -> Iterator[Token]:
        said = self._pasting.silence() if self._pasting else None
        if said is not None:
            yield said
        if isinstance(said, PasteDropped):
            self._pasting = None

    # What follows yields what it finds, and returns what has still to be scanned

    def _plain(self, text: str) -> Generator[Token, None, str]:
        plain = _PLAIN.match(text)
        if plain:
            yield from map(Typed, plain[0])
            return text[plain.end() :]
        self._silences = 0
        self._is_of_eight_bits = text[0] != _ESC
        begun = _ESC + _SEVEN_BITS[text[0]] if self._is_of_eight_bits else _ESC
        return (yield from self._begun(begun + text[1:]))

    def _begun(self, text: str) -> Generator[Token, None, str]:
        """Scan ``text``, which begins with ESC."""
        key = text[1:2]
        if not key:
            self._held = text
            return ""
        if key not in _INTRODUCERS:
            return (yield from self._escaped(text))
        longest = LONGEST_STRING if key in _STRINGS else LONGEST_SEQUENCE
        begun, whole = _BEGUN.match(text), _WHOLE.match(text)
        end = begun.end() if begun else 0
        if end > longest:
            self._overlong_until = _STRING_END if key in _STRINGS else _SEQUENCE_END
        elif whole:
            yield from self._whole(whole[0])
            return text[whole.end() :]
        elif text[end:] in ("", _ESC if key in _STRINGS else ""):
            self._held = text
            return ""
        yield from self._dropped(text[: min(end, longest)])
        return text[end:]

    def _escaped(self, text: str) -> Generator[Token, None, str]:
        """Scan ESC and what begins no sequence behind it."""
        key = text[1]
        if key in _KEYS_WITH_ESC:
            yield ControlSequence(text[:2])
            return text[2:]
        yield Typed(_ESC)
        if not key.isdecimal():
            return text[1:]
        yield AltDigit(key)
        return text[2:]

    def _whole(self, sequence: str) -> Iterator[Token]:
        if sequence == PASTE_START:
            self._pasting = Pasting(LONGEST_PASTE)
        else:
            yield ControlSequence(sequence)

    def _dropped(self, begun: str) -> Iterator[Token]:
        """Yield what was no sequence: Esc and a key where it is no more than that."""
        if len(begun) > _TWO_KEYS or self._is_of_eight_bits:
            yield ControlSequence(begun, is_whole=False)
        else:
            yield from map(Typed, begun)

    def _rest_of_overlong(self, text: str) -> str:
        end = self._overlong_until.search(text) if self._overlong_until else None
        if end is None:
            return ""
        rest = text[end.start() :]
        if rest == _ESC and self._overlong_until is _STRING_END:
            self._held = rest
            return ""
        is_string, self._overlong_until = self._overlong_until is _STRING_END, None
        if rest.startswith(_ST):
            return rest[2:] if is_string else rest
        return rest[1:] if end[0] in "\x07\x9c" or "@" <= end[0] <= "~" else rest

    def _late_end(self, text: str) -> Generator[Token, None, str]:
        """Drop what is the rest of a sequence whose beginning was given up, after a silence.

        One character is a key again: only more of them, come at once, are nobody's.
        """
        torn, self._torn_from = self._torn_from, ""
        whole = _WHOLE.match(torn + text) if torn else None
        if whole is None or whole.end() - len(torn) < 2:  # noqa: PLR2004 - see above
            return text
        yield from self._whole(whole[0])
        return text[whole.end() - len(torn) :]
