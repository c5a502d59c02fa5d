"""From a file to an article, and from a file that is none to one clear line."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.said import refused
from tui.corpus.discovery import Source, find_sources
from tui.corpus.reader import parse_article, read_article, text_sha256
from tui.errors.articles import UnreadableArticleError
from tui.model import Kind

if TYPE_CHECKING:
    from tui.corpus.boilerplate import BoilerplateRules

TEXT = "عودة القطار\r\n\r\nعاد القطار القديم إلى العمل بعد سنوات.\r\nالمصدر\r\n"
CANONICAL = "عودة القطار\n\nعاد القطار القديم إلى العمل بعد سنوات.\nالمصدر\n"


def source(path: Path) -> Source:
    return Source(path.stem, path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_the_article_is_the_same_from_every_encoding(tmp_path: Path, rules: BoilerplateRules, encoding: str) -> None:
    path = tmp_path / "قطار.txt"
    path.write_bytes(TEXT.encode(encoding))
    article = read_article(source(path), rules)
    assert (article.id, article.path, article.text) == ("قطار", path, CANONICAL)
    assert article.title == "عودة القطار"
    assert article.sha256 == text_sha256(source(path)) == hashlib.sha256(CANONICAL.encode("utf-8")).hexdigest()
    assert [p.number for p in article.paragraphs] == [1, 2, 3]
    assert [p.kind for p in article.paragraphs] == [Kind.TITLE, Kind.BODY, Kind.BOILERPLATE]
    assert [article.slice(p) for p in article.paragraphs] == CANONICAL.split("\n")[:1] + CANONICAL.split("\n")[2:4]


def test_an_empty_file_is_an_article_without_paragraphs(tmp_path: Path, rules: BoilerplateRules) -> None:
    (tmp_path / "فارغ.txt").touch()
    article = read_article(source(tmp_path / "فارغ.txt"), rules)
    assert (article.title, article.text, article.paragraphs) == ("فارغ", "", ())


def test_furniture_alone_makes_no_title(rules: BoilerplateRules) -> None:
    assert parse_article("سنة/خبر", Path("خبر.txt"), "[ad_1]\nالمصدر", rules).title == "خبر"


def reason(path: Path, rules: BoilerplateRules) -> str:
    with refused(UnreadableArticleError) as caught:
        read_article(source(path), rules)
    with refused(UnreadableArticleError) as unhashed:
        text_sha256(source(path))
    assert unhashed.sentence == caught.sentence
    return caught.sentence


def test_one_bad_file_leaves_the_others_readable(tmp_path: Path, rules: BoilerplateRules) -> None:
    (tmp_path / "1.txt").write_bytes(b"\0\1\2")
    (tmp_path / "2.txt").write_text(TEXT)
    bad, good = find_sources(tmp_path)
    assert reason(bad.path, rules) == "1.txt: is not a text file (it holds NUL bytes)"
    assert read_article(good, rules).title == "عودة القطار"


def test_a_file_that_vanished_or_is_a_dead_link(tmp_path: Path, rules: BoilerplateRules) -> None:
    assert reason(tmp_path / "a.txt", rules) == "a.txt: No such file or directory"
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert reason(tmp_path / "loop.txt", rules).startswith("loop.txt: ")


def test_a_file_that_may_not_be_read(locked: Path, rules: BoilerplateRules) -> None:
    (locked / "سر.txt").write_text(TEXT)
    (locked / "سر.txt").chmod(0)
    assert reason(locked / "سر.txt", rules) == "سر.txt: Permission denied"


def test_pipes_and_devices_are_never_opened(tmp_path: Path, rules: BoilerplateRules) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    began = time.process_time()
    for name in ("pipe.txt", "zero.txt"):
        assert reason(tmp_path / name, rules) == f"{name}: it is not a regular file (a pipe, socket or device)"
    assert time.process_time() - began < 1


def test_the_message_names_the_folder_and_hides_what_could_harm_a_terminal(
    tmp_path: Path, rules: BoilerplateRules
) -> None:
    name = "a\x1b]0;b\n\u202ec\u0085.txt"
    (tmp_path / "سنة").mkdir()
    (tmp_path / "سنة" / name).write_bytes(b"\0")
    with refused(UnreadableArticleError) as caught:
        read_article(find_sources(tmp_path)[0], rules)
    assert caught.sentence.startswith("سنة/a\ufffd]0;b\ufffd\ufffdc\ufffd.txt: ")


def test_a_long_name_is_cut_in_the_message(tmp_path: Path, rules: BoilerplateRules) -> None:
    message = reason(tmp_path / ("x" * 200 + "end.txt"), rules)
    assert message.startswith("…xxx")
    assert "end.txt: " in message
    assert len(message) < 200


def test_ten_megabytes_are_read_in_about_a_second(tmp_path: Path, rules: BoilerplateRules) -> None:
    sentence = "قال الرجل إن الطريق طويل، وإن السفر شاق؛ ثم مضى. "
    lines = [(sentence * 12)[: 190 if number % 2 else 550] for number in range(15_000)]
    (tmp_path / "big.txt").write_text("\n".join(lines))
    assert (tmp_path / "big.txt").stat().st_size > 7_500_000
    began = time.process_time()
    article = read_article(source(tmp_path / "big.txt"), rules)
    assert time.process_time() - began < 2.5  # the time is what is promised; 0.25 s where this was written
    assert len(article.paragraphs) == 15_000
