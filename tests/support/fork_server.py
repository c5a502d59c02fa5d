"""The command in a process of its own that need not load it anew: forked off a process that has loaded it.

Most tests of commands ask what is printed and written; the start of a Python costs five times that. What a test sees is
the same: a process with its own arguments, environment, folder and streams, which ends as any program does. Where the
start itself matters, as with another encoding of the streams, or a terminal, the command is started as a person does.

Run as ``python -m tests.support.fork_server FD``, this is the process that has loaded it.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import selectors
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

from tests.support.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MODULE = "tui.cli"
LOADED = "tui.cli.main"
_CHUNK = 1 << 16


class ForkServer:
    """The process that has loaded the command, and forks one that runs it whenever it is asked."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.fork_server", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # as in its children: Python asks streams once what they can
                stderr=subprocess.PIPE,
                cwd=ROOT,
            )

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        self._process.communicate()

    def run(
        self, arguments: Sequence[bytes], *, env: Mapping[str, str], cwd: Path, timeout: float
    ) -> tuple[int, bytes, bytes]:
        """Run the command with nothing to read. Return its exit code, and what it has written.

        Raises:
            subprocess.TimeoutExpired: It has said nothing, and not ended, for ``timeout`` seconds.
        """
        wanted = {"arguments": list(map(os.fsdecode, arguments)), "env": dict(env), "cwd": str(cwd)}
        message = json.dumps(wanted).encode()
        (out, to_out), (err, to_err) = os.pipe(), os.pipe()
        with ExitStack() as ours:
            ours.callback(os.close, out)
            ours.callback(os.close, err)
            socket.send_fds(self._socket, [len(message).to_bytes(8, "big")], [to_out, to_err])
            os.close(to_out)
            os.close(to_err)
            self._socket.sendall(message)
            pid = self._number()
            written = {out: bytearray(), err: bytearray()}
            with selectors.DefaultSelector() as selector:
                for descriptor in written:
                    selector.register(descriptor, selectors.EVENT_READ)
                while selector.get_map():
                    ready = selector.select(timeout)
                    if not ready:
                        os.kill(pid, signal.SIGKILL)
                        self._number()
                        raise subprocess.TimeoutExpired([MODULE, *wanted["arguments"]], timeout)
                    for key, _ in ready:
                        chunk = os.read(key.fd, _CHUNK)
                        written[key.fd] += chunk
                        if not chunk:
                            selector.unregister(key.fd)
        return os.waitstatus_to_exitcode(self._number()), bytes(written[out]), bytes(written[err])

    def _number(self) -> int:
        """Return the next number that the process says."""
        return int.from_bytes(_exactly(self._socket, 8), "big")


@cache
def fork_server() -> ForkServer:
    """Return the one of this process; it ends with this process."""
    server = ForkServer()
    atexit.register(server.close)
    return server


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += (chunk := connection.recv(size - len(data)))
        if not chunk:
            raise EOFError
    return data


def _serve(connection: socket.socket) -> None:
    """Fork whenever it is asked for. Returns in each child, made ready to be the command; never in the server."""
    while True:
        size, descriptors, _, _ = socket.recv_fds(connection, 8, 2)
        if not size:
            sys.exit()
        wanted = json.loads(_exactly(connection, int.from_bytes(size, "big")))
        pid = os.fork()
        if not pid:
            connection.close()
            for standard, descriptor in enumerate(descriptors, 1):
                os.dup2(descriptor, standard)
                os.close(descriptor)
            os.chdir(wanted["cwd"])
            os.environ.clear()
            os.environ.update(wanted["env"])
            sys.argv[1:] = wanted["arguments"]
            sys.path[0] = wanted["cwd"]
            return
        for descriptor in descriptors:
            os.close(descriptor)
        connection.sendall(pid.to_bytes(8, "big"))
        connection.sendall(os.waitpid(pid, 0)[1].to_bytes(8, "big"))


if __name__ == "__main__":
    __import__(LOADED)
    gc.freeze()  # a child that collected garbage would copy all of it
    _serve(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module(MODULE, run_name="__main__", alter_sys=True)
