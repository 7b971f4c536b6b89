import json
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import idnews.language.component
import idnews.ner.component  # noqa: F401  registers the factories
from idnews.ner.component import EntityMerger

TEXT = (
    "Wali Kota Jambi Dr H Syarif Fasha, SH tiba di Jakarta, Selasa (3/7/2018). "
    "Fasha-Maulana unggul 55,73 persen."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "idnews.Tokenizer.v1"}}}
    nlp = spacy.blank("id", config=config)
    for name in ("idnews_sentencizer", "idnews_rules", "idnews_merger", "idnews_linker"):
        nlp.add_pipe(name)
    return nlp


def view(doc: Doc) -> list[tuple[Any, ...]]:
    return [
        (e.text, e.label_, e.ent_id_, e._.title, e._.value, e._.link, e._.source, e._.office)
        for e in doc.ents
    ]


def test_entities_with_their_attributes(nlp: Language) -> None:
    doc = nlp(TEXT)
    city = {"code": "15.71", "level": "kota", "name": "Kota Jambi", "province": "Jambi"}
    office = {"role": "Wali Kota", "organisation": None, "place": "Jambi"}
    found = [row[:6] for row in view(doc)]
    assert found[0] == ("Jambi", "GPE", "Kota Jambi", None, None, city)
    title = "Wali Kota Jambi Dr H, SH"
    assert found[1] == ("Syarif Fasha", "PERSON", "Syarif Fasha", title, None, None)
    assert doc.ents[1]._.office == office
    assert [(row[0], row[1], row[2]) for row in found[2:]] == [
        ("Jakarta", "GPE", "DKI Jakarta"),
        ("Selasa (3/7/2018)", "DATE", ""),
        ("Fasha", "PERSON", "Syarif Fasha"),
        ("Maulana", "PERSON", "Maulana"),
        ("55,73 persen", "PERCENT", ""),
    ]
    assert {row[6] for row in view(doc)} == {"rules"}


def test_the_text_stays_when_a_pair_is_cut(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [t.text for t in doc if "Fasha" in t.text or t.text == "-"] == ["Fasha", "Fasha", "-"]


def test_an_office_before_two_names_is_neither_of_them(nlp: Language) -> None:
    doc = nlp("Ketua TKN Prabowo-Gibran, Rosan Roeslani, hadir. Wali Kota Bogor Bima Arya pulang.")
    offices = {e.text: e._.office for e in doc.ents if e.label_ == "PERSON"}
    assert offices["Prabowo"] is offices["Gibran"] is None
    assert offices["Bima Arya"] == {"role": "Wali Kota", "organisation": None, "place": "Bogor"}


def test_clusters(nlp: Language) -> None:
    doc = nlp(TEXT)
    person = next(c for c in doc._.clusters if c["name"] == "Syarif Fasha")
    assert (person["label"], person["count"]) == ("PERSON", 2)
    assert [TEXT[a:b] for a, b in person["mentions"]] == ["Syarif Fasha", "Fasha"]


def test_everything_is_json_and_survives_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    json.dumps(doc._.clusters)
    json.dumps(view(doc))
    assert view(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == view(doc)


def test_two_processes_give_the_same(nlp: Language) -> None:
    texts = [TEXT, "", "Pemkot Bandung dan KPK.", "\n\n"]
    assert [view(d) for d in nlp.pipe(texts, n_process=2)] == [view(nlp(t)) for t in texts]


def test_both_opinions_stay_and_merge(nlp: Language) -> None:
    doc = nlp.make_doc("Persatuan Guru bertemu di Jakarta.")
    doc.spans["model"] = [
        Span(doc, 0, 2, label="ORG"),
        Span(doc, 4, 5, label="LOC"),
    ]
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [s.text for s in doc.spans["model"]] == ["Persatuan Guru", "Jakarta"]
    sources = {e.text: (e.label_, e._.source) for e in doc.ents}
    assert sources["Jakarta"] == ("GPE", "both")


def test_saved_and_loaded(nlp: Language, tmp_path: Any) -> None:
    nlp.to_disk(tmp_path)
    assert view(spacy.load(tmp_path)(TEXT)) == view(nlp(TEXT))


def test_a_bad_policy_raises() -> None:
    with pytest.raises(ValueError, match="policy must be one of"):
        EntityMerger(policy="none")


def test_a_cut_token_keeps_the_annotation_around_it(nlp: Language) -> None:
    doc = Doc(
        nlp.vocab,
        words=["Pasangan", "Fasha-Maulana", "unggul", "."],
        heads=[2, 0, 2, 2],
        deps=["nsubj", "flat", "ROOT", "punct"],
        pos=["NOUN", "PROPN", "VERB", "PUNCT"],
    )
    cut = nlp.get_pipe("idnews_rules")(doc)
    assert [(t.text, t.head.text, t.dep_, t.pos_) for t in cut] == [
        ("Pasangan", "unggul", "nsubj", "NOUN"),
        ("Fasha", "Pasangan", "flat", "PROPN"),
        ("-", "Fasha", "flat", "PROPN"),
        ("Maulana", "Fasha", "flat", "PROPN"),
        ("unggul", "unggul", "ROOT", "VERB"),
        (".", "unggul", "punct", "PUNCT"),
    ]
    assert cut.text == doc.text
