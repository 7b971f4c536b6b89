"""Which words of a corpus stand together more often than chance would have it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from idnews.errors import require_text
from idnews.language.stop_words import stop_words
from idnews.language.tokenizer import token_spans

__all__ = ["MEASURES", "Collocation", "collocations"]

MEASURES = (
    "likelihood_ratio",  # Dunning 1993: sound for rare pairs; the usual choice
    "pmi",  # pointwise mutual information: loves rare pairs, raise min_count
    "npmi",  # Bouma 2009: the same between -1 and 1; for pairs only
    "student_t",
    "chi_sq",
    "poisson_stirling",
    "jaccard",
    "raw_freq",
)


@dataclass(frozen=True, slots=True)
class Collocation:
    """Two or three words, how often they stand together, and how much that is beyond chance.

    >>> Collocation(("piala", "dunia"), count=2, score=3.1).text
    'piala dunia'
    """

    words: tuple[str, ...]
    count: int
    score: float

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(self.words)


def collocations(
    corpus: Iterable[str],
    *,
    measure: str = "likelihood_ratio",
    length: int = 2,
    min_count: int = 5,
    top: int | None = 100,
) -> list[Collocation]:
    """Return the collocations of a corpus of texts by an association measure of NLTK, best first.

    Words are in lower case and neighbours; punctuation and numbers part them, and no collocation
    begins or ends with a stop word. `length` is 2 or 3. `top=None` gives all that occur
    `min_count` times. Raises ValueError for an unknown measure or length, TypeError for one str.

    >>> texts = ["Kerja sama daerah penting.", "Warga mendukung kerja sama itu."]
    >>> collocations(["Piala Dunia 2026", "final Piala Dunia"], min_count=2)[0].text
    'piala dunia'
    """
    from nltk import collocations as nltk_collocations
    from nltk.metrics import BigramAssocMeasures, TrigramAssocMeasures

    if isinstance(corpus, str | bytes):
        raise TypeError("corpus must be an iterable of texts, got one text; put it into a list")
    if measure not in MEASURES or (measure == "npmi" and length == 3):
        raise ValueError(f"measure must be one of {MEASURES} (npmi for pairs), got {measure!r}")
    if length not in (2, 3):
        raise ValueError(f"length must be 2 or 3, got {length}")
    runs = (run for text in corpus for run in _runs_of(require_text(text, "a text")))
    if length == 2:
        finder = nltk_collocations.BigramCollocationFinder.from_documents(runs)
        measures = BigramAssocMeasures
    else:
        finder = nltk_collocations.TrigramCollocationFinder.from_documents(runs)
        measures = TrigramAssocMeasures
    stops = stop_words()
    finder.apply_freq_filter(min_count)
    finder.apply_ngram_filter(
        lambda *words: words[0] in stops or words[-1] in stops or not all(map(_is_word, words))
    )
    score = _npmi if measure == "npmi" else getattr(measures, measure)
    ranked = sorted(finder.score_ngrams(score), key=lambda pair: (-pair[1], pair[0]))
    return [
        Collocation(tuple(words), finder.ngram_fd[words], float(value))
        for words, value in ranked[:top]
    ]


def _npmi(joint: int, singles: tuple[int, int], total: int) -> float:
    """Return the normalised pointwise mutual information of a pair, -1 to 1."""
    from math import log

    if joint == total:
        return 1.0
    return log(joint * total / (singles[0] * singles[1])) / -log(joint / total)


def _is_word(token: object) -> bool:
    return isinstance(token, str) and len(token) > 1


def _runs_of(text: str) -> Iterator[list[str]]:
    """Yield the words between punctuation marks, numbers and line ends."""
    run: list[str] = []
    last_end = 0
    for start, end in [*token_spans(text), (len(text), len(text))]:
        token = text[start:end]
        is_word = token[:1].isalpha()
        if run and (not is_word or "\n" in text[last_end:start]):
            yield run
            run = []
        if is_word:
            run.append(token.lower())
        last_end = end
