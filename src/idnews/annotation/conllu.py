"""CoNLL-U: sentences of syntactic words, with the surface words that hold several of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "NO_LABEL",
    "Surface",
    "SyntacticWord",
    "UDSentence",
    "parse_conllu",
    "read_conllu",
    "universal",
]

NO_LABEL = "_"


@dataclass(frozen=True, slots=True)
class SyntacticWord:
    """One word of UD: `head` is the index of its head from 0 on, -1 for the root.

    `upos`, `feats`, `deprel` and `lemma` are `_` when a file leaves them open.
    """

    form: str
    upos: str
    feats: str
    head: int
    deprel: str
    lemma: str = NO_LABEL


@dataclass(frozen=True, slots=True)
class Surface:
    """One printed word: its form, and the syntactic words `[start, end)` it holds."""

    form: str
    start: int
    end: int
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class UDSentence:
    """The syntactic words of a sentence and the printed words that cover them in order."""

    words: tuple[SyntacticWord, ...]
    surfaces: tuple[Surface, ...]

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        return "".join(one.form + " " * one.space_after for one in self.surfaces).strip()


def read_conllu(path: Path) -> list[UDSentence]:
    """Return the sentences of a CoNLL-U file; empty nodes are left out.

    Raises ValueError with file and line when a row is not CoNLL-U, or when there is no sentence.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            sentences = list(parse_conllu(lines, name=str(path)))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 ({error}); save it as UTF-8 first") from None
    if not sentences:
        raise ValueError(f"{path}: no sentence found in this file of CoNLL-U")
    return sentences


def parse_conllu(lines: Iterable[str], *, name: str = "CoNLL-U") -> Iterator[UDSentence]:
    """Yield the sentences in lines of CoNLL-U; `name` stands in messages of errors.

    >>> rows = ["1-2\\tbukunya" + "\\t_" * 8, "1\\tbuku\\t_\\tNOUN\\t_\\t_\\t0\\troot\\t_\\t_"]
    >>> rows.append("2\\tnya\\t_\\tPRON\\t_\\t_\\t1\\tnmod:poss\\t_\\t_")
    >>> [(surface.form, surface.end) for surface in next(parse_conllu(rows)).surfaces]
    [('bukunya', 2)]
    """
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r\n")
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != 10:
                raise ValueError(
                    f"{name}, line {number}: {len(cells)} tab-separated columns, expected the 10 "
                    f"of CoNLL-U: {line!r}"
                )
            rows.append((number, cells))
        elif not line.strip() and rows:
            yield _sentence(rows, name)
            rows = []
    if rows:
        yield _sentence(rows, name)


def _sentence(rows: list[tuple[int, list[str]]], name: str) -> UDSentence:
    words: list[SyntacticWord] = []
    surfaces: list[Surface] = []
    for number, cells in rows:
        key, form, lemma, upos, _, feats, head, deprel, _, misc = cells
        spaced = "SpaceAfter=No" not in misc.split("|")
        if "." in key:
            continue
        try:
            if "-" in key:
                first, last = map(int, key.split("-"))
                surfaces.append(Surface(form, first - 1, last, spaced))
                continue
            if int(key) != len(words) + 1:
                raise ValueError(f"id {key} follows {len(words)}")
            words.append(SyntacticWord(form, upos, feats, int(head) - 1, deprel, lemma))
        except ValueError as error:
            raise ValueError(
                f"{name}, line {number}: not a row of CoNLL-U ({error}): {cells}"
            ) from None
        if not surfaces or surfaces[-1].end < len(words):
            surfaces.append(Surface(form, len(words) - 1, len(words), spaced))
    if any(not -1 <= word.head < len(words) for word in words) or surfaces[-1].end != len(words):
        raise ValueError(
            f"{name}, line {rows[0][0]}: the sentence that begins here has a head or a range of "
            f"words outside its {len(words)} words"
        )
    return UDSentence(tuple(words), tuple(surfaces))


def universal(relation: str) -> str:
    """Return a relation without its subtype: `nmod` of `nmod:poss`."""
    return relation.partition(":")[0]
