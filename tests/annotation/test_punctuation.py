import pytest

from idnews.annotation.draft import Node
from idnews.annotation.punctuation import PunctuationStyle, attach_punctuation

LOWER, UPPER = PunctuationStyle.LOWER, PunctuationStyle.UPPER
# `form/head/relation`; marks begin anywhere, and end as (style: head of each mark).
CASES = {
    "coordination": (
        "beli/0/root roti/1/obj ,/1/punct susu/2/conj",
        {LOWER: [4], UPPER: [4]},
    ),
    "clause before": (
        "datang/4/advcl ,/1/punct dia/4/nsubj pergi/0/root",
        {LOWER: [1], UPPER: [4]},
    ),
    "apposition": (
        "Budi/0/root ,/3/punct ketua/1/appos",
        {LOWER: [3], UPPER: [1]},
    ),
    "final stop": (
        "Budi/2/nsubj pergi/0/root ./1/punct",
        {LOWER: [2], UPPER: [2]},
    ),
    "brackets": (
        "Budi/0/root (/1/punct ketua/1/appos )/1/punct",
        {LOWER: [3, 3], UPPER: [3, 3]},
    ),
    "aside": (
        "Ia/6/nsubj ,/1/punct kata/6/parataxis Budi/3/nsubj ,/1/punct pergi/0/root",
        {LOWER: [3, 3], UPPER: [3, 3]},
    ),
    "quotation before its verb": (
        '"/2/punct Pergi/0/root ,/2/punct "/2/punct kata/2/parataxis Budi/5/nsubj',
        {LOWER: [2, 2, 2], UPPER: [2, 2, 2]},
    ),
    "two sentences": (
        "Ia/2/nsubj pergi/0/root ./2/punct Ia/5/nsubj tidur/2/dep ./2/punct",
        {LOWER: [2, 5], UPPER: [2, 5]},
    ),
    "marks alone": ("!/0/root", {LOWER: [0], UPPER: [0]}),
}


def nodes_of(text: str) -> list[Node]:
    cells = [word.rsplit("/", 2) for word in text.split()]
    nodes = [
        Node(form, "VERB" if form[0].isalpha() else "PUNCT", deprel) for form, _, deprel in cells
    ]
    for node, (_, head, _) in zip(nodes, cells, strict=True):
        node.head = nodes[int(head) - 1] if head != "0" else None
    return nodes


@pytest.mark.parametrize("style", PunctuationStyle)
@pytest.mark.parametrize("name", CASES)
def test_marks_hang_by_style(name: str, style: PunctuationStyle) -> None:
    text, expected = CASES[name]
    nodes = attach_punctuation(nodes_of(text), style=style)
    heads = [
        0 if node.head is None else nodes.index(node.head) + 1
        for node in nodes
        if node.upos == "PUNCT"
    ]
    assert heads == expected[style]


def test_words_that_hang_on_a_mark_go_to_the_word_above() -> None:
    nodes = attach_punctuation(nodes_of("beli/0/root ,/1/punct susu/2/conj"))
    assert nodes[2].head is nodes[0]


def test_other_words_stay() -> None:
    text = "Ia/2/nsubj pergi/0/root ,/2/punct lalu/2/advmod tidur/2/conj ./2/punct"
    before, after = nodes_of(text), nodes_of(text)
    attach_punctuation(after)
    heads = [
        [None if one.head is None else nodes.index(one.head) for one in nodes if one.form.isalpha()]
        for nodes in (before, after)
    ]
    assert heads[0] == heads[1]
