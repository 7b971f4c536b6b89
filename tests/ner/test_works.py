import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.words import read_words
from idnews.ner.works import read_work


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ia menonton film Laskar Pelangi kemarin", "film", "WORK_OF_ART Laskar Pelangi"),
        (
            'Ia menulis buku berjudul "Di Bawah Api" lalu',
            "buku",
            "WORK_OF_ART Di Bawah Api",
        ),
        ("Diskusi bertajuk 'Masa Depan Energi' ramai", "bertajuk", "EVENT Masa Depan Energi"),
        ("Ia menonton film Korea kemarin", "film", None),
        ("Ia menyanyikan lagu Iwan Fals kemarin", "lagu", None),
        ('Ia menulis buku, "Sudah selesai," katanya', "buku", None),
        ('Ia menulis buku dan "Habis Gelap" juga', "buku", None),
        ("Spanduk bertajuk 'Tolak' ramai", "bertajuk", None),
        ("Ia menonton film", "film", None),
    ],
)
def test_titles_of_works(text: str, word: str, expected: str | None) -> None:
    tokens = token_spans(text)
    words = read_words(text, tokens, [i == 0 for i in range(len(tokens))])
    found = read_work(words, words.words.index(word))
    if found is None:
        assert expected is None
    else:
        first, end, label = found
        assert f"{label} {text[words.starts[first] : words.ends[end - 1]]}" == expected
