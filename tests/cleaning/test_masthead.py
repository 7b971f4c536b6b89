"""Heads of pages that run into the story, and first lines that only mention a time."""

import pytest

from idnews.cleaning import clean
from idnews.cleaning.draft import View
from idnews.cleaning.masthead import find_masthead

STORY = "Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu, kata pedagang."


@pytest.mark.parametrize(
    "head",
    [
        "Harga Beras Naik Siti Aminah - detikFinance Kamis, 28 Apr 2016 17:21 WIB",
        "Harga Beras Naik Siti Aminah | Kamis, 28 Apr 2016 17:21 WIB Bagikan: url telah tercopy",
        "Harga Beras Naik Siti - detikFinance Kamis, 28 Apr 2016 17:21 WIB Foto: Budi/detikcom",
        "Harga Naik Siti - detikFinance Kamis, 28 Apr 2016 17:21 WIB Foto: Budi Santoso",
    ],
)
def test_masthead(head: str) -> None:
    article = clean(f"{head} Jakarta - {STORY}")
    assert (article.body, article.dateline) == (STORY, "Jakarta")
    assert (article.published, article.published_from) == ("2016-04-28", "timestamp")
    assert article.removed[0].text == head


def test_masthead_below_the_headline() -> None:
    head = "Harga Beras Naik Lagi Siti Aminah - detikFinance Kamis, 28 Apr 2016 17:21 WIB"
    article = clean(f"Harga Beras Naik Lagi\n\n{head} Jakarta - {STORY}")
    assert (article.headline, article.body) == ("Harga Beras Naik Lagi", STORY)
    assert (article.place, article.published) == ("Jakarta", "2016-04-28")


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "Gempa terjadi Kamis, 28 Apr 2016 17:21 WIB di laut selatan, kata petugas.",
        "Harga naik. Warga resah - Kamis, 28 Apr 2016 17:21 WIB pasar ditutup.",
        "Harga Beras Naik - Kamis, 28 Apr 2016 17:21 WIB",
        "",
    ],
)
def test_no_masthead(line: str) -> None:
    assert find_masthead(View(line)) == ([], None)
