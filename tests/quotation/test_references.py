import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from idnews.language.sentences import sentence_spans
from idnews.quotation.mentions import SpeakerMention
from idnews.quotation.quotes import find_quotes
from idnews.quotation.references import find_references

CASES = json.loads(
    (Path(__file__).parent / "cases" / "references.json").read_text(encoding="utf-8")
)
SECONDS = 10


def references_of(case: dict[str, Any]) -> list[list[str]]:
    text = case["text"]
    people = [
        SpeakerMention(match.start(), match.end(), name)
        for surface, name in case["people"].items()
        for match in re.finditer(rf"\b{re.escape(surface)}\b", text)
    ]
    sentences = sentence_spans(text)
    offices = [(office, name) for office, name in case.get("offices", ())]
    quotes = find_quotes(text, people, sentences)
    found = find_references(text, people, sentences, quotes, offices)
    return [[text[r.start : r.end], r.name, r.kind] for r in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_whom_words_stand_for(case: dict[str, Any]) -> None:
    assert references_of(case) == case["references"]


@pytest.mark.parametrize("text", ["", " ", "ia dia beliau", "istrinya " * 3, "\x00\ud800 ia"])
def test_texts_without_persons_have_none(text: str) -> None:
    assert find_references(text, [], sentence_spans(text), [], []) == []


@pytest.mark.parametrize("unit", ["Ia pulang. ", "ia dia istrinya ", "Budi ", "Wali Kota itu "])
def test_long_texts_take_linear_time(unit: str) -> None:
    case = {
        "text": "Budi datang. " + unit * (60_000 // len(unit)),
        "people": {"Budi": "Budi"},
        "offices": [["Wali Kota", "Budi"]],
    }
    began = time.process_time()
    references_of(case)
    assert time.process_time() - began < SECONDS
