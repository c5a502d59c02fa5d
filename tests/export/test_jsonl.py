from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.codebook.codebook import CodeBook
from tui.export import export_bytes
from tui.model import Annotation, Record, Span, Tag

FIELDS = [  # in the promised order
    "article",
    "title",
    "paragraph",
    "start",
    "end",
    "text",
    "themes",
    "note",
    "annotator",
    "updated",
    "reviewed",
    "tags",
]

TEXT = st.text(st.characters(exclude_categories=["Cs"]))  # lone surrogates cannot occur in decoded text
NUMBER = st.integers(0, 2**53)
TAG = st.builds(Tag, theme=TEXT, by=TEXT, at=TEXT, how=st.sampled_from(["key", "accepted", "rule", "import"]))
LAYER = st.builds(
    Annotation,
    span=st.just(Span(0, 0)),
    tags=st.lists(TAG, max_size=3).map(tuple),
    note=TEXT,
    reviewed=st.booleans(),
    by=TEXT,
    at=TEXT,
)
RECORD = st.builds(
    Record,
    article=TEXT,
    title=TEXT,
    paragraph=NUMBER,
    start=NUMBER,
    end=NUMBER,
    text=TEXT,
    layers=st.lists(LAYER, max_size=3).map(tuple),
    copies=st.lists(TEXT, max_size=2).map(tuple),
    orphan=st.booleans(),
)


@given(st.lists(RECORD, max_size=5))
def test_json_reads_back_every_record(records: list[Record]) -> None:
    lines = export_bytes("jsonl", records, CodeBook(())).split(b"\n")
    assert lines.pop() == b""
    for found, record in zip(map(json.loads, lines), records, strict=True):
        more = ["copies"] * bool(record.copies) + ["orphan"] * record.orphan
        assert list(found) == FIELDS + more
        tags = found.pop("tags")
        assert [Tag(each["theme"], each["by"], each["at"], each["how"]) for each in tags] == list(record.tags)
        assert all(list(each) == ["theme", "by", "at", "how"] for each in tags)
        assert tuple(found.pop("themes")) == tuple(dict.fromkeys(tag.theme for tag in record.tags))
        assert tuple(found.pop("copies", ())) == record.copies
        assert all(value == getattr(record, name) for name, value in found.items())


def test_of_what_nobody_has_touched_all_is_empty() -> None:
    (line,) = export_bytes("jsonl", [Record("a", "t", 1, 0, 1, "x")], CodeBook(())).splitlines()
    said = {"themes": [], "note": "", "annotator": "", "updated": "", "reviewed": False, "tags": []}
    assert json.loads(line).items() >= said.items()


def test_arabic_is_readable_in_the_file(records: tuple[Record, ...]) -> None:
    assert "المحطة" in export_bytes("jsonl", records, CodeBook(())).decode()
