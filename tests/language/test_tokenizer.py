"""The tokenizer: what it keeps whole, what it cuts, and how it behaves in spaCy."""

import pickle
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import idnews.language.component  # noqa: F401  registers the tokenizer and the component
from idnews.language.component import Tokenizer
from idnews.language.tokenizer import token_spans, tokenize
from idnews.resources import read_user_table
from tests.language.timing import seconds_for

CASES = read_user_table(
    Path(__file__).parent / "cases" / "tokens.tsv", "tokens", ("text", "tokens")
)
# Letters, numbers and marks in the mixtures that rules look at, and anything at all.
PIECES = st.sampled_from(
    """Rp 1.042 3/7 Dr. Tbk. S.Hut -nya ' " ” “ ( ) ... … http://a.id/b a@b.co #x 👍🏽 م ꦗꦮ / Maka
    kata . , ? - – se I. % _ & +""".split()
)

ODD = st.sampled_from([" ", "\n", "\r\n", "\u00a0", "\u0301", "\x00", "\u200b"])
TEXTS = st.lists(PIECES | ODD, max_size=30).map("".join) | st.text(max_size=60)


def make_pipeline() -> Language:
    tokenizer = {"@tokenizers": "idnews.Tokenizer.v1"}
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe("idnews_sentencizer")
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_pipeline()


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_cases(text: str, tokens: str) -> None:
    assert tokenize(text) == tokens.split(" ")


def test_full_stop_of_an_abbreviation_is_cut_only_at_the_end_of_a_sentence() -> None:
    assert tokenize("PT Astra Tbk. Dengan PT Astra Tbk. (ASII)\nTbk.") == [
        *("PT", "Astra", "Tbk", ".", "Dengan", "PT", "Astra", "Tbk.", "(", "ASII", ")", "Tbk", "."),
    ]


@given(TEXTS)
def test_spans_are_ordered_and_cover_all_but_whitespace(text: str) -> None:
    spans = token_spans(text)
    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == [place for place, char in enumerate(text) if not char.isspace()]
    assert all(start < end for start, end in spans)


@given(TEXTS)
def test_tokens_are_the_text_of_the_spans(text: str) -> None:
    assert tokenize(text) == [text[start:end] for start, end in token_spans(text)]


@settings(deadline=None)
@given(text=TEXTS.filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text)))
def test_doc_gives_back_the_text_and_survives_bytes(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert [token.text for token in doc if not token.is_space] == tokenize(text)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(t.text, t.is_sent_start) for t in again] == [(t.text, t.is_sent_start) for t in doc]


@pytest.mark.parametrize("text", ["a  b\n c \n", " ", "  a", "a \u00a0 b", "x\n\n y\t z", "a\r\nb"])
def test_whitespace_tokens_are_those_of_spacy(nlp: Language, text: str) -> None:
    expected = [(token.text, token.whitespace_) for token in spacy.blank("xx").make_doc(text)]
    assert [(token.text, token.whitespace_) for token in nlp.make_doc(text)] == expected


def test_half_a_surrogate_pair_is_refused_with_its_place(nlp: Language) -> None:
    assert tokenize("Jambi \ud83d!") == ["Jambi", "\ud83d", "!"]
    with pytest.raises(ValueError, match=r"'\\ud83d', at character 6"):
        nlp("Jambi \ud83d!")


@pytest.mark.parametrize("value", [None, b"Jambi", 3])
def test_what_is_no_text_is_refused(nlp: Language, value: object) -> None:
    with pytest.raises(TypeError, match="text must be str"):
        tokenize(value)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str"):
        nlp.tokenizer(value)  # type: ignore[arg-type]


def test_pipeline_is_made_in_a_moment() -> None:
    make_pipeline()
    start = time.process_time()
    make_pipeline()
    assert time.process_time() - start < 1.0  # spaCy's own takes 4 s or more


def test_saved_pipelines_load(nlp: Language, tmp_path: Path) -> None:
    text = "Rp1,3 triliun pada tahun ini. Namun Dr. Fasha diam."
    expected = [(t.text, t.is_sent_start, t.is_stop, t.like_num) for t in nlp(text)]
    nlp.to_disk(tmp_path)
    loaded = [spacy.load(tmp_path), make_pipeline().from_bytes(nlp.to_bytes())]
    for other in loaded:
        assert isinstance(other.tokenizer, Tokenizer)
        assert [(t.text, t.is_sent_start, t.is_stop, t.like_num) for t in other(text)] == expected
    pickled = pickle.loads(pickle.dumps(nlp.tokenizer))
    assert [token.text for token in pickled(text)] == tokenize(text)


def test_two_processes_give_what_one_gives(nlp: Language) -> None:
    texts = ["Rp1,3 triliun. Namun ia diam.", "", "“Siap. Kami,” kata Dr. Fasha.\nJambi"] * 3
    one, two = (
        [doc.to_json() for doc in nlp.pipe(texts, n_process=count, batch_size=2)]
        for count in (1, 2)
    )
    assert one == two


def test_content_words_are_no_stop_words_and_spacy_is_left_as_it_was(nlp: Language) -> None:
    doc = nlp("yang tahun kasus naik dua ujarnya")
    assert [token.text for token in doc if token.is_stop] == ["yang", "ujarnya"]
    assert [token.text for token in doc if token.like_num] == ["dua"]
    assert "tahun" in spacy.util.get_lang_class("id").Defaults.stop_words


@pytest.mark.parametrize(
    "piece",
    "a|1-|a.|-.|a/|(|(a |\"|Tbk. |1. |x@|http://a)|a'|\u0301a|Kata Di ke |.|… |👍🏽|Prof.Dr.|a.Maka"
    '|"Kami ada," kata. |\n| '.split("|"),
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    short, long = (seconds_for(token_spans, piece, size) for size in (10_000, 100_000))
    assert long < 60 * max(short, 0.004)
