from dataclasses import replace

import pytest

from idnews.annotation.conventions import from_shared, to_shared
from idnews.annotation.surface import ROOT, UNKNOWN, SyntaxSentence


def sentence(text: str, source: str) -> SyntaxSentence:
    """Return the sentence of `form/upos/head/relation`."""
    cells = [word.rsplit("/", 3) for word in text.split()]
    empty = ("_",) * len(cells)
    return SyntaxSentence(
        source=source,
        words=tuple(cell[0] for cell in cells),
        upos=tuple(cell[1] for cell in cells),
        feats=empty,
        heads=tuple(int(cell[2]) - 1 for cell in cells),
        deprels=tuple(cell[3] for cell in cells),
        clitics=empty,
        spaces=(True,) * len(cells),
    )


OWN_AND_SHARED = [
    (
        "gsd",
        "ketua/NOUN/0/root partai/NOUN/1/compound",
        "ketua/NOUN/0/root partai/NOUN/1/nmod",
    ),
    (
        "gsd",
        "Raja/PROPN/0/root Adi/PROPN/1/flat:name Putra/PROPN/2/flat:name",
        "Raja/PROPN/0/root Adi/PROPN/1/flat:name Putra/PROPN/1/flat:name",
    ),
    (
        "gsd",
        "lari/VERB/0/root cepat/ADJ/1/amod",
        "lari/VERB/0/root cepat/ADJ/1/advmod",
    ),
    (
        "gsd_old",
        "ketua/NOUN/0/root dari/ADP/3/case partai/NOUN/1/nmod",
        "ketua/NOUN/0/root dari/ADP/3/case partai/NOUN/1/nmod",
    ),
    (
        "csui",
        "datang/VERB/4/advcl ,/PUNCT/4/punct dia/PRON/4/nsubj pergi/VERB/0/root",
        "datang/VERB/4/advcl ,/PUNCT/1/punct dia/PRON/4/nsubj pergi/VERB/0/root",
    ),
    (
        "csui",
        "ketua/NOUN/0/root partai/NOUN/1/nmod",
        "ketua/NOUN/0/root partai/NOUN/1/nmod",
    ),
    (
        "pud",
        "datang/VERB/4/advcl ,/PUNCT/1/punct dia/PRON/4/nsubj pergi/VERB/0/root",
        "datang/VERB/4/advcl ,/PUNCT/1/punct dia/PRON/4/nsubj pergi/VERB/0/root",
    ),
]


@pytest.mark.parametrize(("source", "own", "shared"), OWN_AND_SHARED)
def test_own_convention_to_shared_and_back(source: str, own: str, shared: str) -> None:
    assert to_shared(sentence(own, source)) == sentence(shared, source)
    assert from_shared(sentence(shared, source), source) == sentence(own, source)


@pytest.mark.parametrize("heads", [(1, 0, ROOT), (ROOT, ROOT, 0), (UNKNOWN, 2, ROOT), (1, 2, 0)])
def test_what_is_no_tree_keeps_its_heads(heads: tuple[int, ...]) -> None:
    one = sentence("satu/NUM/2/nummod ,/PUNCT/3/punct dua/NUM/0/root", "csui")
    one = replace(one, heads=heads)
    assert to_shared(one) == one
