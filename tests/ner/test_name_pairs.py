import re

import pytest

from idnews.ner.name_pairs import split_pairs


def pieces(word: str) -> list[str]:
    return [word[start:end] for start, end, _ in split_pairs(word, [(0, len(word))])]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Fasha-Maulana", ["Fasha", "-", "Maulana"]),
        ("Jakarta-Bandung", ["Jakarta", "-", "Bandung"]),
        ("Jokowi-Ma'ruf", ["Jokowi", "-", "Ma'ruf"]),
        ("AS-China", ["AS", "-", "China"]),
        ("DPR-RI", ["DPR-RI"]),
    ],
)
def test_pairs_are_cut(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Anungmengatakan", ["Anung", "mengatakan"]),
        ("WidodoKemudian", ["Widodo", "Kemudian"]),
        ("Ramadan", ["Ramadan"]),
        ("YouTube", ["YouTube"]),
        ("JakartaMemasuki", ["Jakarta", "Memasuki"]),
        ("JakartaPT", ["Jakarta", "PT"]),
        ("JakartaPenyanyiKaty", ["Jakarta", "PenyanyiKaty"]),
        ("IndonesiaGelap", ["IndonesiaGelap"]),
        ("TransJakarta", ["TransJakarta"]),
        ("JuliantonoMenteri", ["Juliantono", "Menteri"]),
        ("PeduliLindungi", ["PeduliLindungi"]),
        ("Mengatakan", ["Mengatakan"]),
        ("Tokopedia", ["Tokopedia"]),
        ("Victoriadan", ["Victoriadan"]),
    ],
)
def test_what_is_glued_to_a_name_is_cut_off(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


def test_a_small_word_is_cut_off_a_name_that_stands_alone_elsewhere() -> None:
    text = "Victoria Victoriadan"
    assert split_pairs(text, [(0, 8), (9, 20)])[1:] == [(9, 17, False), (17, 20, True)]


@pytest.mark.parametrize(
    "word",
    ["Al-Azhar", "UCLG-ASPAC", "Covid-19", "undang-undang", "Undang-Undang", "Jean-Pierre",
     "PDI-P", "se-Jawa", "Ke-68", "-", "A-B", "Orang-orang"],
)  # fmt: skip
def test_others_stay_whole(word: str) -> None:
    assert pieces(word) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lamine Yamal denganLamine", ["Lamine", "Yamal", "dengan", "Lamine"]),
        ("Yamal Yamalditerpa", ["Yamal", "Yamal", "diterpa"]),
        ("Solo Soloadalah", ["Solo", "Solo", "adalah"]),
        ("Gemini Geminipun", ["Gemini", "Gemini", "pun"]),
        ("Bandung BandungDi", ["Bandung", "Bandung", "Di"]),
        ("Yura danYurapun", ["Yura", "dan", "Yurapun"]),
        ("Fuji Fujianti", ["Fuji", "Fujianti"]),
        ("Raja Rajaputra", ["Raja", "Rajaputra"]),
        ("Ross Rossini", ["Ross", "Rossini"]),
        ("Yamal detikNews iPhone", ["Yamal", "detikNews", "iPhone"]),
    ],
)
def test_small_words_are_cut_off_on_both_sides(text: str, expected: list[str]) -> None:
    tokens = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    assert [text[start:end] for start, end, _ in split_pairs(text, tokens)] == expected
