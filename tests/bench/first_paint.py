"""Milliseconds from launch to the first complete paint, beside an empty app of the same interface library.

The runs alternate, so that whatever else the machine does hits all alike; the figures are medians. A paint ends
with the last byte before 150 ms of silence.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.support.measure import (
    arguments,
    empty_app,
    first_paint,
    hashiya,
    home,
    print_table,
    sample_texts,
    write_library,
)

SIZES = (5, 10_000)


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__)
    texts = sample_texts(options.texts)
    with TemporaryDirectory() as name:
        folder = Path(name)
        env = home(folder)
        commands = {"empty Textual app": empty_app()}
        for size in SIZES:
            commands[f"hashiya, {size} articles"] = hashiya(write_library(folder / str(size), texts, size))
        for command in commands.values():  # a first run fills the disk cache and writes the byte code
            first_paint(command, env)
        paints = [
            {label: first_paint(command, env) for label, command in commands.items()} for _ in range(options.runs)
        ]
    times = {label: [paint[label].last * 1000 for paint in paints] for label in commands}
    base = median(times["empty Textual app"])
    print_table(
        ("first paint", "ms", "least", "most", "bytes", "ratio"),
        (
            (
                label,
                f"{median(each):.0f}",
                f"{min(each):.0f}",
                f"{max(each):.0f}",
                len(paints[-1][label].data),
                f"{median(each) / base:.2f}",
            )
            for label, each in times.items()
        ),
    )


if __name__ == "__main__":
    main()
