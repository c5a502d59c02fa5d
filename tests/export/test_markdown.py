"""What Markdown shows must be the text itself, as a parser that obeys CommonMark sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.codebook.codebook import CodeBook
from tui.export import export_bytes
from tui.model import Annotation, Record, Span, Tag

BLANK = Record("a", "t", 1, 0, 1, "x")
MARKUP = st.sampled_from([*"\\`*_{}[]()<>#|~=%$^&@+-.!:'\"1 \t\nاx", "<b>", "---", "1. ", "&lt;", "    "])
TEXT = st.lists(MARKUP, min_size=1, max_size=12).map("".join)


class Shown(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markdown: str) -> Shown:
    page = Shown()
    page.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    page.close()
    return page


def body(record: Record) -> str:
    return export_bytes("markdown", [record], CodeBook(())).decode().split("\n---\n", 1)[1]


def noted(note: str) -> Record:
    return replace(BLANK, layers=(Annotation(Span(0, 1), note=note, by="ليلى", at="2024-01-01T00:00:00Z"),))


def words(text: str) -> list[str]:
    return re.split(r"[ \t\n]+", text.strip(" \t\n"))


@given(TEXT)
@example("    indented")
@example("a\n===")
@example("[x]: y\n[x]")
def test_markup_in_a_text_shows_as_text(text: str) -> None:
    page = shown(body(replace(BLANK, text=text)))
    assert page.elements <= {"h2", "p", "a", "blockquote"}
    assert words(page.text) == ["t", "a", *words(text), "^ca978112ca1b-p1"] or not text.strip()


@given(TEXT.filter(str.strip))
def test_markup_in_a_note_shows_as_text(note: str) -> None:
    page = shown(body(noted(note)))
    assert page.elements <= {"h2", "p", "a", "blockquote", "br"}
    assert words(page.text) == ["t", "a", "x", "^ca978112ca1b-p1", "[!note]", *words(note)]


NOTE_LINE = st.lists(st.sampled_from([*"\\`*_[]<>#-+=~1.ا", "كلمة ", "\t", "    "]), max_size=5).map("".join)


@given(st.lists(NOTE_LINE, min_size=1, max_size=5).filter(lambda lines: any(line.strip() for line in lines)))
@example(["- one", "- two"])
@example(["one", "", "    two", "==="])
def test_the_lines_of_a_note_stay_lines(lines: list[str]) -> None:
    html = MarkdownIt("commonmark").render(body(noted("\n".join(lines))))
    (note,) = re.findall(r"<p>\[!note\]\n?(.*?)</blockquote>", html, re.DOTALL)
    seen = Shown()
    seen.feed(re.sub(r"<br />|</p>", "\N{SYMBOL FOR NEWLINE}", note))
    seen.close()

    found = [words(line) for line in seen.text.split("\N{SYMBOL FOR NEWLINE}")]
    assert [line for line in found if line != [""]] == [words(line) for line in lines if line.strip()]


@given(TEXT.filter(str.strip))
def test_markup_in_a_title_shows_as_text(title: str) -> None:
    page = shown(body(replace(BLANK, title=title)))
    assert page.elements <= {"h2", "p", "a", "blockquote"}
    assert words(page.text)[: len(words(title))] == words(title)


@given(TEXT.filter(str.strip))
def test_an_articles_id_is_a_link_and_nothing_else(article: str) -> None:
    page = shown(body(replace(BLANK, article=article)))
    assert page.elements <= {"h2", "p", "a", "blockquote"}
    assert words(page.text)[1 : 1 + len(words(article))] == words(article)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n"])
def test_a_newline_stays_inside_its_block(newline: str) -> None:
    lines = re.split(r"\r\n|[\r\n]", body(noted(f"one{newline}# two")))
    note = lines[lines.index("> [!note]") :]
    assert note[-1] == ""
    assert all(line.startswith(">") for line in note[:-1])


def test_block_ids_are_what_obsidian_allows_and_distinct(records: tuple[Record, ...]) -> None:
    ids = re.findall(r"^\^(.*)$", export_bytes("markdown", records, CodeBook(())).decode(), re.MULTILINE)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", each) for each in ids)
    assert len(set(ids)) == len(records)


def test_block_ids_do_not_depend_on_what_else_is_exported(records: tuple[Record, ...]) -> None:
    alone = export_bytes("markdown", records[1:2], CodeBook(())).decode()
    assert "\n^738feb5b8ca0-p3\n" in alone


def test_one_article_gives_the_document_its_title(records: tuple[Record, ...]) -> None:
    document = export_bytes("markdown", records[:2], CodeBook(())).decode()
    assert 'title: "إطلاق \\"نور\\"، 🚀"\n' in document
    assert document.count("\n## ") == 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["قال الوزير"], "rtl"),
        (["L 'قال الوزير"], "rtl"),
        (["The minister said."], "ltr"),
        (["The minister said.", "وقال الوزير إن المفاوضات مستمرة"], "rtl"),
        (["The minister said that the talks go on.", "قال"], "ltr"),
        (["قال الوزير", "https://example.com/a/long/address of"], "rtl"),
    ],
)
def test_the_document_goes_as_most_of_its_text(texts: list[str], expected: str) -> None:
    records = [replace(BLANK, text=text) for text in texts]
    assert f"\ndir: {expected}\n" in export_bytes("markdown", records, CodeBook(())).decode()


def test_a_theme_becomes_a_tag_without_spaces() -> None:
    tags = (Tag("سباق تسلح", "ليلى", "2024-01-01T00:00:00Z"),)
    tagged = replace(BLANK, layers=(Annotation(Span(0, 1), tags),))
    assert "\n#theme/سباق-تسلح ✓ reviewed\n" in body(tagged)


def test_front_matter_escapes_what_yaml_would_break_at() -> None:
    document = export_bytes("markdown", [replace(BLANK, title='a"\x7f\ufeff\u200f: [#')], CodeBook(())).decode()
    assert 'title: "a\\"\\u007f\\ufeff\u200f: \\u005b#"\n' in document
