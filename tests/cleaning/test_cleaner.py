"""What holds for every page: offsets, replay, cleaning again, bad input, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idnews.cleaning import clean, replay
from idnews.records import Article
from tests.cleaning.loading import items

PIECES = st.sampled_from(
    [
        "",
        "Jakarta",
        "-",
        "Jakarta - Harga beras naik lagi di sejumlah pasar tradisional, kata pedagang kemarin.",
        "Jakarta - Jakarta - Warga resah dengan harga yang naik di pasar sejak pekan lalu ini.",
        "Harga Beras Naik Lagi di Jambi",
        "Baca juga: Stok beras aman",
        "Baca juga:",
        "Baca Juga",
        "Warga mengeluh. (abc/def)",
        "(Yen)",
        "nikel",
        "COPYRIGHT © ANTARA 2018",
        "Foto: Humas",
        "- Judul Satu Baru0",
        "- Judul Dua Baru Sekali",
        "ADVERTISEMENT",
        "Selasa, 3 Juli 2018 10:10 WIB",
        "1 jam lalu Warga Serbu Pasar",
        "Berita Terkait",
        "Liputan6.com, Jakarta",
        "&amp;quot;",
        "â€œ",
        "\u200b",
        "\r\n",
        "\x00",
        "\ud800",
        "Penulis: Budi",
        "Menteri Keuangan",
        "menyatakan hal itu kepada pers.",
        '"Kami siap," katanya.',
        "(*)",
        "=====",
        "Editor: X",
        "</b>",
        "Pokok" * 30 + ".",
    ]
)
PAGES = st.builds(
    lambda pieces, mark: mark.join(pieces),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=9),
    st.sampled_from(["\n", " ", "", "\n\n"]),
)


@given(PAGES)
@settings(max_examples=400, deadline=None)
def test_every_page(page: str) -> None:
    article = clean(page)
    for removal in article.removed:
        assert page[removal.start : removal.end] == removal.text
    ends = [removal.end for removal in article.removed]
    assert all(e <= r.start for e, r in zip(ends, article.removed[1:], strict=False))
    assert replay(page, article) == article.body
    again = clean(article.text)
    assert (again.headline, again.body) == (article.headline, article.body)
    assert Article.from_dict(article.to_dict()) == article


@pytest.mark.parametrize("page", ["", " ", "\n\n", "\x00", "\u200b", "<html></html>", "<p>"])
def test_nothing_in_nothing_out(page: str) -> None:
    assert clean(page).body == ""


@pytest.mark.parametrize(
    "page",
    [
        "😀 🎉",
        "ꦧꦱꦗꦮ العربية Indonesia.",
        "12345 67890",
        "!!! ??? ...",
        "\ud800 kata dia.",
        "Judul\x00 yang\x1b[31m rusak",
    ],
)
def test_odd_text_gives_a_well_formed_article(page: str) -> None:
    article = clean(page)
    assert article.body
    article.to_json().encode("utf-8")


@pytest.mark.parametrize("value", [b"Jambi", None, 3, ["Jambi"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="page_text must be str"):
        clean(value)  # type: ignore[arg-type]


def test_bad_published_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a date such as"):
        clean("Harga naik.", published="kemarin")


HOSTILE = {
    "words": "kata ",
    "sentences": "Kata dia, harga naik. ",
    "lines": "Harga naik\n",
    "one letter": "a",
    "spaces": " ",
    "line feeds": "\n",
    "links": "Baca juga: ",
    "brackets": "(((",
    "tags": "<b",
    "capitals": "Aa ",
    "dashes": "- ",
    "quotes": '"“',
    "entities": "&amp;",
    "mojibake": "â€œ",
    "arabic": "العربية",
    "dates": "Senin (3/7) ",
    "dots": "A.",
    "captions": "Foto: ",
    "counts": "Judul baru0\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_linearly(name: str) -> None:
    """Four times the page takes at most about ten times as long (quadratic would be sixteen)."""

    def seconds(size: int) -> float:
        page = (HOSTILE[name] * (size // len(HOSTILE[name]) + 1))[:size]
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            clean(page)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(25_000), seconds(100_000)
    assert large < max(10 * small, 0.5)


def test_cleaning_never_asks_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> float:
        raise AssertionError("the clock was asked")

    monkeypatch.setattr(time, "time", fail)
    for case in items("pages.json"):
        clean(case["page"])
