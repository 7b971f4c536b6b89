import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.places import read_place
from idnews.ner.words import read_words


def place(text: str) -> str | None:
    tokens = token_spans(text)
    words = read_words(text, tokens, [False] * len(tokens))
    found = read_place(words, 0)
    return None if found is None else text[: words.ends[found[0] - 1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kota Jambi maju", "Kota Jambi"),
        ("Jawa Timur", "Jawa Timur"),
        ("Kabupaten Xanadu ramai", "Kabupaten Xanadu"),
        ("Amerika Serikat", "Amerika Serikat"),
        ("Kota itu", None),
        ("kota Jambi", None),
        ("Meja", None),
        ("Siti Aminah", None),
    ],
)
def test_places(text: str, expected: str | None) -> None:
    assert place(text) == expected
