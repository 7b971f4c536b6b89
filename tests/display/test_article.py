import json
import re

import pytest

from idnews.display import analysis_to_html
from idnews.display.article import article_html
from idnews.records import Analysis, Article
from tests.display.examples import example


def test_everything_that_was_read_is_there_and_nothing_is_markup() -> None:
    html = article_html(example())
    summaries = re.findall(r"<summary>(.*?)</summary>", html)
    assert summaries == [
        "Who said what: 2",
        "Names and values: 3",
        "Other articles that the page names: 1",
        "What cleaning took out of the page: 1",
    ]
    assert "Baca juga: &lt;script&gt;" in html
    assert "Harga &lt;i&gt;naik&lt;/i&gt;" in html
    assert "&lt;dana&gt;" in html
    assert "Selesai &lt;b&gt;&amp;amp;&lt;/b&gt;." in html
    assert "<script" not in html
    assert "href" not in html  # an address on a page may be a script: it is text here
    assert '<h3 lang="id">' in html


def test_names_are_listed_once_with_all_that_is_known() -> None:
    html = article_html(example())
    row = "<tr><td>PERSON</td><td>Ridwan Kamil</td><td>2×</td><td>title: Gubernur</td></tr>"
    assert row in html


def test_the_legend_counts_what_is_marked() -> None:
    counts = re.findall(r"checked> ([\w ]+) <b>(\d+)</b>", article_html(example()))
    assert counts == [("people", "2"), ("places", "1"), ("amounts", "1"), ("quotes", "2")]


@pytest.mark.parametrize("text", ["", " \n ", "\x00\ud800", "<" * 100])
def test_odd_articles_are_shown(text: str) -> None:
    html = analysis_to_html(Analysis(Article(body=text), text=text))
    html.encode("utf-8")
    assert html.endswith("</article>")


def test_an_error_is_shown() -> None:
    html = article_html(Analysis(Article(body=""), text="", error="TypeError: <bytes>"))
    assert "<strong>TypeError: &lt;bytes&gt;</strong>" in html


def test_a_notebook_shows_it_and_can_save_it() -> None:
    html = example()._repr_html_()
    assert html.startswith("<style>")
    assert json.loads(json.dumps({"text/html": html}))["text/html"] == html


def test_the_style_names_nothing_outside() -> None:
    html = analysis_to_html(example())
    style = html.split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style


def test_ids_are_unique_and_described_marks_have_them() -> None:
    html = article_html(example())
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names)) > 0
    assert set(re.findall(r'aria-describedby="([^"]+)"', html)) == set(names)
