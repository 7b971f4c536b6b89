"""The date of publication from each kind of evidence, and what is none."""

import pytest

from idnews.cleaning import clean
from idnews.cleaning.draft import View
from idnews.cleaning.publication import body_date, find_timestamps, parse_published, url_date
from tests.cleaning.loading import table


@pytest.mark.parametrize(("body", "extra", "published", "evidence"), table("published.tsv"))
def test_body_date(body: str, extra: str, published: str, evidence: str) -> None:
    assert body_date(body, f"{body}\n{extra}") == (published or None, evidence or None)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2018-07-03", "2018-07-03"),
        ("2018-07-03T10:15:00+07:00", "2018-07-03"),
        ("2018-07", "2018-07"),
        ("XXXX-07-03", "XXXX-07-03"),
        ("Selasa, 3 Juli 2018 10:15 WIB", "2018-07-03"),
        ("Kompas.com - 10/06/2025, 21:23 WIB", "2025-06-10"),
        ("16Jun2025", "2025-06-16"),
        ("29May2025", "2025-05-29"),
        ("13+December+2018", "2018-12-13"),
        ("29-Mei-2025", "2025-05-29"),
        ("May 29, 2025", "2025-05-29"),
        ("Thu, 29 May 2025 10:00:00 +0700", "2025-05-29"),
        ("2025/5/9", "2025-05-09"),
        ("20240612", "2024-06-12"),
        ("1718150400", "2024-06-12"),
        ("1718150400000", "2024-06-12"),
    ],
)
def test_parse_published(value: str, iso: str) -> None:
    assert parse_published(value) == iso


@pytest.mark.parametrize(
    "value",
    [
        "",
        "kemarin",
        "2018-13-40",
        "3/7",
        "99",
        "20241340",
        "31Feb2020",
        "12 marah 2020",
        "Tidak ditemukan",
    ],
)
def test_parse_published_refuses(value: str) -> None:
    with pytest.raises(ValueError, match="expected a date such as"):
        parse_published(value)


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://nasional.kompas.com/read/2025/06/10/21233191/judul", "2025-06-10"),
        ("https://finansial.bisnis.com/read/20181213/215/869425/judul", "2018-12-13"),
        ("https://sports.okezone.com/read/2025/06/10/40/3145942/judul", "2025-06-10"),
        ("https://news.detik.com/berita/d-8025436/judul-2024", None),
        ("https://contoh.id/read/2025/13/40/judul", None),
        (None, None),
    ],
)
def test_url_date(url: str | None, date: str | None) -> None:
    assert url_date(url) == date


@pytest.mark.parametrize(
    "line",
    [
        "Rapat digelar Selasa, 10 Juni 2025 pukul 08.52 WIB di balai kota",
        "Selasa, 10 Juni 2025",
        "Pukul 08.52 WIB",
    ],
)
def test_a_line_with_other_words_is_no_time_stamp(line: str) -> None:
    assert find_timestamps(View(line)) == ([], None)


def test_what_the_caller_knows_comes_first() -> None:
    page = "Selasa, 3 Juli 2018 10:15 WIB\nHarga naik, kata dia, Senin (2/7/2018)."
    assert clean(page, published="2018-07-04").published == "2018-07-04"
    assert clean(page).published == "2018-07-03"
    assert clean(page.split("\n")[1], url="https://a.id/2018/07/05/x").published == "2018-07-05"
