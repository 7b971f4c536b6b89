"""What the gazetteer finds at the start of a text, and what it must not find."""

from pathlib import Path

import pytest

from idnews.language.tokenizer import tokenize
from idnews.ner.gazetteer import Entry, Expansion, load_gazetteer

LINES = (Path(__file__).parent / "cases" / "gazetteer.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_match(case: list[str]) -> None:
    words = tokenize(case[0])
    found = load_gazetteer().match(words, 0)
    if case[1] == "-":
        assert [entry for entry in found if entry.kind != "PERSON"] == []
        return
    _, kind, name, length, evidence, fact = case
    key, _, value = fact.partition("=")
    best = found[0]
    assert (best.kind, best.name, best.length, best.evidence) == (kind, name, int(length), evidence)
    told = best.data[key]
    assert (",".join(told) if isinstance(told, tuple) else told) == value


def test_a_name_of_two_kinds_gives_both() -> None:
    found = load_gazetteer().match(["Papua"], 0)
    assert {entry.kind for entry in found} == {"GPE", "LOC"}
    found = load_gazetteer().match(["PBB"], 0)
    assert {(entry.name, entry.evidence) for entry in found} == {
        ("Perserikatan Bangsa-Bangsa", "any"),
        ("Partai Bulan Bintang", "needed"),
    }


def test_any_case_finds_lower_cased_text() -> None:
    found = load_gazetteer().match(["kota", "jambi"], 1, any_case=True)
    assert [(entry.name, entry.case) for entry in found] == [("Jambi", "lower")]


def test_region_knows_its_parent_and_full_name() -> None:
    gazetteer = load_gazetteer()
    region = gazetteer.region("15.71.03")
    assert region is not None
    assert (region.name, region.level, region.parent) == ("Jambi Timur", "kecamatan", "15.71")
    province = gazetteer.region("15")
    assert province is not None
    assert (province.full_name, province.parent) == ("Jambi", None)
    assert gazetteer.region("99") is None


@pytest.mark.parametrize(
    ("text", "degree", "length"),
    [
        ("S.H.", "S.H.", 2),
        ("SH, M.Si", "S.H.", 1),
        ("M.Si", "M.Si.", 1),
        ("Ph.D", "Ph.D.", 1),
        ("S.Hut", "S.Hut.", 1),
        ("MBA", "MBA", 1),
        ("Sp.PD", "Sp.PD.", 1),
        ("LL.M", "LL.M.", 1),
    ],
)
def test_degree(text: str, degree: str, length: int) -> None:
    assert load_gazetteer().degree(tokenize(text), 0) == (degree, length)


@pytest.mark.parametrize("text", ["Sh", "mm", "Jambi", "Fasha", "dan", ""])
def test_no_degree(text: str) -> None:
    assert load_gazetteer().degree([text], 0) is None


@pytest.mark.parametrize(
    ("text", "title", "kind", "length"),
    [
        ("Wali Kota Jambi", "Wali Kota", "office", 2),
        ("wali kota", "Wali Kota", "office", 2),
        ("Kepala Dinas Kesehatan", "Kepala Dinas", "office", 2),
        ("Irjen Pol", "Irjen Pol", "rank", 2),
        ("KH", "KH", "religious", 1),
        ("K.H.", "KH", "religious", 1),
        ("Hj.", "Hj", "religious", 1),
        ("Pengamat", "Pengamat", "profession", 1),
    ],
)
def test_titles(text: str, title: str, kind: str, length: int) -> None:
    found = load_gazetteer().titles(tokenize(text), 0)[0]
    assert (found.title, found.kind, found.length) == (title, kind, length)


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Dinas", "ORG", "dinas"),
        ("Polres", "ORG", "polisi"),
        ("Kab.", "GPE", "kabupaten"),
        ("Jl.", "FAC", "jalan"),
        ("Gunung", "LOC", "gunung"),
        ("Pilkada", "EVENT", "pemilu"),
    ],
)
def test_heads(text: str, label: str, kind: str) -> None:
    assert (label, kind) in {
        (head.label, head.kind) for head in load_gazetteer().heads(tokenize(text), 0)
    }


@pytest.mark.parametrize("text", ["Jambi", "dinas", "yang", "Fasha"])
def test_no_heads(text: str) -> None:
    assert load_gazetteer().heads([text], 0) == []


def test_name_words() -> None:
    gazetteer = load_gazetteer()
    clan = gazetteer.name_word("Simanjuntak")
    assert clan is not None and clan.kind == "clan"
    indah = gazetteer.name_word("Indah")
    assert indah is not None and indah.is_word
    siti = gazetteer.name_word("siti")
    assert siti is not None and siti.female is not None and siti.female > 0.9
    assert gazetteer.name_word("dan") is None


def test_expansions() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.expansions("APBN") == (
        Expansion("APBN", "Anggaran Pendapatan dan Belanja Negara", "term"),
    )
    assert gazetteer.expansions("tidakada") == ()


def test_entries_are_equal_by_value() -> None:
    first, second = (load_gazetteer().match(["KPK"], 0) for _ in range(2))
    assert first == second
    assert isinstance(first[0], Entry)
