"""Phrases that could be keywords."""

from pathlib import Path

import pytest

from idnews.keyphrases.candidates import find_candidates
from idnews.keyphrases.phrase import Candidate, Name
from idnews.keyphrases.words import find_words
from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import token_spans

TABLE = Path(__file__).parent / "cases" / "phrases.tsv"
CASES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def candidates_in(text: str, *names: tuple[str, str, str]) -> dict[str, Candidate]:
    """The candidates of a text by the text they show; names are (form, label, canonical).

    What stands before a line feed is the headline.
    """
    tokens = []
    for number, (start, end) in enumerate(sentence_spans(text)):
        spans = token_spans(text[start:end])
        tokens += [(text[start + a : start + b], start + a, number) for a, b in spans]
    found = [
        Name(at, at + len(form), label, canonical)
        for form, label, canonical in names
        for at in range(len(text))
        if text.startswith(form, at)
    ]
    words = find_words(tokens, frozenset())
    return {
        c.text: c for c in find_candidates(text, words, found, headline_end=text.find("\n") + 1)
    }


def test_phrases_stand_between_function_words_and_punctuation() -> None:
    found = candidates_in("Harga beras turun, warga dan petani kopi resah.")
    assert {"Harga beras", "warga", "petani kopi"} <= set(found)
    assert not any("," in text or " dan " in text for text in found)


def test_spellings_with_and_without_a_space_are_one() -> None:
    text = "Ada kerja sama daerah. Itu kerjasama daerah. Soal Kerja Sama Daerah, kata dia."
    assert candidates_in(text)["kerja sama daerah"].mentions == [(4, 21), (27, 43), (50, 67)]


def test_person_is_shown_by_the_canonical_name() -> None:
    text = "Fasha datang. Syarif Fasha bicara. Kata Fasha, siap."
    names = (("Syarif Fasha", "PERSON", "Syarif Fasha"), ("Fasha", "PERSON", "Syarif Fasha"))
    found = candidates_in(text, *names[:1])
    assert len(found["Syarif Fasha"].mentions) == 1
    assert "Fasha bicara" not in found


PAIR = (("Joko Widodo", "PERSON", "Joko Widodo"), ("Jokowi", "PERSON", "Joko Widodo"))


def test_nickname_that_the_article_prefers_is_shown() -> None:
    found = candidates_in("Lalu Joko Widodo tiba. Kata Jokowi, siap. Lalu Jokowi pergi.", *PAIR)
    assert len(found["Jokowi"].mentions) == 3
    assert "Joko Widodo" not in found


def test_canonical_name_that_stands_as_often_as_the_nickname_is_shown() -> None:
    found = candidates_in("Lalu Joko Widodo tiba. Kata Jokowi, siap.", *PAIR)
    assert len(found["Joko Widodo"].mentions) == 2
    assert "Jokowi" not in found


def test_shorter_name_of_several_words_is_shown_where_it_stands_more_often() -> None:
    full = "Thomas Trikasih Lembong"
    names = ((full, "PERSON", full), ("Tom Lembong", "PERSON", full))
    text = f"Lalu {full} tiba. Kata Tom Lembong, siap. Lalu Tom Lembong pergi."
    found = candidates_in(text, *names)
    assert len(found["Tom Lembong"].mentions) == 3
    assert full not in found


def test_place_is_written_out_where_the_text_does() -> None:
    text = "Kapal AS tiba. Kapal AS pergi. Amerika Serikat diam."
    names = (("AS", "GPE", "Amerika Serikat"), ("Amerika Serikat", "GPE", "Amerika Serikat"))
    found = candidates_in(text, *names)
    assert len(found["Amerika Serikat"].mentions) == 3
    assert "AS" not in found


def test_mentions_give_back_the_text() -> None:
    text = "Pemutihan pajaknya ramai. Pajak naik, pajak turun, kata Budi."
    for candidate in candidates_in(text).values():
        for start, end in candidate.mentions:
            assert text[start:end].strip() == text[start:end] != ""


def test_a_year_may_end_a_phrase() -> None:
    assert "Pemilu 2029" in candidates_in("Mereka bicara Pemilu 2029 dan biaya.")


def test_a_word_that_stands_only_in_a_longer_phrase_is_no_candidate() -> None:
    found = candidates_in("Soal harga beras. Soal harga beras. Soal harga itu.")
    assert set(found) == {"harga beras", "harga"}
    assert (found["harga"].in_longer, found["harga beras"].in_longer) == (2, 0)


def test_no_letters_no_candidates() -> None:
    assert candidates_in("123 456. 7/8 ... !!!") == {}
    assert candidates_in("") == {}


def test_no_phrase_ends_with_the_head_of_an_event() -> None:
    text = "Ada kualifikasi MotoGP Aragon. Ada final Piala Eropa di sini."
    found = candidates_in(
        text, ("MotoGP Aragon", "EVENT", "MotoGP Aragon"), ("Piala Eropa", "EVENT", "Piala Eropa")
    )
    assert {"kualifikasi MotoGP", "final Piala Eropa"} <= set(found)
    assert "final Piala" not in found


def test_no_verb_at_the_edges_of_a_phrase() -> None:
    found = candidates_in(
        "Harga emas antam naik lagi. Warga serbu toko emas. Polisi tangkap maling."
    )
    assert {"Harga emas antam", "toko emas"} <= set(found)
    assert not any(text.endswith((" naik", " serbu")) for text in found)
    assert not any(text.startswith(("naik ", "serbu ")) for text in found)


def test_a_verb_of_a_fixed_phrase_stays() -> None:
    assert "hak pilih" in candidates_in("Ini soal hak pilih warga.")


@pytest.mark.parametrize(("text", "names", "phrase", "found"), CASES)
def test_clauses_and_fragments(text: str, names: str, phrase: str, found: str) -> None:
    pairs = [name.split(":") for name in names.split("|") if name]
    named = [(form, label, form) for form, label in pairs]
    shown = candidates_in(text.replace("\\n", "\n"), *named)
    assert (phrase in shown) == (found == "yes"), list(shown)
