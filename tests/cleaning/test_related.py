"""Links to other articles: their ends, their texts, and words that only look like them."""

from typing import Any

import pytest

from idnews.cleaning import clean
from idnews.cleaning.draft import View
from idnews.cleaning.related import find_headline_list, find_related_list
from tests.cleaning.loading import items


@pytest.mark.parametrize("case", items("read_also.json"), ids=lambda case: case["name"])
def test_read_also(case: dict[str, Any]) -> None:
    article = clean(case["page"])
    assert article.body == case["body"]
    assert [link.text for link in article.links] == case["links"]


def test_address_of_a_link_is_kept() -> None:
    article = clean("Harga naik.\nBaca juga: [Stok aman](https://contoh.id/stok)\nWarga resah.")
    assert [(link.text, link.url) for link in article.links] == [
        ("Stok aman", "https://contoh.id/stok")
    ]


@pytest.mark.parametrize(
    "page",
    [
        "Timnas U23 menang atas Jepang U23\nPenonton menyaksikan laga U20",
        "Sumber: https://contoh.id/p2Gn6\nArsip: https://contoh.id/mfoB4",
        "Pasien COVID19\nRapat G20",
    ],
)
def test_numbers_that_belong_to_words_are_no_counts(page: str) -> None:
    assert find_related_list(View(page)) == ([], [])


def test_a_list_below_the_headline_is_no_list_of_headlines() -> None:
    page = "Harga Naik\n- Beras Medium\n- Beras Premium\n- Beras Merah\nWarga resah."
    assert find_headline_list(View(page)) == ([], [])
