"""The stemmer: cases by topic, words that must stay whole, options, faces and properties."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idnews.errors import ResourceError
from idnews.morphology.common_words import fingerprint, load_common_stems
from idnews.morphology.lexicon import load_exceptions, load_roots
from idnews.morphology.nltk_face import NltkStemmer
from idnews.morphology.stemmer import Stemmer, explain_stem, stem, stem_words
from idnews.resources import read_table
from tests.morphology.reading import read_cases

STEMS = read_cases("stems", ("word", "root", "topic"))
WHOLE = read_cases("whole_words", ("word", "topic"))
KNOWN_FAILURES = read_cases("known_failures", ("word", "root", "reason"))
EXPLANATIONS = read_cases("explanations", ("word", "root", "affixes"))


@pytest.mark.parametrize(("word", "root", "topic"), STEMS)
def test_root(word: str, root: str, topic: str) -> None:
    assert stem(word) == root


@pytest.mark.parametrize(("word", "topic"), WHOLE)
def test_word_stays_whole(word: str, topic: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(("word", "root", "reason"), KNOWN_FAILURES)
@pytest.mark.xfail(strict=True, reason="known failure, see the case file")
def test_known_failure(word: str, root: str, reason: str) -> None:
    assert stem(word) == root


@pytest.mark.parametrize(("word", "root", "affixes"), EXPLANATIONS)
def test_explanation(word: str, root: str, affixes: str) -> None:
    explanation = explain_stem(word)
    assert (explanation.root, explanation.affixes) == (root, tuple(affixes.split()))


def test_capitals_fall_in_words_and_stay_in_names() -> None:
    words = ["Makanan", "MENULIS", "Pekalongan", "KPK", "Jokowi"]
    assert stem_words(words) == ["makan", "tulis", "Pekalongan", "KPK", "Jokowi"]


@pytest.mark.parametrize("word", ["beruang", "mengarang", "memalukan", "penyanyi"])
def test_second_good_reading_is_listed_with_its_reason(word: str) -> None:
    alternatives = explain_stem(word).alternatives
    assert alternatives
    assert all(alternative.reason for alternative in alternatives)


def test_unknown_words_are_marked_as_guesses() -> None:
    explanation = explain_stem("mengglorbifikasikan")
    assert (explanation.root, explanation.is_guess) == ("glorbifikasi", True)
    assert not explain_stem("menulis").is_guess


def test_explanation_becomes_plain_data() -> None:
    data = explain_stem("mengarang").to_dict()
    assert data["root"] == "karang"
    assert data["alternatives"][0]["root"] == "arang"


def test_users_words() -> None:
    stemmer = Stemmer(roots=["glorb"], exceptions={"mudik": "udik"}, protect=["Bersatu"])
    words = ["diglorbkan", "mudik", "Bersatu", "bersatu"]
    assert stemmer.stem_words(words) == ["glorb", "udik", "Bersatu", "satu"]
    stemmer.add_exception("diglorbkan", "blorg")
    assert stemmer.stem("diglorbkan") == "blorg"


@pytest.mark.parametrize(
    ("exceptions", "error"),
    [({"ke luar": "luar"}, ValueError), ({"mudik": ""}, ValueError), (["mudik"], TypeError)],
    ids=str,
)
def test_exceptions_map_one_word_to_one(exceptions: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"must be one word|must map words to roots"):
        Stemmer(exceptions=exceptions)


def test_users_files(tmp_path: Path) -> None:
    roots, exceptions = tmp_path / "roots.txt", tmp_path / "exceptions.tsv"
    roots.write_text("glorb\nblarg\n", encoding="utf-8")
    exceptions.write_text("#stem_exceptions.1\tword\troot\treason\nmudik\tudik\town\n", "utf-8")
    stemmer = Stemmer(roots=roots, exceptions=exceptions)
    assert stemmer.stem_words(["diblargkan", "mudik"]) == ["blarg", "udik"]
    roots.write_text("dua kata\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="one root a line"):
        Stemmer(roots=roots)


def test_sastrawi_roots_are_read_from_the_installed_package() -> None:
    assert Stemmer(roots="sastrawi").stem("menulis") == "tulis"


def test_informal_words_need_the_option() -> None:
    words = ["ngasih", "nyari", "nggak", "bacain", "ngambil"]
    assert Stemmer(informal=True).stem_words(words) == ["kasih", "cari", "tidak", "baca", "ambil"]
    assert stem("nggak") == "nggak"


def test_arrays() -> None:
    import numpy as np

    assert stem_words(np.array(["menulis", "tulisan"])) == ["tulis", "tulis"]
    assert stem_words(iter([])) == []


def test_nltk_face() -> None:
    assert NltkStemmer().stem("pertemuan") == "temu"


@pytest.mark.parametrize("word", [None, b"makan", 1, 2.0])
def test_only_str_is_a_word(word: object) -> None:
    with pytest.raises(TypeError, match="word"):
        stem(word)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        stem_words(word)  # type: ignore[arg-type]


def test_common_stems_are_what_the_stemmer_answers() -> None:
    rows = read_table("stem_common", ("word", "root"))
    assert rows[0][1] == fingerprint(), "run recipes/stem_common.py: the tables have changed"
    slow = Stemmer(common=False)
    wrong = {w: (r, slow.stem(w)) for w, r in load_common_stems().items() if slow.stem(w) != r}
    assert wrong == {}


@given(st.text(max_size=40))
def test_any_text_gives_text(text: str) -> None:
    root = stem(text)
    assert isinstance(root, str)
    assert bool(root) == bool(text)


@given(st.sampled_from([word for word, _, _ in STEMS]), st.sampled_from(["nya", "lah", "kah"]))
def test_clitics_do_not_change_the_root(word: str, clitic: str) -> None:
    if word.isalpha() and not word.endswith(("nya", "lah", "kah", "pun", "ku", "mu")):
        assert stem(word + clitic) == stem(word)


def test_roots_are_their_own_stems() -> None:
    exceptions = load_exceptions()
    roots = [root for root in load_roots() if root not in exceptions]
    assert [root for root in roots if stem(root) != root] == []


def test_long_and_strange_input() -> None:
    for text in [
        "a" * 5_000_000,
        "me-a" * 100_000,
        "ber" * 100_000,
        "me-" * 100_000,
        "\0",
        "\ud800",
        "😀nya",
        "مصر",
    ]:
        assert stem(text)


def test_a_stemmer_survives_pickle() -> None:
    stemmer = pickle.loads(pickle.dumps(Stemmer(protect=["Mulyani"])))
    assert stemmer.stem_words(["Mulyani", "menulis"]) == ["Mulyani", "tulis"]
