"""What the scan has found so far in one article, as word positions, and its form as mentions."""

from dataclasses import dataclass, field
from typing import Any

from idnews.ner.evidence import Run
from idnews.ner.gazetteer import Entry
from idnews.ner.offices import Office
from idnews.ner.spans import Mention
from idnews.ner.words import Words

__all__ = ["Finding", "Findings", "to_mentions"]


@dataclass(slots=True)
class Finding:
    """A name: words `[first, end)`, its label, and what is known of it."""

    first: int
    end: int
    label: str
    rule: str
    score: float = 1.0
    entry: Entry | None = None
    title: str | None = None
    office: dict[str, Any] | None = None


@dataclass(slots=True)
class Findings:
    """All names of an article, the runs still open, and the acronyms that it defines.

    `terms` are acronyms of common nouns (`KTA`), which are no names; `initials` those that the
    article introduces as a person's (`berinisial AS`).
    """

    words: Words
    names: list[Finding] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    offices: dict[int, Office] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)

    def key(self, first: int, end: int) -> str:
        """Return the words as one lower-cased string."""
        if end - first == 1:
            return self.words.lowers[first]
        return " ".join(self.words.lowers[first:end])


def to_mentions(findings: Findings) -> list[Mention]:
    """Return the names in the order of the text; of two that overlap the longer stays."""
    words = findings.words
    names = sorted(findings.names, key=lambda name: (name.first, -name.end))
    mentions: list[Mention] = []
    end = -1
    for name in names:
        if name.first < end:
            continue
        end = name.end
        start, stop = words.starts[name.first], words.ends[name.end - 1]
        mentions.append(
            Mention(
                start,
                stop,
                name.label,
                name.rule,
                name.score,
                title=name.title,
                office=name.office,
                name=name.entry.name if name.entry is not None else None,
            )
        )
    return mentions
