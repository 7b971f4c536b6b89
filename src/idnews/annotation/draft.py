"""A sentence while it is converted from one scheme to another: words that point to each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from idnews.annotation.conllu import NO_LABEL, Surface, SyntacticWord, UDSentence
from idnews.tagging.punctuation import hang_punctuation

__all__ = ["Node", "Part", "attach_punctuation", "children", "drafted", "finished"]


@dataclass(slots=True)
class Part:
    """A clitic of a word: what it is, and whether it depends on the word or on its head."""

    form: str
    upos: str
    feats: str
    deprel: str
    is_of_host: bool = True


@dataclass(eq=False, slots=True)
class Node:
    """One surface word; `head` is another node, None for the root.

    `tail` holds its clitics in order; `is_head_last` is set where the last of them governs the
    word: in `kepadanya` the preposition depends on `nya`.
    """

    form: str
    upos: str
    deprel: str
    feats: str = NO_LABEL
    head: "Node | None" = None
    space_after: bool = True
    tail: list[Part] = field(default_factory=list)
    is_head_last: bool = False

    @property
    def lower(self) -> str:
        """The form in lower case."""
        return self.form.lower()


def drafted(sentence: UDSentence) -> list[Node]:
    """Return the words of a sentence without multiword tokens as nodes."""
    nodes = [Node(word.form, word.upos, word.deprel, word.feats) for word in sentence.words]
    for node, word, surface in zip(nodes, sentence.words, sentence.surfaces, strict=True):
        node.head = nodes[word.head] if word.head >= 0 else None
        node.space_after = surface.space_after
    return nodes


def children(nodes: Iterable[Node], node: Node) -> list[Node]:
    """Return the nodes whose head is `node`, in their order."""
    return [one for one in nodes if one.head is node]


def attach_punctuation(nodes: list[Node]) -> list[Node]:
    """Hang every mark as UD does (`tagging.punctuation`)."""
    places = {id(node): place for place, node in enumerate(nodes)}
    heads = hang_punctuation(
        [node.form for node in nodes],
        [node.upos for node in nodes],
        [-1 if node.head is None else places[id(node.head)] for node in nodes],
        [node.deprel for node in nodes],
    )
    for node, head in zip(nodes, heads, strict=True):
        node.head = None if head < 0 else nodes[head]
        if node.upos == "PUNCT" and head >= 0:
            node.deprel = "punct"
    return nodes


def finished(nodes: list[Node]) -> UDSentence:
    """Return the nodes as a sentence, clitics split from their hosts."""
    hosts: dict[int, int] = {}
    starts: list[int] = []
    place = 0
    for node in nodes:
        starts.append(place)
        hosts[id(node)] = place + (len(node.tail) if node.is_head_last else 0)
        place += 1 + len(node.tail)
    words: list[SyntacticWord] = []
    surfaces: list[Surface] = []
    for node, start in zip(nodes, starts, strict=True):
        outside = -1 if node.head is None else hosts[id(node.head)]
        host = hosts[id(node)]
        surfaces.append(
            Surface(_surface(node), start, start + 1 + len(node.tail), node.space_after)
        )
        if node.is_head_last:
            words.append(SyntacticWord(node.form, node.upos, node.feats, host, "case"))
        else:
            words.append(SyntacticWord(node.form, node.upos, node.feats, outside, node.deprel))
        for part in node.tail:
            if node.is_head_last and start + 1 + len(node.tail) == len(words) + 1:
                words.append(SyntacticWord(part.form, part.upos, part.feats, outside, node.deprel))
            else:
                target = host if part.is_of_host or outside < 0 else outside
                words.append(SyntacticWord(part.form, part.upos, part.feats, target, part.deprel))
    return UDSentence(tuple(words), tuple(surfaces))


def _surface(node: Node) -> str:
    return node.form + "".join(part.form for part in node.tail)
