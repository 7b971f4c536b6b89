import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.acronyms import abbreviates, acronym_end, is_defined
from idnews.ner.words import Words, read_words


def words_of(text: str) -> Words:
    tokens = token_spans(text)
    return read_words(text, tokens, [False] * len(tokens))


@pytest.mark.parametrize(
    ("long", "short", "expected"),
    [
        ("Tim Koordinasi Kerjasama Daerah", "TKKSD", True),
        ("Asian Development Bank", "ADB", True),
        ("Forum Warga", "XYZ", False),
        ("Forum Warga", "45", False),
        ("Forum Warga", "fw", False),
    ],
)
def test_abbreviates(long: str, short: str, expected: bool) -> None:
    words = words_of(long)
    assert abbreviates(words, 0, len(words), short) is expected


def test_unknown_acronyms_go_together() -> None:
    assert acronym_end(words_of("ZXQW VBNM hadir"), 0) == 2
    assert acronym_end(words_of("ZXQW hadir"), 0) == 1
    assert acronym_end(words_of("ZXQW, VBNM"), 0) == 1


def test_a_foreign_name_defined_by_its_bracket() -> None:
    text = "Renewable Energy Directorate (RED) bekerja"
    assert is_defined(words_of(text), 0, 3)
    assert not is_defined(words_of("Upah Minimum Provinsi (UMP) naik"), 0, 3)
