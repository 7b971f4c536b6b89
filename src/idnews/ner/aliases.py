"""Which mentions in an article name the same person, organisation or place.

`Fasha` and `Syarif Fasha` are one person, `Pemkot Jambi` and `Pemerintah Kota Jambi` one
organisation, `TKKSD` is what the bracket behind its long form defines.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.nicknames import FAMILIAR, Bearers, Tokens, cut_short, nicknames, person_tokens
from idnews.ner.offices import KIN
from idnews.ner.spellings import MAX_BEARERS, Spellings
from idnews.ner.values.phrases import word_before

__all__ = ["Cluster", "NamedMention", "find_clusters"]

CLUSTERED: Final = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
)
# Between a name and the acronym that it defines stands exactly " (".
DEFINITION: Final = " ("
# What a company's name has around it.
COMPANY_PARTS: Final = frozenset({"pt", "cv", "tbk", "persero"})
FEW_WOMEN: Final = 0.2  # their share among the bearers of a man's name


@dataclass(frozen=True, slots=True)
class NamedMention:
    """An entity of an article: offsets, label, words, and its link when it is a place."""

    start: int
    end: int
    label: str
    text: str
    link: dict[str, Any] | None = field(default=None, hash=False)


@dataclass(slots=True)
class Cluster:
    """All mentions of one thing, as indexes into the list that was given."""

    name: str
    label: str
    members: list[int] = field(default_factory=list)


def find_clusters(mentions: Sequence[NamedMention], text: str) -> list[Cluster]:
    """Return the clusters of the named entities, in the order of their first mentions.

    The canonical name is the fullest form that the article itself has, of a linked place the
    official name. Values (dates, amounts) are in no cluster.

    >>> text = "Syarif Fasha hadir. Fasha pulang."
    >>> spans = [(0, 12), (20, 25)]
    >>> found = [NamedMention(a, b, "PERSON", text[a:b]) for a, b in spans]
    >>> [(cluster.name, cluster.members) for cluster in find_clusters(found, text)]
    [('Syarif Fasha', [0, 1])]
    """
    keys = _person_keys(mentions, text)
    defined = _definitions(mentions, text)
    shorter = _short_names(mentions)
    clusters: dict[tuple[str, str], Cluster] = {}
    for number, mention in enumerate(mentions):
        if mention.label not in CLUSTERED:
            continue
        if mention.label == "PERSON":
            key = ("PERSON", keys[number])
        else:
            name = _canonical_key(mention)
            if ("ORG", name) not in defined:
                name = shorter.get(mention.text, name)
            key = (mention.label, defined.get((mention.label, name), name))
        cluster = clusters.get(key)
        if cluster is None:
            cluster = clusters[key] = Cluster(mention.text, mention.label)
        cluster.members.append(number)
    for cluster in clusters.values():
        cluster.name = _canonical_name(cluster, mentions)
    return list(clusters.values())


def _person_keys(mentions: Sequence[NamedMention], text: str) -> dict[int, str]:
    """Return for each PERSON the words of the fullest name that it can be short for.

    Of several persons who share a word (`Joko Widodo`, `Widodo Cahyono`) the one named last before
    the short form is meant.
    """
    persons = [(n, person_tokens(m.text)) for n, m in enumerate(mentions) if m.label == "PERSON"]
    kin = {n for n, _ in persons if word_before(text, mentions[n].start).lower() in KIN}
    # `istri M Hanif Dhakiri` is not `Marifah Hanif Dhakiri`
    apart = {tokens for n, tokens in persons if n in kin and len(tokens[0]) == 1 < len(tokens)}
    full: dict[str, list[tuple[int, Tokens]]] = {}
    seen: set[Tokens] = set()
    # `Muhammad Qodari` before `M Qodari`
    fullest = sorted(persons, key=lambda p: (-len(p[1]), 1 in map(len, p[1]), p[0]))
    for number, tokens in fullest:
        if len(tokens) < 2 or tokens in seen:
            continue
        seen.add(tokens)
        if tokens not in apart and _fuller(tokens, number, full) is not None:
            continue
        for token in tokens:
            full.setdefault(token, []).append((number, tokens))
    for bearers in full.values():
        bearers.sort()
    spellings, parts, called = Spellings(full), cut_short(full), nicknames(mentions, text, full)
    last: dict[str, Tokens] = {}
    keys: dict[int, str] = {}
    named: set[Tokens] = set()  # names so far that are short for none
    for number, tokens in persons:
        tokens = called.get(tokens) or _known_as(mentions[number].text, full) or tokens
        fuller = tokens if tokens in apart else _fuller(tokens, number, full, last) or tokens
        if fuller == tokens and tokens not in named:
            fuller = spellings.find(tokens, number, last) or parts.get(tokens) or tokens
        named.add(fuller)
        fuller = called.get(fuller, fuller)  # `Tom` of `Tom Lembong`, alias of another
        keys[number] = " ".join(fuller) or mentions[number].text.lower()
        for token in fuller:
            if not (number in kin and token in last):  # `suami Hailey Bieber`, `Bieber`: Justin
                last[token] = fuller
    return keys


def _known_as(name: str, full: Bearers) -> Tokens | None:
    """Return the article's full name of whom a table knows by a short one: `SBY`, `Ahok`."""
    for known in load_gazetteer().expansions(name):
        real = person_tokens(known.expansion) if known.kind == "person" else ()
        for token in real:
            for _, candidate in full.get(token, ())[:MAX_BEARERS]:
                if _fits(real, candidate) or _fits(candidate, real):
                    return candidate
    return None


def _fuller(
    tokens: Tokens,
    number: int,
    full: Bearers,
    last: Mapping[str, Tokens] | None = None,
) -> Tokens | None:
    """Return the full name that contains all tokens: the last one named, else the first."""
    words = [token for token in tokens if len(token) > 1] or list(tokens)
    if not words:
        return None
    if last is not None:
        recent = last.get(words[-1])
        if recent is not None and _fits(tokens, recent):
            return recent
    for _, candidate in full.get(words[-1], ())[:MAX_BEARERS]:
        if _fits(tokens, candidate):
            return candidate
    return None


def _fits(tokens: Tokens, name: Tokens) -> bool:
    """Say whether the tokens stand in the name in this order; a letter stands for a word.

    A name of several words without the first word of the longer one is another person's: `Joko
    Widodo` is not short for `Iriana Joko Widodo`, but `Norman Hadinegoro` for `KP Norman ...`, and
    `Ronald Tannur` for `Gregorius Ronald Tannur`, where both begin as men or as women are called.
    """
    if 1 < len(tokens) < len(name) and len(name[0]) > 2 and tokens[0][:1] != name[0][:1]:
        return tokens == name[1:] and _is_same_sex(name[0], tokens[0])
    rest = iter(name)
    return all(
        any(word == token or (len(token) == 1 and word.startswith(token)) for word in rest)
        for token in tokens
    )


def _is_same_sex(first: str, second: str) -> bool:
    """Say whether two words are names of men, or both of women."""
    known = [load_gazetteer().name_word(word) for word in (first, second)]
    shares = [word.female for word in known if word is not None and word.female is not None]
    return len(shares) == len(known) and (max(shares) < FEW_WOMEN or min(shares) > 1 - FEW_WOMEN)


@lru_cache(maxsize=8192)
def _organisation_key(text: str) -> str:
    """Return the long form, lower-cased: acronyms of offices expanded, hyphens as spaces."""
    words = text.replace("-", " ").replace(".", "").split()
    gazetteer = load_gazetteer()
    names = {
        entry.name.lower().replace("-", " ")
        for entry in gazetteer.match(words, 0, any_case=True)  # `antam` below the headline
        if entry.length == len(words) and entry.kind == "ORG"
    }
    if len(names) == 1:
        return names.pop()
    if len(words) == 1:
        return words[0].lower() if words else text.lower()
    expansions = gazetteer.expansions(words[0])
    if expansions and expansions[0].kind == "org":
        words[0] = expansions[0].expansion
    return " ".join(words).lower()


def _canonical_key(mention: NamedMention) -> str:
    link = mention.link or {}
    if link.get("code"):
        return str(link["code"])
    if link.get("name"):  # `Florence` and `Firenze`
        return f"{link['name']}, {link.get('country') or link.get('within')}"
    if mention.label == "ORG":
        return _organisation_key(mention.text)
    return " ".join(mention.text.lower().replace("-", " ").split())


def _definitions(mentions: Sequence[NamedMention], text: str) -> dict[tuple[str, str], str]:
    """Return the long form of each acronym that a bracket behind a name defines."""
    found: dict[tuple[str, str], str] = {}
    for first, second in itertools.pairwise(mentions):
        if first.label != second.label or first.label in ("PERSON", "GPE"):
            continue
        if (
            text[first.end : second.start] == DEFINITION
            and text[second.end : second.end + 1] == ")"
        ):
            short, long = second, first
            if len(long.text) < len(short.text):
                short, long = long, short
            target = _canonical_key(long)
            last = short.text.rpartition(" ")[2]
            if last != short.text and _organisation_key(last) == target:
                continue  # `Majelis Ulama Indonesia (LPPOM MUI)`: a part of it
            inner = target.removesuffix(f" {_canonical_key(short)}")
            if last == short.text and inner != target and inner not in COMPANY_PARTS:
                continue  # `Kantor Perwakilan Bank Indonesia (BI)`: what it belongs to
            found.setdefault(
                (short.label, _canonical_key(short)), found.get((long.label, target), target)
            )
    return found


def _short_names(mentions: Sequence[NamedMention]) -> dict[str, str]:
    """Return the keys of organisations by the word that they are called by: `Knicks`, `Pemprov`.

    One organisation begins or ends with it, which is named before, and no table knows the word by
    itself: `KPU` beside `KPU DKI` is another.
    """
    keys: dict[str, set[str]] = {}
    is_short: dict[str, bool] = {}
    for mention in mentions:
        if mention.label != "ORG":
            continue
        words = mention.text.replace("-", " ").split()
        if len(words) == 1:
            is_short.setdefault(mention.text, mention.text in keys and _is_unknown(words))
            continue
        key = _canonical_key(mention)
        name = [word for word in words if word.lower().strip(".()") not in COMPANY_PARTS]
        for word in {name[0], name[-1]} if len(name) > 1 else ():
            keys.setdefault(word, set()).add(key)
        is_pair = len(words) == len(name) == 2 and mention.text.isupper()
        if is_pair and key.startswith(_organisation_key(words[0])) and _is_unknown(words[1:]):
            is_short[words[0]] = True  # `UCLG ASPAC`: not so `TNI AL`, `KPU DKI`, `BRI Syariah`
    return {
        word: next(iter(keys[word]))
        for word, is_so in is_short.items()
        if is_so and len(keys[word]) == 1
    }


def _is_unknown(words: Sequence[str]) -> bool:
    """Say whether capitalised words are no organisation of the tables, if what some are."""
    gazetteer = load_gazetteer()
    known = (e for e in gazetteer.match(words, 0) if e.kind == "ORG" and e.length == len(words))
    if words[0][:1].islower() or any(known):
        return False
    word = " ".join(words)
    return not gazetteer.expansions(word) or bool(gazetteer.heads(words, 0))


def _canonical_name(cluster: Cluster, mentions: Sequence[NamedMention]) -> str:
    forms = [mentions[number].text for number in cluster.members]
    first = mentions[cluster.members[0]]
    if cluster.label == "GPE" and first.link is not None and first.link.get("name"):
        return str(first.link["name"])
    forms = [" ".join(form.split()) for form in forms]
    counts = Counter(forms if cluster.label == "PERSON" else ())

    def rank(form: str) -> tuple[bool, bool, int, bool, int, int]:
        return (
            not form.isupper(),
            not (_is_nickname(form) if cluster.label == "ORG" else _is_familiar(form)),
            len(form.split()),
            min(map(len, form.split())) > 1,  # `Muhammad Qodari`, not `M Qodari`
            counts[form],
            len(form),
        )

    return max(forms, key=rank)


def _is_familiar(form: str) -> bool:
    """Say whether a form is what people call somebody: `Cak Imin`."""
    return form.partition(" ")[0].lower() in FAMILIAR


def _is_nickname(form: str) -> bool:
    """Say whether an organisation's name has no word of the one it goes by: `The Reds`."""
    own = _organisation_key(form).split()
    return set(own).isdisjoint(form.lower().replace("-", " ").split())
