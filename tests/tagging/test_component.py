"""The neural component in spaCy's hands."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc

import idnews
from idnews.errors import ModelError

TEXT = (
    "Wali Kota Bogor Bima Arya mengatakan, bukunya dibeli warga.\n"
    "Gubernur Jawa Barat Ridwan Kamil meresmikan jembatan di Kabupaten Garut, Selasa (3/7/2018)."
)
TEXTS = [TEXT, "", "\n \n", "Harga beras naik 5 persen.", "😀 ###", TEXT.upper()]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return idnews.load()


def view(doc: Doc) -> list[object]:
    tokens = [(t.text, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i) for t in doc]
    return [tokens, [(e.text, e.label_, e._.source) for e in doc.ents]]


def test_native_places_are_filled(nlp: Language) -> None:
    doc = nlp(TEXT)
    by_text = {token.text: token for token in doc}
    assert by_text["meresmikan"].pos_ == "VERB"
    assert by_text["meresmikan"].dep_ == "ROOT"
    assert by_text["bukunya"].pos_ == "NOUN"
    assert by_text["bukunya"].tag_ == "NOUN+PRON"
    assert by_text["bukunya"]._.clitics == "*+nmod:poss"
    assert str(by_text["dibeli"].morph) == "Voice=Pass"
    assert doc.has_annotation("DEP")
    assert [sentence.text.strip() for sentence in doc.sents] == TEXT.split("\n")
    assert all(sum(t.head == t for t in sent) == 1 for sent in doc.sents)


def test_chunks_and_matchers_work(nlp: Language) -> None:
    doc = nlp("Gubernur meresmikan jembatan baru di Kabupaten Garut.")
    chunks = [chunk.text for chunk in doc.noun_chunks]
    assert [chunk.split()[0] for chunk in chunks] == ["Gubernur", "jembatan"]
    matcher = Matcher(nlp.vocab)
    matcher.add("verb", [[{"POS": "VERB"}]])
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["meresmikan"]
    trees = DependencyMatcher(nlp.vocab)
    verb = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}}
    subject = {
        "LEFT_ID": "verb",
        "REL_OP": ">",
        "RIGHT_ID": "subject",
        "RIGHT_ATTRS": {"DEP": "nsubj"},
    }
    trees.add("subject", [[verb, subject]])
    ((_, found),) = trees(doc)
    assert [doc[i].text for i in found] == ["meresmikan", "Gubernur"]


def test_the_model_writes_a_group_of_its_own_with_scores(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = {span.text: span for span in doc.spans["model"]}
    assert {"Bogor", "Bima Arya", "Ridwan Kamil"} <= set(found)
    assert all(0 <= span._.score <= 1 for span in doc.spans["model"])


def test_two_processes_and_batches_give_what_one_gives(nlp: Language) -> None:
    alone = [view(nlp(text)) for text in TEXTS]
    assert [view(doc) for doc in nlp.pipe(TEXTS, batch_size=4)] == alone
    assert [view(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == alone


def test_a_doc_survives_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert view(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == view(doc)


def test_a_saved_pipeline_gives_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert view(idnews.load(tmp_path / "saved")(TEXT)) == view(nlp(TEXT))
    copy = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "idnews.Tokenizer.v1"}}})
    copy.add_pipe("idnews_sentencizer")
    component = copy.add_pipe("idnews_model")
    component.from_bytes(nlp.get_pipe("idnews_model").to_bytes())  # type: ignore[attr-defined]
    assert [t.pos_ for t in copy(TEXT)] == [t.pos_ for t in nlp(TEXT)]


def test_a_damaged_pipeline_says_what_to_do(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    (tmp_path / "saved" / "idnews_model" / "model.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelError, match="install again, or retrain"):
        idnews.load(tmp_path / "saved")


def test_an_empty_component_says_what_to_do() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("idnews_model")
    with pytest.raises(ModelError, match="no model yet"):
        nlp("Harga beras naik.")


def test_components_can_be_chosen(nlp: Language) -> None:
    with nlp.select_pipes(disable=["idnews_model"]):
        assert not nlp("Harga beras naik.").has_annotation("DEP")
    assert not idnews.blank().has_pipe("idnews_model")
    component = nlp.get_pipe("idnews_model")
    component.syntax = False  # type: ignore[attr-defined]
    try:
        doc = nlp(TEXT)
    finally:
        component.syntax = True  # type: ignore[attr-defined]
    assert not doc.has_annotation("DEP")
    assert len(doc.spans["model"])


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x01", "12345", "!?…", "a" * 100_000])
def test_texts_without_words_pass(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
