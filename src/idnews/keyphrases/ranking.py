"""How good a candidate is, and which of the good ones say something new.

The weights in the table `keyword_weights` were learned with scikit-learn by
`recipes/keyword_weights.py` from the tags that editors of detik.com gave their articles.
`salience_of` scores without them.
"""

import math
from collections.abc import Sequence
from functools import cache
from operator import mul

from idnews.keyphrases.candidates import Candidate
from idnews.keyphrases.features import FEATURES, Layout, features_of_all
from idnews.keyphrases.frequency import phrase_key
from idnews.morphology.stemmer import stem
from idnews.records import Keyword
from idnews.resources import read_mapping

__all__ = ["rank", "rank_by_salience", "select_diverse"]

Scored = tuple[float, Candidate]


@cache
def _weights() -> tuple[float, ...]:
    table = read_mapping("keyword_weights", ("feature", "weight"))
    return tuple(float(table[name]) for name in FEATURES)


def rank(candidates: Sequence[Candidate], layout: Layout, *, top: int) -> list[Keyword]:
    """Return the best `top` candidates as keywords, best first, none a part of a better one.

    The score is how likely an editor is to choose the phrase as a tag.
    """
    weights = _weights()
    scores = [
        _logistic(_dot(weights, features)) for features in features_of_all(candidates, layout)
    ]
    return _to_keywords(list(zip(scores, candidates, strict=True)), top)


def rank_by_salience(candidates: Sequence[Candidate], layout: Layout, *, top: int) -> list[Keyword]:
    """Like `rank`, with no weights learned from tags, for texts that are not like news.

    The score multiplies how often, how early and how evenly a phrase stands in the text with how
    rare its words are and how much it is a unit; 0 to 1.
    """
    scored = [
        (salience_of(dict(zip(FEATURES, features, strict=True))), candidate)
        for candidate, features in zip(candidates, features_of_all(candidates, layout), strict=True)
    ]
    return _to_keywords(scored, top)


def salience_of(features: dict[str, float]) -> float:
    """Return a score of 0 to 1 from the values of FEATURES, by their product.

    Each factor lies within 0 and 1; halves keep one missing piece of evidence from deciding alone.
    """
    frequency = features["count_by_rarity"]
    place = 0.5 + 0.25 * features["in_headline"] + 0.25 * features["earliness"]
    even = 0.5 + 0.5 * features["spread"]
    unity = 1.0 - 0.8 * features["nested"]
    nominal = 1.0 - 0.5 * max(features["opens_with_verb"], features["ends_with_verb"])
    is_name = max(features[name] for name in ("is_person", "is_organisation", "is_place"))
    unit = 0.6 + 0.4 * max(is_name, features["cohesion"], features["local_cohesion"])
    return min(1.0, frequency * place * even * unity * nominal * unit)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, x))))


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return float(sum(map(mul, weights, values)))


def _to_keywords(scored: list[Scored], top: int) -> list[Keyword]:
    scored.sort(key=lambda pair: (-pair[0], pair[1].mentions[0]))
    return [
        Keyword(
            text=candidate.text,
            score=round(score, 4),
            count=len(candidate.mentions),
            kind="entity" if candidate.label else "term",
            mentions=tuple(candidate.mentions),
        )
        for score, candidate in select_diverse(scored, top=top)
    ]


def select_diverse(scored: Sequence[Scored], *, top: int) -> list[Scored]:
    """Return the first `top` of the ranked candidates that say something new.

    Left out: what is contained, word by word or stem by stem, in a better one (`sama daerah` in
    `kerja sama daerah`), what has its stems (`bantuan asing` beside `membantu asing`), and a third
    phrase that grows out of two better ones (`harga emas antam hari` after `harga emas` and `harga
    emas antam`).

    Editors give longer tags beside shorter ones in a third of the articles (`pajak`, `pemutihan
    pajak`): with none that contains a better one F1@10 falls by 0.031, with no third by 0.0003.
    """
    chosen: list[Scored] = []
    taken: set[str] = set()
    phrases: set[str] = set()
    longer: set[str] = set()
    for score, candidate in scored:
        if len(chosen) == top:
            break
        shown = [phrase_key(word) for word in candidate.text.split()]
        stems = _stem_words(candidate)
        if candidate.key in taken or "".join(shown) in taken or "".join(stems) in taken:
            continue
        parts = _parts(stems)
        if candidate.label is None and not longer.isdisjoint(parts):
            continue
        taken.update(_parts(candidate.words), _parts(shown), parts)
        if len(stems) > 1:
            if not phrases.isdisjoint(parts):
                longer.add("".join(stems))
            phrases.add("".join(stems))
        chosen.append((score, candidate))
    return chosen


def _stem_words(candidate: Candidate) -> list[str]:
    if candidate.label is not None:
        return list(candidate.words)
    return [stem(word) for word in candidate.words]


def _parts(words: Sequence[str]) -> set[str]:
    """Return every run of neighbours among `words`, written together."""
    return {
        "".join(words[first:last])
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    }
