from dataclasses import fields

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import idnews.language.component
import idnews.ner.component
import idnews.quotation.component  # noqa: F401  registers the factories
from idnews.records import Quote

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
