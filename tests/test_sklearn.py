"""The scikit-learn face of the stemmer."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline

from idnews.sklearn import StemTransformer

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
