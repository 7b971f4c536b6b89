import json

import pytest

from idnews.records import (
    Analysis,
    Article,
    Cluster,
    Entity,
    Keyword,
    Link,
    Quote,
    Reference,
    Removal,
    Sentence,
    Token,
)

ANALYSIS = Analysis(
    article=Article(
        body="Fasha hadir.",
        headline="Rapat",
        published="2018-07-03",
        links=(Link("Harga naik", None, "related"),),
        removed=(Removal(0, 5, "Iklan", "advertisement", "drop_furniture"),),
    ),
    text="Rapat\n\nFasha hadir.",
    sentences=(Sentence(0, 5, "Rapat"), Sentence(7, 19, "Fasha hadir.")),
    tokens=(Token(7, 12, "Fasha", "fasha", "Fasha"),),
    entities=(
        Entity(7, 12, "Fasha", "PERSON", "rules", 0.9, name="Syarif Fasha", age=50),
        Entity(0, 5, "Rapat", "DATE", "rules", 1.0, value={"value": "2018"}),
    ),
    quotes=(Quote(7, 12, "Fasha", "direct", speaker="Syarif Fasha"),),
    keywords=(Keyword("rapat", 0.5, 2, "term", ((0, 5), (7, 12))),),
    clusters=(
        Cluster(
            "Syarif Fasha",
            "PERSON",
            1,
            ((7, 12),),
            (Reference(13, 18, "hadir", "pronoun"),),
            age=50,
        ),
    ),
)


def test_an_analysis_survives_json() -> None:
    assert Analysis.from_json(ANALYSIS.to_json()) == ANALYSIS


def test_to_dict_holds_plain_data_only() -> None:
    assert json.loads(json.dumps(ANALYSIS.to_dict())) == ANALYSIS.to_dict()


def test_records_are_frozen_and_hashable() -> None:
    with pytest.raises(AttributeError):
        ANALYSIS.article.body = "x"  # type: ignore[misc]
    assert len({ANALYSIS, Analysis.from_json(ANALYSIS.to_json())}) == 1


def test_the_text_is_headline_and_body() -> None:
    article = ANALYSIS.article
    assert article.text == ANALYSIS.text
    assert article.text[article.body_start :] == article.body
    assert Article(body="a").text == "a"


def test_a_record_is_shown_in_one_short_line() -> None:
    long = Analysis(Article(body="Fasha hadir.\n" * 1000), "", tokens=ANALYSIS.tokens * 1000)
    for record in (ANALYSIS, ANALYSIS.article, long, long.article):
        assert "\n" not in repr(record)
        assert len(repr(record)) < 200
    assert repr(ANALYSIS) == (
        "Analysis('Rapat', sentences: 2, tokens: 1, entities: 2, quotes: 1, keywords: 1, "
        "clusters: 1)"
    )
    assert repr(Link("Harga naik", None, "related")) == (
        "Link(text='Harga naik', url=None, kind='related')"
    )


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ([], TypeError, "needs a mapping, got list"),
        ({"bodi": "x"}, ValueError, "has no field ['bodi']"),
        ({}, ValueError, "body"),
    ],
)
def test_from_dict_says_what_is_wrong(data: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        Article.from_dict(data)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_a_record_in_a_record_must_be_one() -> None:
    with pytest.raises(ValueError, match=r"Article\.from_dict needs a mapping"):
        Analysis.from_dict({"article": 3, "text": ""})
