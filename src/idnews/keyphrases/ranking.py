"""How good a candidate is, and which of the good ones say something new.

The weights in the table `keyword_weights` were learned with scikit-learn by
`recipes/keyword_weights.py` from the tags that editors of detik.com gave their articles.
"""

import math
from collections.abc import Sequence
from functools import cache

from idnews.keyphrases.features import Layout, features_of_all
from idnews.keyphrases.frequency import counts_of_key, phrase_key
from idnews.keyphrases.phrase import Candidate
from idnews.morphology.stemmer import stem
from idnews.records import Keyword
from idnews.resources import read_mapping

__all__ = ["rank", "select_diverse"]

_LEGAL_FORMS = frozenset({"pt", "cv", "tbk", "persero", "plc", "inc", "ltd", "corp", "bhd"})

Scored = tuple[float, Candidate]


@cache
def _weights() -> dict[str, float]:
    table = read_mapping("keyword_weights", ("feature", "weight"))
    return {name: float(weight) for name, weight in table.items()}


def rank(candidates: Sequence[Candidate], layout: Layout, *, top: int) -> list[Keyword]:
    """Return the best `top` candidates as keywords, best first, none a part of a better one.

    The score is how likely an editor is to choose the phrase as a tag.
    """
    weights = _weights()
    scored = []
    for candidate, features in zip(candidates, features_of_all(candidates, layout), strict=True):
        odds = sum(weights[name] * value for name, value in features.items())
        scored.append((1 / (1 + math.exp(-max(-60.0, min(60.0, odds)))), candidate))
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

    Left out, too, are a phrase said once in the body that adds a word to a better one of several
    (`limpahan daging kurban`), a longer form of a better name, and what only cuts through better
    ones (`potongan dana bagi` after `dana bagi hasil`), unless the news knows it: F1@5 rises by
    0.001, F1@10 stays; without that condition it falls by 0.001.

    Editors give longer tags beside shorter ones in a third of the articles (`pajak`, `pemutihan
    pajak`): with none that contains a better one F1@10 falls by 0.031, with no third by 0.0003.
    """
    chosen: list[Scored] = []
    taken: set[str] = set()
    phrases: set[str] = set()
    longer: set[str] = set()
    names: dict[str, set[str]] = {"PERSON": set(), "ORG": set()}
    spans: list[tuple[int, int]] = []
    for score, candidate in scored:
        if len(chosen) == top:
            break
        shown = [phrase_key(word) for word in candidate.text.split()]
        stems = _stem_words(candidate)
        if candidate.key in taken or "".join(shown) in taken or "".join(stems) in taken:
            continue
        parts = _parts(stems)
        if candidate.label is None and (not longer.isdisjoint(parts) or _cuts(candidate, spans)):
            continue
        if _adds_little(candidate, parts, phrases):
            taken |= _parts(stems, shortest=2)
            continue
        if _is_longer_form(candidate, names):
            continue
        taken.update(_parts(candidate.words), _parts(shown), parts)
        if len(stems) > 1:
            if not phrases.isdisjoint(parts):
                longer.add("".join(stems))
            phrases.add("".join(stems))
        if candidate.label in names:
            names[candidate.label].add("".join(_without_legal_form(candidate.words)))
        if len(candidate.words) > 1:
            spans += candidate.mentions
        chosen.append((score, candidate))
    return chosen


def _cuts(candidate: Candidate, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase unknown to the news cuts through better ones wherever it stands."""
    return counts_of_key(candidate.key) is None and all(
        any(first < start < last < end or start < first < end < last for first, last in spans)
        for start, end in candidate.mentions
    )


def _adds_little(candidate: Candidate, parts: set[str], phrases: set[str]) -> bool:
    """Whether a phrase that the body has once only adds a word to a better one of several."""
    once = len(candidate.mentions) == candidate.n_in_body == 1
    return once and candidate.label is None and not phrases.isdisjoint(parts)


def _is_longer_form(candidate: Candidate, names: dict[str, set[str]]) -> bool:
    """Whether a name is a better one with more words: `Cut Intan Nabila` after `Intan Nabila`.

    Organisations only with their legal form, or where the shorter name is rare and opens the longer
    one: `Ophir Energy` after `Ophir`, but `Polda Jambi` is not `Polda`.
    """
    words = candidate.words
    if candidate.label == "PERSON":
        return not names["PERSON"].isdisjoint(_parts(words))
    if candidate.label != "ORG":
        return False
    bare = _without_legal_form(words)
    if "".join(bare) in names["ORG"]:
        return True
    return bool(bare) and bare[0] in names["ORG"] and counts_of_key(bare[0]) is None


def _without_legal_form(words: Sequence[str]) -> Sequence[str]:
    return [word for word in words if word not in _LEGAL_FORMS] or words


def _stem_words(candidate: Candidate) -> list[str]:
    if candidate.label is not None:
        return list(candidate.words)
    return [stem(word) for word in candidate.words]


def _parts(words: Sequence[str], *, shortest: int = 1) -> set[str]:
    """Return every run of at least `shortest` neighbours among `words`, written together."""
    return {
        "".join(words[first:last])
        for first in range(len(words))
        for last in range(first + shortest, len(words) + 1)
    }
