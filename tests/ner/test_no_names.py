import pytest

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.no_names import is_no_name
from idnews.resources import read_table

COLUMNS = ("acronym", "expansion", "kind", "source")


@pytest.mark.parametrize(
    "text",
    [
        "KTP",
        "UMKM",
        "RW",
        "SKB",
        "Ormas",
        "APBD",
        "ASN",
        "KWD",
        "Dinar Kuwait",
        "Rukun Tetangga",
        "Halal Bihalal",
        "PPKM Darurat",
    ],
)
def test_things_are_no_names(text: str) -> None:
    assert is_no_name(text)


@pytest.mark.parametrize(
    "text", ["KPU", "BUMN", "PKB", "PLN", "Polda", "Jakarta", "AHY", "Real", "Zxyq"]
)
def test_names_and_unknown_words_stay(text: str) -> None:
    assert not is_no_name(text)


@pytest.mark.parametrize(("text", "label"), [("Arab", "LOC"), ("Ramadhan", "PERSON")])
def test_a_word_may_name_a_place_or_person(text: str, label: str) -> None:
    assert is_no_name(text)
    assert not is_no_name(text, label)


def test_kinds_of_acronyms_are_the_documented_ones() -> None:
    kinds = {kind for _, _, kind, _ in read_table("acronyms", COLUMNS)}
    assert kinds == {"org", "body", "office", "law", "term", "place", "event", "person"}


def test_no_term_is_an_organisation_too() -> None:
    """A term that an organisation is called too would hide it."""
    safe = {
        acronym
        for acronym, _, kind, _ in read_table("acronyms", COLUMNS)
        if kind == "term"
        for entry in load_gazetteer().match([acronym], 0)
        if entry.kind == "ORG" and entry.evidence == "any"
    }
    assert {acronym for acronym in safe if is_no_name(acronym)} == set()
