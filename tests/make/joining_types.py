"""Write ``tui/text/joining.py`` from Unicode's ArabicShaping.txt.

    python tests/make/joining_types.py

``tests/text/test_joining.py`` compares the table with the file, so a stale table fails.
"""

from __future__ import annotations

import lzma
from itertools import groupby
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "data" / "ArabicShaping-15.0.txt.xz"
TARGET = Path(__file__).parents[2] / "tui" / "text" / "joining.py"

HEAD = '''"""Joining types of Unicode 15.0's ArabicShaping.txt. Made by tests/make/joining_types.py: do not edit."""

from __future__ import annotations

RANGES: dict[str, tuple[tuple[int, int], ...]] = {
'''

TAIL = '''}

JOINING_TYPE: dict[str, str] = {
    chr(code): kind for kind, ranges in RANGES.items() for low, high in ranges for code in range(low, high + 1)
}
"""The listed characters' joining types: D, R, L, C, U or T. Marks and format characters not listed are T."""
'''


def listed_types() -> dict[int, str]:
    """Return code point -> joining type, for the lines of the file."""
    rows = lzma.decompress(SOURCE.read_bytes()).decode("utf-8").splitlines()
    fields = [row.split("#")[0].split(";") for row in rows if row.split("#")[0].strip()]
    return {int(field[0], 16): field[2].strip() for field in fields}


def as_ranges(codes: list[int]) -> list[tuple[int, int]]:
    """Return the sorted code points as inclusive ranges."""
    runs = [list(run) for _, run in groupby(enumerate(sorted(codes)), lambda pair: pair[1] - pair[0])]
    return [(run[0][1], run[-1][1]) for run in runs]


def main() -> None:
    """Write the table."""
    types = listed_types()
    lines = [HEAD]
    for kind in sorted(set(types.values())):
        lines.append(f'    "{kind}": (\n')
        ranges = as_ranges([code for code, each in types.items() if each == kind])
        lines.extend(f"        (0x{low:04X}, 0x{high:04X}),\n" for low, high in ranges)
        lines.append("    ),\n")
    lines.append(TAIL)
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
