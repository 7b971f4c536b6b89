"""Raw text against a treebank: what counts, and what a wrong cut costs."""

from typing import Any

import pytest
import spacy

import idnews
from idnews.annotation.conllu import UDSentence, parse_conllu
from idnews.evaluation.scores import Counts
from idnews.evaluation.syntax import choose_treebank, count_syntax, doc_to_sentences

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


def test_a_treebank_is_chosen_by_name() -> None:
    nlp = idnews.load()
    component: Any = nlp.get_pipe("idnews_model")
    assert component.treebank is None
    choose_treebank(nlp, "gsd")
    assert component.treebank == "gsd"
    with pytest.raises(ValueError, match="treebank must be one of csui, pud, gsd; got 'ewt'"):
        choose_treebank(nlp, "ewt")
    with pytest.raises(ValueError, match="has no model"):
        choose_treebank(spacy.blank("id"), "gsd")


def test_treebanks_name_a_noun_on_a_noun_in_their_own_way() -> None:
    nlp = idnews.load()
    found = {}
    for treebank in ("csui", "pud", "gsd"):
        choose_treebank(nlp, treebank)
        (sentence,) = doc_to_sentences(nlp("Warga desa itu membeli minyak goreng di pasar."))
        found[treebank] = sentence.words[1].deprel
    assert found == {"csui": "nmod", "pud": "nmod", "gsd": "compound"}
