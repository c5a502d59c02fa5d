"""Bytes of a terminal as text, whatever they are."""

from __future__ import annotations

from codecs import getincrementaldecoder

_BYTES_THAT_ARE_NO_TEXT = {
    **{0xDC00 + byte: "\ufffd" for byte in range(0xA0, 0x100)},
    **{0xDC00 + byte: chr(byte) for byte in range(0x80, 0xA0)},
}
"""Controls of 8 bits are what they are elsewhere; the rest is nobody's character."""


class InputDecoder:
    r"""Decodes UTF-8 that comes in any pieces.

    >>> decoder = InputDecoder()
    >>> decoder.decode(b"j\xd8"), decoder.decode(b"\xaa\x9b3@\xff")
    ('j', 'ت\x9b3@�')
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("surrogateescape").decode

    def decode(self, received: bytes) -> str:
        """Return the text that is complete with ``received``; the beginning of a character is held back."""
        return self._decode(received).translate(_BYTES_THAT_ARE_NO_TEXT)
