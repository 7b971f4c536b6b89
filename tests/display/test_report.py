"""A report says what the tables say; what is in them never becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from idnews.display import corpus_report
from idnews.display.report import facts_to_page
from idnews.display.report_data import (
    CorpusFacts,
    MoneyFact,
    NameCount,
    _Reader,
    read_corpus_facts,
)
from idnews.errors import CorpusError
from tests.display.tables import make_tables

ATTACK = "<script>alert(1)</script>\"'&"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tables(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def facts(tables: Path) -> CorpusFacts:
    return read_corpus_facts(tables, top=10)


def test_counts_of_articles(facts: CorpusFacts) -> None:
    assert facts.n_articles == facts.n_dated == 18
    assert (facts.first_date, facts.last_date) == ("2024-01-16", "2024-06-25")
    assert facts.outlets == [("Harian Contoh", 6), ("Suara Pesisir", 6), ("Warta Timur", 6)]
    assert facts.period == "month"
    assert facts.periods == [f"2024-0{month}" for month in range(1, 7)]
    assert facts.n_articles_by_period == [3] * 6


def test_names_are_counted_by_article(facts: CorpusFacts) -> None:
    first = facts.people[0]
    assert (first.name, first.n_articles, first.known) == (
        "Retno Kusumawardhani",
        6,
        "Bupati Demak",
    )
    assert facts.provinces["33"] == 12
    assert {"33", "53"} <= set(facts.provinces)
    assert all(len(group) <= 10 for group in (facts.people, facts.organisations, facts.places))


def test_speakers_amounts_and_terms(facts: CorpusFacts) -> None:
    speakers = {speaker.name: speaker for speaker in facts.speakers}
    assert speakers["Hartono Wibisana"].n_direct >= 3
    assert speakers["Hartono Wibisana"].example
    assert facts.largest_amounts[0] == MoneyFact(
        "Rp100 miliar", 1e11, "Pemprov NTT Siapkan Rp40 Miliar untuk Jalan", "2024-02-27"
    )
    assert sum(facts.money_by_power.values()) > 20
    assert min(facts.money_by_power) == 3
    assert all(len(counts) == 6 for counts in facts.terms.values())


def test_terms_over_time_are_chosen_among_dated_articles() -> None:
    connection = pytest.importorskip("duckdb").connect()
    connection.execute(
        """create table articles as from (values ('a', '2024-01-02'), ('b', '2024-01-30'),
            ('c', null), ('d', '2024'), ('e', '2023')) as t(article_id, published);
        create table keywords as from (values ('a', 'Beras'), ('b', 'beras'), ('a', 'emas'),
            ('c', 'emas'), ('d', 'emas'), ('e', 'emas')) as t(article_id, text)"""
    )
    terms = _Reader(connection, 1).terms("month", ["2024-01"])
    assert {term.lower(): counts for term, counts in terms.items()} == {"beras": [2]}


def test_one_is_counted_in_the_singular(facts: CorpusFacts) -> None:
    page = facts_to_page(
        replace(facts, n_articles=1, n_quotes=1, terms={"emas": [1, 0, 0, 0, 0, 0]}), title="x"
    )
    assert "1 article " in page and "1 quotation," in page and "1 article<" in page


def test_the_page_has_every_part_and_whole_charts(tables: Path) -> None:
    page = corpus_report(tables, title="Beras & banjir")
    assert "<h1>Beras &amp; banjir</h1>" in page
    assert re.findall(r'<h2 id="h-(\w+)">', page) == [
        "time",
        "people",
        "organisations",
        "places",
        "quotes",
        "amounts",
        "terms",
    ]
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    for chart in re.findall(r"<svg.*?</svg>", page):
        ElementTree.fromstring(chart)
    assert page.count('<path class="s') == 38
    assert "Jawa Tengah: 12 articles" in page


def test_nothing_in_the_tables_becomes_markup(facts: CorpusFacts) -> None:
    name = NameCount(ATTACK, 1, 1, ATTACK)
    bad = replace(
        facts,
        outlets=[(ATTACK, 1)],
        people=[name],
        organisations=[name],
        places=[name],
        speakers=[replace(facts.speakers[0], name=ATTACK, title=ATTACK, example=ATTACK)],
        largest_amounts=[MoneyFact(ATTACK, 1.0, ATTACK, ATTACK)],
        currencies=[(ATTACK, 1)],
        terms={ATTACK: [1] * 6},
    )
    page = facts_to_page(bad, title=ATTACK)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 12


def test_an_empty_corpus_says_so(facts: CorpusFacts) -> None:
    empty = CorpusFacts(
        n_articles=0,
        n_tokens=0,
        n_dated=0,
        first_date=None,
        last_date=None,
        outlets=[],
        people=[],
        organisations=[],
        places=[],
        provinces={},
        speakers=[],
        n_quotes=0,
        n_unnamed_quotes=0,
        money_by_power={},
        largest_amounts=[],
        currencies=[],
        period="month",
        periods=[],
        n_articles_by_period=[],
        terms={},
    )
    page = facts_to_page(empty, title="x")
    assert "No article has a full date." in page
    assert page.count("Nothing of the kind was found.") == 6


def test_wrong_folders_and_options_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no corpus"):
        corpus_report(tmp_path)
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        corpus_report(tmp_path, top=0)


def test_a_folder_with_a_quotation_mark_is_read(tables: Path, tmp_path: Path) -> None:
    link = tmp_path / "it's; here"
    link.symlink_to(tables)
    assert read_corpus_facts(link, top=1).n_articles == 18
