"""A phrase that could be a keyword: its mentions, and the form to show."""

from dataclasses import dataclass, field

__all__ = ["WEAK_FORM", "Candidate", "Name"]

WEAK_FORM = 0.1
"""What a mention in the headline, in a line in title case or at a sentence's start counts for the
spelling to show: there a word may have its capital for its place only. Any value well below 1 gives
the same forms."""

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
    `bola` is cut. `n_loose` and `n_clause` count the mentions that read as a part of a clause
    (`clauses.py`), `n_fragment` those cut out of a longer name or compound (`fragments.py`).
    """

    key: str
    words: tuple[str, ...]
    label: str | None = None
    forms: dict[str, float] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    n_capitalised: int = 0
    n_in_body: int = 0
    n_loose: int = 0
    n_clause: int = 0
    n_fragment: int = 0
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
