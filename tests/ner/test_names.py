import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import token_spans
from idnews.ner.names import find_names
from idnews.ner.spans import Mention

CASES = Path(__file__).parent / "cases" / "names.tsv"


def names_of(text: str) -> list[Mention]:
    tokens = token_spans(text)
    firsts = {start for start, _ in sentence_spans(text)}
    return find_names(text, tokens, [start in firsts for start, _ in tokens])


def read_cases() -> Iterator[tuple[str, str]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        text, expected = line.split("\t")
        yield text, expected


@pytest.mark.parametrize(("text", "expected"), list(read_cases()))
def test_names(text: str, expected: str) -> None:
    found = "|".join(f"{m.label} {text[m.start : m.end]}" for m in names_of(text))
    assert found == expected


def test_cases_hold_as_many_negatives_as_they_can() -> None:
    cases = list(read_cases())
    assert sum(not expected for _, expected in cases) >= 15


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Bupati", "Jambi", "Dr.", "Siti", "Aminah", "(", ")", ",", "dan", "PT", "KPK", "di",
             "Kepala", "Dinas", "Kesehatan", "-", "\n", "Jl.", "5", "SH", '"', "bin", "Kota", "😀"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_mentions_are_sorted_and_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in names_of(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert "\n" not in text[mention.start : mention.end]
        end = mention.end


@pytest.mark.parametrize(
    "text",
    ["", "  \n\t ", "\0", "a\0B", "\ud800 Jambi", "😀 جاكرتا ꦗꦮ", "\r\nKota\r\nJambi", "(" * 999],
)
def test_odd_text_does_not_crash(text: str) -> None:
    names_of(text)


def seconds_of(text: str) -> float:
    gc.collect()
    began = time.process_time()
    names_of(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    ["Bupati Siti Aminah tiba di Kota Jambi, ", "Dinas Kesehatan (DK) ", "Kepala ", "ABC ", "(("],
)
def test_time_grows_linearly(unit: str) -> None:
    names_of(unit * 10)
    few, many = seconds_of(unit * 1500), seconds_of(unit * 6000)
    assert many < 10 * few + 0.5


@pytest.mark.xfail(strict=True, reason="an ordinary phrase with capitals, only its acronym tells")
def test_a_programme_named_by_ordinary_words() -> None:
    text = "Ini mendukung Tujuan Pembangunan Berkelanjutan (TPB) di desa."
    assert [m.label for m in names_of(text)] == ["PRODUCT", "PRODUCT"]
