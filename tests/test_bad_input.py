"""Input that no newspaper prints gives a clear error, or an empty, well-formed result."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import idnews
from idnews import Analysis

NOTHING = {
    "empty": "",
    "space": " \t\r\n\u00a0\u200b ",
    "digits and marks": "... 123 !!! --- 45,6 %",
    "emoji": "😀😀🇮🇩👨‍👩‍👧",
    "control": "\x00\x01\x02\x7f\x1b[31m",
    "lone surrogate": "\ud800 harga \udfff naik",
    "arabic and javanese": "السلام عليكم ꦲꦏ꧀ꦱꦫꦗꦮ 日本語",
    "english": "The president said on Monday that prices will rise again.",
    "broken html": "<html><body><p>Harga <b>beras <div><script>alert(1)<p>naik",
    "only tags": "<p></p><div>",
    "crlf": 'Harga naik.\r\nKata Budi.\r\n\r\n"Ya," katanya.\r',
    "brackets": "(" * 2000 + ")" * 2000,
    "quotes": '"' * 3001,
    "one word": "a" * 100_000,
    "digits": "1" * 20_000 + ".000" * 5_000,
    "hyphens": "a-" * 20_000,
    "stops": ". " * 20_000,
    "capitals": "KPK TETAPKAN X " * 2_000,
    "slashes": "3/7" * 10_000,
    "commas": "Budi, " * 10_000,
}
# The model reads about a thousand words a second: it gets the beginning, the rules the whole.
MODEL_PART = 2_000
RULES = idnews.blank()
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "analyze": idnews.analyze,
    "clean": idnews.clean,
    "tokenize": idnews.tokenize,
    "sentences": idnews.sentences,
    "stem": idnews.stem,
    "lemmatize": idnews.lemmatize,
    "entities": idnews.entities,
    "keywords": idnews.keywords,
    "quotes": idnews.quotes,
}


@pytest.mark.parametrize("name", NOTHING)
def test_odd_text_gives_a_well_formed_analysis(name: str) -> None:
    started = time.process_time()
    result = idnews.analyze(NOTHING[name], nlp=RULES)
    assert time.process_time() - started < 30
    check(result)
    check(idnews.analyze(NOTHING[name][:MODEL_PART]))


def check(result: Analysis) -> None:
    """Every offset gives back its text, everything is ordered, and JSON holds all of it."""
    text = result.text
    everything: tuple[Any, ...]
    everything = (*result.sentences, *result.tokens, *result.entities, *result.quotes)
    for item in everything:
        assert 0 <= item.start <= item.end <= len(text)
        assert text[item.start : item.end] == item.text
    ordered: list[tuple[Any, ...]] = [result.sentences, result.tokens, result.entities]
    for items in ordered:
        assert all(a.end <= b.start for a, b in pairwise(items))
    assert all(0 <= keyword.score <= 1 for keyword in result.keywords)
    assert Analysis.from_json(result.to_json()) == result


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("value", [None, b"bytes", 7, ["a"], bytearray(b"x")], ids=repr)
def test_anything_but_text_is_a_type_error(function: str, value: object) -> None:
    with pytest.raises(TypeError, match=r"must be str, got"):
        FUNCTIONS[function](value)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_empty_text_gives_an_empty_result(function: str) -> None:
    result = FUNCTIONS[function]("")
    if isinstance(result, Analysis):
        assert (result.tokens, result.sentences, result.entities) == ((), (), ())
    elif isinstance(result, idnews.Article):
        assert result.body == ""
    else:
        assert len(result) == 0


PIECES = """
Jambi, Wali Kota Dr. H. Fasha-Maulana " “ ” ' kata katanya Rp1,3 triliun (3/7) Selasa 2014 - –
<p> </p> & &amp; 10 persen se-Provinsi PT Tbk. di-PHK-kan … ; / UU No. 8 Tahun KPK
(KPK) ke-68 dan yang 4-6 Juli . ! ? 😀 Baca juga: Foto: Bupati mengatakan, bahwa Kamis lalu
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\r\n", "\x00"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_mix_of_news_pieces_is_well_formed(text: str) -> None:
    check(idnews.analyze(text))
    check(idnews.analyze(text, clean=False, nlp=RULES))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_well_formed(text: str) -> None:
    check(idnews.analyze(text))
    check(idnews.analyze(text, clean=False, nlp=RULES))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assume("<" not in text)  # what is left may begin with a tag, and is a page of HTML then
    once = idnews.clean(text)
    twice = idnews.clean(once.text)
    assert (twice.headline, twice.body) == (once.headline, once.body)
