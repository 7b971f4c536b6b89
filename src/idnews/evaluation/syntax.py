"""Words, parts of speech and dependencies of raw text against a treebank, as CoNLL 2018 counts.

Zeman et al. (2018), CoNLL 2018 Shared Task: F1 over syntactic words that both sides cut out of the
text alike; UAS asks for the same head, LAS also for the same relation, subtypes (`nmod:poss`) left
out.

Treebanks disagree on where punctuation hangs and on what a noun is to the noun before it, so a
pipeline is asked to answer by the convention of the treebank that it is compared with.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.annotation.conllu import UDSentence, read_conllu, universal
from idnews.annotation.held_out import split_held_out
from idnews.annotation.surface import ROOT, SyntaxSentence, expand
from idnews.evaluation.scores import Counts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

__all__ = [
    "SyntaxCounts",
    "choose_treebank",
    "count_syntax",
    "doc_to_sentences",
    "score_treebank_syntax",
]

# Where a word stands: its surface word's characters, its place among that word's parts, their
# number.
Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SyntaxCounts:
    """Counts of words, and of words with right UPOS, features, head (UAS), relation too (LAS)."""

    words: Counts
    upos: Counts
    feats: Counts
    uas: Counts
    las: Counts


@dataclass(frozen=True, slots=True)
class _Placed:
    upos: str
    feats: str
    head: Place | None
    deprel: str


def choose_treebank(nlp: "Language", treebank: str) -> None:
    """Have the model of `nlp` answer by the convention of a treebank.

    Raises ValueError when it has no model or the model does not know the treebank.
    """
    if not nlp.has_pipe("idnews_model"):
        raise ValueError("this pipeline has no model, so it has no syntax")
    component: Any = nlp.get_pipe("idnews_model")
    known = component.model.labels.treebanks
    if treebank not in known:
        raise ValueError(f"treebank must be one of {', '.join(known)}; got {treebank!r}")
    component.treebank = treebank


def score_treebank_syntax(nlp: "Language", path: Path, *, held_out: bool = False) -> SyntaxCounts:
    """Run `nlp` over the raw text of a CoNLL-U file and compare.

    With `held_out` only the sentences that training leaves out are read.
    """
    gold = read_conllu(path)
    if held_out:
        _, gold = split_held_out(gold)
    text = " ".join(sentence.text for sentence in gold)
    return count_syntax(gold, doc_to_sentences(nlp(text)), text)


def count_syntax(
    gold: Iterable[UDSentence], found: Iterable[UDSentence], text: str
) -> SyntaxCounts:
    """Compare two analyses of `text`; the surface words of both stand in it in order."""
    wanted, predicted = dict(_placed(gold, text)), dict(_placed(found, text))
    both = [(wanted[place], predicted[place]) for place in wanted if place in predicted]

    def counts(matched: int) -> Counts:
        return Counts(len(wanted), len(predicted), matched)

    is_attached = [one.head == other.head for one, other in both]
    return SyntaxCounts(
        words=counts(len(both)),
        upos=counts(sum(one.upos == other.upos for one, other in both)),
        feats=counts(sum(one.feats == other.feats for one, other in both)),
        uas=counts(sum(is_attached)),
        las=counts(
            sum(
                attached and universal(one.deprel) == universal(other.deprel)
                for attached, (one, other) in zip(is_attached, both, strict=True)
            )
        ),
    )


def doc_to_sentences(doc: "Doc") -> list[UDSentence]:
    """Return the sentences of a Doc as UD, clitics split (`bukunya` is `buku` + `nya`)."""
    return [expand(_surface_sentence(sentence)) for sentence in doc.sents if sentence.text.strip()]


def _surface_sentence(sentence: "Span") -> SyntaxSentence:
    tokens = [token for token in sentence if not token.is_space]
    number = {token.i: n for n, token in enumerate(tokens)}
    return SyntaxSentence(
        source="",
        words=tuple(token.text for token in tokens),
        upos=tuple(token.tag_ or token.pos_ for token in tokens),
        feats=tuple(str(token.morph) or "_" for token in tokens),
        heads=tuple(
            ROOT if token.head.i == token.i else number.get(token.head.i, ROOT) for token in tokens
        ),
        deprels=tuple("root" if token.head.i == token.i else token.dep_ for token in tokens),
        clitics=tuple(token._.clitics or "_" for token in tokens),
        spaces=tuple(bool(token.whitespace_) for token in tokens),
    )


def _placed(sentences: Iterable[UDSentence], text: str) -> Iterator[tuple[Place, _Placed]]:
    position = 0
    for sentence in sentences:
        places: list[Place] = []
        for surface in sentence.surfaces:
            start = text.index(surface.form, position)
            position = start + len(surface.form)
            n_parts = surface.end - surface.start
            places += [(start, position, part, n_parts) for part in range(n_parts)]
        for place, word in zip(places, sentence.words, strict=True):
            head = places[word.head] if word.head >= 0 else None
            yield place, _Placed(word.upos, word.feats, head, word.deprel)
