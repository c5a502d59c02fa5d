"""Pictures: rows of pixels, and parts of them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s")
_CHANNELS = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture; every edge is a share of the picture's width or height, from its upper left corner."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of 24 bits a pixel; equal ones look the same."""

    width: int
    height: int
    pixels: bytes = field(repr=False)

    @classmethod
    def from_ppm(cls, data: bytes) -> Picture:
        """Read a picture as ``import`` writes it.

        Raises:
            ValueError: ``data`` is not a binary PPM of 8 bits a channel.
        """
        header = _HEADER.match(data)
        if header is None:
            raise ValueError(f"not a picture: {data[:40]!r}")
        return cls(int(header[1]), int(header[2]), data[header.end() :])

    @property
    def ppm(self) -> bytes:
        """Return the picture as a file."""
        return b"P6 %d %d 255\n" % (self.width, self.height) + self.pixels

    def save(self, path: Path) -> None:
        """Write the picture to ``path``, in the format that its extension names."""
        subprocess.run(["convert", "ppm:-", str(path)], input=self.ppm, check=True)

    @property
    def dark(self) -> bool:
        """Return whether more than half of the light is missing."""
        return sum(self.pixels) < 255 * len(self.pixels) / 2

    def part(self, region: Region) -> Picture:
        """Return what is inside ``region``."""
        left, right = round(region.left * self.width), round(region.right * self.width)
        top, bottom = round(region.top * self.height), round(region.bottom * self.height)
        rows = (
            self.pixels[(row * self.width + left) * _CHANNELS : (row * self.width + right) * _CHANNELS]
            for row in range(top, bottom)
        )
        return Picture(right - left, bottom - top, b"".join(rows))

    def difference(self, other: Picture) -> float:
        """Return the share of the picture that is not as in ``other``, which is as large."""
        return sum(one != another for one, another in zip(self.pixels, other.pixels, strict=True)) / len(self.pixels)
