"""Lines in title case, phrases cut out of something longer."""

import pytest

from idnews.keyphrases.fragments import is_cut_out, lines_in_title_case
from idnews.keyphrases.phrase import Name
from idnews.keyphrases.words import Word, find_words
from idnews.language.tokenizer import token_spans


def words_of(*lines: str) -> list[Word]:
    tokens, offset = [], 0
    for number, line in enumerate(lines):
        tokens += [(line[a:b], offset + a, number) for a, b in token_spans(line)]
        offset += len(line) + 1
    return find_words(tokens, frozenset())


def test_lines_in_title_case() -> None:
    words = words_of(
        "Harga Emas Antam di Jakarta Naik", "Harga emas Antam naik", "Emas", "HARGA EMAS ANTAM NAIK"
    )
    assert lines_in_title_case(words) == {0, 3}


@pytest.mark.parametrize(
    ("text", "phrase", "person", "is_cut"),
    [
        ("lalu Indeks Harga Saham Gabungan turun", "Harga Saham", "", True),
        ("lalu Indeks Harga Saham Gabungan turun", "Indeks Harga Saham Gabungan", "", False),
        ("lalu harga Saham Gabungan turun", "Saham Gabungan", "", False),
        ("lalu Menteri Pertahanan Prabowo datang", "Menteri Pertahanan", "Prabowo", False),
        ("lalu Menteri Pertahanan RI datang", "Menteri Pertahanan", "", True),
        ("soal kelas SMP/MTs baru", "kelas SMP", "", True),
        ("soal kelas menengah - bawah", "kelas menengah", "", False),
        ("Kata Menteri Pertahanan, siap", "Menteri Pertahanan", "", False),
    ],
)
def test_cut_out(text: str, phrase: str, person: str, is_cut: bool) -> None:
    words = words_of(text)
    start = text.index(phrase)
    inside = [n for n, w in enumerate(words) if start <= w.start < start + len(phrase)]
    names = [Name(text.index(person), text.index(person) + len(person), "PERSON", person)]
    entity_of = [0 if person and person == text[w.start : w.end] else -1 for w in words]
    assert is_cut_out(text, words, (inside[0], inside[-1]), entity_of, names) is is_cut
