"""Take a picture of a command in a real terminal, after some keys.

python -m tests.terminals.picture TERMINAL OUT.png [--keys 'j j 1'] -- COMMAND [ARGUMENT...]

TERMINAL is a name of the table in emulators.py; keys have the names that X gives them: j, Return, slash, ctrl+z,
Arabic_noon. The command runs in the folder it was given in, with a home of its own that is removed afterwards.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.terminals.emulators import TERMINALS, missing
from tests.support.terminals.window import opened


def main() -> None:
    """Take the picture that the command line describes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("terminal", choices=TERMINALS)
    parser.add_argument("out", type=Path)
    parser.add_argument("--keys", default="", help="names of keys with blanks between")
    parser.add_argument("command", nargs="+")
    wanted = parser.parse_args()
    terminal = TERMINALS[wanted.terminal]
    if programs := missing(terminal):
        sys.exit(f"{terminal.name} needs {', '.join(programs)}: see tests/terminals/README.md")
    with TemporaryDirectory() as home, opened(terminal, wanted.command, Path(home)) as window:
        window.press(*wanted.keys.split())
        window.settled().save(wanted.out)


if __name__ == "__main__":
    main()
