"""Lets every Python with this folder on PYTHONPATH wait for a terminal's answers as long as a busy machine needs.

For terminals that do answer: a test then decides by what they say, not by when.
"""

from __future__ import annotations

from tests.support.waiting import GUARD
from tui.terminal import probe

probe.LONGEST_WAIT = GUARD
