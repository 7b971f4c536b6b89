import json
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idnews.language.sentences import sentence_spans
from idnews.quotation.mentions import SpeakerMention
from idnews.quotation.quotes import find_quotes
from idnews.records import Quote

FOLDER = Path(__file__).parent / "cases"
CASES = [
    case
    for name in ("direct", "indirect")
    for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
]
# A speaker changed without a name or a pronoun, which only the meaning tells.
NOT_YET = [
    (
        '"Kami siap," kata Budi. Ani menemui dokter. "Kami yakin menang," ujarnya soal laga itu.',
        "Budi",
    ),
    ('Ani diculik Budi. "Dia diancam," katanya kepada polisi tentang Ani.', "Budi"),
]
# Units that, repeated, made earlier versions quadratic: marks, reports, pronouns, names.
UNITS = (
    '"',
    ' "a',
    "“‘\"''",
    '"Kami siap," kata Budi. ',
    '"Siap," katanya. ',
    ", kata dia,",
    '"a\n',
    'Kami siap," kata Budi. ',
    '" Kami siap. " ',
    "Hal itu disampaikan Budi. ",
    "Budi menyebut hal ini, saat ini, ",
)
SIZE = 100_000
SECONDS = 10


def mentions_of(case: dict[str, Any]) -> list[SpeakerMention]:
    return [
        SpeakerMention(*match.span(), name, is_person=kind == "people", is_place=kind == "places")
        for kind in ("people", "organisations", "places")
        for surface, name in case.get(kind, {}).items()
        for match in re.finditer(rf"\b{re.escape(surface)}\b", case["text"])
    ]


def quotes_of(case: dict[str, Any]) -> list[Quote]:
    return find_quotes(case["text"], mentions_of(case), sentence_spans(case["text"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_quotes_and_speakers(case: dict[str, Any]) -> None:
    found = [[quote.text, quote.speaker, quote.cue, quote.kind] for quote in quotes_of(case)]
    assert found == case["quotes"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_offsets_give_back_the_text(case: dict[str, Any]) -> None:
    text = case["text"]
    for quote in quotes_of(case):
        assert text[quote.start : quote.end] == quote.text
        if quote.cue is not None:
            assert text[quote.cue_start : quote.cue_end] == quote.cue
        if quote.speaker_start is not None and quote.speaker_end is not None:
            assert quote.speaker_start < quote.speaker_end <= len(text)


@pytest.mark.parametrize(("text", "speaker"), NOT_YET)
@pytest.mark.xfail(strict=True, reason="only the meaning tells who goes on speaking")
def test_speakers_that_only_meaning_tells(text: str, speaker: str) -> None:
    case = {"text": text, "people": {"Budi": "Budi", "Ani": "Ani"}}
    assert [quote.speaker for quote in quotes_of(case)][-1] == speaker


@given(st.text(alphabet="ab \n\"“”'.,:Ak()", max_size=80))
def test_any_text_gives_quotes_in_order(text: str) -> None:
    quotes = find_quotes(text, [], sentence_spans(text))
    assert all(a.start <= b.start for a, b in pairwise(quotes))


@pytest.mark.parametrize(
    "text", ["", " \n ", "\x00\x01", "\ud800", "😀" * 99, "قال: «نعم».", "\r\n\r\n"]
)
def test_no_text_breaks_it(text: str) -> None:
    assert find_quotes(text, [], [(0, len(text))]) == []


@pytest.mark.parametrize("unit", UNITS)
def test_time_does_not_explode(unit: str) -> None:
    text = (unit * (SIZE // len(unit)))[:SIZE]
    mentions = [SpeakerMention(m.start(), m.end(), "Budi") for m in re.finditer("Budi", text)]
    start = time.process_time()
    find_quotes(text, mentions, [(0, len(text))])
    assert time.process_time() - start < SECONDS
