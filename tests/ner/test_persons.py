import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.persons import read_person
from idnews.ner.words import read_words


def person(text: str, *, is_expected: bool = False) -> str:
    tokens = token_spans(text)
    words = read_words(text, tokens, [False] * len(tokens))
    end = read_person(words, 0, is_expected=is_expected)
    return text[: words.ends[end - 1]] if end else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siti Aminah pulang", "Siti Aminah"),
        ("Abdullah bin Umar pulang", "Abdullah bin Umar"),
        ("Ahmad van der Berg pulang", "Ahmad van der Berg"),
        ("Budi Santoso Senin kemarin", "Budi Santoso"),
        ("Budi Santoso\nSiti Aminah", "Budi Santoso"),
        ("Budi Santoso KPK", "Budi Santoso"),
        ("Retno LP Marsudi", "Retno LP Marsudi"),
        ("pulang", ""),
        ("Senin kemarin", ""),
        ("Kesehatan masyarakat", ""),
        ("WIB", ""),
        ("dan Budi", ""),
    ],
)
def test_persons(text: str, expected: str) -> None:
    assert person(text) == expected
