"""How good a candidate is: a logistic score over features that a language person can name.

The weights in the table `keyword_weights` were learned with scikit-learn by
`recipes/keyword_weights.py` from the tags that editors of detik.com gave their articles.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from idnews.keyphrases.candidates import Candidate
from idnews.keyphrases.frequency import articles_with, inverse_frequency
from idnews.records import Keyword
from idnews.resources import read_mapping

__all__ = ["FEATURES", "Layout", "features_of", "rank"]

FEATURES = (
    "count",
    "rarity",
    "count_by_rarity",
    "in_headline",
    "in_lead",
    "earliness",
    "spread",
    "two_words",
    "three_words",
    "more_words",
    "is_known_phrase",
    "is_capitalised",
    "is_person",
    "is_organisation",
    "is_place",
    "is_other_name",
    "in_quotes",
    "is_bias",
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of the text are, in characters: its length, headline, and quotations."""

    length: int
    headline_end: int
    lead_end: int
    quotes: tuple[tuple[int, int], ...] = ()


def features_of(candidate: Candidate, layout: Layout) -> list[float]:
    """Return the values of FEATURES, each about 0 to 1, for one candidate.

    count: log2(1 + mentions) / 4. rarity: inverse document frequency in the news. earliness: 1 for
    a phrase in the first sentence, falling with the sentence's number. spread: share of the four
    quarters of the text that mention it. in_quotes: share of mentions inside quotations.
    """
    starts = [start for start, _ in candidate.mentions]
    n_mentions = len(starts)
    count = math.log2(1 + n_mentions) / 4
    rarity = inverse_frequency(candidate.text)
    quarters = {min(3, 4 * start // max(layout.length, 1)) for start in starts}
    n_quoted = sum(1 for start in starts if any(a <= start < b for a, b in layout.quotes))
    n_capitals = sum(n for form, n in candidate.forms.items() if form[:1].isupper())
    label = candidate.label
    values = {
        "count": count,
        "rarity": rarity,
        "count_by_rarity": count * rarity,
        "in_headline": float(starts[0] < layout.headline_end),
        "in_lead": float(any(layout.headline_end <= s < layout.lead_end for s in starts)),
        "earliness": 1 / (1 + math.log2(1 + min(candidate.sentences))),
        "spread": len(quarters) / 4,
        "two_words": float(candidate.n_words == 2),
        "three_words": float(candidate.n_words == 3),
        "more_words": float(candidate.n_words > 3),
        "is_known_phrase": float(candidate.n_words > 1 and articles_with(candidate.text) > 0),
        "is_capitalised": n_capitals / n_mentions,
        "is_person": float(label == "PERSON"),
        "is_organisation": float(label == "ORG"),
        "is_place": float(label in _PLACES),
        "is_other_name": float(label is not None and label not in {"PERSON", "ORG", *_PLACES}),
        "in_quotes": n_quoted / n_mentions,
        "is_bias": 1.0,
    }
    return [values[name] for name in FEATURES]


@cache
def _weights() -> tuple[float, ...]:
    table = read_mapping("keyword_weights", ("feature", "weight"))
    return tuple(float(table[name]) for name in FEATURES)


def score_of(candidate: Candidate, layout: Layout) -> float:
    """Return how likely an editor is to choose the candidate as a tag, 0 to 1."""
    terms = zip(_weights(), features_of(candidate, layout), strict=True)
    return 1 / (1 + math.exp(-sum(weight * value for weight, value in terms)))


def rank(candidates: Sequence[Candidate], layout: Layout, *, top: int) -> list[Keyword]:
    """Return the best `top` candidates as keywords, best first, none a part of a better one."""
    scored = [(score_of(candidate, layout), candidate) for candidate in candidates]
    scored.sort(key=lambda pair: (-pair[0], pair[1].mentions[0]))
    chosen = select_diverse(scored, top=top)
    return [
        Keyword(
            text=candidate.text,
            score=round(score, 4),
            count=len(candidate.mentions),
            kind="entity" if candidate.label else "term",
            mentions=tuple(sorted(candidate.mentions)),
        )
        for score, candidate in chosen
    ]


def select_diverse(
    scored: Sequence[tuple[float, Candidate]], *, top: int
) -> list[tuple[float, Candidate]]:
    """Return the first `top` of the ranked candidates that say something new.

    Left out: what is contained in a better one (`sama daerah` in `kerja sama daerah`), and what
    has its stems (`bantuan asing` beside `membantu asing`).
    """
    chosen: list[tuple[float, Candidate]] = []
    for score, candidate in scored:
        if len(chosen) == top:
            break
        is_new = all(
            candidate.key not in better.key and candidate.stem_key != better.stem_key
            for _, better in chosen
        )
        if is_new:
            chosen.append((score, candidate))
    return chosen
