"""A bracketed paste (xterm's ``?2004``) while it comes: it may be long, and come in any pieces."""

from __future__ import annotations

from tui.terminal.input_tokens import Pasted, PasteDropped, PasteHeld

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"

_ESC = "\x1b"


class Pasting:
    """Collects a paste up to its end, keeping no more of it than may be taken.

    Silence does not end it: what came behind a stalled link's silence would run as commands. Esc does, once there has
    been a silence.
    """

    def __init__(self, longest: int) -> None:
        """``longest`` is how many code points are taken; what is longer is counted alone."""
        self._longest = longest
        self._pieces: list[str] = []
        self._length = 0
        self._end = ""  # what may be the beginning of PASTE_END
        self._is_held = False
        self._since_held = ""

    @property
    def waits_to_be_told(self) -> bool:
        """Return whether a silence would be news."""
        return not self._is_held or bool(self._since_held)

    def take(self, text: str) -> tuple[Pasted | None, str]:
        """Return the paste, None where its end is not in ``text``, and what of ``text`` stands behind it."""
        if self._is_held:
            self._since_held = (self._since_held + text)[:2]
        text = self._end + text
        at = text.find(PASTE_END)
        if at >= 0:
            self._keep(text[:at])
            whole = "".join(self._pieces) if self._length <= self._longest else ""
            return Pasted(whole, self._length), text[at + len(PASTE_END) :]
        begun = next(n for n in range(len(PASTE_END) - 1, -1, -1) if text.endswith(PASTE_END[:n]))
        self._keep(text[: len(text) - begun])
        self._end = PASTE_END[:begun]
        return None, ""

    def silence(self) -> PasteHeld | PasteDropped | None:
        """Return what a silence means: that the paste is held up, or after an Esc that it is given up."""
        if self._since_held == _ESC:
            return PasteDropped()
        self._since_held = ""
        if self._is_held:
            return None
        self._is_held = True
        return PasteHeld()

    def _keep(self, piece: str) -> None:
        self._length += len(piece)
        if self._length <= self._longest:
            self._pieces.append(piece)
