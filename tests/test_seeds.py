"""The library is right on the articles it was founded on; every test prints what differs."""

from collections.abc import Iterable
from typing import Any

import pytest

import idnews
from idnews import Analysis
from idnews.cleaning import replay
from idnews.evaluation.gold import Gold, check_page, read_gold_folder
from idnews.evaluation.scores import Counts, count_labels, is_same_value, list_differences
from tests.conftest import SEEDS

GOLD = read_gold_folder(SEEDS)
MIN_ENTITY_F1 = 0.95
# Of ten keywords that an editor would accept, this many are among our ten.
MIN_KEYWORDS = 5


@pytest.fixture(scope="module", params=sorted(GOLD))
def seed(request: pytest.FixtureRequest, seed_pages: dict[str, str]) -> tuple[str, Gold, Analysis]:
    """A scraped page, its gold, and what idnews reads in it."""
    page = seed_pages[request.param]
    return page, GOLD[request.param], idnews.analyze(page)


def spans(items: Iterable[Any]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in items]


def test_gold_stands_in_the_page(seed: tuple[str, Gold, Analysis]) -> None:
    page, gold, _ = seed
    assert check_page(gold, page) == []


def test_cleaning_is_exact(seed: tuple[str, Gold, Analysis]) -> None:
    page, gold, result = seed
    parts = ("headline", "dateline", "place", "outlet", "published", "byline", "caption", "links")
    for part in parts:
        assert getattr(result.article, part) == getattr(gold.article, part), part
    assert result.article.body.split("\n") == gold.article.body.split("\n")
    assert replay(page, result.article) == result.article.body
    assert all(page[item.start : item.end] == item.text for item in result.article.removed)


def test_sentences_are_exact(seed: tuple[str, Gold, Analysis]) -> None:
    _, gold, result = seed
    expected = [gold.text[start:end] for start, end in gold.sentences]
    assert [sentence.text for sentence in result.sentences] == expected
    assert spans(result.sentences) == list(gold.sentences)


def test_tokens_are_exact(seed: tuple[str, Gold, Analysis]) -> None:
    _, gold, result = seed
    expected = [gold.text[start:end] for start, end in gold.tokens]
    assert [token.text for token in result.tokens] == expected
    assert spans(result.tokens) == list(gold.tokens)


def test_entities_are_found(seed: tuple[str, Gold, Analysis]) -> None:
    _, gold, result = seed
    wanted = [(e.start, e.end, e.label) for e in gold.entities]
    found = [(e.start, e.end, e.label) for e in result.entities]
    f1 = sum(count_labels(wanted, found).values(), Counts()).f1
    assert f1 is not None
    assert f1 >= MIN_ENTITY_F1, "\n".join(list_differences(gold.text, wanted, found))


def test_every_value_title_office_link_and_name_is_right(
    seed: tuple[str, Gold, Analysis],
) -> None:
    _, gold, result = seed
    found = {(e.start, e.end, e.label): e for e in result.entities}
    wrong = [
        f"{entity.text!r} {part}: {getattr(same, part)!r}, expected {getattr(entity, part)!r}"
        for entity in gold.entities
        if (same := found.get((entity.start, entity.end, entity.label))) is not None
        for part in ("value", "title", "office", "link", "name")
        if (getattr(entity, part) is not None or part in ("value", "title"))
        and not is_same_value(getattr(entity, part), getattr(same, part))
    ]
    assert wrong == []


def test_quotes_and_speakers_are_exact(seed: tuple[str, Gold, Analysis]) -> None:
    _, gold, result = seed
    direct = [quote for quote in result.quotes if quote.kind == "direct"]
    assert [(q.text, q.speaker, q.cue) for q in direct] == [
        (q.text, q.speaker, q.cue) for q in gold.quotes
    ]
    assert spans(direct) == spans(gold.quotes)


def test_keywords_are_ones_that_an_editor_accepts(seed: tuple[str, Gold, Analysis]) -> None:
    _, gold, result = seed
    wanted = {keyword.lower() for keyword in gold.keywords}
    found = [keyword.text.lower() for keyword in result.keywords]
    assert len(found) == 10
    assert len(wanted.intersection(found)) >= MIN_KEYWORDS, found
