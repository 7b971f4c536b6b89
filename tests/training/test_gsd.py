import pytest

from idnews.annotation.conllu import parse_conllu
from idnews.training.gsd import converted

# Old rows as `form/UPOS/head/relation`, and what becomes of them.
CASES = {
    "auxiliary": (
        "Dia/PRON/3/nsubj akan/ADV/3/advmod datang/VERB/0/root",
        "Dia/PRON/3/nsubj akan/AUX/3/aux datang/VERB/0/root",
    ),
    "preposition akan stays": (
        "sadar/ADJ/0/root akan/ADP/3/case bahaya/NOUN/1/obl",
        "sadar/ADJ/0/root akan/ADP/3/case bahaya/NOUN/1/obl",
    ),
    "untuk before a verb": (
        "datang/VERB/0/root untuk/ADP/3/case membantu/VERB/1/xcomp",
        "datang/VERB/0/root untuk/SCONJ/3/mark membantu/VERB/1/xcomp",
    ),
    "untuk before a noun stays": (
        "buku/NOUN/0/root untuk/ADP/3/case anak/NOUN/1/nmod",
        "buku/NOUN/0/root untuk/ADP/3/case anak/NOUN/1/nmod",
    ),
    "doubled word": (
        "partai/NOUN/0/root -/PUNCT/1/punct partai/NOUN/1/compound:plur besar/ADJ/3/amod",
        "partai-partai/NOUN/0/root besar/ADJ/1/amod",
    ),
    "hyphen between names stays": (
        "Al/PROPN/0/root -/PUNCT/1/punct Azhar/PROPN/1/flat",
        "Al/PROPN/0/root -/PUNCT/3/punct Azhar/PROPN/1/flat:name",
    ),
    "ordinal": (
        "abad/NOUN/0/root ke/NUM/1/det -/PUNCT/4/punct 20/NUM/2/nummod",
        "abad/NOUN/0/root ke-20/ADJ/1/amod",
    ),
    "decade": (
        "tahun/NOUN/0/root 1960/NUM/1/nummod -/PUNCT/2/punct an/NUM/2/det",
        "tahun/NOUN/0/root 1960-an/NOUN/1/nmod",
    ),
    "salah satu": (
        "salah/DET/3/det satu/DET/1/fixed desa/NOUN/0/root",
        "salah/ADJ/2/advmod satu/NUM/3/nummod desa/NOUN/0/root",
    ),
    "scale": (
        "50/NUM/2/nummod juta/NOUN/3/compound rekaman/NOUN/0/root",
        "50/NUM/3/nummod juta/NUM/1/flat rekaman/NOUN/0/root",
    ),
    "ordinal after its noun": (
        "orang/NOUN/0/root kedua/NUM/1/nummod",
        "orang/NOUN/0/root kedua/ADJ/1/amod",
    ),
    "numeral before its noun": (
        "kedua/DET/2/det orang/NOUN/0/root",
        "kedua/NUM/2/nummod orang/NOUN/0/root",
    ),
    "names": (
        "desa/NOUN/0/root Suka/PROPN/1/flat Maju/PROPN/2/flat",
        "desa/NOUN/0/root Suka/PROPN/1/nmod Maju/PROPN/2/flat:name",
    ),
    "relative clause": (
        "desa/NOUN/0/root yang/PRON/3/nsubj besar/ADJ/1/amod",
        "desa/NOUN/0/root yang/PRON/3/nsubj besar/ADJ/1/acl:relcl",
    ),
    "clause without yang stays": (
        "desa/NOUN/0/root bernama/VERB/1/acl Suka/PROPN/2/obj",
        "desa/NOUN/0/root bernama/VERB/1/acl Suka/PROPN/2/obj",
    ),
    "possessor": (
        "rumah/NOUN/0/root mereka/PRON/1/det",
        "rumah/NOUN/0/root mereka/PRON/1/nmod:poss",
    ),
    "side": (
        "duduk/VERB/0/root di/ADP/3/case depan/NOUN/1/obl nenek/NOUN/3/nmod",
        "duduk/VERB/0/root di/ADP/4/case depan/NOUN/4/nmod:lmod nenek/NOUN/1/obl",
    ),
    "preposition on the verb before it": (
        "digunakan/VERB/0/root sejak/ADP/1/case 1960/NUM/1/nummod",
        "digunakan/VERB/0/root sejak/ADP/3/case 1960/NUM/1/obl",
    ),
    "object with a preposition": (
        "berperan/VERB/0/root dalam/ADP/3/case film/NOUN/1/obj",
        "berperan/VERB/0/root dalam/ADP/3/case film/NOUN/1/obl",
    ),
    "entity": ("Z&amp;A/PROPN/0/root", "Z&A/PROPN/0/root"),
    "possessive clitic": (
        "hilang/VERB/0/root bukunya/NOUN/1/nsubj",
        "hilang/VERB/0/root buku/NOUN/1/nsubj nya/PRON/2/nmod:poss",
    ),
    "object clitic": (
        "membacanya/VERB/0/root",
        "membaca/VERB/0/root nya/PRON/1/obj",
    ),
    "agent clitic": (
        "dibacanya/VERB/0/root",
        "dibaca/VERB/0/root nya/PRON/1/obl:agent",
    ),
    "noun of a verb": (
        "sejak/ADP/2/case terbentuknya/NOUN/0/root",
        "sejak/SCONJ/2/mark terbentuk/VERB/0/root nya/DET/2/det",
    ),
    "governing clitic": (
        "memberi/VERB/0/root kepadanya/NOUN/1/obl",
        "memberi/VERB/0/root kepada/ADP/3/case nya/PRON/1/obl",
    ),
    "particle": (
        "Apakah/ADV/2/advmod ada/VERB/0/root",
        "Apa/ADV/3/advmod kah/PART/1/advmod:emph ada/VERB/0/root",
    ),
    "adverb in -nya stays": (
        "akhirnya/ADV/2/advmod datang/VERB/0/root",
        "akhirnya/ADV/2/advmod datang/VERB/0/root",
    ),
    "name in -nya stays": ("Kenya/PROPN/0/root", "Kenya/PROPN/0/root"),
    "noun in -ku stays": ("buku/NOUN/0/root", "buku/NOUN/0/root"),
}


def rows(old: str) -> list[str]:
    lines = []
    for number, word in enumerate(old.split(), start=1):
        form, upos, head, deprel = word.split("/")
        lines.append(f"{number}\t{form}\t_\t{upos}\t_\t_\t{head}\t{deprel}\t_\t_")
    return lines


@pytest.mark.parametrize("name", CASES)
def test_converted(name: str) -> None:
    old, new = CASES[name]
    (sentence,) = parse_conllu(rows(old))
    words = converted(sentence).words
    shown = " ".join(f"{one.form}/{one.upos}/{one.head + 1}/{one.deprel}" for one in words)
    assert shown == new


def test_features_are_added() -> None:
    (sentence,) = parse_conllu(rows("dibaca/VERB/0/root dua/NUM/3/nummod anak/NOUN/1/obl"))
    feats = [word.feats for word in converted(sentence).words]
    assert feats == ["Voice=Pass", "NumType=Card", "Number=Sing"]
