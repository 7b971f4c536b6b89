"""Credits of reporters, and brackets and labels that are none."""

import pytest

from idnews.cleaning import clean
from tests.cleaning.loading import table

FIRST = "Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu."


@pytest.mark.parametrize(("line", "byline"), table("bylines.tsv"))
def test_byline(line: str, byline: str) -> None:
    page = f"{FIRST}\n{line}"
    article = clean(page)
    if byline == "-":
        assert (article.byline, article.body) == (None, page)
    else:
        assert article.byline == (byline or None)
        assert [removal.kind for removal in article.removed] == ["byline"]


def test_tags_below_the_credit_go() -> None:
    page = f"{FIRST}\nWarga resah.\n(abc/def)\nharga beras\npasar murah"
    article = clean(page)
    assert article.body == f"{FIRST}\nWarga resah."
    assert [removal.kind for removal in article.removed] == ["byline", "tags"]


def test_prose_below_the_credit_stays() -> None:
    page = f"{FIRST}\n(abc/def)\nHarga gula juga naik, kata pedagang di pasar itu."
    assert clean(page).body == f"{FIRST}\nHarga gula juga naik, kata pedagang di pasar itu."


def test_a_number_spelt_out_in_brackets_is_no_credit() -> None:
    page = "Bursa dapat menghentikan perdagangan lebih dari 1 (satu) sesi perdagangan setelah izin"
    assert clean(page).body == page


def test_tags_on_the_same_line_go_with_the_credit() -> None:
    article = clean(f"{FIRST} Warga resah. (nkm) harga beras jambi")
    assert (article.body, article.byline) == (f"{FIRST} Warga resah.", "nkm")
