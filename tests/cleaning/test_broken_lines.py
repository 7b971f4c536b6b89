"""Lines joined where a link broke a sentence, and lines that stand alone."""

import pytest

from idnews.cleaning.broken_lines import find_broken_lines


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Pelatih\nmengaku kecewa.", 1),
        ("Menurut Jepang\n, laga itu berat.", 1),
        ("Laga dipimpin oleh\nNova Arianto.", 1),
        ("Menteri Koordinator,\nYusril Mahendra, hadir.", 1),
        ("Harga naik.\nWarga resah.", 0),
        ("Harga Beras Naik\nWarga resah.", 0),
        ("harga emas naik.\nwarga resah.", 0),
        ("Syaratnya:\nfotokopi KTP", 0),
        ('"Kami siap."\nia pergi.', 0),
        ("Beras\na. medium\nb. premium", 0),
        ("Harga naik\n.5 persen", 0),
        ("", 0),
    ],
)
def test_broken_lines(text: str, count: int) -> None:
    assert len(find_broken_lines(text)) == count
