from dataclasses import fields

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import idnews.language.component
import idnews.ner.component
import idnews.quotation.component  # noqa: F401  registers the factories
from idnews.records import Cluster, Quote

TEXT = (
    "Wali Kota Jambi Syarif Fasha tiba di Jakarta.\n"
    '"Kami siap bekerja," kata Wali Kota Jambi.\n'
    "Fasha mengatakan bahwa jalan itu akan diperbaiki."
)
STAGES = ("sentencizer", "rules", "merger", "linker", "quotes")


@pytest.fixture(scope="module")
def nlp() -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "idnews.Tokenizer.v1"}}}
    nlp = spacy.blank("id", config=config)
    for stage in STAGES:
        nlp.add_pipe(f"idnews_{stage}")
    return nlp


def test_quotes_of_a_doc(nlp: Language) -> None:
    found = [(q["text"], q["kind"], q["speaker"], q["cue"]) for q in nlp(TEXT)._.quotes]
    assert found == [
        ("Kami siap bekerja,", "direct", "Syarif Fasha", "kata"),
        ("jalan itu akan diperbaiki", "indirect", "Syarif Fasha", "mengatakan"),
    ]


def test_quotes_survive_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes


def test_quotes_have_the_fields_of_the_record(nlp: Language) -> None:
    names = {field.name for field in fields(Quote)}
    assert all(set(quote) == names for quote in nlp(TEXT)._.quotes)


def test_a_doc_without_quotes_has_an_empty_list(nlp: Language) -> None:
    assert [nlp(text)._.quotes for text in ("", "Hujan turun.")] == [[], []]


def test_marks_of_windows_read_as_latin_1(nlp: Language) -> None:
    text = "Wali Kota Jambi Syarif Fasha tiba. \x93Kami \x91siap\x92 bekerja,\x94 kata Fasha."
    (quote,) = nlp(text)._.quotes
    assert (quote["text"], quote["speaker"]) == ("Kami \x91siap\x92 bekerja,", "Syarif Fasha")
    assert text[quote["start"] : quote["end"]] == quote["text"]


def test_clusters_know_what_else_stands_for_a_person(nlp: Language) -> None:
    text = 'Wali Kota Jambi Syarif Fasha (50) tiba.\n"Kami siap," katanya. Ia lalu pergi.'
    clusters = [Cluster.from_dict(cluster) for cluster in nlp(text)._.clusters]
    found = [(c.name, c.age, [(r.text, r.kind) for r in c.references]) for c in clusters]
    assert found == [
        ("Kota Jambi", None, []),
        ("Syarif Fasha", 50, [("nya", "clitic"), ("Ia", "pronoun")]),
    ]
    assert all(text[r.start : r.end] == r.text for c in clusters for r in c.references)
