from dataclasses import replace

import pytest

from idnews.annotation.conllu import parse_conllu
from idnews.annotation.surface import ROOT, SyntaxSentence, collapse, expand, part_forms

# Single pertamanya yang diberikan kepadanya: `nya` on the head of its host; host after its case.
ROWS = [
    "1\tSingle\t_\tNOUN\t_\tNumber=Sing\t0\troot\t_\t_",
    "2-3\tpertamanya" + "\t_" * 8,
    "2\tpertama\t_\tADJ\t_\tNumType=Ord\t1\tamod\t_\t_",
    "3\tnya\t_\tPRON\t_\tPerson=3\t1\tnmod:poss\t_\t_",
    "4\tdiberikan\t_\tVERB\t_\tVoice=Pass\t1\tacl\t_\t_",
    "5-6\tkepadanya" + "\t_" * 8,
    "5\tkepada\t_\tADP\t_\t_\t6\tcase\t_\t_",
    "6\tnya\t_\tPRON\t_\tPerson=3\t4\tobl\t_\tSpaceAfter=No",
]


def collapsed() -> SyntaxSentence:
    (sentence,) = parse_conllu(ROWS)
    return collapse(sentence, "csui")


def test_collapse_joins_the_labels_of_parts() -> None:
    assert collapsed() == SyntaxSentence(
        source="csui",
        words=("Single", "pertamanya", "diberikan", "kepadanya"),
        upos=("NOUN", "ADJ+PRON", "VERB", "ADP+PRON"),
        feats=("Number=Sing", "NumType=Ord+Person=3", "Voice=Pass", "_+Person=3"),
        heads=(ROOT, 0, 0, 2),
        deprels=("root", "amod", "acl", "obl"),
        clitics=("_", "*+^nmod:poss", "_", "case+*"),
        spaces=(True, True, True, True),
    )


def test_expand_gives_back_the_syntactic_words() -> None:
    (sentence,) = parse_conllu(ROWS)
    assert expand(collapsed()).words == sentence.words


def test_heads_of_other_words_on_a_clitic_move_to_its_host() -> None:
    rows = [*ROWS, "7\tsendiri\t_\tDET\t_\t_\t6\tdet\t_\t_"]
    (sentence,) = parse_conllu(rows)
    assert collapse(sentence, "csui").heads == (ROOT, 0, 0, 2, 3)


def test_labels_that_are_open_are_not_known() -> None:
    (sentence,) = parse_conllu(["1\tkata\t_\t_\t_\t_\t0\t_\t_\t_"])
    one = collapse(sentence, "icon")
    assert (one.upos, one.deprels, one.clitics) == ((None,), (None,), ("_",))


def test_a_word_stays_whole_when_predicted_labels_disagree() -> None:
    one = replace(collapsed(), clitics=("_", "_", "_", "_"))
    assert [word.form for word in expand(one).words] == [
        "Single",
        "pertamanya",
        "diberikan",
        "kepadanya",
    ]


@pytest.mark.parametrize(
    ("word", "count", "parts"),
    [
        ("bukunya", 2, ["buku", "nya"]),
        ("BUKUNYA", 2, ["BUKU", "NYA"]),
        ("bukunyalah", 3, ["buku", "nya", "lah"]),
        ("kuambil", 2, ["ku", "ambil"]),
        ("kauambilnya", 3, ["kau", "ambil", "nya"]),
        ("hamba-Ku", 2, ["hamba-", "Ku"]),
        ("bukunya", 1, ["bukunya"]),
        ("rumah", 2, ["rumah"]),
        ("nya", 2, ["nya"]),
        ("ku", 2, ["ku"]),
    ],
)
def test_part_forms(word: str, count: int, parts: list[str]) -> None:
    assert part_forms(word, count) == parts
