"""Scikit-learn estimators for Indonesian news, and the terms that set groups of articles apart.

>>> from sklearn.pipeline import make_pipeline
>>> from sklearn.naive_bayes import MultinomialNB
>>> from idnews.sklearn import NewsVectorizer
>>> texts = ["Harga beras naik.", "Timnas menang di kandang.", "Beras mahal, pasar sepi."]
>>> model = make_pipeline(NewsVectorizer(), MultinomialNB()).fit(texts, ["ekonomi", "bola",
...     "ekonomi"])
>>> model.predict(["Kenaikan harga beras"]).tolist()
['ekonomi']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Self

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils import Tags
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, check_non_negative, validate_data

from idnews.language.stop_words import stop_words
from idnews.language.tokenizer import tokenize
from idnews.morphology.stemmer import stem, stem_words

__all__ = [
    "DistinctiveTerms",
    "KeywordTransformer",
    "NewsVectorizer",
    "StemTransformer",
    "distinctive_terms",
    "terms_of",
]

CHUNK_SIZE = 500
"""Texts that a worker takes at once: at 10 the hand-over costs a tenth of the time, at 5,000 the
memory of a run grows with it."""


def terms_of(
    text: str,
    *,
    stems: bool = True,
    drop_stop_words: bool = True,
    ngram_range: tuple[int, int] = (1, 1),
) -> list[str]:
    """Return the terms of a text: its words, stemmed, without stop words, and runs of them.

    Words are tokens that hold a letter, in lower case. A run does not cross punctuation; a stop
    word inside it is passed over. Raises ValueError unless `ngram_range` is 1 <= low <= high.

    >>> terms_of("Pemerintah membagikan bantuan, kata Budi.")
    ['perintah', 'bagi', 'bantu', 'budi']
    >>> terms_of("harga beras naik", ngram_range=(2, 2))
    ['harga beras', 'beras naik']
    """
    stops = stop_words() if drop_stop_words else frozenset()
    low, high = ngram_range
    if not 1 <= low <= high:
        raise ValueError(f"ngram_range must be 1 <= low <= high, got {ngram_range}")
    terms: list[str] = []
    run: list[str] = []
    for token in [*tokenize(text), "."]:
        word = token.lower()
        if not any(map(str.isalpha, word)):
            terms += _runs_in(run, low, high)
            run = []
        elif word not in stops:
            run.append(stem(word) if stems else word)
    return terms


def _runs_in(run: Sequence[str], low: int, high: int) -> list[str]:
    if low == high == 1:
        return list(run)
    return [
        " ".join(run[first : first + length])
        for length in range(low, high + 1)
        for first in range(len(run) - length + 1)
    ]


def _check_texts(texts: Iterable[str]) -> list[str]:
    if isinstance(texts, str | bytes):
        raise TypeError(
            f"texts must be an iterable of str, got one {type(texts).__name__}; put it into a list"
        )
    if (n_dimensions := getattr(texts, "ndim", 1)) != 1:  # a DataFrame is iterated by its columns
        raise TypeError(f"texts must be one column, table['text'], got {n_dimensions} dimensions")
    found = list(texts)
    for number, text in enumerate(found):
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(
                f"texts must hold str, got {kind} at {number}; drop or fill what is none"
            )
    return found


def _in_chunks(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    source = iter(texts)
    while chunk := list(islice(source, size)):
        yield chunk


def _terms_of_chunk(texts: Sequence[str], options: dict[str, Any]) -> list[list[str]]:
    return [terms_of(text, **options) for text in texts]


class _TextEstimator(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """An estimator whose input is an iterable of str."""

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


class _StatelessTextEstimator(_TextEstimator):
    """One that learns nothing from the texts and may transform at once."""

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Check the texts; there is nothing to learn."""
        _check_texts(texts)
        return self

    def fit_transform(self, texts: Iterable[str], y: object = None) -> Any:
        """Return what `transform` does: an iterator can be read only once."""
        return self.transform(texts)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags

    def __sklearn_is_fitted__(self) -> bool:
        return True


class NewsVectorizer(_TextEstimator):
    """Turns texts into a sparse matrix of TF-IDF weights of the terms that `terms_of` finds.

    `min_df` and `max_df` bound the texts that have a term: a count if int, a share if float. With
    `use_idf=False` and `norm=None` the matrix holds plain counts. `n_jobs` processes share the
    work, chunk by chunk, in bounded memory. What is learned is `vocabulary_` (term to column, in
    alphabetical order) and `idf_`; a pickle holds these and the parameters.

    >>> matrix = NewsVectorizer().fit_transform(["Harga beras naik.", "Harga emas naik."])
    >>> matrix.shape
    (2, 4)
    """

    def __init__(
        self,
        *,
        stems: bool = True,
        drop_stop_words: bool = True,
        ngram_range: tuple[int, int] = (1, 1),
        min_df: float = 1,
        max_df: float = 1.0,
        use_idf: bool = True,
        norm: str | None = "l2",
        n_jobs: int | None = None,
    ) -> None:
        """Keep the parameters as they are; they are checked in `fit`."""
        self.stems = stems
        self.drop_stop_words = drop_stop_words
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.max_df = max_df
        self.use_idf = use_idf
        self.norm = norm
        self.n_jobs = n_jobs

    def fit(self, raw_documents: Iterable[str], y: object = None) -> Self:
        """Learn vocabulary and inverse document frequencies.

        Raises ValueError when no term is left, and for parameters out of range.
        """
        self.fit_transform(raw_documents)
        return self

    def fit_transform(self, raw_documents: Iterable[str], y: object = None) -> csr_matrix:
        """Learn from the texts and return their matrix, `(n_texts, n_terms)`."""
        self._tfidf = TfidfVectorizer(
            analyzer=list,
            min_df=self.min_df,
            max_df=self.max_df,
            use_idf=self.use_idf,
            norm=self.norm,
        )
        matrix = self._tfidf.fit_transform(self._terms_of_each(raw_documents))
        self.vocabulary_: dict[str, int] = self._tfidf.vocabulary_
        return matrix

    def transform(self, raw_documents: Iterable[str]) -> csr_matrix:
        """Return the matrix of the texts, `(n_texts, n_terms)`; unknown terms are left out."""
        check_is_fitted(self, "vocabulary_")
        return self._tfidf.transform(self._terms_of_each(raw_documents))

    @property
    def idf_(self) -> np.ndarray:
        """The inverse document frequency of each term, `(n_terms,)`; none with `use_idf=False`."""
        check_is_fitted(self, "vocabulary_")
        return np.asarray(self._tfidf.idf_)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """Return the terms in the order of the columns."""
        check_is_fitted(self, "vocabulary_")
        return np.asarray(self._tfidf.get_feature_names_out())

    def _terms_of_each(self, texts: Iterable[str]) -> Iterator[list[str]]:
        options = {
            "stems": self.stems,
            "drop_stop_words": self.drop_stop_words,
            "ngram_range": self.ngram_range,
        }
        chunks = _in_chunks(_check_texts(texts), CHUNK_SIZE)
        results = Parallel(n_jobs=self.n_jobs, return_as="generator")(
            delayed(_terms_of_chunk)(chunk, options) for chunk in chunks
        )
        return chain.from_iterable(results)


class StemTransformer(_StatelessTextEstimator):
    """Replace every word of each text by its root, for a vectorizer that follows.

    Takes an iterable of str (list, NumPy array, pandas Series) and returns an array of as many str,
    shape `(n_texts,)`. Nothing is learned.

    >>> StemTransformer().fit_transform(["Pemerintah menaikkan harga."])
    array(['perintah naik harga .'], dtype=object)
    """

    def transform(self, texts: Iterable[str]) -> NDArray[np.object_]:
        """Return the texts with every word stemmed and words separated by one space.

        Raises TypeError when `texts` is one str, or holds anything but str.
        """
        stemmed = [" ".join(stem_words(tokenize(text))) for text in _check_texts(texts)]
        return np.array(stemmed, dtype=object)


class KeywordTransformer(_StatelessTextEstimator):
    """Gives the best `top` keywords of each text, in lower case, best first.

    >>> KeywordTransformer(top=1).fit_transform(["Harga beras naik. Harga beras mahal."])
    [['harga beras']]
    """

    def __init__(self, *, top: int = 10) -> None:
        """Keep the parameter as it is; it is checked in `transform`."""
        self.top = top

    def transform(self, raw_documents: Iterable[str]) -> list[list[str]]:
        """Return the keywords of each text; ValueError when `top` is below 1."""
        from idnews import api

        return [
            [keyword.text.lower() for keyword in api.keywords(text, top=self.top)]
            for text in _check_texts(raw_documents)
        ]


class DistinctiveTerms(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Scores how much more one group of texts uses each term than all the other texts do.

    The score is the z-score of the log-odds ratio with an informative Dirichlet prior (Monroe,
    Colaresi and Quinn, Fightin' Words, Political Analysis 16(4), 2008, section 3.3.1): the prior is
    the use of the term in all texts, scaled to `prior` words. A score above 1.96 is distinctive at
    the usual level for a term chosen beforehand.

    `fit` takes a matrix of counts `(n_texts, n_terms)`, dense or sparse, and the group of each
    text. Learned are `classes_` and `z_scores_` `(n_classes, n_terms)`. `transform` gives each
    text the mean score of its words for each class, `(n_texts, n_classes)`.

    >>> counts = [[3, 0, 1], [0, 2, 1]]  # of beras, timnas, hari in two texts
    >>> DistinctiveTerms().fit(counts, ["ekonomi", "bola"]).classes_.tolist()
    ['bola', 'ekonomi']
    """

    def __init__(self, *, prior: float = 1000.0) -> None:
        """Keep the parameter as it is; it is checked in `fit`."""
        self.prior = prior

    def fit(self, X: Any, y: Any) -> Self:  # noqa: N803 (scikit-learn's name)
        """Learn the scores; ValueError for a single group or a prior that is not positive."""
        if self.prior <= 0:
            raise ValueError(f"prior must be positive, got {self.prior}")
        counts, y = validate_data(self, X, y, accept_sparse="csr", multi_output=False)
        check_non_negative(counts, "DistinctiveTerms.fit")
        check_classification_targets(y)
        self.classes_, members = np.unique(np.asarray(y), return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(f"two groups are needed, y has one class only: {self.classes_}")
        total = np.asarray(counts.sum(axis=0), dtype=float).ravel()
        prior = self.prior * (total + 0.5) / (total + 0.5).sum()
        scores = []
        for number in range(len(self.classes_)):
            group = np.asarray(counts[members == number].sum(axis=0), dtype=float).ravel()
            scores.append(_log_odds(group, total, prior))
        self.z_scores_ = np.array(scores)
        return self

    def transform(self, X: Any) -> np.ndarray:  # noqa: N803 (scikit-learn's name)
        """Return for each text the mean score of its words for each class."""
        check_is_fitted(self, "z_scores_")
        counts = validate_data(self, X, accept_sparse="csr", reset=False, dtype=float)
        check_non_negative(counts, "DistinctiveTerms.transform")
        lengths = np.maximum(np.asarray(counts.sum(axis=1), dtype=float).ravel(), 1e-12)
        scores: np.ndarray = np.asarray(diags(1 / lengths) @ (counts @ self.z_scores_.T))
        return scores

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Return the names of the columns that `transform` gives: the classes."""
        check_is_fitted(self, "z_scores_")
        return np.array([str(name) for name in self.classes_], dtype=object)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.positive_only = True
        tags.target_tags.required = True
        tags.target_tags.one_d_labels = True
        return tags


def _log_odds(group: np.ndarray, total: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """Return the z-scores of the log-odds of each term in the group against the rest."""
    rest = total - group
    n_prior = prior.sum()
    inside, outside = group + prior, rest + prior
    odds_inside = np.log(inside) - np.log(np.maximum(group.sum() + n_prior - inside, 1e-12))
    odds_outside = np.log(outside) - np.log(np.maximum(rest.sum() + n_prior - outside, 1e-12))
    scores: np.ndarray = (odds_inside - odds_outside) / np.sqrt(1 / inside + 1 / outside)
    return scores


def distinctive_terms(
    texts: Iterable[str],
    groups: Iterable[str],
    *,
    top: int = 20,
    stems: bool = False,
    ngram_range: tuple[int, int] = (1, 2),
    min_df: int = 3,
    prior: float = 1000.0,
    n_jobs: int | None = None,
) -> dict[str, list[tuple[str, float]]]:
    """Return for each group its `top` most distinctive terms with their z-scores, best first.

    Raises ValueError when `top` is below 1, no term is left or there is one group only.

    >>> texts = ["Harga beras naik.", "Beras mahal.", "Timnas menang.", "Timnas kalah."]
    >>> found = distinctive_terms(texts, ["ekonomi", "ekonomi", "bola", "bola"], top=1, min_df=2)
    >>> {group: terms[0][0] for group, terms in found.items()}
    {'bola': 'timnas', 'ekonomi': 'beras'}
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    vectorizer = NewsVectorizer(
        stems=stems, ngram_range=ngram_range, min_df=min_df, use_idf=False, norm=None, n_jobs=n_jobs
    )
    counts = vectorizer.fit_transform(texts)
    model = DistinctiveTerms(prior=prior).fit(counts, list(groups))
    terms = vectorizer.get_feature_names_out()
    return {
        str(name): [
            (str(terms[column]), float(scores[column])) for column in np.argsort(-scores)[:top]
        ]
        for name, scores in zip(model.classes_, model.z_scores_, strict=True)
    }
