"""One convention for all treebanks to learn from, and each treebank's own to be scored by.

CSUI, PUD and GSD disagree where the text gives no hint of which of them it is: where marks hang
(CSUI: above), noun on noun (`nmod`, GSD `compound`), the words of a name (all on the first, in GSD
now and then on the word before). A model trained on a mixture can only guess. So all are put into
one convention, that of UD and PUD, for training; what is predicted is put back by rule.
"""

from dataclasses import replace

from idnews.annotation.draft import Node
from idnews.annotation.punctuation import PunctuationStyle, attach_punctuation
from idnews.annotation.surface import ROOT, UNKNOWN, SyntaxSentence

__all__ = ["from_shared", "to_shared"]

GSD = frozenset({"gsd", "gsd_old"})
UPPER = frozenset({"csui"})
Relations = dict[tuple[str, str, bool, str], str]
# (dependent, head, whether the dependent stands after its head, GSD's relation): the shared one.
# Nouns on nouns without preposition are `compound` in 693 of 731 cases in GSD dev, adjectives on
# verbs `amod` in 50 of 60.
TO_SHARED: Relations = {
    ("NOUN", "NOUN", True, "compound"): "nmod",
    ("NOUN", "PROPN", True, "compound"): "nmod",
    ("ADJ", "VERB", True, "amod"): "advmod",
    ("ADJ", "VERB", False, "amod"): "advmod",
}
FROM_SHARED: Relations = {(*key[:3], new): key[3] for key, new in TO_SHARED.items()}
BY_CASE = frozenset({"case", "case:adv"})


def to_shared(sentence: SyntaxSentence) -> SyntaxSentence:
    """Return the sentence in the shared convention, by its `source`."""
    if sentence.source in GSD:
        sentence = _with_relations(_with_star_names(sentence), TO_SHARED)
    return _with_punctuation(sentence, PunctuationStyle.LOWER)


def from_shared(sentence: SyntaxSentence, source: str) -> SyntaxSentence:
    """Return a sentence of the shared convention in that of the treebank `source`."""
    if source in GSD:
        sentence = _with_relations(_with_chained_names(sentence), FROM_SHARED)
    style = PunctuationStyle.UPPER if source in UPPER else PunctuationStyle.LOWER
    return _with_punctuation(sentence, style)


def _with_punctuation(sentence: SyntaxSentence, style: PunctuationStyle) -> SyntaxSentence:
    """Hang punctuation by rule; a sentence whose heads make no tree stays as it is."""
    if not _is_tree(sentence.heads):
        return sentence
    nodes = [
        Node(word, upos or "", deprel or "")
        for word, upos, deprel in zip(sentence.words, sentence.upos, sentence.deprels, strict=True)
    ]
    for node, head in zip(nodes, sentence.heads, strict=True):
        node.head = nodes[head] if head >= 0 else None
    places = {id(node): place for place, node in enumerate(attach_punctuation(nodes, style=style))}
    return replace(
        sentence,
        heads=tuple(ROOT if node.head is None else places[id(node.head)] for node in nodes),
        deprels=tuple(
            "punct" if node.deprel == "punct" else old
            for node, old in zip(nodes, sentence.deprels, strict=True)
        ),
    )


def _is_tree(heads: tuple[int, ...]) -> bool:
    """Whether one word is the root and all others lead to it."""
    if UNKNOWN in heads or heads.count(ROOT) != 1:
        return False
    settled = {heads.index(ROOT)}
    for start in range(len(heads)):
        path: list[int] = []
        place = start
        while place not in settled and len(path) <= len(heads):
            path.append(place)
            place = heads[place]
        if place not in settled:
            return False
        settled.update(path)
    return True


def _with_star_names(sentence: SyntaxSentence) -> SyntaxSentence:
    """Hang all words of a name on its first."""
    heads = list(sentence.heads)
    for place, deprel in enumerate(sentence.deprels):
        while deprel == "flat:name" and sentence.deprels[heads[place]] == "flat:name":
            heads[place] = sentence.heads[heads[place]]
    return replace(sentence, heads=tuple(heads))


def _with_chained_names(sentence: SyntaxSentence) -> SyntaxSentence:
    """Hang each word of a name on the word before, as GSD does in 185 of 217 cases."""
    heads = list(sentence.heads)
    for place in range(1, len(heads)):
        is_name = sentence.deprels[place] == sentence.deprels[place - 1] == "flat:name"
        if is_name and sentence.heads[place] == sentence.heads[place - 1]:
            heads[place] = place - 1
    return replace(sentence, heads=tuple(heads))


def _with_relations(sentence: SyntaxSentence, relations: Relations) -> SyntaxSentence:
    """Rename relations by the classes of dependent and head, but where there is a preposition."""
    with_case = {
        head
        for head, deprel in zip(sentence.heads, sentence.deprels, strict=True)
        if deprel in BY_CASE
    }
    deprels = list(sentence.deprels)
    for place, (head, deprel) in enumerate(zip(sentence.heads, sentence.deprels, strict=True)):
        if head < 0 or place in with_case or deprel is None:
            continue
        is_after = head < place
        pair = _main(sentence.upos[place]), _main(sentence.upos[head])
        deprels[place] = relations.get((*pair, is_after, deprel), deprel)
    return replace(sentence, deprels=tuple(deprels))


def _main(upos: str | None) -> str:
    return (upos or "").partition("+")[0]
