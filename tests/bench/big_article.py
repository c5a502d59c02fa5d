"""Milliseconds to the first paint of the reader on an article of ten megabytes, beside one of five kilobytes."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.support.measure import arguments, first_paint, hashiya, home, print_table, sample_texts, write_article

SIZES = {"5 kB": 5_000, "10 MB": 10_000_000}  # bytes of UTF-8


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__)
    texts = sample_texts(options.texts)
    with TemporaryDirectory() as name:
        folder = Path(name)
        env = home(folder)
        commands = {label: hashiya(write_article(folder / label, texts, size)) for label, size in SIZES.items()}
        for command in commands.values():  # a first run fills the disk cache and writes the byte code
            first_paint(command, env)
        paints = [
            {label: first_paint(command, env) for label, command in commands.items()} for _ in range(options.runs)
        ]
    times = {label: [paint[label].last * 1000 for paint in paints] for label in commands}
    base = median(times["5 kB"])
    print_table(
        ("article", "ms", "least", "most", "ratio"),
        (
            (label, f"{median(each):.0f}", f"{min(each):.0f}", f"{max(each):.0f}", f"{median(each) / base:.2f}")
            for label, each in times.items()
        ),
    )


if __name__ == "__main__":
    main()
