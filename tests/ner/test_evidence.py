import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.evidence import Run, context_points, decide, inner_points
from idnews.ner.words import Words, read_words


def words_of(text: str) -> Words:
    tokens = token_spans(text)
    return read_words(text, tokens, [start == 0 for start, _ in tokens])


@pytest.mark.parametrize(
    ("total", "label"),
    [
        ({"PERSON": 3}, "PERSON"),
        ({"PERSON": 4, "ORG": 3}, "PERSON"),
        ({"ORG": 2}, None),
        ({"ORG": 3, "PERSON": 3}, None),
        ({"O": 9, "PERSON": 3}, None),
        ({}, None),
    ],
)
def test_decide(total: dict[str, int], label: str | None) -> None:
    decision = decide(total)
    assert (decision and decision[0]) == label


def test_words_inside() -> None:
    assert inner_points(words_of("kata Siti Aminah"), Run(1, 3))["PERSON"] >= 3
    assert inner_points(words_of("Contoso Airlines terbang"), Run(0, 2))["ORG"] == 5
    assert inner_points(words_of("pada Meja Hijau"), Run(1, 3)) == {"O": 4}


def test_neighbours() -> None:
    assert context_points(words_of("kata Xavio (45)"), Run(1, 2)) == {"PERSON": 7}
    assert context_points(words_of("desa Xavio"), Run(1, 2)).get("GPE", 0) >= 1
    assert context_points(words_of("pada Xavio"), Run(1, 2)) == {}
