"""Years, seasons, numbers and hosts at the end of an event: `Liga 1 2018/2019`, `HUT ke-79 RI`."""

import re
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.word_tests import begins_headed, best_entry, is_year
from idnews.ner.words import Words

__all__ = ["ends_in_event", "with_year"]

DAYS: Final = frozenset({"hari", "peringatan"})  # events that are days, their years dates
JUBILEES: Final = frozenset({"hut", "dirgahayu", "milad", "harlah"})
_NUMBER: Final = re.compile(r"ke-(?:\d{1,3}|[ivxlc]{1,6})")
COUNTED: Final = frozenset({"kali", "kalinya"})
MAX_EVENT: Final = 4  # words of an event at the end of an organisation's name


def with_year(words: Words, first: int, end: int, label: str, kind: str) -> int:
    """Return the end of an event with its year or season: `Piala Dunia 2026`, `Liga 1 2018/2019`.

    Not `Pilkada 2017 lalu`: that year is a date. An organisation named after an event takes its
    year as well (`Panitia Asian Games 2018`), a jubilee its number and owner (`HUT ke-79 RI`).
    """
    if label == "EVENT" and kind in DAYS:
        return _jubilee_end(words, first, end)
    if label not in ("EVENT", "ORG") or not words.is_joined(end):
        return end
    if not is_year(words.words[end]):
        return end
    if label == "ORG":
        known = _event_end(words, first, end)
        if known is None:
            return end
        if known > end:
            return known
    joint = words.words[end + 1] if end + 1 < len(words) and words.is_joined(end + 1) else ""
    if joint in ("/", "-", "–") and words.words[end + 2 : end + 3]:
        last = words.words[end + 2]
        if last.isdigit() and words.is_joined(end + 2):
            return end + 3 if _is_season(words, end, last) else end
    after = words.lowers[end + 1] if end + 1 < len(words) else ""
    return end if after in ("lalu", "ini", "mendatang", "nanti") else end + 1


def ends_in_event(words: Words, first: int, end: int) -> bool:
    """Say whether a known event ends the name: `Panitia Penyelenggara Asian Games`."""
    return _event_end(words, first, end) is not None


def _event_end(words: Words, first: int, end: int) -> int | None:
    """Return where the known event ends whose words end the name at `end` or go on behind it."""
    for k in range(max(first + 1, end - MAX_EVENT), end):
        if not words.capital[k]:
            continue
        entry = best_entry(words, k)
        if entry is not None and k + entry.length >= end:
            is_event = entry.kind == "EVENT" and entry.evidence == "any"
            return k + entry.length if is_event else None
        heads = load_gazetteer().heads(words.words, k) if begins_headed(words.lowers[k]) else []
        if heads and heads[0].label == "EVENT" and k + heads[0].length == end > k + 1:
            return end  # `Asian Games`
    return None


def _jubilee_end(words: Words, first: int, end: int) -> int:
    """Return the end of `HUT ke-79 RI`, `HUT RI ke-79`, `HUT Ke-79 Kemerdekaan RI`."""
    if words.lowers[first] not in JUBILEES and words.lowers[first : first + 2] != ["hari", "ulang"]:
        return end
    if words.is_joined(end) and _NUMBER.fullmatch(words.lowers[end]):
        after = words.lowers[end + 1] if end + 1 < len(words) else ""
        end += after not in COUNTED
    if not words.is_joined(end) or not words.capital[end]:
        return end
    if not _NUMBER.fullmatch(words.lowers[end - 1]) and words.lowers[end - 1] != "kemerdekaan":
        return end
    if words.words[end] == "RI":
        return end + 1
    entry = best_entry(words, end)
    is_owner = entry is not None and entry.kind in ("GPE", "ORG") and entry.evidence == "any"
    return end + entry.length if entry is not None and is_owner else end


def _is_season(words: Words, i: int, last: str) -> bool:
    """Say whether the year at i and the number behind its dash make a season: `2018/19`."""
    is_tight = words.ends[i + 1] == words.starts[i + 2]
    is_next = int(last) == (int(words.words[i]) + 1) % 10 ** len(last)
    return is_next and (len(last) == 4 or (len(last) == 2 and is_tight))
