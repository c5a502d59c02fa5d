"""The page on the text engine is run: each of its examples gives what stands below it."""

from __future__ import annotations

import doctest
import re

from tests.support.documents import page, page_path

PAGE = "text"
EXAMPLES = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples() -> doctest.DocTest:
    """Return all of the page's examples as one test, each on the line where it stands."""
    text = page(PAGE)
    lines: list[str] = []
    for block in EXAMPLES.finditer(text):
        at = text.count("\n", 0, block.start(1))
        lines += [""] * (at - len(lines)) + block[1].splitlines()
    return doctest.DocTestParser().get_doctest("\n".join(lines), {}, PAGE, str(page_path(PAGE)), 0)


def test_every_example_gives_what_stands_below_it() -> None:
    found, said = examples(), list[str]()
    failed, tried = doctest.DocTestRunner().run(found, out=said.append)

    assert tried == len(re.findall(r"^>>> ", page(PAGE), re.MULTILINE)) > 0
    assert failed == 0, "".join(said)
