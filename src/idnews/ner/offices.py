"""What stands around a personal name: titles with what they are titles of, and degrees.

`Kepala Bagian Kerjasama Setda Kota Jambi Mariyani Yanti` is an office (role, organisation, place)
and a name; `Dr. Nelson Simanjuntak, SH, M.Si` an academic title, a name and degrees.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.words import Words

__all__ = [
    "KIN",
    "MAX_OFFICE_WORDS",
    "NO_OFFICE",
    "Office",
    "OfficePart",
    "office_fields",
    "read_degrees",
    "title_text",
]

MAX_OFFICE_WORDS: Final = 24
MINOR: Final = frozenset({"profession", "modifier", "role"})
MAX_DEGREES: Final = 8
KIN: Final = frozenset(
    "istri suami anak ayah ibu adik kakak putra putri menantu keponakan mertua ipar cucu".split()
)
# Of a ministry an office, before a name alone a rank of the police.
RANKS_TOO: Final = frozenset({"irjen", "inspektur jenderal"})
NO_OFFICE: Final = frozenset({"honorific", "academic", "rank", "religious", "noble", "suffix"})


@dataclass(frozen=True, slots=True)
class OfficePart:
    """An organisation or place named inside an office, as word positions."""

    first: int
    end: int
    label: str
    entry: Entry | None


@dataclass(slots=True)
class Office:
    """Titles from word `first` up to `end`, where the name may begin.

    `takes` is the last title's complement: whether an organisation may follow.
    """

    first: int
    end: int
    role_end: int
    takes: str = "none"
    kinds: list[str] = field(default_factory=list)
    parts: list[OfficePart] = field(default_factory=list)

    @property
    def is_office(self) -> bool:
        """Whether more than honorifics and academic titles stand here."""
        return any(kind not in NO_OFFICE | MINOR for kind in self.kinds)

    @property
    def stands_apart(self) -> bool:
        """Whether a comma may part it from the name: an office, a profession with its body."""
        return self.is_office or ("profession" in self.kinds and bool(self.parts))


def read_degrees(words: Words, i: int) -> int:
    """Return the end of the degrees that follow a name at i (`, SH, M.Si`), i when none do."""
    end = i
    gazetteer = load_gazetteer()
    for _ in range(MAX_DEGREES):
        k = end
        if k < len(words) and words.words[k] == "," and words.is_joined(k):
            k += 1
        if k >= len(words) or not words.is_joined(k) or not words.capital[k]:
            break
        degree = gazetteer.degree(words.words, k)
        if degree is None or (k == end and degree[1] == 1 and len(words.words[k]) < 2):
            break
        end = k + degree[1]
    return end


def title_text(words: Words, office: Office | None, name_end: int, degrees_end: int) -> str | None:
    """Return the titles as written before the name, then `, ` and the degrees behind it.

    `name_end` is the word behind the name, `degrees_end` the word behind its degrees.
    """
    before = ""
    if office is not None and set(office.kinds) != {"role"}:
        before = words.text[words.starts[office.first] : words.ends[office.end - 1]]
    after = ""
    if degrees_end > name_end:
        after = words.text[words.starts[name_end] : words.ends[degrees_end - 1]].lstrip(", ")
    return ", ".join(part for part in (before, after) if part) or None


def office_fields(words: Words, office: Office | None) -> dict[str, Any] | None:
    """Return role, organisation and place of an office or of a profession with its body.

    None for mere honorifics, and for a profession alone: `Analis DCFX`, but not `analis`.
    """
    if office is None or not office.stands_apart:
        return None
    spans: dict[str, tuple[int, int]] = {}
    for part in office.parts:
        label = "GPE" if part.label == "GPE" else "ORG"
        first, end = spans.setdefault(label, (part.first, part.end))
        if label == "ORG" and end == part.first:  # `Ketua Bappilu PPP`
            spans[label] = first, part.end
    texts = {
        label: words.text[words.starts[first] : words.ends[end - 1]]
        for label, (first, end) in spans.items()
    }
    role_end = office.role_end
    if office.parts and office.parts[0].first < role_end:
        role_end = office.parts[0].first
    role = words.text[words.starts[office.first] : words.ends[max(role_end, office.first + 1) - 1]]
    if role.lower() in RANKS_TOO and not office.parts:
        return None
    return {"role": role, "organisation": texts.get("ORG"), "place": texts.get("GPE")}
