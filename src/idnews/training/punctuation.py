"""Where punctuation hangs, by UD's rules: on the unit it closes off, else on the one it opens."""

from idnews.training.draft import Node

__all__ = ["attach_punctuation"]

PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "``": "''"}
STOPS = frozenset(".?!")
# `Dr`, `Tb`, `Prof`, `Drs`; at 8 the words before a stop inside the text are names as a rule.
LONGEST_ABBREVIATION = 5
SAME = frozenset({'"', "'"})


def attach_punctuation(nodes: list[Node]) -> list[Node]:
    """Hang every mark on: the unit inside its pair; at the end, the root; else the lower unit.

    The lower unit is the side of the mark whose top depends on the other side
    (universaldependencies.org/u/dep/punct.html).
    """
    free_words(nodes)
    places = {id(node): place for place, node in enumerate(nodes)}
    pairs = _pairs(nodes)
    for place, node in enumerate(nodes):
        if node.upos != "PUNCT" or node.head is None:
            continue
        head = _in_pair(nodes, place, pairs, places) or _of_units(nodes, place, places)
        if head is not None:
            node.head, node.deprel = head, "punct"
    return nodes


def free_words(nodes: list[Node]) -> None:
    """Hang what hangs on a mark on the word above the mark: punctuation governs nothing."""
    for node in nodes:
        while node.head is not None and node.head.upos == "PUNCT" and node.head.head is not None:
            node.head = node.head.head


def _pairs(nodes: list[Node]) -> dict[int, int]:
    """Return the place of the other mark by the place of each mark of a pair."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for place, node in enumerate(nodes):
        form = node.form
        if opened and (form == PAIRS.get(nodes[opened[-1]].form) or _closes(nodes, opened, form)):
            start = opened.pop()
            pairs[start], pairs[place] = place, start
        elif form in PAIRS or form in SAME:
            opened.append(place)
    return pairs


def _closes(nodes: list[Node], opened: list[int], form: str) -> bool:
    return form in SAME and nodes[opened[-1]].form == form


def _in_pair(
    nodes: list[Node], place: int, pairs: dict[int, int], places: dict[int, int]
) -> Node | None:
    """Return the one word between the marks whose head is outside them."""
    if place not in pairs:
        return None
    start, end = sorted((place, pairs[place]))
    tops = [
        node
        for node in nodes[start + 1 : end]
        if node.upos != "PUNCT"
        and not (node.head is not None and start < places[id(node.head)] < end)
    ]
    return tops[0] if len(tops) == 1 else None


def _of_units(nodes: list[Node], place: int, places: dict[int, int]) -> Node | None:
    before = next((node for node in reversed(nodes[:place]) if node.upos != "PUNCT"), None)
    after = next((node for node in nodes[place + 1 :] if node.upos != "PUNCT"), None)
    root = next((node for node in nodes if node.head is None), None)
    if before is None or after is None:
        return root
    if nodes[place].form in STOPS:
        is_abbreviation = before.upos == "PROPN" and len(before.form) < LONGEST_ABBREVIATION
        return before if is_abbreviation else _top(before, place, places)
    left, right = _top(before, place, places), _top(after, place, places)
    if right.head is not None and places[id(right.head)] < place:
        return right
    if left.head is not None and places[id(left.head)] > place:
        return left
    return None


def _top(node: Node, place: int, places: dict[int, int]) -> Node:
    """Return the highest word above `node` on its side of `place`."""
    is_before = places[id(node)] < place
    while (
        node.head is not None
        and node.upos != "PUNCT"
        and (places[id(node.head)] < place) == is_before
    ):
        node = node.head
    return node
