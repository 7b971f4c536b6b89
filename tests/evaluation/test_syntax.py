"""Raw text against a treebank: what counts, and what a wrong cut costs."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from idnews.annotation.conllu import UDSentence, parse_conllu
from idnews.evaluation.scores import Counts
from idnews.evaluation.syntax import count_syntax, doc_to_sentences
from idnews.extensions import register

ROWS = """1-2\tbukunya\t_\t_\t_\t_\t_\t_\t_\t_
1\tbuku\tbuku\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_
2\tnya\tnya\tPRON\t_\t_\t1\tnmod:poss\t_\t_
3\thilang\thilang\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_"""
TEXT = "bukunya hilang."


def read(rows: str) -> list[UDSentence]:
    return list(parse_conllu(rows.splitlines()))


def f1(found: str) -> dict[str, float | None]:
    counts = count_syntax(read(ROWS), read(found), TEXT)
    levels = ("words", "upos", "uas", "las")
    return {level: getattr(counts, level).f1 for level in levels}


def test_the_same_is_all_right() -> None:
    assert f1(ROWS) == {"words": 1, "upos": 1, "uas": 1, "las": 1}


def test_a_subtype_does_not_count() -> None:
    assert f1(ROWS.replace("nmod:poss", "nmod"))["las"] == 1


@pytest.mark.parametrize(
    ("old", "new", "level", "expected"),
    [
        ("\tVERB\t", "\tADJ\t", "upos", 0.75),
        ("3\tpunct", "1\tpunct", "uas", 0.75),
        ("3\tnsubj", "3\tobj", "las", 0.75),
        ("3\tnsubj", "3\tobj", "uas", 1.0),
    ],
)
def test_a_wrong_label_costs_its_level(old: str, new: str, level: str, expected: float) -> None:
    assert f1(ROWS.replace(old, new))[level] == expected


def test_a_word_not_split_is_no_word_of_gold_and_its_dependents_are_wrong() -> None:
    rows = (
        "1\tbukunya\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_",
        "2\thilang\t_\tVERB\t_\t_\t0\troot\t_\t_",
        "3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_",
    )
    whole = "\n".join(rows)
    counts = count_syntax(read(ROWS), read(whole), TEXT)
    assert counts.words == Counts(gold=4, predicted=3, matched=2)
    assert counts.las == Counts(gold=4, predicted=3, matched=2)


# `Datang, dia pergi ke kantor polisi`, with the comma on the root and `polisi` as a plain nmod.
WORDS = {
    "Datang": ("VERB", 3, "advcl"),
    ",": ("PUNCT", 3, "punct"),
    "dia": ("PRON", 3, "nsubj"),
    "pergi": ("VERB", 3, "ROOT"),
    "ke": ("ADP", 5, "case"),
    "kantor": ("NOUN", 3, "obl"),
    "polisi": ("NOUN", 5, "nmod"),
}


def tree(style: str | None) -> list[tuple[int, str]]:
    register()
    upos, heads, deps = zip(*WORDS.values(), strict=True)
    doc = Doc(
        Vocab(),
        words=list(WORDS),
        pos=list(upos),
        tags=list(upos),
        heads=list(heads),
        deps=list(deps),
    )
    (sentence,) = doc_to_sentences(doc, style=style)
    return [(word.head, word.deprel) for word in sentence.words]


AS_FOUND = [
    (3, "advcl"),
    (3, "punct"),
    (3, "nsubj"),
    (-1, "root"),
    (5, "case"),
    (3, "obl"),
    (5, "nmod"),
]


@pytest.mark.parametrize(
    ("style", "comma", "noun"),
    [
        (None, (3, "punct"), (5, "nmod")),
        ("csui", (3, "punct"), (5, "nmod")),
        ("pud", (0, "punct"), (5, "nmod")),
        ("gsd", (0, "punct"), (5, "compound")),
    ],
)
def test_trees_are_put_into_the_convention_asked_for(
    style: str | None, comma: tuple[int, str], noun: tuple[int, str]
) -> None:
    assert tree(style) == [AS_FOUND[0], comma, *AS_FOUND[2:6], noun]


def test_an_unknown_style_is_told() -> None:
    with pytest.raises(ValueError, match="style must be one of"):
        tree("ewt")
