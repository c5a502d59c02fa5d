"""The records and themes that the golden files hold."""

from __future__ import annotations

import pytest

from tui.codebook.codebook import CodeBook
from tui.model import Annotation, Label, Record, Span, Tag, Theme


@pytest.fixture
def codebook() -> CodeBook:
    return CodeBook(
        [Theme("arms", Label("تسلّح", "Arms"), "#d55e00"), Theme("space", Label("فضاء", "Space"), "#0072b2")]
    )


@pytest.fixture
def records() -> tuple[Record, ...]:
    """Two people on one paragraph; a mark without themes beside a note without a mark; what nobody signed."""
    two, three, one = Span(20, 53), Span(55, 59), Span(0, 30)
    return (
        Record(
            article="أخبار/space 1",
            title='إطلاق "نور"، 🚀',
            paragraph=2,
            start=20,
            end=53,
            text='أطلقت المحطة "نور" بنجاح 🚀, اليوم',
            layers=(
                Annotation(
                    two,
                    tags=(
                        Tag("arms", "سامي", "2024-03-01T09:00:00Z"),
                        Tag("space", "سامي", "2024-03-01T09:05:00Z", "rule"),
                    ),
                    note="سطر أول\nسطر, ثان",
                    by="سامي",
                    at="2024-03-01T09:05:00Z",
                ),
                Annotation(
                    two,
                    tags=(Tag("space", "ليلى", "2024-03-02T10:00:00Z", "accepted"),),
                    note="رأي آخر",
                    reviewed=True,
                    by="ليلى",
                    at="2024-03-02T10:00:00Z",
                ),
            ),
        ),
        Record(
            article="أخبار/space 1",
            title='إطلاق "نور"، 🚀',
            paragraph=3,
            start=55,
            end=59,
            text="=1+1",
            layers=(
                Annotation(three, note="أهذا رقم؟", by="سامي", at="2024-03-02T11:00:00Z"),
                Annotation(three, reviewed=True, by="ليلى", at="2024-03-02T11:30:00Z"),
            ),
        ),
        # A theme that is no longer in the code book, given before tags were kept.
        Record(
            article="mixed_id",
            title="# <script>alert(1)</script>",
            paragraph=1,
            start=0,
            end=30,
            text="-5 `a` [x](y) | <script>\n# سطر",
            layers=(
                Annotation(
                    one,
                    tags=(Tag("lost", "", "2023-12-31T23:59:59Z", "import"),),
                    note="  =cmd",
                    at="2023-12-31T23:59:59Z",
                ),
            ),
            copies=("mixed_id-2",),
        ),
    )
