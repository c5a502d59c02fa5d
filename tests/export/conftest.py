"""The records and themes that the golden files hold."""

from __future__ import annotations

import pytest

from tui.codebook.codebook import CodeBook
from tui.model import Label, Record, Tag, Theme


@pytest.fixture
def codebook() -> CodeBook:
    return CodeBook(
        [Theme("arms", Label("تسلّح", "Arms"), "#d55e00"), Theme("space", Label("فضاء", "Space"), "#0072b2")]
    )


@pytest.fixture
def records() -> tuple[Record, ...]:
    return (
        Record(
            article="أخبار/space 1",
            title='إطلاق "نور"، 🚀',
            paragraph=2,
            start=20,
            end=53,
            text='أطلقت المحطة "نور" بنجاح 🚀, اليوم',
            themes=("arms", "space"),
            note="سطر أول\nسطر, ثان",
            annotator="ليلى",
            updated="2024-03-02T10:00:00Z",
            reviewed=True,
            tags=(
                Tag("arms", "سامي", "2024-03-01T09:00:00Z"),
                Tag("space", "ليلى", "2024-03-02T10:00:00Z"),
            ),
        ),
        Record(
            article="أخبار/space 1",
            title='إطلاق "نور"، 🚀',
            paragraph=3,
            start=55,
            end=59,
            text="=1+1",
            themes=(),
            note="",
            annotator="ليلى",
            updated="2024-03-02T11:30:00Z",
            reviewed=True,
        ),
        # A theme that is no longer in the config, given before tags were kept.
        Record(
            article="mixed_id",
            title="# <script>alert(1)</script>",
            paragraph=1,
            start=0,
            end=30,
            text="-5 `a` [x](y) | <script>\n# سطر",
            themes=("lost",),
            note="  =cmd",
            annotator="",
            updated="2023-12-31T23:59:59Z",
            reviewed=False,
        ),
    )
