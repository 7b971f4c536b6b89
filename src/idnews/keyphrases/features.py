"""What speaks for and against a phrase as a keyword, in numbers that a language person can name."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from idnews.keyphrases.frequency import cohesion_of_keys, headline_affinity, inverse_frequency
from idnews.keyphrases.phrase import Candidate
from idnews.keyphrases.word_classes import is_adjective, is_verb

__all__ = ["FEATURES", "Layout", "features_of_all"]

FEATURES = (
    "count",
    "relative_count",
    "rarity",
    "word_rarity",
    "count_by_rarity",
    "headline_affinity",
    "in_headline",
    "opens_headline",
    "headline_and_body",
    "in_lead",
    "earliness",
    "spread",
    "two_words",
    "three_words",
    "more_words",
    "is_known_phrase",
    "cohesion",
    "local_cohesion",
    "nested",
    "is_capitalised",
    "is_acronym",
    "is_person",
    "is_organisation",
    "is_place",
    "is_other_name",
    "is_main_name",
    "holds_name",
    "opens_with_verb",
    "ends_with_verb",
    "opens_with_adjective",
    "ends_in_year",
    "ends_in_number",
    "is_cut",
    "once_in_headline",
    "in_quotes",
    "few_rivals",
    "opening_rarity",
    "closing_rarity",
    "opening_affinity",
    "closing_affinity",
    "length",
    "longest_word",
    "is_one_word_term",
    "is_written_as_name",
    "words_in_headline",
    "earliness_in_body",
    "opens_body",
    "reach",
    "bias",
)
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


def features_of_all(candidates: Sequence[Candidate], layout: Layout) -> list[list[float]]:
    """Return the values of FEATURES, each about 0 to 1, for each candidate.

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
    main = {
        label: max(
            (len(c.mentions) for c in candidates if c.label == label),
            default=0,
        )
        for label in {c.label for c in candidates if c.label}
    }
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
) -> list[float]:
    mentions, words, label = candidate.mentions, candidate.words, candidate.label
    n_mentions, n_words = len(mentions), len(words)
    first, in_body = mentions[0][0], -1
    headline_end, lead_end, length = layout.headline_end, layout.lead_end, layout.length
    in_headline, in_lead, n_outside = first < headline_end, False, 0
    quarters = set()
    for start, _ in mentions:
        quarters.add(4 * start // length)
        if start >= headline_end:
            n_outside += 1
            if in_body < 0:
                in_body = start - headline_end
            in_lead = in_lead or start < lead_end
    count = math.log2(1 + n_mentions) / 4
    rarities = [inverse_frequency(word) for word in words]
    word_rarity = sum(rarities) / n_words
    together = cohesion_of_keys(candidate.key, words)
    is_acronym = not layout.is_upper and any(f.isupper() and len(f) > 1 for f in candidate.forms)
    n_quoted = 0
    if quote_starts:
        for start, _ in mentions:
            at = bisect_right(quote_starts, start) - 1
            n_quoted += at >= 0 and start < layout.quotes[at][1]
    return [
        count,
        n_mentions / most,
        inverse_frequency(candidate.key),
        word_rarity,
        count * word_rarity,
        headline_affinity(candidate.key, words),
        float(in_headline),
        float(first == 0 and in_headline),
        float(in_headline and n_outside > 0),
        float(in_lead),
        1 / (1 + math.log2(1 + min(candidate.sentences))),
        len(quarters) / 4,
        float(n_words == 2),
        float(n_words == 3),
        float(n_words > 3),
        float(n_words > 1 and together > 0),
        together,
        n_mentions / candidate.rarest_count if n_words > 1 else 0.0,
        min(1.0, candidate.in_longer / n_mentions),
        0.0 if layout.is_upper else candidate.n_capitalised / n_mentions,
        float(is_acronym),
        float(label == "PERSON"),
        float(label == "ORG"),
        float(label in _PLACES),
        float(label is not None and label not in _PLACES and label not in ("PERSON", "ORG")),
        float(label is not None and n_mentions == main[label] and n_mentions > 1),
        float(candidate.holds_name),
        float(label is None and is_verb(words[0])),
        float(label is None and n_words > 1 and is_verb(words[-1])),
        float(label is None and is_adjective(words[0])),
        float(words[-1].isdigit() and len(words[-1]) == 4),
        float(n_words > 1 and len(words[-1]) < 3),
        candidate.cut,
        float(in_headline and n_mentions == 1 and label is None),
        n_quoted / n_mentions,
        few_rivals,
        rarities[0],
        rarities[-1],
        headline_affinity(words[0]),
        headline_affinity(words[-1]),
        min(1.0, len(candidate.key) / 20),
        min(1.0, max(map(len, words)) / 12),
        float(n_words == 1 and label is None),
        0.0 if layout.is_upper else float(candidate.is_written_as_name),
        sum([word in layout.headline_words for word in words]) / n_words,
        1 - in_body / max(1, length - headline_end) if in_body >= 0 else 0.0,
        float(0 <= in_body < FIRST_LINE),
        (mentions[-1][0] - first) / length,
        1.0,
    ]
