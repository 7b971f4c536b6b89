"""The two seed pages, cleaned exactly; whole results are compared."""

from pathlib import Path

import pytest

from idnews.cleaning import clean, replay

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST, SECOND = "000_c8d757ddac283671.txt", "002_d9b47c7c36e23104.txt"

pytestmark = pytest.mark.skipif(not (SEEDS / FIRST).is_file(), reason="seeds/ is not here")


def page(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


def test_first_seed_is_cleaned_exactly() -> None:
    text = page(FIRST)
    article = clean(text)
    lines = text.split("\n")
    kept = [line for line in lines[:17] if not line.startswith("Baca juga")]
    kept[0] = kept[0].removeprefix("Jambi, Antaranews Jambi - ")
    assert article.headline is None
    assert article.body.split("\n") == kept
    assert (article.dateline, article.place) == ("Jambi, Antaranews Jambi", "Jambi")
    assert article.outlet == "Antaranews Jambi"
    assert (article.byline, article.caption) == (None, None)
    assert (article.published, article.published_from) == ("2018-07-03", "copyright")
    assert [link.text for link in article.links] == [
        "Lobi internasional hadirkan dana asing untuk Kota Jambi",
        'E-kinerja mantapkan implementasi "smart city" Kota Jambi',
        "KPU Jambi: Pleno penghitungan suara 4-6 Juli",
        "Rekapitulasi C1, Fasha-Maulana unggul 55,73 persen suara",
    ]


def test_second_seed_is_cleaned_exactly() -> None:
    text = page(SECOND)
    article = clean(text)
    lines = text.split("\n")
    kept = [line for line in lines[12:] if not line.startswith("- ")]
    kept[0] = kept[0].removeprefix("Mediajambi.com – ")
    kept[-1] = kept[-1].removesuffix(" (Yen)")
    headline = "Walikota Fasha Membuka Rapat Evaluasi Akhir Pelaksanaan Kerjasama UCLG-ASPAC"
    assert article.headline == headline
    assert article.body.split("\n") == kept
    assert (article.dateline, article.place) == ("Mediajambi.com", None)
    assert (article.outlet, article.byline) == ("Mediajambi.com", "Yen")
    assert article.caption == headline
    assert [r.text for r in article.removed if r.kind == "caption"] == [lines[11]]
    assert (article.published, article.published_from) == ("2023-02-27", "weekday")
    links = [link.text for link in article.links]
    assert links[:10] == [line[2:] for line in lines[:10]]
    assert links[10:] == [line[2:-1] for line in lines if line.startswith("- ") and line[-1] == "0"]
    assert len(links) == 15


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_removals_replay_and_cleaning_again_changes_nothing(name: str) -> None:
    text = page(name)
    article = clean(text)
    assert all(text[r.start : r.end] == r.text for r in article.removed)
    assert replay(text, article) == article.body
    again = clean(article.text)
    assert (again.headline, again.body) == (article.headline, article.body)
