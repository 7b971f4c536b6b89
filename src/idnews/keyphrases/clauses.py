"""Phrases that are a part of a clause: `Ekonom Ingatkan Inflasi`, `laga melawan`.

Keywords are nominal. A headline is a clause, so a run of its words is one too often; of the phrases
that begin or end with a verb one in a thousand is a tag of the dev articles.
"""

import re
from collections.abc import Sequence

from idnews.keyphrases.frequency import counts_of_key
from idnews.keyphrases.phrase import Candidate, Name
from idnews.keyphrases.word_classes import is_adjective, is_noun_with_ber, is_verb
from idnews.keyphrases.words import CONTENT, VERB, Word

__all__ = ["CLAUSE", "LOOSE", "NOMINAL", "is_part_of_clause", "reading_of"]

NOMINAL, LOOSE, CLAUSE = range(3)
"""How a run of words reads. LOOSE: a bare verb or an adjective stands where a clause has its
predicate, and fixed phrases their modifier as well (`sim mati`). CLAUSE: nothing else it can be."""

PHRASE_WITH_VERB = 0.05
"""A loose phrase is a candidate where the news has it in this share of the articles with that verb:
`hak pilih`, not `harga emas naik`."""

PHRASE_OF_TEXT = 2
"""A loose pair is one too where the body has it so often: `sim mati`, `kendaraan bermotor`. Of the
13,786 loose phrases that a body of dev has at most once, 12 are tags; of the 2,999 others, 8."""

NOUN_WITH_VERB = 0.3
"""A verb modifies the noun before it where this share of its articles has both: `ibu menyusui`
0.50, `izin mengemudi` 0.41, but `laga melawan` 0.07."""

_FINITE = re.compile(r"(?:me[lrwymn]|di)[a-z]{3}")


def reading_of(
    words: Sequence[Word],
    run: tuple[int, int],
    entity_of: Sequence[int],
    names: Sequence[Name],
) -> int:
    """Return how the words of a run, first to last, read: NOMINAL, LOOSE or CLAUSE.

    An active or passive verb makes a clause, unless it modifies the word before it. A bare verb is
    loose, unless it stands inside and the news has it behind that word; so are an adjective that
    opens or follows a name, and anything that follows a person.
    """
    first, last = run
    if first == last:
        return LOOSE if words[first].part == VERB else NOMINAL
    reading = NOMINAL
    for number in range(first, last + 1):
        if entity_of[number] >= 0:
            continue
        word = words[number]
        entity = entity_of[number - 1] if number > first else -1
        if word.part == VERB:
            before = words[number - 1].key if number > first else ""
            if before and _share(before, word.key) >= NOUN_WITH_VERB:
                continue
            if _FINITE.match(word.key):
                return CLAUSE
            if number in run or not _is_modifier(before, word.key):
                reading = LOOSE
        elif number == first or entity >= 0:
            follows_person = entity >= 0 and names[entity].label == "PERSON"
            if word.part or (follows_person and word.kind == CONTENT):
                reading = LOOSE
    return reading


def _is_modifier(before: str, verb: str) -> bool:
    """Whether a bare verb can belong to the noun before it: `rumah makan`, `kartu berbasis cip`."""
    return is_noun_with_ber(verb) or counts_of_key(before + verb) is not None


def _share(before: str, verb: str) -> float:
    together, alone = counts_of_key(before + verb), counts_of_key(verb)
    return together.articles / alone.articles if together and alone else 0.0


def is_part_of_clause(candidate: Candidate, *, has_headline: bool) -> bool:
    """Whether most mentions of a phrase are a part of a clause, and nothing keeps it.

    A single word is dropped when it is a verb. A phrase written as a name outside title case stays;
    a loose one also where the news keeps its words together, or the body repeats it and no verb is
    at an edge of more than two words.
    """
    if candidate.label is not None:
        return False
    n_mentions = len(candidate.mentions)
    if 2 * (candidate.n_loose + candidate.n_clause) <= n_mentions:
        return False
    if len(candidate.words) < 2:
        return True
    if has_headline and candidate.is_written_as_name:
        return False
    if 2 * candidate.n_clause > n_mentions:
        return True
    edges = (candidate.words[0], candidate.words[-1])
    if candidate.n_in_body >= PHRASE_OF_TEXT:
        return len(candidate.words) > 2 and any(map(is_verb, edges))
    known = counts_of_key(candidate.key)
    if known is None:
        return True
    loose = [word for word in edges if is_verb(word) or is_adjective(word)]  # or by the model alone
    counts = [found.articles for word in loose or edges if (found := counts_of_key(word))]
    return known.articles < PHRASE_WITH_VERB * min(counts, default=0)
