"""Random and mutated input: any text fits its lines.

At length: ``HYPOTHESIS_PROFILE=long python -m pytest -k fuzzing``, see tests/support/fuzz.py.
"""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.fuzz import FUZZ, LONG
from tui.text.clipping import clip
from tui.text.layout import Justify, LayoutOptions, layout


@FUZZ
@given(
    text=LONG,
    width=st.integers(1, 120),
    options=st.builds(
        LayoutOptions,
        tashkeel=st.booleans(),
        bidi_marks=st.booleans(),
        base=st.sampled_from([None, "L", "R"]),
        article=st.sampled_from([None, "L", "R"]),
        logical=st.booleans(),
        justify=st.sampled_from(Justify),
    ),
)
def test_any_text_fits_its_lines_and_nothing_in_them_acts_on_a_terminal(
    text: str, width: int, options: LayoutOptions
) -> None:
    lines = layout(text, width, options)
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    for line in (*lines, clip(text, width, options)):
        assert cell_len(line.text) == line.width <= width
        assert not {unicodedata.category(char) for char in line.text} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
