import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.event_ends import ends_in_event, with_year
from idnews.ner.words import read_words


@pytest.mark.parametrize(
    ("text", "length", "label", "kind", "expected"),
    [
        ("Piala Dunia 2026 di", 2, "EVENT", "olahraga", "Piala Dunia 2026"),
        ("Liga 1 2018/2019 usai", 2, "EVENT", "olahraga", "Liga 1 2018/2019"),
        ("Liga 1 2018/2021 usai", 2, "EVENT", "olahraga", "Liga 1"),
        ("Pilkada 2017 lalu", 1, "EVENT", "pemilu", "Pilkada"),
        ("Pilkada 17 kali", 1, "EVENT", "pemilu", "Pilkada"),
        ("Panitia Asian Games 2018 hadir", 3, "ORG", "organisasi", "Panitia Asian Games 2018"),
        ("Panitia Asian Games hadir", 3, "ORG", "organisasi", "Panitia Asian Games"),
        ("Bank Mandiri 2018 untung", 2, "ORG", "bank", "Bank Mandiri"),
        ("HUT ke-79 RI di", 2, "EVENT", "peringatan", "HUT ke-79 RI"),
        ("HUT RI ke-79 di", 2, "EVENT", "hari", "HUT RI ke-79"),
        ("HUT RI ke-79 kalinya", 2, "EVENT", "hari", "HUT RI"),
        ("HUT Ke-79 Kemerdekaan RI di", 3, "EVENT", "peringatan", "HUT Ke-79 Kemerdekaan RI"),
        ("HUT ke-497 Jakarta", 2, "EVENT", "peringatan", "HUT ke-497 Jakarta"),
        ("HUT ke-5 Meriah", 2, "EVENT", "peringatan", "HUT ke-5"),
        ("Hari Santri 2024", 2, "EVENT", "hari", "Hari Santri"),
        ("Hari Ibu Jakarta", 2, "EVENT", "hari", "Hari Ibu"),
    ],
)
def test_with_year(text: str, length: int, label: str, kind: str, expected: str) -> None:
    words = read_words(text, token_spans(text), [False] * len(token_spans(text)))
    end = with_year(words, 0, length, label, kind)
    assert text[: words.ends[end - 1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Panitia Penyelenggara Asian Games", True),
        ("Panitia Piala Dunia", True),
        ("Panitia Penyelenggara", False),
        ("Piala Dunia", False),
    ],
)
def test_ends_in_event(text: str, expected: bool) -> None:
    words = read_words(text, token_spans(text), [False] * len(token_spans(text)))
    assert ends_in_event(words, 0, len(words)) is expected
