import pytest

from idnews.quotation.mentions import SpeakerMention
from idnews.quotation.offices import office_mentions

HOLDERS = [("Wali Kota Jambi Dr H", "Syarif Fasha"), ("Wali Kota", "Syarif Fasha")]
CASES = [
    ("Wali Kota Jambi mengatakan itu.", ["Wali Kota Jambi"]),
    ("Walikota Jambi mengatakan itu.", ["Walikota Jambi"]),
    ("kata Wali Kota.", ["Wali Kota"]),
    ("kata Wali Kota saat ditemui", ["Wali Kota"]),
    ("kata Wali Kota Bogor.", []),
    ("kata Wakil Wali Kota.", []),
    ("kata mantan Wali Kota Jambi.", []),
    ("Para wali kota hadir bersama Gubernur.", []),
    ("tambah wali kota.", ["wali kota"]),
    ("tambah wali kota Bogor.", []),
]
SHORT = [
    ("Direktur Utama Perum Bulog", "kata Dirut Bulog di Batam", "Dirut Bulog"),
    ("Menteri Pertanian", "ujar mentan.", "mentan"),
    ("Mentan", "kata Menteri Pertanian.", "Menteri Pertanian"),
    ("Wakil Ketua DPRD Kabupaten Indramayu", "Wakil Ketua DPRD mengatakan", "Wakil Ketua DPRD"),
    ("Direktur Utama Perum Bulog", "kata Dirut Pertamina di Batam", None),
    ("Kepala Dinas Kesehatan", "kata Kepala Dinas Pendidikan.", None),
]


@pytest.mark.parametrize(("text", "offices"), CASES)
def test_where_an_office_stands_for_its_holder(text: str, offices: list[str]) -> None:
    found = office_mentions(text, HOLDERS, [])
    assert [text[m.start : m.end] for m in found] == offices
    assert {m.name for m in found} <= {"Syarif Fasha"}


@pytest.mark.parametrize(("office", "text", "short"), SHORT)
def test_how_an_office_is_shortened(office: str, text: str, short: str | None) -> None:
    found = office_mentions(text, [(office, "Budi")], [])
    assert [text[m.start : m.end] for m in found] == ([short] if short else [])


def test_an_office_before_its_holders_name_is_no_mention() -> None:
    text = "Wali Kota Jambi Syarif Fasha datang."
    assert office_mentions(text, HOLDERS, [SpeakerMention(16, 28, "Syarif Fasha")]) == []


def test_an_office_of_two_persons_stands_for_neither() -> None:
    assert office_mentions("kata Menteri.", [("Menteri", "Budi"), ("Menteri", "Ani")], []) == []
    assert office_mentions("kata Menteri.", [], []) == []
