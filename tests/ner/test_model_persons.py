import re

import pytest

from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import token_spans
from idnews.ner.model_persons import complete_persons
from idnews.ner.spans import Mention


def complete(text: str, *found: tuple[str, str], rule: str = "model") -> list[Mention]:
    """Return what becomes of the model's mentions `found`: label and words, in order."""
    mentions, at = [], 0
    for label, name in found:
        start = text.index(name, at)
        at = start + len(name)
        mentions.append(Mention(start, at, label, rule, 0.9))
    tokens = token_spans(text)
    firsts = {start for start, _ in sentence_spans(text)}
    return complete_persons(text, tokens, [start in firsts for start, _ in tokens], mentions)


def names(text: str, mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(m.label, text[m.start : m.end]) for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Itu disampaikan Mantan Mensesneg, kemarin.", "Mantan Mensesneg"),
        ("Ia bergelar M.Si dari Bogor.", "M.Si"),
        ("Kemarin Wasekum hadir di sana.", "Wasekum"),
        ("Antri di pasar membuat warga kesal.", "Antri"),
        ("Seperti dikutip dari kontan pada Senin.", "kontan"),
        ("Ramalan bagi Capricorn hari ini.", "Capricorn"),
        ("Supaya Anda tahu hal itu.", "Anda"),
        ("Peraturan Tambang itu sudah selesai.", "Tambang"),
    ],
)
def test_titles_and_words_are_no_persons(text: str, found: str) -> None:
    assert complete(text, ("PERSON", found)) == []


@pytest.mark.parametrize(
    ("text", "found", "name", "title"),
    [
        ("Kata Zxyq Abcde, itu baik.", "Zxyq Abcde", "Zxyq Abcde", None),
        ("Kata Drs. Zxyq Abcde, itu baik.", "Drs. Zxyq Abcde", "Zxyq Abcde", "Drs."),
        ("Kata Zxyq Abcde, SH, itu baik.", "Zxyq Abcde, SH", "Zxyq Abcde", "SH"),
        ("Kata Mensesneg Zxyq, itu baik.", "Mensesneg Zxyq", "Zxyq", "Mensesneg"),
        ("Kata Imam Nahrawi, itu baik.", "Imam Nahrawi", "Imam Nahrawi", None),
        ("Kata Maulana, itu baik.", "Maulana", "Maulana", None),
        ("Kata Ketua Tim Riset UNJA Zxyq, itu.", "Zxyq", "Zxyq", "Ketua Tim Riset UNJA"),
        ("Kata Wali Kota Jambi, Zxyq, itu.", "Zxyq", "Zxyq", "Wali Kota Jambi"),
        ("Kata Zxyq Abcde, Ketua DPRD Jambi, itu.", "Zxyq Abcde", "Zxyq Abcde", "Ketua DPRD Jambi"),
        ("Istri Gubernur Jambi, Zxyq Abcde, hadir.", "Zxyq Abcde", "Zxyq Abcde", None),
        ("Kata Zxyq di sana.", "Zxyq di", "Zxyq", None),
        (
            "Kata Kapolda Bali Irjen I Wayan Zxyq.",
            "Wayan Zxyq",
            "I Wayan Zxyq",
            "Kapolda Bali Irjen",
        ),
        ("Kata Ketua Komisi I Wahyu Zxyq.", "Wahyu Zxyq", "Wahyu Zxyq", "Ketua Komisi I"),
    ],
)
def test_names_and_titles(text: str, found: str, name: str, title: str | None) -> None:
    (person,) = complete(text, ("PERSON", found))
    assert (text[person.start : person.end], person.title) == (name, title)


def test_an_office_has_its_parts() -> None:
    text = "Hal itu dikatakan Ketua Tim Abcd Efgh Universitas Jambi Zxyq kemarin."
    (_, person) = complete(text, ("ORG", "Universitas Jambi"), ("PERSON", "Zxyq"))
    assert person.office == {
        "role": "Ketua",
        "organisation": "Tim Abcd Efgh Universitas Jambi",
        "place": None,
    }


def test_two_names_in_one_span_are_two() -> None:
    text = "Pasangan Adang Zxyq - Dani Anwar menang."
    found = complete(text, ("PERSON", "Adang Zxyq - Dani Anwar"))
    assert names(text, found) == [("PERSON", "Adang Zxyq"), ("PERSON", "Dani Anwar")]


def test_a_clans_name_makes_a_person() -> None:
    text = "Kata Audi Murphy Sitorus kemarin."
    assert names(text, complete(text, ("ORG", "Audi Murphy Sitorus"))) == [
        ("PERSON", "Audi Murphy Sitorus")
    ]


@pytest.mark.parametrize("name", ["Bank Sitorus", "Audi Indonesia", "Sitorus"])
def test_other_organisations_stay(name: str) -> None:
    text = f"Kata {name} kemarin."
    assert names(text, complete(text, ("ORG", name))) == [("ORG", name)]


def completed(text: str, name: str, score: float) -> list[tuple[str, str]]:
    at = text.index(name)
    tokens = token_spans(text)
    starts = [start == 0 for start, _ in tokens]
    found = [Mention(at, at + len(name), "PERSON", "model", score)]
    return names(text, complete_persons(text, tokens, starts, found))


@pytest.mark.parametrize(
    ("text", "found", "score", "expected"),
    [
        ("Mereka memakai kartu Zxyqes untuk itu.", "Zxyqes", 0.9, [("PRODUCT", "Zxyqes")]),
        ("Hal itu dikutip Zxyqes, kemarin.", "Zxyqes", 0.9, [("ORG", "Zxyqes")]),
        ("Mereka memakai kartu Budi untuk itu.", "Budi", 0.9, [("PERSON", "Budi")]),
        ("Mereka memakai kartu Zxyqes untuk itu.", "Zxyqes", 0.98, [("PERSON", "Zxyqes")]),
        ("Imbuh Zxyq Ratusan relawan tiba.", "Zxyq Ratusan", 0.7, [("PERSON", "Zxyq")]),
        ("Imbuh Zxyq Ratusan relawan tiba.", "Zxyq Ratusan", 0.9, [("PERSON", "Zxyq Ratusan")]),
        ("Imbuh Zxyq Abcde relawan tiba.", "Zxyq Abcde", 0.7, [("PERSON", "Zxyq Abcde")]),
        ("Kuat menegaskan hal itu.", "Kuat", 0.97, [("PERSON", "Kuat")]),
        ("Kuat sekali hal itu.", "Kuat", 0.97, []),
        ("Kuat menegaskan hal itu.", "Kuat", 0.8, []),
    ],
)
def test_words_around_say_what_it_is(
    text: str, found: str, score: float, expected: list[tuple[str, str]]
) -> None:
    assert completed(text, found, score) == expected


def test_the_article_says_what_a_name_is() -> None:
    text = "Gol Newport jatuh. Klub Newport County kalah."
    found = [
        Mention(4, 11, "PERSON", "model", 0.6),
        Mention(24, 38, "ORG", "gazetteer", 0.95),
    ]
    tokens = token_spans(text)
    done = complete_persons(text, tokens, [False] * len(tokens), found)
    assert names(text, done) == [("ORG", "Newport"), ("ORG", "Newport County")]


def test_mentions_of_rules_stay() -> None:
    text = "Mantan Mensesneg dan Drs. Budi pulang."
    found = complete(text, ("PERSON", "Mantan Mensesneg"), ("PERSON", "Drs. Budi"), rule="title")
    assert names(text, found) == [("PERSON", "Mantan Mensesneg"), ("PERSON", "Drs. Budi")]


def test_without_mentions_there_are_none() -> None:
    assert complete_persons("", [], [], []) == []


def test_a_rule_alone_makes_no_person_of_what_the_model_calls_otherwise() -> None:
    text = "Gogemes hadir. Gogemes tumbuh. Kata Gogemes begitu. Rumah Gogemes"

    def agreed(*scores: float) -> list[str]:
        places = [m.start() for m in re.finditer("Gogemes", text)][: len(scores) + 1]
        rule = Mention(places[0], places[0] + 7, "PERSON", "title", 0.95)
        found = [
            Mention(start, start + 7, "ORG", "model", score)
            for start, score in zip(places[1:], scores, strict=True)
        ]
        tokens = token_spans(text)
        starts = [start == 0 for start, _ in tokens]
        return [m.label for m in complete_persons(text, tokens, starts, [rule, *found])[1:]]

    assert agreed(0.8) == ["PERSON"]
    assert agreed(0.8, 0.7) == ["ORG", "ORG"]
    assert agreed(0.95) == ["ORG"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("BANDUNG - Menteri Keuangan (Menkeu), Zxy Budi, hadir.", "Menteri Keuangan (Menkeu)"),
        ("Ia datang ke pasar (Jumat), Zxy Budi hadir.", None),
    ],
)
def test_an_office_that_ends_in_a_bracket(text: str, title: str | None) -> None:
    (person,) = complete(text, ("PERSON", "Zxy Budi"), rule="full_name")
    assert person.title == title
