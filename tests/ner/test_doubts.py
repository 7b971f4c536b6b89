import pytest

from idnews.ner.doubts import drop_doubtful
from idnews.ner.spans import Mention


def at(text: str, words: str, rule: str, score: float, label: str = "ORG") -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), label, rule, score)


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ("Polisi menangkap GW di rumahnya", "GW", 0.7),
        ("Surat itu PALSU, kata dia", "PALSU", 0.7),
        ("Pembelian ORI017 dimulai", "ORI017", 0.7),
        ("Dalam Diskusi Panel Industri kemarin", "Panel Industri", 0.8),
        ("Keterampilan Zenkraf agar relevan", "Zenkraf", 0.6),
        ("Bertemu nursery tersebut", "nursery", 0.65),
    ],
)
def test_the_model_alone_must_be_sure(text: str, name: str, score: float) -> None:
    found = [at(text, name, "model", score)]
    assert drop_doubtful(text, found, found) == []


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ("Anggota PQXR hadir", "PQXR", 0.7),  # sure enough
        ("Kabar dari KPK kemarin", "KPK", 0.3),  # in a table
        ("Dilansir dari Zenkraf kemarin", "Zenkraf", 0.3),  # what is quoted
        ("Dikutip detikINET dari Zenkraf kemarin", "Zenkraf", 0.3),
        ("Unggahan akun Zenkraf kemarin", "Zenkraf", 0.3),
        ("Kata Lingkar Wajah Kemanusiaan (LAWAN) kemarin", "Lingkar Wajah Kemanusiaan", 0.65),
        ("Petugas Kantor Imigrasi Zenkraf hadir", "Kantor Imigrasi Zenkraf", 0.3),
    ],
)
def test_what_something_speaks_for_stays(text: str, name: str, score: float) -> None:
    found = [at(text, name, "model", score)]
    assert drop_doubtful(text, found, found) == found


def test_one_sure_place_is_enough_for_the_article() -> None:
    text = "Zenkraf untung. Saham Zenkraf naik."
    sure = Mention(22, 29, "ORG", "model", 0.8)
    found = [at(text, "Zenkraf", "model", 0.5), sure]
    assert drop_doubtful(text, found, found) == found


def test_terms_with_a_bracket_are_no_organisations() -> None:
    text = "Jual Renewable Energy Certificate (REC) itu. REC naik."
    found = [
        at(text, "Renewable Energy Certificate", "definition", 0.8),
        at(text, "REC)", "definition", 0.95),
        Mention(45, 48, "ORG", "repeated", 0.9),
    ]
    assert drop_doubtful(text, found, []) == []


def test_the_acronym_of_an_organisation_stays() -> None:
    text = "Kata Forum Tanah Air (FTA) kemarin. FTA hadir."
    long = at(text, "Forum Tanah Air", "head", 0.9)
    short = at(text, "FTA", "definition", 0.95)
    again = Mention(36, 39, "ORG", "repeated", 0.9)
    assert drop_doubtful(text, [long, short, again], [long]) == [long, short, again]


def test_fields_of_work_behind_an_office_are_no_bodies() -> None:
    text = "Dirjen Aplikasi Informatika dan Ketua LHKP hadir"
    body = at(text, "LHKP", "office", 0.95)
    found = [at(text, "Informatika", "office", 0.95), body]
    assert drop_doubtful(text, found, []) == [body]


def test_other_labels_and_rules_stay() -> None:
    text = "GW, PALSU"
    found = [at(text, "GW", "model", 0.3, "PERSON"), at(text, "PALSU", "gazetteer", 0.3)]
    assert drop_doubtful(text, found, []) == found
    assert drop_doubtful("", [], []) == []


def test_signs_of_the_zodiac_are_no_persons() -> None:
    text = "Leo, Virgo dan Libra: Leo Messi bahagia, 6 Juni"
    found = [Mention(0, 3, "PERSON", "model", 0.9), Mention(22, 31, "PERSON", "model", 0.9)]
    date = Mention(41, 47, "DATE", "date", 1.0)
    assert drop_doubtful(text, [*found, date], found) == [found[1], date]
    assert drop_doubtful("Leo, Virgo", found[:1], found) == found[:1]


def test_a_currency_is_no_club() -> None:
    text = "Mata uang Garuda melemah"
    found = [at(text, "Garuda", "evidence", 0.9)]
    assert drop_doubtful(text, found, found) == []
