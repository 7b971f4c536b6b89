"""Offices that stand for the person who holds them: `Wali Kota Jambi` later for Syarif Fasha."""

import re
from collections.abc import Iterable, Sequence

from idnews.quotation.speakers import SpeakerMention

__all__ = ["office_mentions"]

# Academic and religious forms in front of a name say nothing of an office.
_HONORIFIC = re.compile(r"(?:\b(?:Dr|Drs|Dra|Ir|Prof|H|Hj|KH|dr|drg)\b\.?[ ,]*)+")
_SPELLINGS = ((re.compile(r"\bwali ?kota\b", re.IGNORECASE), r"wali ?kota"),)
MIN_WORDS = 2
"""An office of one word (`Ketua`, `Presiden`) names somebody only at a reporting word."""


def office_mentions(
    text: str,
    offices: Iterable[tuple[str, str]],
    named: Sequence[SpeakerMention],
) -> list[SpeakerMention]:
    """Return where an office stands without a name, as mentions of the person who holds it.

    `offices` are pairs of a title as written before a name and that person's canonical name. An
    office that two persons of the article hold stands for neither.

    >>> text = "Wali Kota Jambi Syarif Fasha datang. Walikota Jambi itu senang."
    >>> named = [SpeakerMention(16, 28, "Syarif Fasha")]
    >>> [m.start for m in office_mentions(text, [("Wali Kota Jambi", "Syarif Fasha")], named)]
    [37]
    """
    holders: dict[str, set[str]] = {}
    for title, name in offices:
        office = _HONORIFIC.sub(" ", title).split(",")[0].strip(" .")
        if office:
            holders.setdefault(" ".join(office.split()), set()).add(name)
            holders.setdefault(office.split()[0], set()).add(name)
    found = []
    for office, names in holders.items():
        if len(names) == 1:
            name = next(iter(names))
            found += [
                SpeakerMention(
                    match.start(), match.end(), name, at_cue_only=len(office.split()) < MIN_WORDS
                )
                for match in _office_pattern(office).finditer(text)
                if not _leads_to_name(text, match.end(), named)
            ]
    return found


def _office_pattern(office: str) -> re.Pattern[str]:
    pattern = re.escape(office).replace(r"\ ", r"\s+")
    for spelling, variants in _SPELLINGS:
        pattern = spelling.sub(variants.replace("\\", r"\\"), pattern.replace(r"\s+", " "))
        pattern = pattern.replace(" ?", "\x00").replace(" ", r"\s+").replace("\x00", " ?")
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _leads_to_name(text: str, end: int, named: Sequence[SpeakerMention]) -> bool:
    """Whether a person's own name follows the office within the same breath."""
    return any(
        end <= mention.start <= end + 40
        and not re.search(r"[a-z]{3}|[;:\n]", text[end : mention.start])
        for mention in named
        if mention.is_person
    )
