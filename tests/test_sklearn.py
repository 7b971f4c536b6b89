"""The scikit-learn estimators."""

import pickle
import zlib
from functools import cache
from typing import Any, Self

import numpy as np
import pytest
from scipy.sparse import issparse
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.utils import Tags, get_tags
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks
from sklearn.utils.validation import validate_data

from idnews import api, blank
from idnews.sklearn import (
    DistinctiveTerms,
    KeywordTransformer,
    NewsVectorizer,
    StemTransformer,
    distinctive_terms,
    terms_of,
)

TEXTS = ["Pemerintah menaikkan harga.", "Harganya dinaikkan."]


def test_texts_are_stemmed() -> None:
    expected = np.array(["perintah naik harga .", "harga naik ."], dtype=object)
    assert (StemTransformer().fit_transform(np.array(TEXTS)) == expected).all()


def test_stands_in_a_pipeline() -> None:
    pipeline = make_pipeline(clone(StemTransformer()), TfidfVectorizer()).fit(TEXTS)
    assert sorted(pipeline[-1].vocabulary_) == ["harga", "naik", "perintah"]


@pytest.mark.parametrize("texts", ["satu teks", [b"bytes"], [1]])
def test_only_texts_are_taken(texts: object) -> None:
    with pytest.raises(TypeError):
        StemTransformer().fit(texts)  # type: ignore[arg-type]


@pytest.mark.parametrize("estimator", [StemTransformer(), KeywordTransformer(), NewsVectorizer()])
def test_a_table_is_no_column_of_texts(estimator: StemTransformer) -> None:
    with pytest.raises(TypeError, match="must be one column"):
        estimator.fit(np.array([TEXTS]))


def test_an_iterator_is_read_once() -> None:
    assert len(StemTransformer().fit_transform(iter(TEXTS))) == len(TEXTS)


@parametrize_with_checks([DistinctiveTerms()])  # type: ignore[untyped-decorator]
def test_contract_of_scikit_learn(estimator: DistinctiveTerms, check: Any) -> None:
    check(estimator)


class ReadsRows:
    """Lets scikit-learn's checks, which know tables of numbers only, reach an estimator of texts.

    A row is read as a text, each of its numbers as a word; what is no matrix of numbers comes back
    as one number for each text.
    """

    def read(self, rows: Any, *, reset: bool) -> list[str]:
        """The rows as texts; texts as they are."""
        if isinstance(rows, list) and all(isinstance(row, str) for row in rows):
            return rows
        table = np.asarray(validate_data(self, rows, reset=reset), dtype=float)
        return [
            " ".join(f"kata{chr(97 + column % 26)}{round(4 * x)}" for column, x in enumerate(row))
            for row in table.tolist()
        ]

    def fit(self, rows: Any, y: object = None) -> Self:
        super().fit(self.read(rows, reset=True), y)  # type: ignore[misc]
        return self

    def fit_transform(self, rows: Any, y: object = None) -> Any:
        return as_numbers(super().fit_transform(self.read(rows, reset=True), y))  # type: ignore[misc]

    def transform(self, rows: Any) -> Any:
        return as_numbers(super().transform(self.read(rows, reset=False)))  # type: ignore[misc]

    def __sklearn_tags__(self) -> Tags:
        tags: Tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.two_d_array = True
        return tags


def as_numbers(result: Any) -> Any:
    """A sparse matrix as it is, anything else as one number for each text."""
    if issparse(result) or (isinstance(result, np.ndarray) and result.ndim == 2):
        return result
    return np.array([[zlib.crc32(str(item).encode())] for item in result], dtype=float)


class VectorizerOfRows(ReadsRows, NewsVectorizer):
    pass


class StemsOfRows(ReadsRows, StemTransformer):
    pass


class KeywordsOfRows(ReadsRows, KeywordTransformer):
    pass


TEXT_ESTIMATORS = [NewsVectorizer(), StemTransformer(), KeywordTransformer(top=2)]


rules_alone = cache(blank)


@pytest.fixture
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keywords without the neural component, which the contract has nothing to do with."""
    monkeypatch.setattr(api, "_default", rules_alone)


@pytest.mark.usefixtures("_rules_alone")
@parametrize_with_checks(  # type: ignore[untyped-decorator]
    [VectorizerOfRows(), StemsOfRows(), KeywordsOfRows(top=2)]
)
def test_contract_of_scikit_learn_for_texts(estimator: Any, check: Any) -> None:
    check(estimator)


@pytest.mark.parametrize("estimator", TEXT_ESTIMATORS, ids=repr)
def test_estimators_say_that_they_take_texts(estimator: Any) -> None:
    """As TfidfVectorizer says it; `check_estimator` then passes, with little to check."""
    check_estimator(estimator, on_skip=None)
    tags = get_tags(estimator)
    assert tags.input_tags.string and not tags.input_tags.two_d_array
    assert tags.input_tags == get_tags(TfidfVectorizer()).input_tags


@pytest.mark.parametrize("estimator", TEXT_ESTIMATORS, ids=repr)
def test_text_estimators_are_pickled_and_take_arrays(estimator: Any) -> None:
    copy = clone(estimator)
    result = copy.fit_transform(NEWS)
    before = copy.transform(NEWS)
    again = pickle.loads(pickle.dumps(copy)).transform(NEWS)
    assert str(again) == str(before)
    assert str(clone(estimator).fit_transform(np.array(NEWS, dtype=object))) == str(result)


NEWS = ["Harga beras naik. Harga emas turun.", "Timnas menang di kandang.", "Beras mahal sekali."]


def test_terms() -> None:
    assert terms_of("Pemerintah membagikan bantuan, kata Budi.") == [
        "perintah",
        "bagi",
        "bantu",
        "budi",
    ]
    assert terms_of("Harga beras, emas", stems=False, ngram_range=(1, 2)) == [
        "harga",
        "beras",
        "harga beras",
        "emas",
    ]
    assert terms_of("1.042 !!!") == []


def test_vectorizer_counts_and_orders() -> None:
    counts = NewsVectorizer(use_idf=False, norm=None)
    matrix = counts.fit_transform(NEWS)
    names = counts.get_feature_names_out().tolist()
    assert names == sorted(names)
    assert matrix[0, names.index("harga")] == 2
    assert counts.transform(["kata baru"]).nnz == 0


def test_vectorizer_bounds_document_frequency() -> None:
    assert NewsVectorizer(min_df=2).fit(NEWS).get_feature_names_out().tolist() == ["beras"]
    grid = np.arange(2, 3)  # its numbers are counts too
    counted = NewsVectorizer(min_df=grid[0])
    assert counted.fit(NEWS).get_feature_names_out().tolist() == ["beras"]


@pytest.mark.parametrize(
    "wrong",
    [{"min_df": 9}, {"min_df": -1}, {"min_df": 2.5}, {"max_df": 1.5}, {"ngram_range": (2, 1)}],
    ids=str,
)
def test_vectorizer_refuses_what_cannot_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        NewsVectorizer(**wrong).fit(NEWS)


def test_without_idf_there_is_none_as_in_scikit_learn() -> None:
    assert len(NewsVectorizer().fit(NEWS).idf_) == 9
    assert not hasattr(NewsVectorizer(use_idf=False).fit(NEWS), "idf_")


def test_vectorizer_gives_the_same_in_processes() -> None:
    one, two = NewsVectorizer(), NewsVectorizer(n_jobs=2)
    assert (one.fit_transform(NEWS * 300) != two.fit_transform(NEWS * 300)).nnz == 0
    assert one.vocabulary_ == two.vocabulary_


@pytest.mark.parametrize("estimator", [NewsVectorizer(), KeywordTransformer()], ids=repr)
def test_one_text_is_refused(estimator: Any) -> None:
    with pytest.raises(TypeError, match="put it into a list"):
        estimator.fit_transform("satu teks")


def test_unfitted_vectorizer_says_so() -> None:
    with pytest.raises(NotFittedError):
        NewsVectorizer().transform(NEWS)


def test_keywords() -> None:
    assert KeywordTransformer(top=1).fit_transform(["Harga beras naik. Harga beras mahal."]) == [
        ["harga beras"]
    ]


def test_distinctive_terms() -> None:
    texts = ["Harga beras naik.", "Beras mahal.", "Timnas menang.", "Timnas kalah."]
    found = distinctive_terms(texts, ["e", "e", "b", "b"], top=1, min_df=2)
    assert {group: [term for term, _ in terms] for group, terms in found.items()} == {
        "b": ["timnas"],
        "e": ["beras"],
    }


def test_fewer_than_one_distinctive_term_is_refused() -> None:
    with pytest.raises(ValueError, match="top must be at least 1"):
        distinctive_terms(NEWS, ["e", "b", "e"], top=-1)


def test_distinctive_terms_agree_with_the_formula() -> None:
    """Monroe, Colaresi and Quinn 2008, equations 15, 18, 19 and 22, computed by hand."""
    counts = np.array([[8, 2], [1, 9]])
    model = DistinctiveTerms(prior=2.0).fit(counts, ["a", "b"])
    prior = 2.0 * np.array([9.5, 11.5]) / 21.0
    inside, outside = counts[0] + prior, counts[1] + prior
    odds = np.log(inside / (12 - inside)) - np.log(outside / (12 - outside))
    assert model.z_scores_[0] == pytest.approx(odds / np.sqrt(1 / inside + 1 / outside))
    assert model.z_scores_[1] == pytest.approx(-model.z_scores_[0])
    assert model.get_feature_names_out().tolist() == ["a", "b"]


def test_wrong_prior_is_refused() -> None:
    with pytest.raises(ValueError, match="prior must be positive"):
        DistinctiveTerms(prior=0).fit(np.eye(2), [0, 1])
