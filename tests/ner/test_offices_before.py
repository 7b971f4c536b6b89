"""Offices that no table lists, and the names that they may stand before."""

import pytest

from tests.ner.test_names import names_of

BEFORE = "Hal itu sudah lama sekali dibicarakan oleh warga yang tinggal di sana sejak tahun lalu. "


def office_of(text: str, name: str) -> tuple[str | None, dict[str, str | None] | None]:
    """Return title and office of the person `name` in the text behind a plain sentence."""
    text = f"{BEFORE}{text} {BEFORE}"
    (person,) = [m for m in names_of(text) if text[m.start : m.end] == name]
    return person.title, person.office


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation"),
    [
        (
            "Deputi Sistem dan Tata Kelola Badan Gizi Nasional (BGN) Tigor Pangaribuan hadir.",
            "Tigor Pangaribuan",
            "Deputi Sistem dan Tata Kelola",
            "Badan Gizi Nasional",
        ),
        (
            "Direktur Resiko, Strategi dan Kepatuhan BTN Andi Wijaya hadir di sana.",
            "Andi Wijaya",
            "Direktur Resiko, Strategi dan Kepatuhan",
            "BTN",
        ),
        (
            "Manager Communication & CSR Pertamina Region Kalimantan, Yudi Nugraha, hadir.",
            "Yudi Nugraha",
            "Manager Communication & CSR",
            "Pertamina",
        ),
        (
            "Kemarin Direktur MNC Leasing, Henri Gunawan, hadir di sana.",
            "Henri Gunawan",
            "Direktur",
            "MNC Leasing",
        ),
    ],
)
def test_a_chain_of_capitals_leads_to_the_name(
    text: str, name: str, role: str, organisation: str
) -> None:
    _, office = office_of(text, name)
    assert office == {"role": role, "organisation": organisation, "place": None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Menemui Manager Communication & CSR Pertamina, Yudi Nugraha berkata lain.",
            "Yudi Nugraha",
        ),
        ("Istri Manager Communication & CSR Pertamina, Siti Aminah, hadir.", "Siti Aminah"),
        ("Gubernur, Wakil Gubernur, Budi Santoso dan lain-lain datang.", "Budi Santoso"),
    ],
)
def test_other_names_have_no_office(text: str, name: str) -> None:
    assert office_of(text, name)[1] is None


def test_a_rank_alone_is_no_office() -> None:
    assert office_of("Kata Irjen Herry Heryawan, itu baik.", "Herry Heryawan") == ("Irjen", None)
    title, office = office_of(
        "Kata Irjen Kementerian Pertanian Budi Santoso, itu baik.", "Budi Santoso"
    )
    assert title == "Irjen Kementerian Pertanian"
    assert office is not None and office["role"] == "Irjen"
