import pytest

from idnews.ner.lost_brackets import split_twice_named
from idnews.ner.spans import Mention


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Komisi Pemberantasan Korupsi KPK", ["Komisi Pemberantasan Korupsi", "KPK"]),
        ("Badan Pengawas Pemilu Bawaslu", ["Badan Pengawas Pemilu", "Bawaslu"]),
        ("Kementerian Pertanian Kementan", ["Kementerian Pertanian", "Kementan"]),
        ("Kementerian Hukum dan Hak Asasi Manusia Kemenkumham",
         ["Kementerian Hukum dan Hak Asasi Manusia", "Kemenkumham"]),
        ("Dewan Syuro Partai Kebangkitan Bangsa PKB",
         ["Dewan Syuro Partai Kebangkitan Bangsa", "PKB"]),
        ("Perhimpunan Teluk Zamrud PTZ", ["Perhimpunan Teluk Zamrud", "PTZ"]),
        ("PSI Partai Solidaritas Indonesia", ["PSI", "Partai Solidaritas Indonesia"]),
    ],
)  # fmt: skip
def test_one_body_named_twice_is_two_names(name: str, expected: list[str]) -> None:
    found = split_twice_named(name, [Mention(0, len(name), "ORG", "head", 0.9)])
    assert [name[m.start : m.end] for m in found] == expected


@pytest.mark.parametrize(
    "name",
    [
        "Dinas Pendidikan DKI",
        "Fakultas Hukum UI",
        "Komisi III DPR",
        "Divisi Humas Polri",
        "PT Bank BRI Tbk",
        "DPRD Kota Depok",
        "Komisi  Pemberantasan Korupsi",
        "Polda Metro Jaya",
        "Ikatan Alumni ITB",
        "Bank Indonesia",
        "",
    ],
)
def test_other_names_stay_whole(name: str) -> None:
    mention = Mention(0, len(name), "ORG", "head", 0.9)
    assert list(split_twice_named(name, [mention])) == [mention]


def test_only_organisations_are_split() -> None:
    name = "Rumah Sakit Umum RSU"
    mention = Mention(0, len(name), "FAC", "head", 0.9)
    assert list(split_twice_named(name, [mention])) == [mention]
