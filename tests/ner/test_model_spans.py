from dataclasses import replace

import pytest

from idnews.ner.model_spans import correct_model
from idnews.ner.spans import Mention


def correct(
    text: str, span: str, label: str, rules: list[tuple[str, str, str]] | None = None
) -> tuple[str, str] | None:
    """Return what is left of the model's `span`; rules are (words, label, rule)."""
    start = text.index(span)
    model = Mention(start, start + len(span), label, "model", 0.79)
    found = [
        Mention(text.index(words), text.index(words) + len(words), kind, rule, 0.95)
        for words, kind, rule in rules or []
    ]
    corrected = correct_model(text, found, [model])
    return (text[corrected[0].start : corrected[0].end], corrected[0].label) if corrected else None


@pytest.mark.parametrize(
    ("text", "span", "label"),
    [
        ("warga tanpa KTP datang", "KTP", "ORG"),
        ("di Kota itu ramai", "Kota", "LOC"),
        ("untuk negri ini, Budi", "negri", "LOC"),
        ("Senada, Budi setuju.", "Senada", "LOC"),
        ("dengan pesawat IW1828 ke Kupang", "IW1828", "ORG"),
        ("mobil RI 1 melintas", "RI", "LOC"),
        ("Bank Mandiri (Persero) Tbk naik", "Persero) Tbk", "ORG"),
        ("kata badan usaha di Jakarta", "badan usaha", "ORG"),
        ("produk unitlink laris, Budi", "unitlink", "ORG"),
        ("akun @Cinaisasi itu", "@Cinaisasi", "ORG"),
        ("antre di Gerbang Tol itu", "Gerbang Tol", "LOC"),
        ("kata Camat Johar Baru", "Camat Johar Baru", "ORG"),
        ("tentang Kedai Kopi itu", "Kedai Kopi", "LOC"),
        ("di Japan!!!🇯🇵 itu", "🇯🇵", "LOC"),
    ],
)
def test_no_names_are_left_out(text: str, span: str, label: str) -> None:
    assert correct(text, span, label) is None


@pytest.mark.parametrize(
    ("text", "span", "label"),
    [
        ("kepada detikcom, Senin", "detikcom", "ORG"),
        ("di Lidah Kulon, Surabaya", "Lidah Kulon", "LOC"),
        ("badan pangan nasional menyalurkan beras", "badan pangan nasional", "ORG"),
        ("bantuan dari RI untuk Gaza", "RI", "LOC"),
        ("Zxyq menang", "Zxyq", "ORG"),
        ("oleh Partai Zxyq (PZ) itu", "Partai Zxyq (PZ)", "ORG"),
        ("oleh (PZQ) itu", "PZQ)", "ORG"),
    ],
)
def test_names_stay(text: str, span: str, label: str) -> None:
    assert correct(text, span, label) == (span, label)


@pytest.mark.parametrize(
    ("span", "label", "expected"),
    [
        ("Antam", "LOC", "ORG"),
        ("Kamboja", "ORG", "LOC"),
        ("Jawa Barat", "ORG", "LOC"),
        ("Merdeka.com", "LOC", "ORG"),
        ("Madrid", "ORG", "ORG"),
    ],
)
def test_tables_settle_the_class(span: str, label: str, expected: str) -> None:
    assert correct(f"kata {span} kemarin", span, label) == (span, expected)


def test_lower_cased_places_do_not_hold_an_organisation() -> None:
    assert correct("di kantor antam pulo", "kantor antam pulo", "LOC") is None
    assert correct("di pasar pulo indah", "pasar pulo indah", "LOC") is not None


def test_heads_of_agencies_are_no_organisations() -> None:
    assert correct("kata Kadistanbun kemarin", "Kadistanbun", "ORG") is None
    assert correct("kata Kadin kemarin", "Kadin", "ORG") == ("Kadin", "ORG")


def test_a_blessing_is_no_country() -> None:
    assert correct("zaman Nabi Ibrahim AS itu", "AS", "LOC") is None
    assert correct("kata Menteri Ibrahim AS itu", "AS", "LOC") == ("AS", "LOC")


def test_a_person_behind_the_form_of_a_company_is_a_company() -> None:
    text = "bekerja sama dengan CV. Mitra Gitaniel di Jakarta"
    assert correct(text, "Mitra Gitaniel", "PERSON") == ("CV. Mitra Gitaniel", "ORG")
    assert correct("kata ABCV. Mitra Gitaniel", "Mitra Gitaniel", "PERSON") is not None


def test_the_kind_of_an_organisation_alone_is_no_name() -> None:
    assert correct("Asisten dan Kabag Setda hadir", "Setda", "ORG") is None
    assert correct("para staf Pemkot hadir", "Pemkot", "ORG") is None
    assert correct("anggota DPRD hadir", "DPRD", "ORG") == ("DPRD", "ORG")


def test_two_places_joined_are_two() -> None:
    rules = [("Rusia", "GPE", "gazetteer"), ("Ukraina", "GPE", "gazetteer")]
    assert correct("perang Rusia-Ukraina", "Rusia-Ukraina", "LOC", rules) == ("Rusia", "LOC")


def test_ordinary_words_before_a_sure_place_are_no_name() -> None:
    rules = [("Lewotobi", "LOC", "gazetteer")]
    assert correct("Erupsi Lewotobi", "Erupsi Lewotobi", "LOC", rules) is None
    unknown = "Tugu Lewotobi"
    assert correct(unknown, unknown, "LOC", rules) == (unknown, "LOC")


def test_a_short_name_is_a_person() -> None:
    rules = [("Purbaya", "PERSON", "short_name")]
    assert correct("kata Purbaya, itu", "Purbaya", "LOC", rules) is None
    assert correct("kata Purbaya, itu", "Purbaya", "ORG", rules) == ("Purbaya", "PERSON")


def test_a_head_word_comes_back() -> None:
    text = "menurut Bagian Kesejahteraan Rakyat itu"
    found = correct(text, "Kesejahteraan Rakyat", "ORG")
    assert found == ("Bagian Kesejahteraan Rakyat", "ORG")


def test_what_an_event_is_about_is_no_organisation() -> None:
    text = "dalam Rapat Koordinasi Subsidi Energi kemarin"
    assert correct(text, "Koordinasi Subsidi Energi", "ORG") is None


def test_a_rank_makes_a_person() -> None:
    text = "kata Kompol I Made Teja"
    assert correct(text, "Kompol I Made Teja", "ORG") == ("Kompol I Made Teja", "PERSON")


def test_a_facility_that_goes_on_is_one() -> None:
    rules = [("GT Waru", "FAC", "head")]
    assert correct("di GT Waru Gunung", "GT Waru Gunung", "ORG", rules) == ("GT Waru Gunung", "LOC")


def test_nothing_from_nothing() -> None:
    assert correct_model("", [], []) == []
    mention = Mention(0, 4, "ORG", "model", 0.9)
    assert correct_model("Zxyq", [], [mention]) == [replace(mention)]


def test_initials_of_known_persons_are_no_organisations() -> None:
    found = correct_model("Ketua AHY hadir", [], [Mention(6, 9, "ORG", "model", 0.9)])
    assert [m.label for m in found] == ["PERSON"]


@pytest.mark.parametrize(
    ("text", "span", "whole", "expected"),
    [
        (
            "Dosen Fakultas Hukum Universitas Xila hadir",
            "Fakultas Hukum",
            "Fakultas Hukum Universitas Xila",
            "Fakultas Hukum Universitas Xila",
        ),
        (
            "menteri Kabinet Indonesia Maju hadir",
            "Kabinet Indonesia",
            "Kabinet Indonesia Maju",
            "Kabinet Indonesia Maju",
        ),
        (
            "Ketua Komisi Pemilihan Umum KPU hadir",
            "Komisi Pemilihan Umum",
            "Komisi Pemilihan Umum KPU",
            "Komisi Pemilihan Umum KPU",
        ),
        ("Komisi Pemilihan Umum PDIP", "Komisi Pemilihan Umum", "Komisi Pemilihan Umum PDIP", None),
        ("anggota Komisi III DPR hadir", "DPR", "Komisi III DPR", "Komisi III DPR"),
        ("anggota Komisi Xila DPR hadir", "DPR", "Komisi Xila DPR", "DPR"),
        ("Direktur PT Xila Yulianto hadir", "PT Xila", "PT Xila Yulianto", "PT Xila"),
        ("logo Kementerian X dan OJK itu", "Kementerian X dan", "Kementerian X dan OJK", None),
    ],
)
def test_known_bodies_stay_whole(text: str, span: str, whole: str, expected: str | None) -> None:
    found = correct(text, span, "ORG", [(whole, "ORG", "head")])
    assert found is not None
    assert found[0] == (expected or span)


def test_initials_that_the_rules_read_are_no_country() -> None:
    text = "Tersangka berinisial AS (34) ditangkap."
    assert correct(text, "AS", "LOC", [("AS", "PERSON", "initials")]) is None
    assert correct(text, "AS", "LOC") == ("AS", "LOC")


def test_trains_and_ships_are_no_organisations() -> None:
    text = "KA Sancaka tiba, PT KA Properti untung"
    rules = [Mention(0, 10, "PRODUCT", "head", 0.9), Mention(20, 31, "PRODUCT", "head", 0.9)]
    company = Mention(17, 31, "ORG", "model", 0.9)
    model = [Mention(0, 10, "ORG", "model", 0.9), company]
    assert correct_model(text, rules, model) == [company]
