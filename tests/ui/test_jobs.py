"""What walks the library is done beside the keys: they act meanwhile, it says how far it is, and Esc ends it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from threading import Event, get_ident
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widget import Widget

from tests.support.piloted import piloted
from tests.support.places import ROOT
from tests.support.waiting import GUARD
from tui.corpus.reader import read_article, text_sha256
from tui.ui import jobs as jobs_module
from tui.ui.screens.export import ExportScreen
from tui.ui.screens.picker import PickerScreen
from tui.ui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from tests.support.piloted import Piloted
    from tui.corpus.boilerplate import BoilerplateRules
    from tui.corpus.discovery import Source
    from tui.model import Article

MANY = 3_000
FIRST_WORDS = "الفقرة الأولى وفيها ما يكفي من الكلام"


def many(folder: Path, count: int = MANY) -> Path:
    """Return a library of so many short articles, each of which has another text."""
    library = folder / "many"
    library.mkdir()
    for number in range(count):
        (library / f"{number:04}.txt").write_text(
            f"عنوان {number}\n\n{FIRST_WORDS}.\n\nوالثانية مثلها.\n", encoding="utf-8"
        )
    return library


class Gate:
    """Holds the reading of one article by a thread that is not the screen's, until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = Event(), Event()
        self.read_by_the_screen: list[str] = []


@contextmanager
def gate_at(article_id: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Hold what walks the library at one of its articles."""
    gate, screen = Gate(), get_ident()

    def reading(source: Source, rules: BoilerplateRules) -> Article:
        if get_ident() == screen:
            gate.read_by_the_screen.append(source.id)
        elif source.id == article_id:
            gate.reached.set()
            assert gate.opened.wait(GUARD)
        return read_article(source, rules)

    monkeypatch.setattr("tui.corpus.library.read_article", reading)
    monkeypatch.setattr("tui.ui.actions.looking.MOST_COUNTED", 0)  # or what is read at the start would stand there
    try:
        yield gate
    finally:
        gate.opened.set()


async def reached(desk: Piloted, gate: Gate) -> None:
    await desk.until(gate.reached.is_set)


async def preview_all(desk: Piloted) -> None:
    """Open the export dialog and ask for all paragraphs of all articles, which reads them all."""
    await desk.press("x", "down", "down", "left")
    await desk.press_meanwhile("left")


async def export_all(desk: Piloted, gate: Gate, folder: Path) -> None:
    """Begin the export of all paragraphs, in place of their preview, and wait until it stands at the gate."""
    await preview_all(desk)
    await reached(desk, gate)
    gate.reached.clear()
    await desk.press_meanwhile("down", "ctrl+u", *str(folder / "all.csv"))
    await desk.press_meanwhile("enter")
    await reached(desk, gate)
    await desk.until(lambda: bool(list(folder.iterdir())))


async def test_esc_and_j_act_while_the_preview_of_3000_articles_is_not_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gate_at(f"{MANY - 1:04}", monkeypatch) as gate:
        async with piloted(many(tmp_path)) as desk:
            await desk.press("1")
            await preview_all(desk)
            await reached(desk, gate)
            dialog = desk.app.screen
            assert isinstance(dialog, ExportScreen)
            assert dialog.job.is_running

            row = dialog.focused
            await desk.press_meanwhile("j")
            assert dialog.focused is not row, "j goes down in the dialog"
            assert dialog.job.is_running
            await desk.press_meanwhile("escape", "j")

            assert not gate.opened.is_set(), "the preview is not complete"
            assert not isinstance(desk.app.screen, ExportScreen)
            assert desk.number == 2, "j moves in the article"
            assert len(gate.read_by_the_screen) < 20, "only what is in sight"


async def test_j_moves_while_the_list_is_filtered_and_esc_ends_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gate_at("0900", monkeypatch) as gate:
        async with piloted(many(tmp_path, 1_000)) as desk:
            await desk.press("f")
            await desk.type("0999")
            await desk.press_meanwhile("enter")
            await reached(desk, gate)
            await desk.press_meanwhile("j")
            assert desk.number == 2
            await desk.until(lambda: desk.says("Esc"[::-1]))
            assert desk.says("تصفية المقالات")
            assert desk.shows("1000")

            await desk.press_meanwhile("escape")
            gate.opened.set()
            await desk.settle()

            assert desk.says("ألغي: تصفية المقالات")
            assert len(desk.app.screen.query_one("#list").order) == 1_000  # type: ignore[attr-defined]


async def test_the_preview_shows_what_it_has_found_and_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gate_at("0090", monkeypatch) as gate:
        async with piloted(many(tmp_path, 100)) as desk:
            await preview_all(desk)
            await reached(desk, gate)
            await desk.until(lambda: desk.says("معاينة"))
            await desk.until(lambda: desk.says(FIRST_WORDS))
            gate.opened.set()
            await desk.settle()
            assert desk.says(f"الفقرات: {str(300)[::-1]}")


async def test_an_action_that_waits_says_so_after_a_moment_and_one_that_does_not_says_nothing(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    tell = jobs_module.ScreenJob._take  # noqa: SLF001 - what is told is what is looked at

    def taking(self: jobs_module.ScreenJob, job: object, report: object) -> None:
        if self is not getattr(self._screen, "_looking_job", None):
            said.append(type(report).__name__ if self.is_running else "too late")
        tell(self, job, report)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs_module.ScreenJob, "_take", taking)
    monkeypatch.setattr(jobs_module, "SECONDS_OF_SILENCE", GUARD)
    async with piloted(library) as desk:
        said.clear()
        await desk.press("f", "x", "enter")
        assert said == ["Finished"]
    said.clear()
    monkeypatch.setattr(jobs_module, "SECONDS_OF_SILENCE", 0.1)
    with gate_at("0040", monkeypatch) as gate:
        async with piloted(many(tmp_path, 50)) as desk:
            await desk.press("f", "x")
            await desk.press_meanwhile("enter")
            await reached(desk, gate)
            await desk.until(lambda: "NoneType" in said)
            gate.opened.set()


async def test_an_export_that_is_ended_leaves_nothing_and_the_dialog_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with gate_at("0099", monkeypatch) as gate:
        async with piloted(many(tmp_path, 100)) as desk:
            await export_all(desk, gate, folder)
            await desk.press_meanwhile("enter", "x", "escape")
            assert isinstance(desk.app.screen, ExportScreen)
            assert not desk.says("ألغي"), "it has not ended yet"
            gate.opened.set()
            await desk.until(lambda: desk.says("ألغي: تصدير"))
            assert list(folder.iterdir()) == []
            await desk.press_meanwhile("escape")
            assert not isinstance(desk.app.screen, ExportScreen)


async def test_leaving_in_the_middle_of_an_export_leaves_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with gate_at("0099", monkeypatch) as gate:
        async with piloted(many(tmp_path, 100)) as desk:
            await export_all(desk, gate, folder)
            threading.Timer(0.2, gate.opened.set).start()
            desk.app.exit()
        assert list(folder.iterdir()) == []
    for each in [each for each in threading.enumerate() if each.name == "job"]:  # the preview's, which only read
        each.join(GUARD)
        assert not each.is_alive()


async def test_the_texts_are_looked_at_beside_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = many(tmp_path, 300)
    async with piloted(library) as desk:
        await desk.press("1")
    (library / "0000.txt").rename(library / "9999.txt")
    gate = Gate()

    def hashing(source: Source) -> str:
        assert get_ident() != screen
        if source.id == "9999":
            gate.reached.set()
            assert gate.opened.wait(GUARD)
        return text_sha256(source)

    screen = get_ident()
    monkeypatch.setattr("tui.state.text_hashes.text_sha256", hashing)
    async with piloted(library, settles=False) as desk:
        await reached(desk, gate)
        await desk.press_meanwhile("j")
        assert desk.number == 2
        assert not any("Esc" in row[::-1] for row in desk.rows), "nobody has asked for it"
        assert "9999" not in desk.session.progress

        gate.opened.set()
        await desk.settle()
        assert desk.session.progress["9999"].tagged == 1
        await desk.press("u")
        assert desk.session.library.sources[desk.session.index].id == "9999"
        assert desk.session.opened.themes(0) == ()
        await desk.press("ctrl+r")
        assert desk.session.opened.themes(0) == ("arms",)


async def test_where_nothing_was_ever_said_no_text_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Source] = []
    monkeypatch.setattr("tui.state.text_hashes.text_sha256", looked.append)
    async with piloted(many(tmp_path, 30)):
        assert looked == []


async def test_orphans_of_all_articles_are_looked_for_beside_the_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = many(tmp_path, 300)
    async with piloted(library, article=299) as desk:
        await desk.press("j", "1")
    (library / "0299.txt").write_text("عنوان 299\n\nفقرة أخرى لا شبه لها.\n", encoding="utf-8")
    with gate_at("0299", monkeypatch) as gate:
        async with piloted(library, settles=False) as desk:
            await desk.press_meanwhile("o")
            await reached(desk, gate)
            await desk.press_meanwhile("j")
            assert desk.number == 2
            assert not isinstance(desk.app.screen, PickerScreen)
            await desk.until(lambda: desk.says("البحث عن الوسوم التي فقدت نصها"))
            gate.opened.set()
            await desk.settle()
            assert isinstance(desk.app.screen, PickerScreen)
            await desk.press("enter")
            assert desk.session.opened.themes(1) == ("arms",)
            assert desk.number == 2


async def test_statistics_read_only_the_titles_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = many(tmp_path, 200)
    async with piloted(library) as desk:
        for _ in range(60):
            await desk.press("1", "J")
    with gate_at("none", monkeypatch) as gate:
        async with piloted(library) as desk:
            before = len(gate.read_by_the_screen)
            await desk.press("i")
            assert isinstance(desk.app.screen, StatisticsScreen)
            assert 0 < len(set(gate.read_by_the_screen[before:])) < 24


async def test_a_job_touches_no_widget(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    posted: list[int] = []
    screen = get_ident()

    def watched(owner: type, name: str, seen: Callable[[], None]) -> None:
        inner = getattr(owner, name)

        def call(self: object, *args: object, **named: object) -> object:
            if get_ident() != screen:
                seen()
            return inner(self, *args, **named)

        monkeypatch.setattr(owner, name, call)

    for owner, name in ((DOMNode, "query_one"), (Widget, "refresh"), (Widget, "focus"), (DOMNode, "set_class")):
        watched(owner, name, lambda name=name: touched.append(name))  # type: ignore[misc]
    watched(MessagePump, "post_message", lambda: posted.append(1))
    async with piloted(library) as desk:
        await desk.press("1", "f", "x", "enter", "f", "ctrl+u", "enter", "x", "down", "down", "left", "down", "ctrl+u")
        await desk.type(str(tmp_path / "out.csv"))
        await desk.press("enter")
        assert (tmp_path / "out.csv").exists()
    (library / "01-lavrov-pyongyang.txt").write_text("عنوان\n", encoding="utf-8")
    async with piloted(library, article=1) as desk:
        await desk.press("o", "enter")
        assert desk.session.opened.theme_counts() == {"arms": 1}

    assert touched == []
    assert len(posted) >= 6, "each has said something"


def test_threads_are_begun_in_three_places() -> None:
    """Whoever needs another has a job."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tui").rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("Thread(", "run_worker(", "to_thread(", "@work"))
    }
    assert found == {"tui/session/jobs.py"}


async def test_a_disk_that_hangs_is_left_at_the_second_esc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with gate_at("0099", monkeypatch) as gate:
        async with piloted(many(tmp_path, 100)) as desk:
            await export_all(desk, gate, folder)
            await desk.press_meanwhile("escape")
            assert isinstance(desk.app.screen, ExportScreen)
            threading.Timer(0.2, gate.opened.set).start()
            await desk.press_meanwhile("escape")
            assert not isinstance(desk.app.screen, ExportScreen)
            await desk.until(lambda: not list(folder.iterdir()))


async def test_a_name_that_was_changed_meanwhile_is_asked_about_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    other = folder / "all.csvx"
    other.write_text("other", encoding="utf-8")
    with gate_at("0099", monkeypatch) as gate:
        async with piloted(many(tmp_path, 100)) as desk:
            await preview_all(desk)
            await reached(desk, gate)
            gate.reached.clear()
            await desk.press_meanwhile("down", "ctrl+u", *str(folder / "all.csv"), "enter")
            await reached(desk, gate)
            (folder / "all.csv").write_text("came meanwhile", encoding="utf-8")
            await desk.press_meanwhile("x")
            gate.opened.set()
            await desk.settle()
            await desk.press("enter")

            assert other.read_text(encoding="utf-8") == "other"
            assert desk.says("الملف موجود")
