"""Syntactic words folded into surface words, which the model reads, and unfolded again.

UD splits `bukunya` into `buku` + `nya`; the pipeline keeps it whole. So its labels are joined:
upos `NOUN+PRON`, feats `Number=Sing+Number=Sing|Person=3|PronType=Prs`, head and relation of the
host (`buku`), and `clitics` `*+nmod:poss`: what each part is to the host, which is `*`; a part
that depends on the host's head instead has `^` before its relation (`terakhirnya`: `*+^nmod:poss`).
"""

from dataclasses import dataclass

from idnews.annotation.conllu import NO_LABEL, Surface, SyntacticWord, UDSentence

__all__ = ["ROOT", "UNKNOWN", "SyntaxSentence", "collapse", "expand", "part_forms"]

ROOT = -1
UNKNOWN = -2
HOST = "*"
TO_HEAD = "^"
JOIN = "+"
ENCLITICS = ("nya", "lah", "kah", "tah", "pun", "ku", "mu")
PROCLITICS = ("kau", "ku")


@dataclass(frozen=True, slots=True)
class SyntaxSentence:
    """Surface words with their labels; None (head: UNKNOWN) where nothing is known.

    `heads` are indices of surface words from 0 on, ROOT for the root. `clitics` is `_` for a word
    of one part. `spaces` tells whether a space follows each word.
    """

    source: str
    words: tuple[str, ...]
    upos: tuple[str | None, ...]
    feats: tuple[str | None, ...]
    heads: tuple[int, ...]
    deprels: tuple[str | None, ...]
    clitics: tuple[str | None, ...]
    spaces: tuple[bool, ...]


def collapse(sentence: UDSentence, source: str) -> SyntaxSentence:
    """Return the sentence as surface words with joined labels."""
    owner = {
        index: number
        for number, surface in enumerate(sentence.surfaces)
        for index in range(surface.start, surface.end)
    }
    hosts = [_host(sentence.words, surface) for surface in sentence.surfaces]
    parts = [sentence.words[one.start : one.end] for one in sentence.surfaces]
    heads = [sentence.words[host].head for host in hosts]
    return SyntaxSentence(
        source=source,
        words=tuple(surface.form for surface in sentence.surfaces),
        upos=tuple(_joined([word.upos for word in some]) for some in parts),
        feats=tuple(_joined([word.feats for word in some], empty=NO_LABEL) for some in parts),
        heads=tuple(ROOT if head < 0 else owner[head] for head in heads),
        deprels=tuple(_known(sentence.words[host].deprel) for host in hosts),
        clitics=tuple(
            _clitics(sentence.words, surface, host)
            for surface, host in zip(sentence.surfaces, hosts, strict=True)
        ),
        spaces=tuple(surface.space_after for surface in sentence.surfaces),
    )


def _host(words: tuple[SyntacticWord, ...], surface: Surface) -> int:
    """Return the first part whose head is outside the surface word."""
    inside = range(surface.start, surface.end)
    return next((index for index in inside if words[index].head not in inside), surface.start)


def _known(label: str) -> str | None:
    return None if label == NO_LABEL else label


def _joined(labels: list[str], *, empty: str | None = None) -> str | None:
    if empty is None and NO_LABEL in labels:
        return None
    return JOIN.join(labels)


def _clitics(words: tuple[SyntacticWord, ...], surface: Surface, host: int) -> str:
    if surface.end - surface.start == 1:
        return NO_LABEL
    inside = range(surface.start, surface.end)
    return JOIN.join(
        HOST
        if index == host
        else (words[index].deprel if words[index].head in inside else TO_HEAD + words[index].deprel)
        for index in inside
    )


def expand(sentence: SyntaxSentence) -> UDSentence:
    """Return the syntactic words that the labels tell of; labels that are None become `_`.

    >>> labels = [(value,) for value in ("NOUN+PRON", "_+_", -1, "root", "*+nmod:poss", True)]
    >>> [word.form for word in expand(SyntaxSentence("", ("bukunya",), *labels)).words]
    ['buku', 'nya']
    """
    parts = [
        part_forms(word, _split(upos, clitics))
        for word, upos, clitics in zip(sentence.words, sentence.upos, sentence.clitics, strict=True)
    ]
    hosts, start = [], 0
    for forms, clitics in zip(parts, sentence.clitics, strict=True):
        hosts.append(start + _host_place(clitics, len(forms)))
        start += len(forms)
    words: list[SyntacticWord] = []
    surfaces: list[Surface] = []
    for number, forms in enumerate(parts):
        begin = len(words)
        words.extend(_expanded(sentence, number, forms, hosts))
        surfaces.append(Surface(sentence.words[number], begin, len(words), sentence.spaces[number]))
    return UDSentence(tuple(words), tuple(surfaces))


def _expanded(
    sentence: SyntaxSentence, number: int, forms: list[str], hosts: list[int]
) -> list[SyntacticWord]:
    head = sentence.heads[number]
    outside = hosts[head] if head >= 0 else ROOT
    upos = _labels(sentence.upos[number], len(forms), "X")
    feats = _labels(sentence.feats[number], len(forms), NO_LABEL)
    relations = _labels(sentence.clitics[number], len(forms), "dep")
    place = _host_place(sentence.clitics[number], len(forms))
    words = []
    for index, form in enumerate(forms):
        if index == place:
            target, relation = outside, sentence.deprels[number] or NO_LABEL
        else:
            relation = relations[index].removeprefix(TO_HEAD)
            is_outside = relations[index].startswith(TO_HEAD) and outside >= 0
            target = outside if is_outside else hosts[number]
        words.append(SyntacticWord(form, upos[index], feats[index], target, relation))
    return words


def _split(upos: str | None, clitics: str | None) -> int:
    """Return the number of parts, on which the two labels must agree (else one)."""
    count = len((upos or "").split(JOIN))
    return count if count == len((clitics or "").split(JOIN)) else 1


def _labels(label: str | None, count: int, default: str) -> list[str]:
    labels = (label or NO_LABEL).split(JOIN)
    return (labels + [default] * count)[:count]


def _host_place(clitics: str | None, count: int) -> int:
    labels = (clitics or "").split(JOIN)
    return labels.index(HOST) if count > 1 and HOST in labels else 0


def part_forms(word: str, count: int) -> list[str]:
    """Return `word` cut into `count` parts at its clitics, or whole when it has fewer.

    >>> part_forms("bukunyalah", 3), part_forms("kuambil", 2), part_forms("hanya", 1)
    (['buku', 'nya', 'lah'], ['ku', 'ambil'], ['hanya'])
    """
    host = word
    tail: list[str] = []
    while len(tail) < count - 1:
        ending = next((one for one in ENCLITICS if _ends_in(host, one)), None)
        if ending is None:
            break
        tail.insert(0, host[-len(ending) :])
        host = host[: -len(ending)]
    parts = [host, *tail]
    if len(parts) == count - 1:
        start = next((one for one in PROCLITICS if host.lower().startswith(one)), None)
        if start is not None and len(host) > len(start):
            parts = [host[: len(start)], host[len(start) :], *tail]
    return parts if len(parts) == count else [word]


def _ends_in(word: str, ending: str) -> bool:
    return len(word) > len(ending) and word.lower().endswith(ending)
