"""`doc._.keywords` and `idnews.keywords`, from whole texts."""

import gc
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from idnews.keyphrases.component import KeywordRanker, keywords_of
from idnews.language.stop_words import is_stop_word

ARTICLE = """Pemkot Jambi Perluas Kerja Sama Daerah

Wali Kota Jambi Syarif Fasha menegaskan pentingnya kerja sama daerah, Selasa (3/7).
"Kerjasama daerah sangat penting," kata Fasha. Kota Jambi menjalin kerja sama dengan lembaga donor.
Bantuan lembaga donor dipakai untuk TPA Talang Gulo. Fasha berharap bantuan bertambah."""


def check(doc: Doc) -> None:
    """Everything that holds for the keywords of any text."""
    keys: list[str] = []
    text = doc.text  # joined anew at each call
    for keyword in keywords_of(doc, top=30):
        assert 0 <= keyword.score <= 1
        assert keyword.count == len(keyword.mentions) == len(set(keyword.mentions)) > 0
        assert keyword.kind in ("entity", "term")
        assert list(keyword.mentions) == sorted(keyword.mentions)
        for start, end in keyword.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
        assert keyword.text.strip() and any(map(str.isalpha, keyword.text))
        words = keyword.text.lower().split()
        inside = [better for better in keys if f" {' '.join(words)} " in f" {better} "]
        assert not inside, keyword
        keys.append(" ".join(words))


def test_article(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    check(doc)
    texts = [keyword["text"] for keyword in doc._.keywords]
    assert "Syarif Fasha" in texts
    joint = next(k for k in doc._.keywords if k["text"].lower() == "kerja sama daerah")
    assert joint["count"] == 3
    assert [ARTICLE[a:b].lower() for a, b in joint["mentions"]] == [
        "kerja sama daerah",
        "kerja sama daerah",
        "kerjasama daerah",
    ]


def test_no_function_word_at_the_edges(nlp: Language) -> None:
    for keyword in keywords_of(nlp(ARTICLE), top=50):
        words = keyword.text.lower().split()
        if keyword.kind == "term" and "sama" not in words:  # kerja sama
            assert not is_stop_word(words[0]), keyword
            assert not is_stop_word(words[-1]), keyword


def test_headline_only(nlp: Language) -> None:
    texts = [k.text for k in keywords_of(nlp("Harga Emas Antam Naik Jelang Lebaran"), top=3)]
    assert any("emas" in text.lower() for text in texts)
    assert not any(text.endswith("Naik") for text in texts)


def test_capitals(nlp: Language) -> None:
    doc = nlp(ARTICLE.upper())
    check(doc)
    assert any("FASHA" in k.text.upper() for k in keywords_of(doc, top=10))


@pytest.mark.parametrize(
    "text", ["", " \n ", "123 456 7/8", "... !!! ???", "\U0001f600 \x00", "الخبر"]
)
def test_no_words_no_crash(nlp: Language, text: str) -> None:
    check(nlp(text))


def test_no_letters_no_keywords(nlp: Language) -> None:
    assert keywords_of(nlp("123 456. 7/8 — 12:30 !!!"), top=5) == []


def test_long_document_takes_linear_time(nlp: Language) -> None:
    times = []
    for n in (10, 40, 160):  # the first fills the caches
        doc = nlp((ARTICLE + "\n") * n)
        gc.collect()
        gc.disable()  # a collection of what all tests left takes longer than the keywords
        start = time.process_time()
        keywords_of(doc, top=10)
        times.append(time.process_time() - start)
        gc.enable()
    assert times[2] < 4 * 4 * times[1] + 0.1
    check(doc)


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text(nlp: Language, text: str) -> None:
    check(nlp(text.encode("utf-8", "replace").decode("utf-8")))


def test_the_same_twice_and_after_bytes(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.keywords == doc._.keywords == nlp(ARTICLE)._.keywords


def test_top_is_honoured(nlp: Language) -> None:
    long = nlp(ARTICLE)
    assert [len(keywords_of(long, top=top)) for top in (1, 5, 8)] == [1, 5, 8]
    three = nlp(ARTICLE, component_cfg={"idnews_keywords": {"top": 3}})
    assert three._.keywords == long._.keywords[:3]


def test_top_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        KeywordRanker(top=0)
