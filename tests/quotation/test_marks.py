import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from idnews.quotation.marks import MAX_UNCLOSED, find_quoted

CASES = json.loads((Path(__file__).parent / "cases" / "marks.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "stretches"), CASES)
def test_stretches_between_marks(text: str, stretches: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text)] == stretches


def test_an_open_mark_does_not_take_a_whole_article() -> None:
    assert find_quoted('"' + "kata " * MAX_UNCLOSED) == ()


@given(st.text(alphabet="ab \n\"“”'.,Ak ", max_size=80))
@example("'A\"A\"A'")
@example("\"A\n'A\".'")
def test_stretches_are_in_order_and_apart(text: str) -> None:
    stretches = find_quoted(text)
    assert all(s.outer_start <= s.start <= s.end <= s.outer_end for s in stretches)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(stretches))
