"""What speaks for and against a phrase as a keyword, in numbers that a language person can name."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from idnews.keyphrases.frequency import cohesion_of_keys, headline_affinity, inverse_frequency
from idnews.keyphrases.phrase import Candidate
from idnews.keyphrases.word_classes import is_adjective, is_verb

__all__ = ["Layout", "features_of_all"]

FEWEST_RIVALS = 32
"""Texts with fewer candidates count as having this many: hardly an article that the weights were
learned from has fewer, and a headline alone would have keywords that are certain."""

FIRST_LINE = 150
"""Characters of the body's first line: about a sentence, which tells what has happened."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of the text are, in characters: its length, headline, lead and quotations."""

    length: int
    headline_end: int
    lead_end: int
    quotes: tuple[tuple[int, int], ...] = ()
    is_upper: bool = False
    """Whether all of the text is in capitals, so that they say nothing."""
    headline_words: frozenset[str] = frozenset()
    """The keys of the words of the headline."""


def features_of_all(candidates: Sequence[Candidate], layout: Layout) -> list[dict[str, float]]:
    """Return the features of each candidate by their names, each about 0 to 1.

    count: log2(1 + mentions) / 4. relative_count: mentions over those of the most frequent
    candidate. rarity: inverse document frequency in the news, word_rarity the mean of the words'.
    headline_affinity: how much more headlines have it than articles. earliness: 1 for the first
    sentence, falling with its number. spread: share of the four quarters of the text that mention
    it. cohesion: how often the news has its words together; local_cohesion: how often this text.
    nested: share of the mentions inside a longer candidate. in_quotes: share inside quotations.
    opening_rarity and the three like it: of the first and of the last word alone. length: letters
    over 20; longest_word: over 12. words_in_headline: share of the words that the headline has,
    anywhere. earliness_in_body: 1 where the body begins, 0 at its end. opens_body: mentioned in its
    first line. reach: from the first mention to the last, over the length of the text.
    """
    most = max((len(candidate.mentions) for candidate in candidates), default=1)
    main: dict[str, int] = {}
    for candidate in candidates:
        if candidate.label:
            main[candidate.label] = max(main.get(candidate.label, 0), len(candidate.mentions))
    few_rivals = 1 / math.log2(max(FEWEST_RIVALS, len(candidates)))
    quote_starts = [start for start, _ in layout.quotes]
    return [
        _features_of(candidate, layout, most, main, few_rivals, quote_starts)
        for candidate in candidates
    ]


def _features_of(
    candidate: Candidate,
    layout: Layout,
    most: int,
    main: dict[str, int],
    few_rivals: float,
    quote_starts: Sequence[int],
) -> dict[str, float]:
    mentions, words, label = candidate.mentions, candidate.words, candidate.label
    n_mentions, n_words = len(mentions), len(words)
    headline_end, length = layout.headline_end, layout.length
    first = mentions[0][0]
    in_headline = first < headline_end
    in_body = next((start - headline_end for start, _ in mentions if start >= headline_end), -1)
    quarters = {4 * start // length for start, _ in mentions}
    count = math.log2(1 + n_mentions) / 4
    rarities = [inverse_frequency(word) for word in words]
    word_rarity = sum(rarities) / n_words
    together = cohesion_of_keys(candidate.key, words)
    is_acronym = not layout.is_upper and any(f.isupper() and len(f) > 1 for f in candidate.forms)
    n_quoted = 0
    for start, _ in mentions:
        at = bisect_right(quote_starts, start) - 1
        n_quoted += at >= 0 and start < layout.quotes[at][1]
    return {
        "count": count,
        "relative_count": n_mentions / most,
        "rarity": inverse_frequency(candidate.key),
        "word_rarity": word_rarity,
        "count_by_rarity": count * word_rarity,
        "headline_affinity": headline_affinity(candidate.key, words),
        "in_headline": float(in_headline),
        "opens_headline": float(first == 0 and in_headline),
        "headline_and_body": float(in_headline and in_body >= 0),
        "in_lead": float(0 <= in_body < layout.lead_end - headline_end),
        "earliness": 1 / (1 + math.log2(1 + min(candidate.sentences))),
        "spread": len(quarters) / 4,
        "two_words": float(n_words == 2),
        "three_words": float(n_words == 3),
        "more_words": float(n_words > 3),
        "is_known_phrase": float(n_words > 1 and together > 0),
        "cohesion": together,
        "local_cohesion": n_mentions / candidate.rarest_count if n_words > 1 else 0.0,
        "nested": min(1.0, candidate.in_longer / n_mentions),
        "is_capitalised": 0.0 if layout.is_upper else candidate.n_capitalised / n_mentions,
        "is_acronym": float(is_acronym),
        "is_person": float(label == "PERSON"),
        "is_organisation": float(label == "ORG"),
        "is_place": float(label in _PLACES),
        "is_other_name": float(
            label is not None and label not in _PLACES and label not in ("PERSON", "ORG")
        ),
        "is_main_name": float(label is not None and n_mentions == main[label] and n_mentions > 1),
        "holds_name": float(candidate.holds_name),
        "opens_with_verb": float(label is None and is_verb(words[0])),
        "ends_with_verb": float(label is None and n_words > 1 and is_verb(words[-1])),
        "opens_with_adjective": float(label is None and is_adjective(words[0])),
        "ends_in_year": float(words[-1].isdigit() and len(words[-1]) == 4),
        "ends_in_number": float(n_words > 1 and len(words[-1]) < 3),
        "is_cut": candidate.cut,
        "once_in_headline": float(in_headline and n_mentions == 1 and label is None),
        "in_quotes": n_quoted / n_mentions,
        "few_rivals": few_rivals,
        "opening_rarity": rarities[0],
        "closing_rarity": rarities[-1],
        "opening_affinity": headline_affinity(words[0]),
        "closing_affinity": headline_affinity(words[-1]),
        "length": min(1.0, len(candidate.key) / 20),
        "longest_word": min(1.0, max(map(len, words)) / 12),
        "is_one_word_term": float(n_words == 1 and label is None),
        "is_written_as_name": 0.0 if layout.is_upper else float(candidate.is_written_as_name),
        "words_in_headline": sum([word in layout.headline_words for word in words]) / n_words,
        "earliness_in_body": 1 - in_body / max(1, length - headline_end) if in_body >= 0 else 0.0,
        "opens_body": float(0 <= in_body < FIRST_LINE),
        "reach": (mentions[-1][0] - first) / length,
        "bias": 1.0,
    }
