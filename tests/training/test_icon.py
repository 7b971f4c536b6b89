from pathlib import Path

import pytest

from idnews.training.icon import read_icon

# A tree, and its words as `form/upos/head/relation` (`?`: unknown head, `_`: unknown relation).
CASES = {
    "clause": (
        "(S (NP (NNP Budi)) (VP (VBT membaca) (NP (NNO buku))) (PUN .))",
        "Budi/PROPN/2/nsubj membaca/VERB/0/root buku/NOUN/2/obj ./PUNCT/2/punct",
    ),
    "passive": (
        "(S (NP (NNO buku)) (VP (TAME sudah) (VP (VBP dibaca))))",
        "buku/NOUN/3/nsubj:pass sudah/AUX/3/aux dibaca/VERB/0/root",
    ),
    "preposition": (
        "(S (VP (VBI duduk) (PP (PPO di) (NP (NNO kursi)))))",
        "duduk/VERB/0/root di/ADP/3/case kursi/NOUN/1/obl",
    ),
    "relative clause": (
        "(NP (NP (NNO orang)) (RPN (PRR yang) (VP (VBI tidur))))",
        "orang/NOUN/0/root yang/PRON/3/nsubj tidur/VERB/1/acl:relcl",
    ),
    "copula": (
        "(S (NP (NNP Budi)) (VP (VBL adalah) (NP (NNO guru))))",
        "Budi/PROPN/3/nsubj adalah/AUX/3/cop guru/NOUN/0/root",
    ),
    "merupakan is a verb": (
        "(S (NP (NNP Budi)) (VP (VBL merupakan) (NP (NNO guru))))",
        "Budi/PROPN/2/nsubj merupakan/VERB/0/root guru/NOUN/2/_",
    ),
    "coordination": (
        "(NP (NP (NNO roti)) (PUN ,) (NP (NNO susu)) (CCN dan) (NP (NNO teh)))",
        "roti/NOUN/0/root ,/PUNCT/3/punct susu/NOUN/1/conj dan/CCONJ/5/cc teh/NOUN/1/conj",
    ),
    "reported speech": (
        '(SINV (PUN ") (S (NP (PRN saya)) (VP (VBI pergi))) (PUN ,) (PUN ") (VP (VBI kata))'
        " (NP (NNP Budi)) (PUN .))",
        '"/PUNCT/3/punct saya/PRON/3/nsubj pergi/VERB/0/root ,/PUNCT/3/punct "/PUNCT/3/punct '
        "kata/VERB/3/parataxis Budi/PROPN/6/nsubj ./PUNCT/3/punct",
    ),
    "doubled word": (
        "(NP (NNO nama) (PUN -) (NNO nama))",
        "nama-nama/NOUN/0/root",
    ),
    "clitic": (
        "(NP (NNO rumah) (PRK nya))",
        "rumahnya/NOUN+PRON/0/root",
    ),
    "name": (
        "(NP (NNP Bank) (NNP Rakyat) (NNP Indonesia))",
        "Bank/PROPN/0/root Rakyat/PROPN/1/flat:name Indonesia/PROPN/1/flat:name",
    ),
    "long compound": (
        "(NP (NNO ketua) (NNO dewan) (NNO kota))",
        "ketua/NOUN/0/root dewan/NOUN/1/nmod kota/NOUN/?/_",
    ),
    "salah satu": (
        "(NP (NP (KUA salah) (KUA satu)) (NP (NNO kota)))",
        "salah/ADJ/2/advmod satu/NUM/3/nummod kota/NOUN/0/root",
    ),
    "parenthesis": (
        "(S (NP (NNO harga)) (PRN (VBI kata) (PRN dia)) (VP (VBI naik)))",
        "harga/NOUN/4/nsubj kata/VERB/4/_ dia/PRON/2/_ naik/VERB/0/root",
    ),
    "brackets": (
        "(NP (NP (NNP PBB)) (NP (PUN -LRB-) (NP (NNP UN)) (PUN -RRB-)))",
        "PBB/PROPN/0/root (/PUNCT/3/punct UN/PROPN/1/appos )/PUNCT/3/punct",
    ),
}


def read(tmp_path: Path, tree: str) -> str:
    path = tmp_path / "train.txt"
    path.write_text(f"{tree}\n\n", encoding="utf-8")
    (sentence,) = read_icon(path)
    heads = ["?" if head == -2 else str(head + 1) for head in sentence.heads]
    deprels = [label or "_" for label in sentence.deprels]
    rows = zip(sentence.words, sentence.upos, heads, deprels, strict=True)
    return " ".join("/".join(str(cell) for cell in row) for row in rows)


@pytest.mark.parametrize("name", CASES)
def test_trees_become_dependencies(name: str, tmp_path: Path) -> None:
    tree, words = CASES[name]
    assert read(tmp_path, tree) == words


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "train.txt"
    path.write_text("(S (NNP Budi))\n(S (NNP Budi)\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"train.txt, line 2: brackets"):
        read_icon(path)


def test_a_tag_that_does_not_settle_the_part_of_speech_is_left_open(tmp_path: Path) -> None:
    assert read(tmp_path, "(NP (NNO pekan) (ADV lalu))") == "pekan/NOUN/0/root lalu/None/?/_"
