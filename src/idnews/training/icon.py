"""ICON, 8,000 constituency trees of news and wiki text, as UPOS and, by head rules, dependencies.

ICON (Lim et al. 2023) splits `-nya` from its host and reduplicated words at the hyphen; both are
joined again. A phrase's head is chosen by its label (after Collins 1999, in UD's manner: content
words govern). Relations are given where the labels of phrases settle them; elsewhere they stay
open, and heads inside long compounds too.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from idnews.annotation.conllu import NO_LABEL
from idnews.annotation.draft import Node, Part, attach_punctuation, finished
from idnews.annotation.surface import UNKNOWN, SyntaxSentence, collapse
from idnews.morphology.clitics import split_clitics
from idnews.resources import read_table
from idnews.training.brackets import Tree, parse_tree
from idnews.training.clitic_labels import cut_clitics, label_clitics
from idnews.training.features import features
from idnews.training.icon_relations import head_child, relation

__all__ = ["dependencies", "read_icon"]

UPOS = {
    "NNO": "NOUN", "NNP": "PROPN", "PUN": "PUNCT", "PPO": "ADP", "VBI": "VERB", "VBT": "VERB",
    "VBP": "VERB", "VBL": "AUX", "ADV": "ADV", "ADJ": "ADJ", "NUM": "NUM", "CCN": "CCONJ",
    "ART": "DET", "PRR": "PRON", "CSN": "SCONJ", "TAME": "AUX", "PRN": "PRON", "PRK": "PRON",
    "KUA": "DET", "NEG": "PART", "PAR": "PART", "SYM": "SYM", "PRI": "PRON", "INT": "INTJ",
}  # fmt: skip
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
CLITICS = frozenset({"nya", "ku", "mu"})
CLITIC_TAGS = frozenset({"PRK", "ART", "PRN"})
CLOSING = frozenset(".,;:?!)]}%")
OPENING = frozenset("([{")
OPEN = "?"
QUANTITIES = frozenset("sejumlah sebagian separuh setengah sebanyak sebesar senilai".split())


def read_icon(path: Path) -> list[SyntaxSentence]:
    """Return the sentences of a file of trees, one a line.

    Raises ValueError with file and line when a line is no tree.
    """
    return list(_sentences(path))


def _sentences(path: Path) -> Iterator[SyntaxSentence]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                tree = parse_tree(line.strip(), where=f"{path}, line {number}")
                nodes = dependencies(tree)
                sentence = collapse(finished(nodes), "icon")
                yield _opened(sentence, nodes)


def _opened(sentence: SyntaxSentence, nodes: list[Node]) -> SyntaxSentence:
    """Take away the heads and relations that no rule settles (relation `?`, or none)."""
    settled = [node.deprel not in {OPEN, NO_LABEL} for node in nodes]
    unsure = [node.deprel == OPEN for node in nodes]
    heads = tuple(
        UNKNOWN if is_open else head for head, is_open in zip(sentence.heads, unsure, strict=True)
    )
    deprels = tuple(
        label if is_settled else None
        for label, is_settled in zip(sentence.deprels, settled, strict=True)
    )
    feats = tuple(
        None if upos is None else value
        for upos, value in zip(sentence.upos, sentence.feats, strict=True)
    )
    return replace(sentence, heads=heads, deprels=deprels, feats=feats)


def dependencies(tree: Tree) -> list[Node]:
    """Return the words of a tree with UPOS, heads and relations, clitics joined to their hosts."""
    nodes: list[Node] = []
    tags: dict[int, str] = {}
    _attach(tree, nodes, tags)
    nodes = _join_words(nodes, tags)
    for node in nodes:
        if not node.tail and node.upos != "PROPN":
            cut_clitics(node, split_clitics(node.form))
        node.upos = _upos(node, tags[id(node)])
        label_clitics(node)
        node.feats = features(node.form, node.upos)
    _settle_relations(nodes)
    _space(nodes)
    return attach_punctuation(nodes)


def _settle_relations(nodes: list[Node]) -> None:
    """Fit relations to classes of words that the phrases do not know."""
    for before, node in pairwise(nodes):
        if before.lower == "salah" and node.lower == "satu" and node.head is before:
            node.head, node.deprel = before.head, before.deprel
            for one in nodes:
                one.head = node if one.head is before else one.head
            before.head, before.deprel = node, "advmod"
    for node in nodes:
        pair = node.upos, node.deprel
        if node.lower in QUANTITIES and node.deprel != "root":
            node.deprel = OPEN  # they govern their noun in CSUI
        elif pair == ("NUM", "det"):
            node.deprel = "nummod"
        elif pair == ("AUX", "advmod"):
            node.deprel = "aux"
        elif pair == ("DET", "nummod"):
            node.deprel = "det"
        elif pair == ("SCONJ", "cc"):
            node.deprel = "mark"
        elif pair == ("ADJ", "advmod") and node.head is not None and node.head.upos == "NOUN":
            node.deprel = "amod"
        elif pair == ("VERB", "case") or (node.upos == NO_LABEL and node.deprel != "root"):
            node.deprel = OPEN


def _attach(tree: Tree, nodes: list[Node], tags: dict[int, str]) -> Node:
    """Add the words of a tree to `nodes`, hang them on each other and return the top one."""
    if tree.word is not None:
        form = BRACKETS.get(tree.word, tree.word)
        node = Node(form, UPOS.get(tree.label, "X"), "root")
        tags[id(node)] = tree.label
        nodes.append(node)
        return node
    tops = [_attach(child, nodes, tags) for child in tree.children]
    place = head_child(tree)
    for number, top in enumerate(tops):
        if number != place:
            head, label = relation(tree, tops, number, place)
            top.head, top.deprel = tops[head], label
    return tops[place]


def _join_words(nodes: list[Node], tags: dict[int, str]) -> list[Node]:
    """Join `rumah` + `nya` and `nama` `-` `nama`."""
    joined: list[Node] = []
    place = 0
    while place < len(nodes):
        node = nodes[place]
        before = joined[-1] if joined else None
        if before is not None and _is_clitic(node, tags) and before.upos != "PUNCT":
            before.tail.append(Part(node.form, NO_LABEL, NO_LABEL, NO_LABEL))
            _swallow(nodes, before, [node])
        elif before is not None and _is_doubled(nodes, place, before):
            before.form = f"{before.form}-{nodes[place + 1].form}"
            _swallow(nodes, before, [node, nodes[place + 1]])
            place += 1
        else:
            joined.append(node)
        place += 1
    return joined


def _is_clitic(node: Node, tags: dict[int, str]) -> bool:
    return node.lower in CLITICS and tags[id(node)] in CLITIC_TAGS


def _is_doubled(nodes: list[Node], place: int, before: Node) -> bool:
    if nodes[place].form != "-" or place + 1 >= len(nodes) or not before.form.isalpha():
        return False
    after = nodes[place + 1]
    if after.lower == before.lower:
        return True
    is_pair = before.upos == after.upos and before.upos in {"NOUN", "VERB", "ADJ", "ADV"}
    same = sum(a == b for a, b in zip(before.lower[-4:], after.lower[-4:], strict=False))
    return is_pair and (same > 1 or before.lower in after.lower)


def _swallow(nodes: list[Node], host: Node, parts: list[Node]) -> None:
    """Make one word of `host` and `parts`: whichever governed the others gives its head."""
    members = [host, *parts]
    outer = next((one for one in members if one.head not in members), host)
    host.head, host.deprel = outer.head, outer.deprel
    for node in nodes:
        if node not in members and node.head in parts:
            node.head = host


def _space(nodes: list[Node]) -> None:
    """Guess the spaces that the trees do not tell: none before a closing mark, in pairs inside."""
    is_open = False
    for place, node in enumerate(nodes):
        after = nodes[place + 1].form if place + 1 < len(nodes) else ""
        if node.form == '"':
            is_open = not is_open
        node.space_after = not (
            after[:1] in CLOSING
            or node.form in OPENING
            or (node.form == '"' and is_open)
            or (after == '"' and is_open)
            or "-" in (after, node.form)
        )


@cache
def upos_by_word() -> dict[tuple[str, str], str]:
    """Return the UPOS of words whose tag in ICON does not settle it, by word and tag."""
    columns = ("word", "tag", "upos")
    return {(row[0], row[1]): row[2] for row in read_table("icon_upos", columns)}


def _upos(node: Node, tag: str) -> str:
    special = upos_by_word().get((node.lower, tag)) or upos_by_word().get((node.lower, ""))
    if special:
        return special
    if tag == "NUM" and node.lower.startswith("ke") and node.lower[2:3].isalpha():
        return "NUM" if node.head is not None and node.head.upos == "NOUN" else "ADJ"
    if tag == "ART" and node.deprel != "det":
        return "PRON"
    return UPOS.get(tag, "X")
