"""Stopped from outside, by signals no program can catch: it takes the terminal again, and leaves it as it was found."""

from __future__ import annotations

import os
import re
import signal
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.command import installed
from tests.support.processes import state, wait_until_idle, wait_until_stopped
from tests.support.reading import ENTER, LEAVE, SECOND, TITLE, barred, paragraphs, written_after
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.terminal import TerminalSession

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")

FOUND = frozenset({7, 25})
BETWEEN_TWO_LOOKS = ["sh", "-c", 'stty -g; "$@"; code=$?; stty -g; exit $code', "sh", *installed()]
"""The command between two looks at how the terminal is set."""

OTHERS = b"another's"
"""What somebody before the program has put on the keyboard stack of the main screen."""

TEXT_AS_TEXT = b"1"
"""What has kitty send sequences only for keys that type nothing: of others it leaves out text beyond ASCII."""


class Stopped:
    """The program in a shell's terminal, and what happens to both."""

    def __init__(self, session: TerminalSession) -> None:
        self._session = session
        self._terminal = Path(f"/proc/{session.pid}/fd/0").readlink()
        children = Path(f"/proc/{session.pid}/task/{session.pid}/children").read_text(encoding="ascii").split()
        self.pid = int(children[0])

    @property
    def threads(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))

    def send(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def stop(self, number: signal.Signals = signal.SIGSTOP) -> None:
        self.send(number)
        wait_until_stopped(self.pid)

    def go_on(self) -> None:
        self._session.mark()
        self.send(signal.SIGCONT)

    def write(self, text: str) -> None:
        """Write into the terminal, as a shell does."""
        number = os.open(self._terminal, os.O_WRONLY | os.O_NOCTTY)
        try:
            os.write(number, text.encode())
        finally:
            os.close(number)

    def set_cooked(self, *, without: int = 0) -> None:
        """Set the terminal as a shell does; ``without`` are input flags that it does not want."""
        number = os.open(self._terminal, os.O_RDWR | os.O_NOCTTY)
        try:
            attributes = termios.tcgetattr(number)
            attributes[0] = (attributes[0] | termios.ICRNL | termios.IXON) & ~without
            attributes[3] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
            termios.tcsetattr(number, termios.TCSANOW, attributes)
        finally:
            os.close(number)


def stopped_and_nothing_else(program: Stopped, _: TerminalSession) -> None:
    program.stop()
    program.go_on()


def stopped_before_a_shell(program: Stopped, session: TerminalSession) -> None:
    """As bash does: it sets the terminal for itself and writes where the cursor is."""
    program.stop()
    program.set_cooked()
    program.write("\r\n[1]+  Stopped\r\n$ fg\r\n")
    session.wait_for("$ fg")
    program.go_on()


def stopped_before_a_reset(program: Stopped, session: TerminalSession) -> None:
    program.stop()
    program.set_cooked()
    program.write(
        "\x1b[?1049l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[8h$ fg\r\n"
    )
    session.wait_for("$ fg")
    assert session.modes == FOUND
    program.go_on()


def stopped_by_another_key(program: Stopped, session: TerminalSession) -> None:
    """By what Ctrl-Z sends, sent by somebody else."""
    program.stop(signal.SIGTSTP)
    session.wait_for(lambda session: session.modes == FOUND)
    assert session.is_cooked
    program.write("$ fg\r\n")
    program.go_on()


def told_to_go_on_unasked(program: Stopped, session: TerminalSession) -> None:
    program.go_on()
    session.wait_quiet()
    program.go_on()


INTERRUPTIONS = [
    stopped_and_nothing_else,
    stopped_before_a_shell,
    stopped_before_a_reset,
    stopped_by_another_key,
    told_to_go_on_unasked,
]


@pytest.fixture
def started(library: Path, reader: Callable[..., TerminalSession]) -> Callable[[], TerminalSession]:
    """Return what starts the reader between two looks at the terminal, and waits for its first screen."""

    def start() -> TerminalSession:
        session = reader(str(library), command=BETWEEN_TWO_LOOKS)
        try:
            session.wait_for(barred(1))
            session.wait_for(TITLE)
            session.wait_quiet()
        except BaseException:
            session.close()
            raise
        return session

    return start


def keyboards(output: bytes) -> dict[str, list[bytes]]:
    """Return what is on the keyboard stacks at last: each screen has its own (kitty's keyboard protocol)."""
    stacks: dict[str, list[bytes]] = {"main": [OTHERS], "alternate": [OTHERS]}
    screen = "main"
    for token in re.finditer(
        rb"\x1b\[(?:\?1049(?P<switch>[hl])|>(?P<pushed>\d*)u|=(?P<set>\d+)u|<(?P<popped>\d*)u)", output
    ):
        if token["switch"]:
            screen = "alternate" if token["switch"] == b"h" else "main"
        elif token["pushed"] is not None:
            stacks[screen].append(token["pushed"])
        elif token["set"] is not None:
            stacks[screen][-1] = token["set"]
        else:
            del stacks[screen][-int(token["popped"] or 1) :]
    return stacks


def settings(session: TerminalSession) -> list[bytes]:
    """Return how the terminal was set at each look."""
    return re.findall(rb"(?:[0-9a-f]+:){10,}[0-9a-f]+", session.output)


def assert_left_as_found(session: TerminalSession) -> None:
    before, after = settings(session)
    assert before == after
    assert session.modes == FOUND
    assert session.output.rfind(b"\x1b[8h") > session.output.rfind(b"\x1b[8l")
    with pytest.raises(ProcessLookupError):
        os.killpg(session.pid, 0)


@pytest.mark.parametrize("interrupt", INTERRUPTIONS)
def test_it_goes_on_and_leaves_the_terminal_as_it_was(
    library: Path,
    started: Callable[[], TerminalSession],
    interrupt: Callable[[Stopped, TerminalSession], None],
) -> None:
    with started() as session:
        program = Stopped(session)
        threads, modes, screen = program.threads, session.modes, session.screen_lines()
        for _ in range(2):
            interrupt(program, session)
            session.wait_quiet(ready=lambda session: session.modes == modes and session.screen_lines() == screen)
            assert not session.is_cooked
            assert keyboards(session.output) == {"main": [OTHERS], "alternate": [OTHERS, TEXT_AS_TEXT]}
            wait_until(lambda: program.threads == threads)
        session.press(*"jjkj")
        session.wait_for(barred(3))
        session.press("1")
        session.wait_for("ﺔﺤﻠﺳﺃ 1")
        session.press("k")
        session.wait_for(barred(2))
        assert session.quit() == 0
        assert keyboards(session.output) == {"main": [OTHERS], "alternate": [OTHERS]}
        assert_left_as_found(session)
    (tagged,) = paragraphs(library)
    assert tagged.themes == ("arms",)


def test_the_screen_is_sent_whole(started: Callable[[], TerminalSession]) -> None:
    with started() as session:
        program = Stopped(session)
        for interrupt in INTERRUPTIONS:
            session.mark()
            interrupt(program, session)
            session.wait_quiet(ready=lambda session: TITLE.encode() in session.bytes_since_mark)
            assert SECOND.encode() in session.bytes_since_mark
        assert session.quit() == 0


def test_keys_typed_meanwhile_have_their_effect_once_each(
    library: Path, started: Callable[[], TerminalSession]
) -> None:
    with started() as session:
        program = Stopped(session)
        program.stop()
        session.press("j", "1", "j", "down", "2", "down", "up")
        program.go_on()
        session.wait_for(barred(4))
        assert session.quit() == 0
        assert_left_as_found(session)
    assert [[*each.themes] for each in paragraphs(library)] == [["arms"], ["space-cooperation"]]


def test_a_paste_cut_by_a_stop_stays_one_paste(started: Callable[[], TerminalSession]) -> None:
    with started() as session:
        program = Stopped(session)
        session.press("/", "ك")
        session.wait_for("ﻙ :ﺚﺤﺑ")
        session.say(b"\x1b[200~" + "تا".encode() + "ب".encode()[:1])
        wait_until_idle(program.pid)
        program.stop()
        program.go_on()
        session.wait_quiet(ready=lambda session: TITLE.encode() in session.bytes_since_mark)
        session.say("ب".encode()[1:] + b"\x1b[201~")
        session.wait_for("ﺏﺎﺘﻛ :ﺚﺤﺑ")
        session.press("esc")
        session.wait_for("ﺝﻭﺮﺧ q")
        assert session.quit() == 0


def test_what_a_shell_has_read_the_end_of_is_no_paste(started: Callable[[], TerminalSession]) -> None:
    with started() as session:
        program = Stopped(session)
        session.say(b"\x1b[200~jj")
        wait_until_idle(program.pid)
        stopped_before_a_shell(program, session)
        session.wait_quiet(ready=lambda session: TITLE.encode() in session.bytes_since_mark)
        session.press("j")
        session.wait_for(barred(2))
        assert session.quit() == 0


def stop_while_it_writes(program: Stopped, session: TerminalSession, number: signal.Signals) -> None:
    """Stop the program, and take what it writes before."""

    def is_stopped() -> bool:
        session.mark()
        return state(program.pid) == "T"

    program.send(number)
    wait_until(is_stopped)


@pytest.mark.parametrize("number", [signal.SIGTSTP, pytest.param(signal.SIGSTOP, marks=pytest.mark.faults)])
def test_stopped_while_the_terminal_takes_nothing(
    library: Path, started: Callable[[], TerminalSession], number: signal.Signals
) -> None:
    with started() as session:
        program = Stopped(session)
        session.stall()
        session.resize(200, 80)  # one frame is more than the terminal holds
        wait_until_idle(program.pid)
        pressed = 1
        while written_after(library, program.pid, lambda: session.press("1")):
            pressed += 1
        session.resize(80, 24)
        session.resume()
        stop_while_it_writes(program, session, number)
        program.go_on()
        session.wait_quiet(ready=lambda session: TITLE.encode() in session.bytes_since_mark)
        session.press(*"1" * (1 - pressed % 2), "j")  # each turns the tag on or off
        session.wait_for(barred(2))
        assert session.quit() == 0
        assert keyboards(session.output) == {"main": [OTHERS], "alternate": [OTHERS]}
        assert_left_as_found(session)
    assert len(paragraphs(library)) == 1


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_what_a_shell_has_set_meanwhile_stays(started: Callable[[], TerminalSession], number: signal.Signals) -> None:
    with started() as session:
        program = Stopped(session)
        program.stop(number)
        program.set_cooked(without=termios.IXON)
        program.go_on()
        session.wait_quiet(ready=lambda session: TITLE.encode() in session.bytes_since_mark)
        assert session.quit() == 0
        before, after = (int(each.partition(b":")[0], 16) for each in settings(session))
        assert after == before & ~termios.IXON


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGALRM], ids=["asked", "past_the_deadline"])
def test_a_terminal_that_was_given_back_is_let_alone(
    started: Callable[[], TerminalSession], end: signal.Signals
) -> None:
    with started() as session:
        program = Stopped(session)
        program.stop(signal.SIGTSTP)
        program.set_cooked(without=termios.IXON)
        session.mark()
        program.send(end)
        program.go_on()
        session.wait_exit()
        before, after = settings(session)
        assert session.bytes_since_mark.strip() == after
        assert int(after.partition(b":")[0], 16) == int(before.partition(b":")[0], 16) & ~termios.IXON


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP])
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_ended_while_it_is_stopped(
    library: Path, started: Callable[[], TerminalSession], stop: signal.Signals, end: signal.Signals
) -> None:
    with started() as session:
        program = Stopped(session)
        session.press("1", "j")
        session.wait_for(barred(2))
        program.stop(stop)
        program.send(end)
        program.go_on()
        assert session.wait_exit() == 128 + end
        assert session.output.count(ENTER) == session.output.count(LEAVE) == 1
        assert keyboards(session.output) == {"main": [OTHERS], "alternate": [OTHERS]}
        assert_left_as_found(session)
    assert len(paragraphs(library)) == 1


@pytest.mark.faults
def test_a_storm_of_stops_ends_with_everything_as_it_was(started: Callable[[], TerminalSession]) -> None:
    with started() as session:
        program = Stopped(session)
        for number in range(200):
            session.press(*"jk" * (number % 12), "1")
            stop_while_it_writes(program, session, (signal.SIGTSTP, signal.SIGTSTP, signal.SIGSTOP)[number % 3])
            program.send(signal.SIGCONT)
        session.wait_quiet(ready=lambda session: 1049 in session.modes)
        session.press("j")
        session.wait_quiet()
        assert session.quit() == 0
        assert keyboards(session.output) == {"main": [OTHERS], "alternate": [OTHERS]}
        assert_left_as_found(session)


def blocked(thread: Path) -> set[int]:
    """Return the numbers of the signals that a thread does not take."""
    (mask,) = re.findall(r"^SigBlk:\s*(\w+)$", (thread / "status").read_text(encoding="ascii"), re.MULTILINE)
    return {number for number in range(1, 65) if int(mask, 16) >> (number - 1) & 1}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell of threads")
def test_signals_that_end_it_are_the_main_threads(library: Path, reader: Callable[..., TerminalSession]) -> None:
    """Else SIGCONT might be acted on before the SIGTERM that came first, and the program stop itself for ever."""
    ending = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM}
    with reader(str(library)) as session:
        session.wait_for(barred(1))
        threads = [*Path(f"/proc/{session.pid}/task").iterdir()]
        others = [each for each in threads if each.name != str(session.pid)]

        assert len(others) >= 2
        assert all(ending <= blocked(each) for each in others)
        assert not ending & blocked(Path(f"/proc/{session.pid}"))
        assert session.quit() == 0
