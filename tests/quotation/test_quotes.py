import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idnews.language.sentences import sentence_spans
from idnews.quotation.marks import find_quoted
from idnews.quotation.quotes import find_quotes
from idnews.quotation.speakers import SpeakerMention
from idnews.records import Quote

CASES = json.loads((Path(__file__).parent / "cases" / "quotes.json").read_text(encoding="utf-8"))


def quotes_of(case: dict[str, Any]) -> list[Quote]:
    text = case["text"]
    mentions = [
        SpeakerMention(match.start(), match.end(), name, is_person)
        for names, is_person in ((case["people"], True), (case.get("organisations", {}), False))
        for surface, name in names.items()
        for match in re.finditer(rf"\b{re.escape(surface)}\b", text)
    ]
    return find_quotes(text, mentions, sentence_spans(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_quotes_and_speakers(case: dict[str, Any]) -> None:
    found = [[quote.text, quote.speaker, quote.cue] for quote in quotes_of(case)]
    assert found == case["quotes"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_offsets_give_back_the_text(case: dict[str, Any]) -> None:
    for quote in quotes_of(case):
        assert case["text"][quote.start : quote.end] == quote.text
        if quote.cue is not None:
            assert case["text"][quote.cue_start : quote.cue_end] == quote.cue


@given(st.text(alphabet="ab \n\"“”'.,Ak ", max_size=80))
def test_any_marks_give_ordered_stretches(text: str) -> None:
    stretches = find_quoted(text)
    assert all(s.outer_start <= s.start <= s.end <= s.outer_end for s in stretches)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(stretches))
    find_quotes(text, [], sentence_spans(text))
