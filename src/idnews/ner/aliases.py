"""Which mentions in an article name the same person, organisation or place.

`Fasha` and `Syarif Fasha` are one person, `Pemkot Jambi` and `Pemerintah Kota Jambi` one
organisation, `TKKSD` is what the bracket behind its long form defines.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.offices import KIN
from idnews.ner.spellings import MAX_BEARERS, Spellings
from idnews.ner.values.phrases import word_before

__all__ = ["FAMILIAR", "Cluster", "NamedMention", "find_clusters"]

PERSON_NOISE: Final = frozenset({"bin", "binti", "al", "el", "de", "van", "der"})
CLUSTERED: Final = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
)
# Between a name and the acronym that it defines stands exactly " (".
DEFINITION: Final = " ("
# Between a name and another name of the same person, in either order.
ALIASES: Final = frozenset({" alias ", " sapaan dari ", " sapaan ", ", sapaan ", ", sapaan akrab "})
# With one word behind it such a title is part of what people are called: `Gus Dur`, `Cak Imin`.
FAMILIAR: Final = frozenset({"gus", "cak", "bung"})
NICKNAMES: Final = range(3, 7)  # letters of a nickname that is the end of a name: `Imin`
MIN_CUT: Final = 2  # letters that it leaves out
MIN_BLENDED: Final = 3  # letters of the first name, and at most of the second, in `Jokowi`
_CALLED = re.compile(
    r",?\s?(?:\([^()\n]{1,30}\),?\s)?(?:yang\s|atau\s)?(?:lebih\s)?(?:akrab|biasa|kerap|karib)\s?"
    r"(?:disapa|dipanggil)\s(?:dengan\s(?:nama|sapaan)\s)?"
)
_WORD = re.compile(r"[^\W_]+(?:['’‘`][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘`")


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
    longer = _longer_acronyms(mentions)
    clusters: dict[tuple[str, str], Cluster] = {}
    for number, mention in enumerate(mentions):
        if mention.label not in CLUSTERED:
            continue
        if mention.label == "PERSON":
            key = ("PERSON", keys[number])
        else:
            name = _canonical_key(mention)
            name = longer.get(mention.text, name)
            key = (mention.label, defined.get((mention.label, name), name))
        cluster = clusters.get(key)
        if cluster is None:
            cluster = clusters[key] = Cluster(mention.text, mention.label)
        cluster.members.append(number)
    for cluster in clusters.values():
        cluster.name = _canonical_name(cluster, mentions)
    return list(clusters.values())


def _person_tokens(text: str) -> tuple[str, ...]:
    words = [word.translate(_APOSTROPHES) for word in _WORD.findall(text.lower())]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return ("".join(words),)  # `Y.I.` is `YI`
    return tuple(w for w in words if w not in PERSON_NOISE) or tuple(words)


def _nicknames(
    mentions: Sequence[NamedMention], text: str
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the full names of nicknames: `Susilo Bambang Yudhoyono (SBY)`, `X yang disapa Y`.

    Also of `X alias Y`, `Y, sapaan X`, and of names drawn together (`Jokowi`).
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for first, second in itertools.pairwise(mentions):
        if first.label != "PERSON" or second.label != "PERSON":
            continue
        gap = text[first.end : second.start]
        short, full = _person_tokens(second.text), _person_tokens(first.text)
        if gap in ALIASES:
            if len(short) > len(full):
                short, full = full, short
            if len(full) > 1 and short != full:
                found.setdefault(short, full)
            continue
        is_bracketed = gap == DEFINITION and text[second.end : second.end + 1] == ")"
        if not is_bracketed and not _CALLED.fullmatch(gap):
            continue
        if len(short) == 1 and len(full) > 1:
            found.setdefault(short, full)
    return _blends(mentions) | found


def _blends(mentions: Sequence[NamedMention]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the full names of the article by what they give drawn together: `jokowi`."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for mention in mentions:
        full = _person_tokens(mention.text) if mention.label == "PERSON" else ()
        if len(full) > 1 and len(full[0]) >= MIN_BLENDED:
            for letters in range(2, min(MIN_BLENDED, len(full[1])) + 1):
                found.setdefault((full[0] + full[1][:letters],), full)
    return found


def _endings(
    full: dict[str, list[tuple[int, tuple[str, ...]]]],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the full names by the ends of their words that only one has: `imin` of `muhaimin`.

    Of 22 articles in 2,300 in which it joins two names, 20 are right and two run names together.
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    unsure = set()
    for word, bearers in full.items():
        for letters in NICKNAMES:
            if len(word) >= letters + MIN_CUT:
                short = (word[-letters:],)
                names = {name for _, name in bearers[:MAX_BEARERS]} | {found.get(short, ())} - {()}
                if len(names) > 1:
                    unsure.add(short)
                found[short] = bearers[0][1]
    return {short: name for short, name in found.items() if short not in unsure}


def _person_keys(mentions: Sequence[NamedMention], text: str) -> dict[int, str]:
    """Return for each PERSON the words of the fullest name that it can be short for.

    Of several persons who share a word (`Joko Widodo`, `Widodo Cahyono`) the one named last before
    the short form is meant.
    """
    persons = [(n, _person_tokens(m.text)) for n, m in enumerate(mentions) if m.label == "PERSON"]
    full: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    seen: set[tuple[str, ...]] = set()
    for number, tokens in sorted(persons, key=lambda item: (-len(item[1]), item[0])):
        if len(tokens) < 2 or tokens in seen:
            continue
        seen.add(tokens)
        if _fuller(tokens, number, full) is not None:
            continue
        for token in tokens:
            full.setdefault(token, []).append((number, tokens))
    for bearers in full.values():
        bearers.sort()
    spellings, endings = Spellings(full), _endings(full)
    last: dict[str, tuple[str, ...]] = {}
    keys: dict[int, str] = {}
    nicknames = _nicknames(mentions, text)
    for number, tokens in persons:
        tokens = nicknames.get(tokens) or _known_as(mentions[number].text, full) or tokens
        fuller = _fuller(tokens, number, full, last) or tokens
        if fuller == tokens:
            fuller = spellings.find(tokens, number, last) or endings.get(tokens) or tokens
        keys[number] = " ".join(fuller) or mentions[number].text.lower()
        is_kin = word_before(text, mentions[number].start).lower() in KIN
        for token in fuller:
            if not (is_kin and token in last):  # `suami Hailey Bieber`, then `Bieber`: Justin
                last[token] = fuller
    return keys


def _known_as(
    name: str, full: dict[str, list[tuple[int, tuple[str, ...]]]]
) -> tuple[str, ...] | None:
    """Return the article's full name of whom a table knows by a short one: `SBY`, `Ahok`."""
    for known in load_gazetteer().expansions(name):
        real = _person_tokens(known.expansion) if known.kind == "person" else ()
        for token in real:
            for _, candidate in full.get(token, ())[:MAX_BEARERS]:
                if _fits(real, candidate) or _fits(candidate, real):
                    return candidate
    return None


def _fuller(
    tokens: tuple[str, ...],
    number: int,
    full: dict[str, list[tuple[int, tuple[str, ...]]]],
    last: dict[str, tuple[str, ...]] | None = None,
) -> tuple[str, ...] | None:
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


def _fits(tokens: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether the tokens stand in the name in this order; a letter stands for a word.

    A name of several words without the first word of the longer one is another person's: `Joko
    Widodo` is not short for `Iriana Joko Widodo`, but `Norman Hadinegoro` for `KP Norman ...`.
    """
    if 1 < len(tokens) < len(name) and len(name[0]) > 2 and tokens[0][:1] != name[0][:1]:
        return False
    rest = iter(name)
    return all(
        any(word == token or (len(token) == 1 and word.startswith(token)) for word in rest)
        for token in tokens
    )


@lru_cache(maxsize=8192)
def _organisation_key(text: str) -> str:
    """Return the long form, lower-cased: acronyms of offices expanded, hyphens as spaces."""
    words = text.replace("-", " ").replace(".", "").split()
    gazetteer = load_gazetteer()
    names = {
        entry.name.lower().replace("-", " ")
        for entry in gazetteer.match(words, 0)
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
            found.setdefault(
                (short.label, _canonical_key(short)), found.get((long.label, target), target)
            )
    return found


def _longer_acronyms(mentions: Sequence[NamedMention]) -> dict[str, str]:
    """Return the key of `UCLG ASPAC` for `UCLG`: two acronyms, the second known by no table.

    Of `KPU DKI` and `BRI Syariah` the second word is, so `KPU` and `BRI` stay by themselves.
    """
    gazetteer = load_gazetteer()
    found: dict[str, str] = {}
    for mention in mentions:
        parts = mention.text.replace("-", " ").split()
        if mention.label != "ORG" or len(parts) != 2 or not mention.text.isupper():
            continue
        if gazetteer.expansions(parts[1]) or gazetteer.match(parts, 1):
            continue
        found.setdefault(parts[0], _canonical_key(mention))
    return found


def _canonical_name(cluster: Cluster, mentions: Sequence[NamedMention]) -> str:
    forms = [mentions[number].text for number in cluster.members]
    first = mentions[cluster.members[0]]
    if cluster.label == "GPE" and first.link is not None and first.link.get("name"):
        return str(first.link["name"])
    forms = [" ".join(form.split()) for form in forms]
    counts = Counter(forms if cluster.label == "PERSON" else ())

    def rank(form: str) -> tuple[bool, bool, int, int, int]:
        return (
            not form.isupper(),
            not (_is_nickname(form) if cluster.label == "ORG" else _is_familiar(form)),
            len(form.split()),
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
