"""Whole pages: every part compared with what a reader would take."""

from typing import Any

import pytest

from idnews.cleaning import clean, replay
from tests.cleaning.loading import items

PARTS = ("headline", "dateline", "place", "outlet", "byline", "published", "published_from", "body")


@pytest.mark.parametrize("case", items("pages.json"), ids=lambda case: case["name"])
def test_page(case: dict[str, Any]) -> None:
    article = clean(case["page"])
    assert {part: getattr(article, part) for part in PARTS} == {p: case[p] for p in PARTS}
    assert all(case["page"][r.start : r.end] == r.text for r in article.removed)
    assert replay(case["page"], article) == article.body
    again = clean(article.text)
    assert (again.headline, again.body) == (article.headline, article.body)
