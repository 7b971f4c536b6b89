"""Phrases that could be keywords: names, and runs of words between function words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from idnews.keyphrases.clauses import CLAUSE, LOOSE, is_part_of_clause, reading_of
from idnews.keyphrases.fragments import (
    is_cut_out,
    is_fragment,
    lines_in_title_case,
    measure_cuts,
    offices,
)
from idnews.keyphrases.frequency import counts_of_key, phrase_key
from idnews.keyphrases.phrase import WEAK_FORM, Candidate, Name
from idnews.keyphrases.words import CLOSER, CONTENT, JOINT, Word, outlet_keys
from idnews.morphology.lexicon import load_roots
from idnews.resources import read_table

__all__ = ["MAX_WORDS", "find_candidates", "find_lead_end"]

MAX_WORDS = 4
"""The longest phrase that is no name. Of the tags that editors of detik.com gave (476 articles of
the keywords data), 98 % have at most four words; with five, F1@10 falls by 0.002."""

LONGEST_NAME = 12
"""Names of more words are mistakes of the name finder, or titles of decrees."""

LEAD_SENTENCES = 3
"""Sentences of the body that count as the lead."""

EARLY_SENTENCES = 25
"""A phrase that the headline and the first sentences lack has to occur twice, or to be known to the
news, to be a candidate. With 12 and 25 sentences F1@10 is 0.269 and 0.271 (five folds), and
there are a quarter more candidates."""

_LOOSE_NAMES = frozenset({"EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Names whose parts are phrases as well: `kualifikasi MotoGP` of `MotoGP Aragon`."""

FEWEST_OF_OUTLET = 3
"""An outlet named less often than this is the one that printed the article: `Republika Online`."""

_LOOSE_JOINTS = frozenset({"dan", "di", "ke"})
"""What joins any two things; a phrase with it counts only where the news knows it as a phrase."""


def find_candidates(
    text: str, words: Sequence[Word], names: Sequence[Name], *, headline_end: int = 0
) -> list[Candidate]:
    """Return the candidate phrases of a text, in order of first mention.

    A phrase stands within a sentence, has up to five words, and begins and ends with a content
    word; its spellings with and without a space count as one. It never cuts through a name, and a
    name is one candidate for all its mentions. The headline ends, the body begins at
    `headline_end`.
    """
    names = _without_glued([n for n in names if len(n.name.split()) <= LONGEST_NAME])
    entity_of = _entities_by_word(words, names)
    found, aliases = _find_names(text, words, names, entity_of, headline_end)
    places = _phrases(words, names, entity_of)
    early_end = find_lead_end(words, headline_end, n_sentences=EARLY_SENTENCES)
    title_lines = lines_in_title_case(words)
    for key, runs in places.items():
        candidate = found.get(key) or aliases.get(key)
        if candidate is None:
            first, last = runs[0]
            if not _is_worth_ranking(key, words[first : last + 1], len(runs), early_end):
                continue
            inside = sorted({n for n in entity_of[first : last + 1] if n >= 0})
            start, end = words[first].start, words[last].end
            if inside and _only_adds_to_person(text, start, end, [names[n] for n in inside]):
                continue
            parts = tuple([word.key for word in words[first : last + 1]])
            candidate = found[key] = Candidate(key, parts, holds_name=bool(inside))
        if candidate.label is not None:
            runs = [run for run in runs if not _is_in_name(run, entity_of)]
        else:
            _read_context(text, words, candidate, runs, entity_of, names, title_lines)
        _add_mentions(text, words, candidate, runs, headline_end, title_lines)
    _count_nesting(found, places)
    long_offices = _openings_of_offices(found)
    kept = [
        item
        for item in found.values()
        if not _is_always_inside(item)
        and not (item.label is None and item.key in long_offices)
        and not _is_outlet(item.key, len(item.mentions))
        and not is_fragment(item)
        and not is_part_of_clause(item, has_headline=headline_end > 0)
    ]
    measure_cuts(words, kept)
    for candidate in kept:
        candidate.mentions.sort()
    return sorted(kept, key=lambda candidate: candidate.mentions[0])


def _without_glued(names: Sequence[Name]) -> list[Name]:
    """Take the glued word off a name of which the text has the rest: `RamseyMan`, `RCTIbakal`."""
    whole: dict[str, str] = {}
    shorter = ""
    for name in sorted({name.name for name in names}):
        rest = name[len(shorter) :]
        if not shorter or not name.startswith(shorter):
            shorter = name
        elif (" " in shorter and rest[0].isalpha()) or (shorter.isupper() and rest[0].islower()):
            whole[name] = shorter
        elif " " not in shorter:
            shorter = name
    return [replace(n, name=whole[n.name]) if n.name in whole else n for n in names]


def _entities_by_word(words: Sequence[Word], names: Sequence[Name]) -> list[int]:
    """Return for each word the number of the name that it stands in, or -1."""
    entity_of = [-1] * len(words)
    position = 0
    for number, name in sorted(enumerate(names), key=lambda pair: pair[1].start):
        while position < len(words) and words[position].end <= name.start:
            position += 1
        at = position
        while at < len(words) and words[at].start < name.end:
            entity_of[at] = number
            at += 1
    return entity_of


def _find_names(
    text: str,
    words: Sequence[Word],
    names: Sequence[Name],
    entity_of: Sequence[int],
    headline_end: int,
) -> tuple[dict[str, Candidate], dict[str, Candidate]]:
    """Return one candidate for all mentions of a name, by its key and by the keys of all forms."""
    found: dict[str, Candidate] = {}
    aliases: dict[str, Candidate] = {}
    sentence_of = {
        entity: word.sentence for word, entity in zip(words, entity_of, strict=True) if entity >= 0
    }
    for number, name in enumerate(names):
        key = phrase_key(name.name)
        if not key or number not in sentence_of:
            continue
        candidate = found.get(key)
        if candidate is None:
            parts = tuple(filter(None, map(phrase_key, name.name.split())))
            candidate = Candidate(key, parts, name.label, full_name=name.name)
            found[key] = candidate
        form = text[name.start : name.end]
        weight = WEAK_FORM if name.start < headline_end else 1.0
        candidate.add(" ".join(form.split()), name.start, name.end, sentence_of[number], weight)
        aliases.setdefault(phrase_key(form), candidate)
    return found, aliases


def _phrases(
    words: Sequence[Word], names: Sequence[Name], entity_of: Sequence[int]
) -> dict[str, list[tuple[int, int]]]:
    """Return where each phrase stands, by its key: the numbers of its first and last words."""
    places: dict[str, list[tuple[int, int]]] = {}
    n_words = len(words)
    for first, opening in enumerate(words):
        if opening.kind != CONTENT or opening.pair == -1:
            continue
        entity = entity_of[first]
        starts_inside = entity >= 0 and first > 0 and entity_of[first - 1] == entity
        if starts_inside and names[entity].label in _LOOSE_NAMES:
            entity, starts_inside = -1, False
        if starts_inside and names[entity].label == "PERSON":
            continue
        sentence, previous_end, key = opening.sentence, opening.start, ""
        for last in range(first, min(first + MAX_WORDS, n_words)):
            word = words[last]
            kind = word.kind
            if kind < JOINT or word.sentence != sentence or word.start - previous_end > 1:
                break
            previous_end = word.end
            key += word.key
            if (kind == CONTENT and word.pair != 1) or (kind == CLOSER and last > first):
                here = entity_of[last]
                ends_inside = (
                    here >= 0
                    and last + 1 < n_words
                    and entity_of[last + 1] == here
                    and (names[here].label not in _LOOSE_NAMES or word.key in _name_heads())
                )
                if here == entity and here >= 0:
                    is_whole = not ends_inside or names[here].label != "PERSON"
                else:
                    is_whole = not (starts_inside or ends_inside)
                if is_whole:
                    if key in places:
                        places[key].append((first, last))
                    else:
                        places[key] = [(first, last)]
            if word.has_clitic:
                break
    return places


def _is_in_name(run: tuple[int, int], entity_of: Sequence[int]) -> bool:
    """Whether a phrase is, or lies inside, a name: such mentions are counted with the name.

    `UCLG` in `UCLG ASPAC` and `Jambi` in `Kota Jambi` are no mentions of their own.
    """
    first, last = run
    return entity_of[first] >= 0 and entity_of[first] == entity_of[last]


def _add_mentions(
    text: str,
    words: Sequence[Word],
    candidate: Candidate,
    runs: Sequence[tuple[int, int]],
    headline_end: int,
    title_lines: frozenset[int],
) -> None:
    """Add the mentions of a phrase."""
    for first, last in runs:
        opening = words[first]
        start, end = opening.start, words[last].end
        is_weak = (
            start < headline_end
            or not first
            or words[first - 1].sentence != opening.sentence
            or opening.sentence in title_lines
        )
        candidate.n_in_body += start >= headline_end
        weight = WEAK_FORM if is_weak else 1.0
        candidate.add(text[start:end], start, end, opening.sentence, weight)


def _read_context(
    text: str,
    words: Sequence[Word],
    candidate: Candidate,
    runs: Sequence[tuple[int, int]],
    entity_of: Sequence[int],
    names: Sequence[Name],
    title_lines: frozenset[int],
) -> None:
    """Count which mentions of a phrase are a part of a clause or of a longer name."""
    for first, last in runs:
        reading = reading_of(words, (first, last), entity_of, names)
        candidate.n_loose += reading == LOOSE
        candidate.n_clause += reading == CLAUSE
        if first == last or words[first].sentence in title_lines:
            continue
        candidate.n_fragment += is_cut_out(text, words, (first, last), entity_of, names)


def _only_adds_to_person(text: str, start: int, end: int, inside: Sequence[Name]) -> bool:
    """Whether a phrase is a person's name with what the person is of before it.

    That is a title (`Presiden Prabowo`) or another name (`KPK Tessa Mahardhika`).
    """
    person = inside[-1]
    if person.label != "PERSON":
        return False
    if len(inside) > 1:
        return 0 <= person.start - inside[-2].end <= 1
    return person.end == end and text[start : person.start].strip().lower() in person.title.lower()


def find_lead_end(
    words: Sequence[Word], headline_end: int, *, n_sentences: int = LEAD_SENTENCES
) -> int:
    """Return where the first sentences of the body end."""
    first = next((word.sentence for word in words if word.start >= headline_end), 0)
    return max(
        (word.end for word in words if word.sentence < first + n_sentences), default=headline_end
    )


def _is_worth_ranking(key: str, words: Sequence[Word], n_mentions: int, early_end: int) -> bool:
    """Whether anything speaks for a phrase: repetition, an early place, or use in the news."""
    if len(words) > 1 and words[-1].kind == CLOSER and len(words[-1].key) <= 2 and n_mentions < 2:
        return False
    if any(word.key in _LOOSE_JOINTS for word in words[1:-1]) and counts_of_key(key) is None:
        return False
    if _is_outlet(key, n_mentions) or _is_outlet(words[0].key, n_mentions):
        return False
    if n_mentions > 1 or words[0].start < early_end:
        return True
    return len(words) > 1 and counts_of_key(key) is not None


def _is_outlet(key: str, n_mentions: int) -> bool:
    return n_mentions < FEWEST_OF_OUTLET and key in outlet_keys()


def _count_nesting(found: dict[str, Candidate], places: dict[str, list[tuple[int, int]]]) -> None:
    """Set `in_longer` and `rarest_count` of the candidates."""
    for candidate in found.values():
        words, count = candidate.words, len(candidate.mentions)
        n_words = len(words)
        if n_words < 2:
            candidate.rarest_count = count
            continue
        singles = [len(places[word]) for word in words if word in places]
        candidate.rarest_count = max(count, min(singles, default=count))
        for first in range(n_words):
            key = ""
            for last in range(first, n_words):
                key += words[last]
                part = found.get(key)
                if part is not None and part.in_longer < count and part is not candidate:
                    part.in_longer = count


def _is_always_inside(candidate: Candidate) -> bool:
    """Whether a word, or an office (`wali kota`), stands in this text only in a longer phrase."""
    if candidate.label is not None or candidate.in_longer < len(candidate.mentions):
        return False
    return len(candidate.words) == 1 or candidate.key in offices()


def _openings_of_offices(found: Mapping[str, Candidate]) -> set[str]:
    """Return the offices that stand here mostly with what they are of: `bupati`, `Bupati Kebumen`.

    Mostly: in half of their mentions at least.
    """
    openings = set()
    for candidate in found.values():
        words = candidate.words
        if candidate.label is not None or len(words) < 2:
            continue
        if candidate.holds_name or candidate.key in offices():
            for n_words in range(1, len(words)):
                part = found.get("".join(words[:n_words]))
                if part is not None and 2 * len(candidate.mentions) >= len(part.mentions):
                    openings.add(part.key)
    return openings & offices()


@cache
def _name_heads() -> frozenset[str]:
    """Return the common nouns that begin names: `Piala`, not `MotoGP`. No phrase ends with one."""
    columns = ("head", "label", "kind", "complement", "source")
    heads = {head.lower() for head, *_ in read_table("heads", columns)}
    return frozenset(phrase_key(head) for head in heads & load_roots().keys())
