from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.codebook.codebook import CodeBook
from tui.export import export_bytes
from tui.model import Record

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
]

TEXT = st.text(st.characters(exclude_categories=["Cs"]))  # lone surrogates cannot occur in decoded text
NUMBER = st.integers(0, 2**53)
RECORD = st.builds(
    Record,
    article=TEXT,
    title=TEXT,
    paragraph=NUMBER,
    start=NUMBER,
    end=NUMBER,
    text=TEXT,
    themes=st.lists(TEXT).map(tuple),
    note=TEXT,
    annotator=TEXT,
    updated=TEXT,
    reviewed=st.booleans(),
)


@given(st.lists(RECORD, max_size=5))
def test_json_reads_back_every_record(records: list[Record]) -> None:
    lines = export_bytes("jsonl", records, CodeBook(())).split(b"\n")
    assert lines.pop() == b""
    objects = [json.loads(line) for line in lines]
    assert [list(each) for each in objects] == [FIELDS for _ in records]
    assert [Record(**{**each, "themes": tuple(each["themes"])}) for each in objects] == records


def test_arabic_is_readable_in_the_file(records: tuple[Record, ...]) -> None:
    assert "المحطة" in export_bytes("jsonl", records, CodeBook(())).decode()
