"""Repairs of the sets of names, each counted: what is plainly wrong, and what convention differs.

IDNER-news tags a country only where it is a place (`di Israel`), not where it acts or modifies
(`Israel menyatakan`, `warga Palestina`, `Gubernur DKI Jakarta`): of 28 countries alone, after a
locative word 80 of 82 are tagged, elsewhere 36 of 266 (train and dev). So its own tags stay, and
only its joint tags, which follow ENTITIES.md as NER-UI and NERGrit do, get these places.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from idnews.annotation.name_sentence import OUTSIDE, NameSentence, spans_of, tags_of
from idnews.resources import read_table

__all__ = ["Repairs", "known_places", "retag", "trim_titles", "untag_no_places"]

Repairs = Counter[tuple[str, str]]
LONGEST_NAME = 5
# A name is retagged in its own set from this many tags on, when at most this share lacks them: at
# 3 the forms of names that are words too come in (`Istana`, `Batang`), at 10 `Obama` is lost.
MIN_TAGGED = 5
MOST_UNTAGGED = 0.12
# Never part of a name: outside the span in all sets where both occur (IDNER 69 of 72, NER-UI 112
# of 112). `Sultan`, `Raja`, `Pangeran`, `Sri` stay, as names begin with them.
TITLES = frozenset(
    "presiden gubernur menteri kh k.h k.h. dr dr. drs drs. prof prof. profesor ir ir. mr mr. hj "
    "hj. pak bapak bu ibu nyonya tuan komjen irjen brigjen mayjen letjen jenderal kapten "
    "kolonel".split()
)
# Names of languages, contests and currencies are no places.
NO_PLACE_AFTER = frozenset({"bahasa", "berbahasa", "liga", "piala", "sastra", "dolar", "dollar"})
# Words before a country that are written with a capital and belong to no name with it.
OFFICES = frozenset(
    "presiden gubernur menteri negeri pertahanan besar duta dutabesar wakil provinsi propinsi "
    "pemerintah tim warga kedutaan pm raja ratu perdana asal bendera militer serangan pasukan "
    "tentara rakyat penduduk sang pihak".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a form is a name of one label in all sets, and how often it is untagged."""

    label: str
    tagged: int
    untagged: int


def trim_titles(sentence: NameSentence, log: Repairs) -> NameSentence:
    """Take titles off the beginning of names of persons: `Dr Numbi` is `Numbi`."""

    def trimmed(tags: Sequence[str]) -> tuple[str, ...]:
        spans = []
        for start, end, label in spans_of(tags):
            first = start
            while label == "PERSON" and start < end - 1 and _is_title(sentence.words, start):
                start += 1
                start += sentence.words[start] == "." and start < end - 1
            if start > first:
                log["title trimmed", " ".join(sentence.words[first:end])] += 1
            spans.append((start, end, label))
        return tags_of(spans, len(tags))

    return replace(sentence, tags=trimmed(sentence.tags), joint_tags=trimmed(sentence.joint_tags))


def _is_title(words: Sequence[str], place: int) -> bool:
    return words[place].lower() in TITLES


def untag_no_places(sentence: NameSentence, log: Repairs) -> NameSentence:
    """Untag `bahasa Indonesia` in the joint tags."""
    spans = []
    for start, end, label in spans_of(sentence.joint_tags):
        before = sentence.words[start - 1].lower() if start else ""
        if label == "place" and before in NO_PLACE_AFTER:
            log[
                "language, contest or currency untagged", " ".join(sentence.words[start - 1 : end])
            ] += 1
        else:
            spans.append((start, end, label))
    return replace(sentence, joint_tags=tags_of(spans, len(sentence.words)))


@cache
def known_places() -> frozenset[tuple[str, ...]]:
    """Return the words of countries and of regions whose names need no other evidence."""
    names: set[str] = set()
    for _, name, aliases, evidence, _ in read_table(
        "countries", ("code", "name", "aliases", "evidence", "source")
    ):
        if evidence == "any":
            names.update((name, *aliases.split("|")))
    for _, name, level, evidence in read_table("regions", ("code", "name", "level", "evidence")):
        if evidence == "any" and level in {"provinsi", "kota", "kabupaten"}:
            names.add(name)
    return frozenset(tuple(name.split()) for name in names if name)


def retag(
    sentences: Sequence[NameSentence],
    log: Repairs,
    *,
    places: frozenset[tuple[str, ...]],
    like: Sequence[NameSentence] = (),
) -> list[NameSentence]:
    """Tag in the joint tags what stands untagged: known places, names nearly always tagged.

    The evidence comes from the joint tags of the sentences `like`, or of `sentences` themselves.
    """
    evidence = _evidence(like or sentences)

    def label_of(form: tuple[str, ...]) -> str | None:
        seen = evidence.get(form)
        if seen and seen.tagged >= MIN_TAGGED:
            share = seen.untagged / (seen.tagged + seen.untagged)
            if share <= MOST_UNTAGGED:
                return seen.label
        is_place = form in places and (seen is None or seen.label == "place")
        return "place" if is_place else None

    return [_retagged(sentence, label_of, log) for sentence in sentences]


def _retagged(
    sentence: NameSentence, label_of: Callable[[tuple[str, ...]], str | None], log: Repairs
) -> NameSentence:
    words, tags = sentence.words, list(sentence.joint_tags)
    for start, end in _forms(len(words)):
        form = words[start:end]
        if not form[0][:1].isupper() or any(tag != OUTSIDE for tag in tags[start:end]):
            continue
        label = label_of(form)
        if label and _stands_alone(words, tags, start, end):
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
            log["name tagged", f"{' '.join(form)} {label}"] += 1
    return replace(sentence, joint_tags=tuple(tags))


def _forms(length: int) -> Iterable[tuple[int, int]]:
    """Yield the places of runs of words, longer ones first."""
    for size in range(LONGEST_NAME, 0, -1):
        for start in range(length - size + 1):
            yield start, start + size


def _stands_alone(words: Sequence[str], tags: Sequence[str], start: int, end: int) -> bool:
    """Whether no word beside belongs to the same name, as in `Bursa Efek Jakarta`."""
    if end < len(words) and tags[end] == OUTSIDE and words[end][:1].isupper():
        return False
    if start == 0:
        return True
    before = words[start - 1]
    if before.lower() in NO_PLACE_AFTER:
        return False
    is_name = before[:1].isupper() and start > 1 and tags[start - 1] == OUTSIDE
    return not is_name or before.lower() in OFFICES


def _evidence(sentences: Sequence[NameSentence]) -> dict[tuple[str, ...], Evidence]:
    labels: dict[tuple[str, ...], Counter[str]] = {}
    for sentence in sentences:
        for start, end, label in spans_of(sentence.joint_tags):
            labels.setdefault(sentence.words[start:end], Counter())[label] += 1
    untagged: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        for start, end in _forms(len(sentence.words)):
            form = sentence.words[start:end]
            if form in labels and not any(tag != OUTSIDE for tag in sentence.joint_tags[start:end]):
                untagged[form] += 1
    return {
        form: Evidence(counts.most_common(1)[0][0], counts.total(), untagged[form])
        for form, counts in labels.items()
        if len(counts) == 1 or counts.most_common(1)[0][1] >= 0.9 * counts.total()
    }
