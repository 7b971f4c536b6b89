"""What a token can do in a phrase."""

import pytest

from idnews.keyphrases.words import (
    ADJECTIVE,
    BREAK,
    CLOSER,
    CONTENT,
    FUNCTION,
    JOINT,
    OTHER,
    VERB,
    find_words,
    is_compound,
    read_word,
)
from idnews.language.tokenizer import token_spans


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pajak", CONTENT),
        ("Jambi", CONTENT),
        ("COVID-19", CONTENT),
        ("5G", CONTENT),
        ("tahun", CONTENT),
        ("kasus", CONTENT),
        ("naik", CONTENT),
        ("2029", CLOSER),
        ("ke-68", CLOSER),
        ("A", CLOSER),
        ("vs", JOINT),
        ("satu", JOINT),
        ("yang", FUNCTION),
        ("ujarnya", FUNCTION),
        (".", BREAK),
        ("Senin", BREAK),
        ("Rp", BREAK),
        ("detik.com", BREAK),
        ("1.042", BREAK),
        ("x" * 100, BREAK),
        ("lanjutanKualifikasi", BREAK),
        ("MatchRusia", BREAK),
        ("warnaadalah", BREAK),
        ("YouTube", CONTENT),
        ("eFishery", CONTENT),
        ("keseimbangan", CONTENT),
        ("", BREAK),
    ],
)
def test_kind(text: str, kind: int) -> None:
    assert read_word(text)[0] == kind


@pytest.mark.parametrize(
    ("text", "key", "has_clitic"),
    [
        ("pajaknya", "pajak", True),
        ("Pajaknya", "pajak", True),
        ("Kenya", "kenya", False),
        ("punya", "punya", False),
        ("anak-anak", "anakanak", False),
        ("Jum'at", "jumat", False),
    ],
)
def test_key(text: str, key: str, has_clitic: bool) -> None:
    assert read_word(text)[1:] in ((key, has_clitic), ("", False))


def words_of(text: str) -> list[tuple[str, int, int]]:
    tokens = [(text[start:end], start, 0) for start, end in token_spans(text)]
    return [(word.key, word.kind, word.pair) for word in find_words(tokens, frozenset())]


def test_function_word_of_a_compound_may_stand_in_a_phrase() -> None:
    assert words_of("kerja sama") == [("kerja", CONTENT, 0), ("sama", CONTENT, -1)]
    assert words_of("lalu lintas") == [("lalu", CONTENT, 1), ("lintas", CONTENT, 0)]


def test_function_word_elsewhere_may_not() -> None:
    assert words_of("warga sama")[1] == ("sama", FUNCTION, 0)
    assert not is_compound("warga", "sama")


def test_barred_tokens_break_phrases_unless_they_are_years() -> None:
    tokens = [("Pemilu", 0, 0), ("2029", 7, 0), ("15", 12, 0)]
    assert [word.kind for word in find_words(tokens, {1, 2})] == [CONTENT, CLOSER, BREAK]


def test_word_without_its_clitic_ends_before_it() -> None:
    (word,) = find_words([("pajaknya", 10, 0)], frozenset())
    assert (word.start, word.end) == (10, 15)


def test_a_model_adds_verbs_and_decides_on_adjectives() -> None:
    tokens = [("Polisi", 0, 0), ("tilang", 7, 0), ("sehat", 14, 0), ("turun", 20, 0)]
    parts = [word.part for word in find_words(tokens, frozenset(), [OTHER, VERB, OTHER, OTHER])]
    assert parts == [OTHER, VERB, OTHER, VERB]
    assert [word.part for word in find_words(tokens, frozenset())][2] == ADJECTIVE
