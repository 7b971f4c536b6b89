"""HTML pages: told from text, read with their metadata, never a crash."""

import pytest

from idnews.cleaning import clean, read_page, replay
from idnews.cleaning.markup import is_html

PARAGRAPHS = [
    "JAMBI, KOMPAS.com - Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu, "
    "kata seorang pedagang yang ditemui di Pasar Angso Duo pada Selasa (3/7/2018) pagi.",
    '"Kami terpaksa menaikkan harga karena pasokan dari petani terus berkurang sejak bulan lalu, '
    'dan biaya angkutan juga naik," kata pedagang itu kepada wartawan.',
    "Pemerintah kota berjanji menambah pasokan dan menggelar pasar murah di sebelas kecamatan "
    "mulai pekan depan agar harga kembali turun sebelum akhir bulan ini.",
]
PAGE = (
    "<!DOCTYPE html><html lang='id'><head><title>Harga Beras Naik, Warga Mengeluh - Kompas.com"
    "</title><meta name='author' content='Siti Aminah'>"
    "<meta property='article:published_time' content='2018-07-03T10:15:00+07:00'>"
    "<link rel='canonical' href='https://regional.kompas.com/read/2018/07/03/1/harga'></head>"
    "<body><nav><a href='/'>Home</a> <a href='/x'>Nasional</a></nav><article>"
    "<h1>Harga Beras Naik, Warga Mengeluh</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "<p>Baca juga: <a href='/stok'>Stok Beras Aman</a></p></article>"
    "<footer>Copyright 2018</footer></body></html>"
)


@pytest.mark.parametrize(
    ("page", "answer"),
    [
        (PAGE, True),
        ("<p>Harga naik.", True),
        ("  <div>Harga naik.", True),
        ("Harga naik.</p><p>Warga resah.</p>", True),
        ("Harga < Rp5.000 dan > Rp4.000", False),
        ("Kata <b>dia</b> begitu.", False),
        ("Harga naik.", False),
        ("", False),
    ],
)
def test_is_html(page: str, answer: bool) -> None:
    assert is_html(page) is answer


def test_html_page_gives_all_parts() -> None:
    article = clean(PAGE)
    body = "\n".join(PARAGRAPHS).removeprefix("JAMBI, KOMPAS.com - ")
    assert article.body == body
    assert article.headline == "Harga Beras Naik, Warga Mengeluh"
    assert (article.dateline, article.place) == ("JAMBI, KOMPAS.com", "JAMBI")
    assert (article.outlet, article.byline) == ("KOMPAS.com", "Siti Aminah")
    assert (article.published, article.published_from) == ("2018-07-03", "metadata")


def test_offsets_are_of_the_text_in_the_page() -> None:
    article = clean(PAGE)
    text = read_page(PAGE).text
    assert article.removed
    assert all(text[r.start : r.end] == r.text for r in article.removed)
    assert replay(PAGE, article) == article.body


@pytest.mark.parametrize(
    "page",
    [
        PAGE[: len(PAGE) // 2],
        PAGE.replace("</p>", ""),
        "<html><body>" + "<div>" * 3000 + "Harga naik.",
        "<html><body><p>Harga\x00 naik.\ud800</p>",
        "<p>" + "<" * 5000,
        "<!-- " + "x" * 5000,
        "<html><script>while(1){}</script><p>Harga naik.</p>",
    ],
)
def test_broken_html_gives_an_article(page: str) -> None:
    article = clean(page)
    article.to_json().encode("utf-8")
    assert "while(1)" not in article.body


def test_a_lead_right_in_the_element_of_the_body_is_kept() -> None:
    lead = (
        "Pemerintah Kota Jambi membagikan 1.200 paket beras kepada warga yang rumahnya terendam "
        "banjir sejak Senin malam, kata wali kota."
    )
    rest = "Bantuan itu datang dari gudang Bulog dan dibagikan oleh petugas di balai desa. " * 3
    page = (
        f'<html><body><div>Menu</div><span itemprop="articleBody"><b>Kabar.co.id</b> - {lead}'
        f"<div><br></div><div>{rest}</div><div>{rest}</div></span></body></html>"
    )
    assert read_page(page).text.count(lead) == 1
    assert read_page(page.replace("<b>", "<p><b>")).text.count(lead) == 1
