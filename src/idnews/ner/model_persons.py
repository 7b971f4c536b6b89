"""What the rules add to persons whom the model alone found: titles, offices, exact ends.

The model knows that a person stands somewhere, the tables of titles what of that is a name:
`Mantan Mensesneg` alone is nobody, `Ketua Tim Pengabdian UNJA` before a name is an office.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.agencies import is_agency
from idnews.ner.cues import points
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.nicknames import FAMILIAR
from idnews.ner.offices import MAX_OFFICE_WORDS, Office, office_fields, read_degrees, title_text
from idnews.ner.offices_before import Name, office_before
from idnews.ner.persons import PARTICLES, is_balinese
from idnews.ner.spans import Mention
from idnews.ner.titles import read_office
from idnews.ner.word_tests import is_stop
from idnews.ner.words import ACRONYM, Words, is_ordinary, read_words

__all__ = ["complete_persons"]

CLOSING: Final = frozenset(",.)(;")
CLASSES: Final = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})
# An ordinary word is a person for a model so sure: `kata Vena`, `ujar Kuat`.
SURE: Final = 0.93
CERTAIN: Final = 0.97
GLUED: Final = 5  # letters of a word that is none of a foreign name: not `Liu He`
DOUBTFUL: Final = 0.8
SPEAKING: Final = 2  # points that verbs of speech give the name before them
# Points of a word that never stands before a person: `kartu Askes`, `dikutip Calm`.
ANNOUNCED: Final = {"ORG": 3, "PRODUCT": 2}
# A name that the model is so sure is none of a person's is none: `GoGames`, `Hermina Hospitals`.
AGAINST_PERSON: Final = 0.9
# Rules that are sure of a person.
PERSONAL: Final = frozenset({"title", "initials", "definition", "repeated"})


def complete_persons(
    text: str,
    tokens: Sequence[tuple[int, int]],
    sentence_starts: Sequence[bool],
    mentions: Sequence[Mention],
) -> list[Mention]:
    """Return the mentions with what the rules know of the persons that the model alone found.

    Titles before and degrees behind a name leave the span for `title` and `office`; a span of
    nothing but titles, or of an ordinary word whose capital says nothing, is left out. `tokens` and
    `sentence_starts` are as in `find_names`, `mentions` sorted and without overlaps.

    >>> from idnews.language.tokenizer import token_spans
    >>> text = "Itu kata Mantan Mensesneg. Ketua Tim Riset UNJA Zxy Budi setuju."
    >>> found = [Mention(9, 25, "PERSON", "model"), Mention(48, 56, "PERSON", "model")]
    >>> tokens = token_spans(text)
    >>> starts = [start in (0, 27) for start, _ in tokens]
    >>> [(m.start, m.title) for m in complete_persons(text, tokens, starts, found)]
    [(48, 'Ketua Tim Riset UNJA')]
    """
    mentions = [
        replace(mention, label="PERSON") if _is_surnamed(text, mention) else mention
        for mention in mentions
    ]
    mentions = _agree(text, mentions)
    if not any(_is_open(m) or (m.label == "PERSON" and m.title is None) for m in mentions):
        return mentions
    words = read_words(text, tokens, sentence_starts)
    return list(_complete(words, mentions))


def _is_open(mention: Mention) -> bool:
    return mention.label == "PERSON" and mention.rule == "model"


def _is_surnamed(text: str, mention: Mention) -> bool:
    """Say whether what the model takes for a company is a person with a clan's name.

    `Audi Murphy Sitorus`: nothing in it is a common noun that companies' names begin with.
    """
    if mention.label != "ORG" or mention.rule != "model":
        return False
    inside = text[mention.start : mention.end].split()
    last = load_gazetteer().name_word(inside[-1])
    return (
        len(inside) > 1
        and last is not None
        and last.kind == "clan"
        and not last.is_word
        and all(word.istitle() and not is_ordinary(word) for word in inside)
        and not load_gazetteer().heads(inside, 0)
    )


def _agree(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, those of the model with the class that the rules are sure of elsewhere.

    `Newport` in an article on `Newport County` is no person, unless it is a word of a person's name
    as well; `Hotman Paris` is one wherever the article calls him so once, unless the model is sure
    or calls the name something else more often.
    """
    labels: dict[str, str] = {}
    votes: Counter[str] = Counter()  # for a person
    persons: dict[str, bool] = {}  # names and their words: whether a rule found the whole name
    for mention in mentions:
        name = text[mention.start : mention.end].lower()
        if mention.label == "PERSON":
            votes[name] += 1
        elif mention.rule == "model":
            votes[name] -= 1 if mention.score < AGAINST_PERSON else len(mentions)
        if mention.label == "PERSON" and (mention.rule != "model" or " " in name):
            persons.update((word, persons.get(word, False)) for word in name.split())
            persons[name] = mention.rule in PERSONAL or (mention.rule != "model" and " " in name)
        elif mention.label in CLASSES and mention.rule != "model":
            labels.setdefault(name, mention.label)
            words = name.split() if mention.label == "PRODUCT" else name.split()[:1]
            for word in words if mention.label in ("ORG", "PRODUCT") else ():
                labels.setdefault(word, mention.label)
    for name, vote in votes.items():
        if vote < 0 and name in persons:
            persons[name] = False
    return [_agreed(text, mention, labels, persons) for mention in mentions]


def _agreed(
    text: str, mention: Mention, labels: dict[str, str], persons: dict[str, bool]
) -> Mention:
    name = text[mention.start : mention.end].lower()
    if mention.rule != "model":
        return mention
    if mention.label == "PERSON":
        label = None if name in persons else labels.get(name)
        return mention if label is None else replace(mention, label=label, title=None, office=None)
    is_person = mention.label in CLASSES and persons.get(name, False) and name not in labels
    return replace(mention, label="PERSON") if is_person else mention


def _complete(words: Words, mentions: Sequence[Mention]) -> Iterator[Mention]:
    first_at = {start: i for i, start in enumerate(words.starts)}
    end_at = {end: i + 1 for i, end in enumerate(words.ends)}
    before: list[Name] = []  # names of this line, that an office may be of
    for mention in mentions:
        first, end = first_at.get(mention.start), end_at.get(mention.end)
        if first is None or end is None:
            yield mention
            continue
        if before and words.line[before[-1][0]] != words.line[first]:
            before.clear()
        parts = _split_pair(words, first, end) if _is_open(mention) else [(first, end)]
        for part in parts:
            name = _read_name(words, *part, mention.score) if _is_open(mention) else part
            if name is None:
                continue
            other = _announced(words, *name, mention) if _is_open(mention) else None
            if other is not None:
                yield replace(mention, label=other, title=None, office=None)
                continue
            is_titled = _is_open(mention) or _is_behind_bracket(words, name[0], mention)
            found = _with_title(words, *name, mention, before) if is_titled else mention
            before.append((*name, mention.label))
            del before[:-MAX_OFFICE_WORDS]
            yield found


def _is_behind_bracket(words: Words, first: int, mention: Mention) -> bool:
    """Say whether an office that the rules did not read may end: `Menteri Keuangan (Menkeu), X`."""
    if mention.label != "PERSON" or mention.title is not None or first < 2:
        return False
    return words.words[first - 1 - (words.words[first - 1] == ",")] == ")"


def _announced(words: Words, first: int, end: int, mention: Mention) -> str | None:
    """Return what the word before an unknown name says that it is, if no person: `kartu Askes`."""
    if first == 0 or end - first > 1 or mention.score >= CERTAIN or not words.is_joined(first):
        return None
    if load_gazetteer().name_word(words.words[first]) is not None:
        return None
    found = points("before", words.lowers[first - 1])
    labels = [label for label, least in ANNOUNCED.items() if found.get(label, 0) >= least]
    return labels[0] if labels and "PERSON" not in found else None


def _split_pair(words: Words, first: int, end: int) -> list[tuple[int, int]]:
    """Return the two names that a hyphen of its own joins, or the one: `Adang X-Dani Y`.

    A hyphen between spaces joins full names only: `Song Hye - kyo`, `Jo - Wilfried Tsonga` are one.
    """
    hyphens = (
        k
        for k in range(first + 1, end - 1)
        if words.words[k] in ("-", "–")
        and words.capital[k + 1]
        and (words.starts[k] == words.ends[k - 1] or min(k - first, end - k - 1) > 1)
    )
    at = next(hyphens, None)
    return [(first, end)] if at is None else [(first, at), (at + 1, end)]


def _read_name(words: Words, first: int, end: int, score: float) -> tuple[int, int] | None:
    """Return the words of the span that are a name, None when none is.

    `Anung mengatakan`, `Drs. Budi`, `Budi, SH` have one; `Mensesneg`, `M.Si` have none, nor has an
    ordinary word that begins a sentence (`Antri`).
    """
    if not any(words.capital[first:end]):
        is_name = words.plain[first] and not all(map(is_ordinary, words.lowers[first:end]))
        is_name = is_name and _titles_end(words, first, end) == first
        return (first, end) if is_name else None
    if first and is_balinese(words, first - 1):
        first -= 1
    while not words.capital[end - 1] and words.words[end - 2] != "-":  # `Song Hye - kyo`
        end -= 1
    while not words.capital[first] and words.lowers[first] not in PARTICLES:
        first += 1
    end = next((k for k in range(first + 1, end) if _is_glued(words, k)), end)
    if end - first > 1 and _is_small_acronym(words, first):
        first += 1  # `gubernur bi perry warjiyo`
    degrees = (k for k in range(first, end) if read_degrees(words, k) >= end)
    end = next(degrees, end)
    if end > first:
        first = _titles_end(words, first, end)
    if first == end:
        return None
    end = _without_clause(words, first, end, score)
    is_spoken = score >= SURE and _speaks(words, end)  # `Agun menegaskan`
    if not is_spoken and all(_says_nothing(words, k) for k in range(first, end)):
        return None
    is_sure = score >= SURE and (is_spoken or not words.weak[first])
    if end - first == 1 and (is_agency(words.lowers[first]) or _is_never_name(words, first)):
        return None  # `Satgas`, `Anda`, `Virgo`
    if not is_sure and all(is_stop(words, k) or _is_common(words, k) for k in range(first, end)):
        return None  # `Capricorn`, `Tambang`, `Suap Hakim`
    return first, end


def _is_never_name(words: Words, i: int) -> bool:
    """Say whether a table has the word as none of a name; in capitals it may be initials: `SD`."""
    return words.capital[i] != ACRONYM and is_stop(words, i)


def _speaks(words: Words, i: int) -> bool:
    """Say whether the word at i is what persons do, as speaking is."""
    return words.is_joined(i) and points("after", words.lowers[i]).get("PERSON", 0) >= SPEAKING


def _without_clause(words: Words, first: int, end: int, score: float) -> int:
    """Return where the name ends before the ordinary words that a lost full stop glued to it.

    `Imbuh Sanchez Ratusan relawan bergerak`: no name ends in such a word before a small one.
    """
    if score >= DOUBTFUL or end >= len(words) or words.capital[end] or not words.is_joined(end):
        return end
    while end - first > 1 and len(words.words[end - 1]) >= GLUED and _is_common(words, end - 1):
        end -= 1
    return end


def _is_small_acronym(words: Words, i: int) -> bool:
    """Say whether the word of a lower-cased text is an organisation's acronym: `bi`."""
    written = words.text[words.starts[i] : words.ends[i]]
    if not words.plain[i] or not written.islower():
        return False
    entries = load_gazetteer().match([written.upper()], 0)
    return any(entry.kind == "ORG" and entry.evidence == "any" for entry in entries)


def _is_glued(words: Words, i: int) -> bool:
    """Say whether the word was cut off a token: `Alyssa DaguiseButuh waktu`."""
    return words.starts[i] == words.ends[i - 1] and words.text[words.starts[i] - 1].isalpha()


def _titles_end(words: Words, first: int, end: int) -> int:
    """Return where the titles end that the span begins with; a name may be a title as well."""
    known = load_gazetteer().name_word(words.words[first])
    if known is not None and (end - first == 1 or not known.is_word):
        return first  # `Maulana`, `Imam Nahrawi`
    if end - first == 2 and words.lowers[first] in FAMILIAR:
        return first
    office = read_office(words.part(first, end), 0)
    return first if office is None else first + office.end


def _says_nothing(words: Words, i: int) -> bool:
    """Say whether the word is ordinary and its capital only begins a sentence or a headline."""
    return bool(words.weak[i]) and load_gazetteer().name_word(words.words[i]) is None


def _is_common(words: Words, i: int) -> bool:
    """Say whether the word is ordinary and known in no name: not so `JK`."""
    if any(known.kind == "person" for known in load_gazetteer().expansions(words.words[i])):
        return False
    return is_ordinary(words.lowers[i]) and load_gazetteer().name_word(words.words[i]) is None


def _with_title(
    words: Words, first: int, end: int, mention: Mention, before: Sequence[Name]
) -> Mention:
    """Return the person of the words `[first, end)` with the titles around the name."""
    degrees_end = read_degrees(words, end)
    start, stop = words.starts[first], words.ends[end - 1]
    office = office_before(words, first, end, before)
    title = title_text(words, office, end, degrees_end)
    fields = office_fields(words, office)
    if fields is None and (behind := _office_behind(words, degrees_end)) is not None:
        written = title_text(words, behind, 0, 0)
        title = ", ".join(part for part in (title, written) if part)
        fields = office_fields(words, behind)
    if title is None and mention.title and not words.text.startswith(mention.title, mention.start):
        title, fields = mention.title, mention.office  # what the rules knew of a part of the name
    return replace(mention, start=start, end=stop, title=title, office=fields)


def _office_behind(words: Words, end: int) -> Office | None:
    """Return the office in apposition behind a name: `X, Ketua DPRD Jambi, menolak`."""
    if end + 1 >= len(words) or words.plain[end] or not words.is_joined(end + 1):
        return None
    if words.words[end] not in (",", "selaku"):
        return None
    office = read_office(words, end + 1)
    if office is None or not office.is_office:
        return None
    is_closed = office.end >= len(words) or words.words[office.end] in CLOSING
    return office if is_closed else None
