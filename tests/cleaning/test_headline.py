"""Which lines are headlines."""

import pytest

from idnews.cleaning import clean
from idnews.cleaning.headline import is_headline, tidy_title

PROSE = "Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu, kata pedagang itu."


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Harga Beras Naik, Warga Mengeluh", True),
        ("Harga beras naik, warga mengeluh!", True),
        ("Benarkah Harga Beras Naik?", True),
        ("Harga Beras Naik Lagi...", True),
        ("29 Penerbangan Dibatalkan", True),
        ("“Kami Siap”", True),
        ("Harga beras naik.", False),
        ("Menteri Koordinator,", False),
        ('"Kami siap."', False),
        ("Berikut daftarnya:", False),
        ("harga beras naik", False),
        ("Sambut tahun baru dengan gim baru. Apa saja gimnya?", False),
        ("Sumber: https://contoh.id", False),
        ("Acara dibuka Kamis (19/6/2025) malam", False),
        ("12345", False),
        ("", False),
    ],
)
def test_is_headline(line: str, answer: bool) -> None:
    assert is_headline(line) is answer


@pytest.mark.parametrize(
    ("page", "headline"),
    [
        (f"Harga Beras Naik di Jambi\n{PROSE}", "Harga Beras Naik di Jambi"),
        (f"Harga beras naik di Jambi\n\n{PROSE}", "Harga beras naik di Jambi"),
        (f"Harga beras naik di Jambi\nJambi - {PROSE}", "Harga beras naik di Jambi"),
        (f"Harga Beras Naik\nHarga Beras Naik\nJambi - {PROSE}", "Harga Beras Naik"),
        (f"Harga Beras Naik Lagi |Republika Online\n{PROSE}", "Harga Beras Naik Lagi"),
        (f"Harga Beras Naik Lagi : Okezone Economy\n{PROSE}", "Harga Beras Naik Lagi"),
        (
            f"Anies Bertemu Ketua NasDem - Surya Paloh\n\n{PROSE}",
            "Anies Bertemu Ketua NasDem - Surya Paloh",
        ),
        (f"Harga beras naik di Jambi\n{PROSE}", None),
        (f"{PROSE}\n{PROSE.upper()}", None),
        ("Menteri Keuangan Sri Mulyani Indrawati\nmenyatakan harga beras turun pekan ini.", None),
        ("Harga Beras Naik di Jambi", None),
        (PROSE, None),
    ],
)
def test_headline_of_a_page(page: str, headline: str | None) -> None:
    article = clean(page)
    assert article.headline == headline
    if headline is None:
        assert article.body.split() == page.split()


def test_site_names_leave_the_title() -> None:
    assert tidy_title("Harga Beras Naik Lagi - Kompas.com") == "Harga Beras Naik Lagi"
    assert tidy_title("KapanLagi.com: Harga Beras Naik Lagi") == "Harga Beras Naik Lagi"
    assert tidy_title(None) is None
