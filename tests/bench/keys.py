"""Bytes written and milliseconds taken by single keys, beside ``less`` paging the same text.

The bytes are what a slow connection has to carry; "zlib" is what is left of them under ``ssh -C``. Times end with
the last byte before 150 ms of silence, and so include all that a key sets off.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.support.measure import COLUMNS, QUIET, ROWS, arguments, hashiya, home, packed_size, print_table, sample_texts
from tests.support.terminal import TerminalSession

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.support.terminal import Burst

HASHIYA_KEYS = ("j", "1", "space")
LESS_KEYS = ("space",)
OTHER_MODES = ("marks", "implicit", "words")
"""Pages of these cost something else, since what is sent for a row is something else."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one key cost: bytes, bytes after compression, milliseconds to the last byte."""

    key: str
    size: int
    packed: int
    milliseconds: float


def key_costs(command: Sequence[str], env: Mapping[str, str], keys: Sequence[str]) -> list[Cost]:
    """Return what each of ``keys`` costs, pressed one after the other."""
    with TerminalSession(command, columns=COLUMNS, rows=ROWS, env=env) as session:
        start = session.wait_quiet(
            QUIET, 60, ready=lambda session: 1049 in session.modes and any(session.screen_lines())
        )
        bursts = [_press(session, key) for key in keys]
    packed = packed_size([start.data, *(burst.data for burst in bursts)])[1:]
    return [
        Cost(key, len(burst.data), size, burst.last * 1000)
        for key, burst, size in zip(keys, bursts, packed, strict=True)
    ]


def _press(session: TerminalSession, key: str) -> Burst:
    session.mark()
    session.press(key)
    return session.wait_quiet(QUIET)


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__)
    texts = sample_texts(options.texts)
    programs: list[tuple[str, list[str], tuple[str, ...]]] = []
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text.txt").write_text("\n".join(texts), encoding="utf-8")
        if shutil.which("less"):
            programs.append(("less", ["less", str(folder / "text.txt")], LESS_KEYS))
        for run in range(options.runs):
            # A fresh copy each time: in a library that was tagged before, the key 1 would take the tag away.
            library = folder / f"library{run}"
            shutil.copytree(options.texts, library, ignore=lambda _, names: [n for n in names if n == "tags.json"])
            library.chmod(0o755)
            reader = hashiya(library)
            other = [(f"hashiya {mode}", [*reader, "--bidi", mode], ("space",)) for mode in OTHER_MODES]
            rows.append(
                [
                    (program, cost)
                    for program, command, keys in (*programs, ("hashiya", reader, HASHIYA_KEYS), *other)
                    for cost in key_costs(command, home(folder / f"home{run}{program}"), keys)  # no place is remembered
                ]
            )
    print_table(
        ("key", "bytes", "zlib", "ms"),
        (
            (
                f"{same[0][0]} {same[0][1].key}",
                f"{median(cost.size for _, cost in same):.0f}",
                f"{median(cost.packed for _, cost in same):.0f}",
                f"{median(cost.milliseconds for _, cost in same):.1f}",
            )
            for same in zip(*rows, strict=True)
        ),
    )


if __name__ == "__main__":
    main()
