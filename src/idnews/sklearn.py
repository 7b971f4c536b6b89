"""Scikit-learn estimators built on the stemmer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from idnews.language.tokenizer import tokenize
from idnews.morphology.stemmer import stem_words

__all__ = ["StemTransformer"]


class StemTransformer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Replace every word of each text by its root, for a vectorizer that follows.

    Takes an iterable of str (list, NumPy array, pandas Series) and returns an array of as many str,
    shape `(n_texts,)`. Nothing is learned.

    >>> StemTransformer().fit_transform(["Pemerintah menaikkan harga."])
    array(['perintah naik harga .'], dtype=object)
    """

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Check the texts; there is nothing to learn."""
        _check_texts(texts)
        return self

    def transform(self, texts: Iterable[str]) -> NDArray[np.object_]:
        """Return the texts with every word stemmed and words separated by one space.

        Raises TypeError when `texts` is one str, or holds anything but str.
        """
        stemmed = [" ".join(stem_words(tokenize(text))) for text in _check_texts(texts)]
        return np.array(stemmed, dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.requires_fit = False
        tags.no_validation = True
        return tags

    def __sklearn_is_fitted__(self) -> bool:
        return True


def _check_texts(texts: Iterable[str]) -> list[str]:
    if isinstance(texts, str | bytes):
        raise TypeError(
            f"texts must be an iterable of str, got one {type(texts).__name__}; put it into a list"
        )
    found = list(texts)
    for text in found:
        if not isinstance(text, str):
            raise TypeError(f"texts must hold str, got {type(text).__name__}")
    return found
