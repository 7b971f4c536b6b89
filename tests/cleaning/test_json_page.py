"""Pages of JSON: read by their fields; what only looks like JSON stays text."""

import json

import pytest

from idnews.cleaning import clean, read_page, replay
from idnews.cleaning.json_page import read_fields

FIRST = "Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu, kata pedagang."
SECOND = "Pemerintah kota berjanji menggelar pasar murah di sebelas kecamatan pekan depan."
RECORD = {
    "title": "Harga Beras Naik",
    "content": f"JAMBI, KOMPAS.com - {FIRST}\n{SECOND}",
    "date": "2018-07-03T10:15:00+07:00",
    "url": "https://regional.kompas.com/read/2018/07/03/1/harga",
    "id": 7,
}


@pytest.mark.parametrize("data", [RECORD, [RECORD]])
def test_an_article_is_read_by_its_fields(data: object) -> None:
    page = json.dumps(data)
    article = clean(page)
    assert article.headline == "Harga Beras Naik"
    assert article.body == f"{FIRST}\n{SECOND}"
    assert (article.place, article.outlet) == ("JAMBI", "KOMPAS.com")
    assert (article.published or "")[:10] == "2018-07-03"
    assert replay(page, article) == article.body


def test_html_in_a_field_is_read_as_html() -> None:
    body = f"<div><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert clean(json.dumps({"title": "Harga Beras Naik", "html": body})).body == (
        f"{FIRST}\n{SECOND}"
    )


def test_a_list_of_texts_is_paragraphs() -> None:
    assert clean(json.dumps(["", FIRST, SECOND])).body == f"{FIRST}\n{SECOND}"


def test_a_date_that_nobody_can_read_is_left_aside() -> None:
    assert clean(json.dumps({"text": FIRST, "date": "kapan-kapan"})).published is None


def test_several_articles_are_told() -> None:
    with pytest.raises(ValueError, match="JSON with 2 articles"):
        clean(json.dumps([RECORD, RECORD]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[1, 2]",
        '[{"judul": "a"}]',
        '{"text": 5}',
        "[Gambas:Video 20detik]",
        '["terpotong',
        "[" * 5000 + "]" * 5000,
        '"Harga naik," kata dia.',
    ],
)
def test_what_only_looks_like_an_article_stays_text(text: str) -> None:
    assert read_fields(text) is None
    assert read_page(text).text == text
