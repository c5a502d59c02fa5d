"""A path as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.said import refused
from tui.errors.requests import NoSuchHomeError
from tui.files.typed_path import typed_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("~", "/home/samira"), ("~/أخبار", "/home/samira/أخبار"), ("a/~/b", "a/~/b"), ("/srv/x", "/srv/x"), ("x~", "x~")],
)
def test_the_home_stands_for_itself(monkeypatch: pytest.MonkeyPatch, typed: str, meant: str) -> None:
    monkeypatch.setenv("HOME", "/home/samira")

    assert typed_path(typed) == typed_path(Path(typed)) == Path(meant)


def test_a_home_that_nobody_has_is_an_error_with_the_path() -> None:
    with refused(NoSuchHomeError, "there is no such home folder") as raised:
        typed_path("~nobody-at-all/x")

    assert (raised.error.path, raised.error.exit_code) == ("~nobody-at-all/x", 2)
