"""The spaCy components."""

import spacy
from spacy.tokens import Doc, Span

from idnews.morphology.casing import find_capitalised_names


def analyse(words: list[str], *, ents: tuple[tuple[int, int, str], ...] = ()) -> Doc:
    nlp = spacy.blank("xx")
    nlp.add_pipe("idnews_stemmer")
    nlp.add_pipe("idnews_lemmatizer")
    doc = Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])
    doc.ents = [Span(doc, start, end, label) for start, end, label in ents]
    return nlp(doc)


def test_stem_and_lemma_of_a_sentence() -> None:
    doc = analyse(
        "Pemerintah menaikkan harga beras di Pekalongan , kata Menteri Perdagangan .".split()
    )
    assert [token._.stem for token in doc] == [
        *("perintah naik harga beras di Pekalongan , kata menteri Perdagangan .".split())
    ]
    assert [token.lemma_ for token in doc] == [token._.stem for token in doc]


def test_names_are_left_as_they_are_written() -> None:
    words = "Perhimpunan bersatu menang".split()
    assert [t._.stem for t in analyse(words, ents=((0, 2, "ORG"),))] == [*words[:2], "menang"]
    assert [t._.stem for t in analyse(words)] == ["himpun", "satu", "menang"]


def test_headlines_are_stemmed() -> None:
    words = "Pemerintah Menaikkan Harga Beras".split()
    assert [t._.stem for t in analyse(words)] == ["perintah", "naik", "harga", "beras"]


def test_doc_survives_bytes() -> None:
    doc = analyse(["Harganya", "naik"])
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [(t._.stem, t.lemma_) for t in again] == [("harga", "harga"), ("naik", "naik")]


def test_a_token_knows_its_parts() -> None:
    words = "Rumahnya kubaca bacalah hanya Hanya".split()
    doc = analyse(words, ents=((4, 5, "PERSON"),))
    assert [t._.parts for t in doc] == [
        ["Rumah", "nya"],
        ["ku", "baca"],
        ["baca", "lah"],
        ["hanya"],
        ["Hanya"],
    ]


def test_empty_doc() -> None:
    assert list(analyse([])) == []
    assert find_capitalised_names([], []) == []
