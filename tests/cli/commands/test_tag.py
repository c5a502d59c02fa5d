"""``hashiya tag`` and ``hashiya untag``: what they leave in the tag file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tinydb import TinyDB

from tests.support.command import records

if TYPE_CHECKING:
    from tests.support.command import Command


def themes_on_disk(hashiya: Command) -> list[list[str]]:
    """Return the themes of every paragraph in the tag file, as stock TinyDB finds them."""
    with TinyDB(hashiya.tags) as database:
        articles = database.table("articles").all()
    return [[tag["theme"] for tag in each["tags"]] for article in articles for each in article["paragraphs"]]


def test_tags_are_put_on_and_taken_off(hashiya: Command) -> None:
    done = hashiya("tag", "1", "2", "arms", "sanctions")
    assert (done.code, done.out, done.err) == (0, b"", b"")
    assert themes_on_disk(hashiya) == [["arms", "sanctions"]]

    assert hashiya("untag", "1", "2", "arms").code == 0
    assert themes_on_disk(hashiya) == [["sanctions"]]

    assert hashiya("untag", "1", "2", "sanctions").code == 0
    assert themes_on_disk(hashiya) == []


def test_a_tag_that_is_there_already_writes_nothing(hashiya: Command) -> None:
    hashiya("tag", "1", "2", "arms")
    before = hashiya.tags.read_bytes()

    assert hashiya("tag", "1", "2", "arms").code == 0
    assert hashiya("untag", "1", "3", "arms").code == 0
    assert hashiya.tags.read_bytes() == before


def test_tagging_a_site_leftover_is_done_and_said(hashiya: Command) -> None:
    (hashiya.library / "c.txt").write_text("خبر اليوم عن القمة\n\nنص الخبر هنا.\n\nاقرأ أيضا\n", encoding="utf-8")

    done = hashiya("tag", "c", "3", "arms")

    assert (done.code, done.out) == (0, b"")
    assert done.message.startswith("hashiya: paragraph 3 is a site leftover")
    assert records(hashiya) == []
    assert [each["paragraph"] for each in records(hashiya, "--furniture")] == [3]
