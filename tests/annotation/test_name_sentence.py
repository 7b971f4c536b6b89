import pytest

from idnews.annotation.name_sentence import NameSentence, sentence_from_text, spans_of, tags_of


def test_text_is_cut_into_tokens_and_tagged() -> None:
    text = "Ketua KPK (Firli Bahuri)."
    assert sentence_from_text(text, [(6, 9, "ORG"), (11, 23, "PERSON")], "x") == NameSentence(
        source="x",
        words=("Ketua", "KPK", "(", "Firli", "Bahuri", ")", "."),
        tags=("O", "B-ORG", "O", "B-PERSON", "I-PERSON", "O", "O"),
        joint_tags=("O", "B-ORG", "O", "B-PERSON", "I-PERSON", "O", "O"),
        spaces=(True, True, False, True, False, False, False),
    )


def test_a_token_that_a_span_cuts_is_tagged_whole() -> None:
    assert sentence_from_text("di Jakarta", [(3, 6, "place")], "x").tags == ("O", "B-place")


def test_no_spans_no_tags() -> None:
    assert sentence_from_text("tidak ada", [], "x").tags == ("O", "O")


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-ORG", "I-ORG"], [(0, 2, "ORG")]),
        (["B-ORG", "B-ORG"], [(0, 1, "ORG"), (1, 2, "ORG")]),
        (["I-ORG", "I-ORG"], [(0, 2, "ORG")]),
        (["B-ORG", "I-PERSON"], [(0, 1, "ORG"), (1, 2, "PERSON")]),
        (["B-ORG", "O", "I-ORG"], [(0, 1, "ORG"), (2, 3, "ORG")]),
    ],
)
def test_spans_of(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert spans_of(tags) == spans


@pytest.mark.parametrize(
    ("spans", "tags"),
    [
        ([], ("O", "O", "O")),
        ([(0, 2, "ORG")], ("B-ORG", "I-ORG", "O")),
        ([(0, 2, "ORG"), (1, 3, "PERSON")], ("B-ORG", "I-ORG", "O")),
        ([(0, 1, "ORG"), (1, 2, "ORG")], ("B-ORG", "B-ORG", "O")),
    ],
)
def test_tags_of(spans: list[tuple[int, int, str]], tags: tuple[str, ...]) -> None:
    assert tags_of(spans, 3) == tags
