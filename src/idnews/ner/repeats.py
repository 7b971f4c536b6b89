"""Names that the article writes elsewhere: found again, made whole, freed of a headline's words.

The model reads sentence by sentence. What it takes for a name in one place stands as one wherever
the article has the same words, and `Denny` before `Cagur` is the person whom the body calls so in
full. A headline runs names into other words: `Puji Sri Mulyani`, above `Sri Mulyani Indrawati`.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.merge import MODEL_CLASSES
from idnews.ner.spans import Mention
from idnews.ner.words import is_ordinary

__all__ = ["keep_known_names", "repeat_names"]

# A name of the model as sure as this is one in the whole article.
SURE: Final = 0.8
MIN_LENGTH: Final = 5
HEADLINE_LENGTH: Final = 200  # characters; a longer first line is no headline
_WORD: Final = re.compile(r"[^\W_]+")
# Words that a lost space glues to a name: `Laura Basukikembali`.
SHORTEST_GLUED: Final = 2
LONGEST_GLUED: Final = 20
_GLUED: Final = re.compile(rf"[a-z]{{{SHORTEST_GLUED},{LONGEST_GLUED}}}(?![^\W_])")
_SMALL: Final = re.compile(r"(?<![\w-])[a-z]{4,30}(?![\w-])")

Names = dict[str, str]  # the words of a name, and its label
# Rules that read a name by its own words or by another mention of it.
BY_WORDS: Final = frozenset({"full_name", "short_name", "repeated"})
# What rules say alone of a title's bearer; above it the model has seen the name, too.
RULES_ALONE: Final = 0.95


def keep_known_names(
    text: str, rules: Sequence[Mention], merged: Sequence[Mention]
) -> list[Mention]:
    """Return the merged mentions with the names that the rules alone see, but known elsewhere.

    Both are sorted and without overlaps, as is what is returned. Rules and model agree on the name
    in another place: `Kaesang` in a headline above `Kaesang Pangarep`; a bracket defines it; or two
    persons are a pair: `Ganjar-Mahfud`. Of persons whom nothing else speaks for 1 in 6 is one.
    Listed organisations come back where the model's longer name was dropped: `PPIH Madinah`.

    >>> text = "Janji Kaesang. Kaesang Pangarep hadir."
    >>> rules = [Mention(6, 13, "PERSON", "short_name"), Mention(15, 31, "PERSON", "full_name")]
    >>> [m.start for m in keep_known_names(text, rules, rules[1:])]
    [6, 15]
    """
    names = {
        (text[m.start : m.end], m.label)
        for m in merged
        if m.label in ("PERSON", "ORG") and (m.score > RULES_ALONE or m.rule == "definition")
    }
    words = {word for name, label in names if label == "PERSON" for word in name.split()}
    starts = [mention.start for mention in merged]
    pairs = {
        mention
        for pair in itertools.pairwise(rules)
        for mention in pair
        if text[pair[0].end : pair[1].start] == "-" and {m.label for m in pair} == {"PERSON"}
    }
    found = list(merged)
    for rule in rules:
        surface = text[rule.start : rule.end]
        is_known = (surface, rule.label) in names or rule in pairs
        is_known = is_known or (rule.rule == "short_name" and surface in words)
        is_listed = rule.rule == "gazetteer" and rule.label == "ORG"
        if not (is_listed or (rule.rule in BY_WORDS and is_known)):
            continue
        after = bisect_right(starts, rule.start)
        is_free = after == 0 or merged[after - 1].end <= rule.start
        if is_free and (after == len(starts) or rule.end <= starts[after]):
            found.append(rule)
    return sorted(found, key=lambda m: m.start)


def repeat_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the merged mentions with the names that the article has elsewhere.

    `mentions` are sorted and without overlaps, as is what is returned. Names of several words are
    found again word for word; a shorter one inside is made whole.

    >>> text = "Denny Cagur hadir. Kata Denny Cagur begitu."
    >>> found = [Mention(0, 11, "PERSON", "model"), Mention(24, 29, "PERSON", "model")]
    >>> [(m.start, m.end) for m in repeat_names(text, found)]
    [(0, 11), (24, 35)]
    """
    headline = text.find("\n")
    headline = headline if 0 < headline <= HEADLINE_LENGTH else 0
    body = [m for m in mentions if m.start >= headline and m.label in MODEL_CLASSES]
    names = _long_names(text, body)
    freed = list(_freed(text, mentions, headline, body)) if headline else list(mentions)
    return list(_with_repeats(text, freed, names)) if names else freed


def _long_names(text: str, mentions: Iterable[Mention]) -> Names:
    """Return the names of several words that the article settles, with their labels.

    Where it gives two labels to the same words neither is sure.
    """
    found: Names = {}
    unsure = set()
    for mention in mentions:
        surface = text[mention.start : mention.end]
        if mention.score < SURE or len(surface) < MIN_LENGTH or not _is_long(surface):
            continue
        if found.setdefault(surface, mention.label) != mention.label:
            unsure.add(surface)
    return {
        name: label
        for name, label in found.items()
        if name not in unsure and not _is_glued(name, found)
    }


def _is_glued(name: str, names: Names) -> bool:
    """Say whether the name is another with a word behind it that a lost space glues to it."""
    longest = min(LONGEST_GLUED, len(name) - name.rfind(" ") - 2)
    return any(
        name[:-letters] in names and _name_end(name, len(name) - letters) is not None
        for letters in range(SHORTEST_GLUED, longest + 1)
    )


def _is_long(surface: str) -> bool:
    """Say whether the name has several words on one line, with a capital first."""
    return " " in surface and "\n" not in surface and surface[0].isupper()


def _with_repeats(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    starts = [m.start for m in mentions]
    at = 0
    for start, end in _places(text, names):
        first = max(at, bisect_right(starts, start) - 1)
        while first < len(mentions) and mentions[first].end <= start:
            first += 1
        last = first
        while last < len(mentions) and mentions[last].start < end:
            last += 1
        inside = mentions[first:last]
        label = names[text[start:end]]
        if not _gives_way(text, inside, start, end, label):
            continue
        yield from mentions[at:first]
        at = last
        titled = next((m for m in inside if m.label == label and m.start == start), None)
        whole = Mention(start, end, label, "model", SURE)
        if titled is not None:
            whole = replace(whole, title=titled.title, office=titled.office)
        yield whole
    yield from mentions[at:]


def _places(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Yield where the names stand in the text, the longest at each place, without overlaps."""
    lengths: dict[str, list[int]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = _WORD.match(name)
        known = lengths.setdefault(first.group(), []) if first else []
        if len(name) not in known:
            known.append(len(name))
    behind = 0
    for word in _WORD.finditer(text):
        start = word.start()
        for length in lengths.get(word.group(), ()) if start >= behind else ():
            end = start + length
            if text[start:end] in names and _name_end(text, end) is not None:
                yield start, end
                behind = end
                break


def _name_end(text: str, end: int) -> int | None:
    """Return where the word ends in which a name ends; behind it an ordinary word may be glued.

    Of 15 articles in 2,600 in which that changes a name all are right: `Donald Trumpbicara`.
    """
    if not text[end : end + 1].isalnum():
        return end
    glued = _GLUED.match(text, end)
    if glued is None or not is_ordinary(glued.group()):
        return None
    start = end
    while text[start - 1 : start].isalpha():
        start -= 1
    is_name = load_gazetteer().name_word(text[start : glued.end()]) is not None
    return None if is_name else glued.end()


def _gives_way(text: str, inside: Sequence[Mention], start: int, end: int, label: str) -> bool:
    """Say whether what was found at `[start, end)` is less than the name that stands there."""
    if MODEL_CLASSES[label] == "LOC" and text[max(0, start - 5) : start] == "Wali ":
        return False
    if not inside:
        return not _goes_on(text, end)
    if inside[0].start < start or inside[-1].end > (_name_end(text, end) or end):
        return False
    if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end):
        return False
    kinds = {MODEL_CLASSES.get(mention.label) for mention in inside}
    # `Jambi` in `Wali Kota Jambi` is all that the office has of the place.
    is_open = all(mention.rule not in ("title", "office") for mention in inside)
    return is_open and kinds <= {MODEL_CLASSES[label], "LOC"}


def _goes_on(text: str, end: int) -> bool:
    """Say whether another capitalised word follows: the name may be part of a longer one."""
    return text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isupper()


def _freed(
    text: str, mentions: Iterable[Mention], headline: int, body: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the mentions, those of the headline without words that the body's names lack.

    A word that the body writes small is no name by itself: `Nikah Siri`.
    """
    known: dict[str, set[tuple[str, ...]]] = {label: set() for label in MODEL_CLASSES}
    for mention in body:
        words = tuple(text[mention.start : mention.end].split())
        known[mention.label].add(words)
        if mention.label == "PERSON":
            known[mention.label].update((word,) for word in words)
    small = frozenset(_SMALL.findall(text, headline))
    for mention in mentions:
        is_other = mention.rule != "model" or mention.label not in known  # a table's `PRODUCT`
        if mention.start >= headline or is_other:
            yield mention
            continue
        surface, named = text[mention.start : mention.end], known[mention.label]
        if mention.label == "ORG" and tuple(surface.split()) not in named and _is_kind(surface):
            continue
        if tuple(surface.split()) in named or surface.lower() not in small:
            yield _without_others(text, mention, named)


def _is_kind(surface: str) -> bool:
    """Say whether a word for a kind and ordinary words are all there is: `Bank Pusing`."""
    words = surface.split()
    heads = load_gazetteer().heads(words, 0)
    if not heads or heads[0].complement != "name" or len(words) == heads[0].length:
        return False
    if any(entry.length > 1 for entry in load_gazetteer().match(words, 0)):
        return False
    return all(is_ordinary(word) for word in words[heads[0].length :])


def _without_others(text: str, mention: Mention, known: set[tuple[str, ...]]) -> Mention:
    """Return the mention without an ordinary word before or behind what the body names."""
    words = text[mention.start : mention.end].split(" ")
    if len(words) < 2 or tuple(words) in known:
        return mention
    is_person = mention.label == "PERSON"

    def is_named(part: Sequence[str], end: str) -> bool:
        return tuple(part) in known or (is_person and (end,) in known)

    if is_named(words[1:], words[1]) and _is_other(words[0], known):
        return replace(mention, start=mention.start + len(words[0]) + 1)
    if is_named(words[:-1], words[-2]) and _is_other(words[-1], known):
        return replace(mention, end=mention.end - len(words[-1]) - 1)
    return mention


def _is_other(word: str, known: set[tuple[str, ...]]) -> bool:
    """Say whether the word is in none of the names and may be an ordinary one."""
    if (word,) in known or not word[1:].islower():
        return False
    name = load_gazetteer().name_word(word)
    return is_ordinary(word) if name is None else name.is_word or is_ordinary(word)
