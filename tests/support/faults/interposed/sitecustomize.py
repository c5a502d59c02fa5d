"""Makes calls of a function fail in every Python that has this folder on PYTHONPATH.

``FAULT="os.fsync 3 EIO"``: the third call of os.fsync raises OSError(EIO) and does nothing; with ``3-5`` the third to
the fifth. A signal instead of an error, as in ``"os.replace 1 SIGKILL"``, is sent to the process before the call.
``Path.replace`` calls os.replace.
"""

from __future__ import annotations

import errno
import importlib
import os
import signal
from itertools import count
from typing import Any


def _interpose(name: str, failing: range, what: str) -> None:
    module_name, _, function_name = name.rpartition(".")
    module = importlib.import_module(module_name)
    function, calls = getattr(module, function_name), count(1)

    def interposed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes and returns
        if next(calls) not in failing:
            return function(*arguments, **named)
        if what.startswith("SIG"):
            os.kill(os.getpid(), signal.Signals[what])
        code = getattr(errno, what)
        raise OSError(code, os.strerror(code))

    setattr(module, function_name, interposed)


if fault := os.environ.get("FAULT"):
    name, calls, what = fault.split()
    first, _, last = calls.partition("-")
    _interpose(name, range(int(first), int(last or first) + 1), what)
