"""Phrases that could be keywords: names, and runs of words between function words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from idnews.keyphrases.frequency import counts_of_key, phrase_key
from idnews.keyphrases.word_classes import is_verb
from idnews.keyphrases.words import CLOSER, CONTENT, JOINT, Word, outlet_keys
from idnews.morphology.lexicon import load_roots
from idnews.ner.gazetteer import TITLE_COLUMNS
from idnews.resources import read_table

__all__ = ["MAX_WORDS", "Candidate", "Name", "find_candidates", "find_lead_end"]

MAX_WORDS = 4
"""The longest phrase that is no name. Of the tags that editors of detik.com gave (476 articles of
the keywords data), 98 % have at most four words; with five, F1@10 falls by 0.002."""

LONGEST_NAME = 12
"""Names of more words are mistakes of the name finder, or titles of decrees."""

WEAK_FORM = 0.1
"""What a mention in the headline or at a sentence's start counts for the spelling to show: there a
word may have its capital for its place only. Any value well below 1 gives the same forms."""

LEAD_SENTENCES = 3
"""Sentences of the body that count as the lead."""

EARLY_SENTENCES = 25
"""A phrase that the headline and the first sentences lack has to occur twice, or to be known to the
news, to be a candidate. With 12 and 25 sentences F1@10 is 0.269 and 0.271 (five folds), and
there are a quarter more candidates."""

PHRASE_WITH_VERB = 0.05
"""A phrase that begins or ends with a verb (`emas antam naik`) is a candidate where the news has it
in this share of the articles with that verb: `hak pilih`, not `harga emas naik`."""

PHRASE_OF_TEXT = 2
"""Such a phrase is one too where the body has it so often: `sim mati`, `kendaraan bermotor`. Of the
13,786 of the dev articles that a body has at most once, 12 are tags; of the 2,999 others, 8."""

_LOOSE_NAMES = frozenset({"EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Names whose parts are phrases as well: `kualifikasi MotoGP` of `MotoGP Aragon`."""

FEWEST_OF_OUTLET = 3
"""An outlet named less often than this is the one that printed the article: `Republika Online`."""

_LOOSE_JOINTS = frozenset({"dan", "di", "ke"})
"""What joins any two things; a phrase with it counts only where the news knows it as a phrase."""

_WRITTEN_OUT = frozenset({"ORG", "GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: where it stands, its label, its canonical name and the title beside it."""

    start: int
    end: int
    label: str
    name: str
    title: str = ""


@dataclass(slots=True, eq=False)
class Candidate:
    """A phrase and all its mentions; `label` is that of the entity, or None for a plain term.

    `words` are the keys of its words. `in_longer` is the count of the most frequent longer phrase
    that holds it, `rarest_count` that of its rarest word in this text. `holds_name` says whether
    a name stands inside it with other words around. `full_name` is the canonical name.
    `cut` is how firmly its edge words belong to words outside it, 0 to 1: `pemain sepak` before
    `bola` is cut.
    """

    key: str
    words: tuple[str, ...]
    label: str | None = None
    forms: dict[str, float] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    n_capitalised: int = 0
    in_longer: int = 0
    rarest_count: int = 0
    holds_name: bool = False
    full_name: str = ""
    cut: float = 0.0

    @property
    def text(self) -> str:
        """The form to show: a person's name, or the commonest form (first of equals).

        An organisation or place that the text also writes out is not shown by two letters (`AS`),
        and a place not by a short form where its full name stands in the text.
        """
        if self.label == "PERSON":
            return self._name_of_person()
        forms = self.forms
        best = max(forms, key=lambda form: forms[form])
        if self.label in _WRITTEN_OUT and len(forms) > 1:
            full = self.full_name
            if full in forms and self._is_short_form(best):
                return full
            if len(best) == 2:
                return max(forms, key=len)
        return best

    def _name_of_person(self) -> str:
        """The canonical name, or another whole name that the article writes more often.

        A nickname is one (`Jokowi`), and a shorter name of several words (`Tom Lembong`); a part
        of the canonical name (`Prabowo`) is none. Of the tags of persons most are whole names.
        """
        best, most = self.full_name, self.forms.get(self.full_name, 0.0)
        full = self.full_name.lower().split()
        for form, count in self.forms.items():
            if count > most:
                words = form.lower().split()
                if 1 < len(words) < len(full) or set(full).isdisjoint(words):
                    best, most = form, count
        return best

    def _is_short_form(self, form: str) -> bool:
        """Whether a form is a nickname or a contraction of the full name, not an acronym."""
        if self.label == "GPE":
            return form.lower() not in self.full_name.lower()
        shares_word = not set(form.lower().split()).isdisjoint(self.full_name.lower().split())
        return not shares_word and not form.isupper() and (" " in form or form[:5] == "Kemen")

    @property
    def is_written_as_name(self) -> bool:
        """Whether all words have capitals where neither headline nor sentence start asks for them.

        >>> phrase = Candidate("hakpilih", ("hak", "pilih"))
        >>> phrase.add("Hak Pilih", 10, 19, 1, 1.0)
        >>> phrase.is_written_as_name
        True
        """
        return any(
            weight >= 1 and all(word[0].isupper() for word in form.split())
            for form, weight in self.forms.items()
            if form[0].isupper()
        )

    def add(self, form: str, start: int, end: int, sentence: int, weight: float) -> None:
        """Count one more mention, of which the spelling counts `weight`."""
        self.forms[form] = self.forms.get(form, 0.0) + weight
        self.mentions.append((start, end))
        self.sentences.append(sentence)
        if form[0].isupper():
            self.n_capitalised += 1


def find_candidates(
    text: str, words: Sequence[Word], names: Sequence[Name], *, headline_end: int = 0
) -> list[Candidate]:
    """Return the candidate phrases of a text, in order of first mention.

    A phrase stands within a sentence, has up to five words, and begins and ends with a content
    word; its spellings with and without a space count as one. It never cuts through a name, and a
    name is one candidate for all its mentions. The headline ends, the body begins at
    `headline_end`.
    """
    names = [name for name in names if len(name.name.split()) <= LONGEST_NAME]
    entity_of = _entities_by_word(words, names)
    found, aliases = _find_names(text, words, names, entity_of, headline_end)
    places = _phrases(words, names, entity_of)
    early_end = find_lead_end(words, headline_end, n_sentences=EARLY_SENTENCES)
    for key, runs in places.items():
        candidate = found.get(key) or aliases.get(key)
        if candidate is None:
            first, last = runs[0]
            if not _is_worth_ranking(key, words[first : last + 1], len(runs), early_end):
                continue
            inside = sorted({n for n in entity_of[first : last + 1] if n >= 0})
            start, end = words[first].start, words[last].end
            if inside and _only_adds_title(text, start, end, [names[n] for n in inside]):
                continue
            parts = tuple([word.key for word in words[first : last + 1]])
            candidate = found[key] = Candidate(key, parts, holds_name=bool(inside))
        if candidate.label is not None:
            runs = [run for run in runs if not _is_in_name(run, entity_of)]
        _add_mentions(text, words, candidate, runs, headline_end)
    _count_nesting(found, places)
    kept = [
        item
        for item in found.values()
        if not _is_always_inside(item)
        and not _is_outlet(item.key, len(item.mentions))
        and not _has_loose_verb(item, headline_end)
    ]
    _measure_cuts(words, kept)
    for candidate in kept:
        candidate.mentions.sort()
    return sorted(kept, key=lambda candidate: candidate.mentions[0])


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
) -> None:
    """Add the mentions of a phrase."""
    for first, last in runs:
        opening = words[first]
        start, end = opening.start, words[last].end
        is_weak = start < headline_end or not first or words[first - 1].sentence != opening.sentence
        weight = WEAK_FORM if is_weak else 1.0
        candidate.add(text[start:end], start, end, opening.sentence, weight)


def _only_adds_title(text: str, start: int, end: int, inside: Sequence[Name]) -> bool:
    """Whether a phrase is a person's name with the title before it: `Presiden Prabowo`."""
    if len(inside) != 1 or inside[0].label != "PERSON" or inside[0].end != end:
        return False
    return text[start : inside[0].start].strip().lower() in inside[0].title.lower()


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


def _has_loose_verb(candidate: Candidate, headline_end: int) -> bool:
    """Whether a verb is all of a phrase, or begins or ends one that neither news nor body keeps."""
    words = candidate.words
    if candidate.label is not None or not (is_verb(words[0]) or is_verb(words[-1])):
        return False
    if len(words) < 2:
        return True
    n_in_body = sum(start >= headline_end for start, _ in candidate.mentions)
    if n_in_body >= PHRASE_OF_TEXT or (headline_end and candidate.is_written_as_name):
        return False
    known = counts_of_key(candidate.key)
    verbs = [counts_of_key(word) for word in (words[0], words[-1]) if is_verb(word)]
    uses = max((found.articles for found in verbs if found), default=0)
    return known is None or known.articles < PHRASE_WITH_VERB * uses


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
    return len(candidate.words) == 1 or candidate.key in _offices()


@cache
def _name_heads() -> frozenset[str]:
    """Return the common nouns that begin names: `Piala`, not `MotoGP`. No phrase ends with one."""
    columns = ("head", "label", "kind", "complement", "source")
    heads = {head.lower() for head, *_ in read_table("heads", columns)}
    return frozenset(phrase_key(head) for head in heads & load_roots().keys())


@cache
def _offices() -> frozenset[str]:
    return frozenset(phrase_key(title) for title, *_ in read_table("titles", TITLE_COLUMNS))


def _measure_cuts(words: Sequence[Word], kept: Sequence[Candidate]) -> None:
    """Set `cut`: how often the word before or after a phrase is the same one."""
    totals: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    before: Word | None = None
    for word in words:
        if word.kind < JOINT:
            before = None
            continue
        key = word.key
        totals[key] = totals.get(key, 0) + 1
        if before is not None and word.start - before.end <= 1 and word.sentence == before.sentence:
            pair = (before.key, key)
            pairs[pair] = pairs.get(pair, 0) + 1
        before = None if word.has_clitic else word
    following: dict[str, int] = {}
    preceding: dict[str, int] = {}
    for (first, second), count in pairs.items():
        if count > following.get(first, 0):
            following[first] = count
        if count > preceding.get(second, 0):
            preceding[second] = count
    for candidate in kept:
        if candidate.label is None:
            first, last = candidate.words[0], candidate.words[-1]
            candidate.cut = max(
                following.get(last, 0) / totals.get(last, 1),
                preceding.get(first, 0) / totals.get(first, 1),
            )
