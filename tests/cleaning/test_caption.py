"""Captions with and without credits, and sentences about pictures that stay."""

import pytest

from idnews.cleaning import clean
from tests.cleaning.loading import table

FIRST = (
    "Jambi - Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu, kata pedagang."
)


@pytest.mark.parametrize(("line", "caption"), table("captions.tsv"))
def test_caption(line: str, caption: str) -> None:
    article = clean(f"{FIRST}\n{line}\nWarga resah.")
    if caption == "-":
        assert article.caption is None
        assert line in article.body
    else:
        assert article.caption == caption
        assert line not in article.body
        assert [r.text for r in article.removed if r.kind == "caption"] == [line]


def test_credit_behind_a_sentence_deep_in_the_story_goes_alone() -> None:
    lines = [FIRST, *(f"Pedagang ke-{n} mengeluh soal harga." for n in range(8))]
    page = "\n".join([*lines, "Warga resah. (Foto: Humas)", "Pasokan ditambah."])
    assert clean(page).body.endswith("Warga resah.\nPasokan ditambah.")


def test_credits_inside_a_long_line_go() -> None:
    story = f"{FIRST} Kotak itu bergerak. Foto: Siti Aminah/detikcom Warga resah. " + FIRST * 3
    article = clean(story)
    assert "Kotak itu bergerak. Warga resah." in article.body
    assert [r.text for r in article.removed if r.kind == "photo_credit"] == [
        "Foto: Siti Aminah/detikcom"
    ]


def test_a_credit_alone_on_a_line_goes() -> None:
    page = f"{FIRST}\nANTARA/Siti Aminah\n" + "\n".join(f"Kalimat ke-{n}." for n in range(5))
    assert "ANTARA/" not in clean(page).body
