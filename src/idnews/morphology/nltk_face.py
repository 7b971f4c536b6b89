"""The stemmer behind NLTK's interface, so that existing code swaps it in with one line."""

from nltk.stem.api import StemmerI

from idnews.errors import require_text
from idnews.morphology.stemmer import Stemmer, default_stemmer

__all__ = ["NltkStemmer"]


class NltkStemmer(StemmerI):  # type: ignore[misc]
    """Indonesian for everything that takes an `nltk.stem.StemmerI`.

    >>> from nltk.stem.api import StemmerI
    >>> stemmer = NltkStemmer()
    >>> isinstance(stemmer, StemmerI), stemmer.stem("pertanggungjawaban")
    (True, 'tanggungjawab')
    """

    def __init__(self, *, stemmer: Stemmer | None = None) -> None:
        self._stemmer = stemmer or default_stemmer()

    def stem(self, token: str) -> str:
        """Return the root of `token`."""
        return self._stemmer.stem(require_text(token, "token"))

    def __repr__(self) -> str:
        return "NltkStemmer()"
