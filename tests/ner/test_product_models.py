import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.product_models import product_end
from idnews.ner.word_tests import best_entry
from idnews.ner.words import read_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iPhone 15 Pro Max dijual", "iPhone 15 Pro Max"),
        ("iPhone 15 juta rupiah", "iPhone"),
        ("Samsung Galaxy Z Fold7 dijual", "Samsung Galaxy Z Fold7"),
        ("Galaxy S24 dijual", "Galaxy S24"),
        ("Galaxy dijual", ""),
        ("Samsung A06 dijual", "Samsung A06"),
        ("Samsung 5G dijual", ""),
        ("Samsung 15 unit", ""),
        ("Realme 12 Pro dijual", "Realme 12 Pro"),
        ("Apple iPhone 15 dijual", "Apple iPhone 15"),
        ("Facebook Toyota Sienta", ""),
        ("Toyota Kijang Innova Zenix dijual", "Toyota Kijang Innova Zenix"),
        ("Avanza 2021 dijual", "Avanza"),
        ("Avanza B 1596 XY", "Avanza"),
        ("Honda CB150R dijual", "Honda CB150R"),
        ("Tesla Model Y dijual", "Tesla Model Y"),
        ("Boeing 787-8 jatuh", "Boeing 787-8"),
        ("AMD Ryzen 7 7800X3D dijual", "AMD Ryzen 7 7800X3D"),
        ("Free Fire 19 Juni", "Free Fire"),
        ("PS4 Slim 500 GB", "PS4 Slim"),
        ("Snapdragon 8 Elite Gen 5 dipakai", "Snapdragon 8 Elite Gen 5"),
        ("Tapera 12 persen", ""),
        ("Bank Mandiri 12 Pro", ""),
    ],
)
def test_product_end(text: str, expected: str) -> None:
    words = read_words(text, token_spans(text), [False] * len(token_spans(text)))
    end = product_end(words, 0, best_entry(words, 0))
    assert text[: words.ends[end - 1] if end else 0] == expected


def test_nothing_known_is_no_product() -> None:
    words = read_words("Meja 15 Pro", token_spans("Meja 15 Pro"), [False] * 3)
    assert product_end(words, 0, None) == 0
