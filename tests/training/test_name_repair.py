from collections import Counter

import pytest

from idnews.annotation.name_sentence import NameSentence
from idnews.training.name_repair import (
    Repairs,
    known_places,
    retag,
    trim_titles,
    untag_no_places,
)

PLACES = frozenset({("Israel",), ("Jawa", "Barat"), ("Jakarta",), ("Indonesia",), ("AS",)})


def sentence(text: str) -> NameSentence:
    """Return the sentence of `word` and `word/tag`."""
    cells = [(*word.split("/"), "O")[:2] for word in text.split()]
    tags = tuple(tag for _, tag in cells)
    return NameSentence("x", tuple(word for word, _ in cells), tags, tags, (True,) * len(cells))


def shown(one: NameSentence) -> str:
    pairs = zip(one.words, one.joint_tags, strict=True)
    return " ".join(word if tag == "O" else f"{word}/{tag}" for word, tag in pairs)


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("Dr/B-PERSON Numbi/I-PERSON datang", "Dr Numbi/B-PERSON datang"),
        ("Mr/B-PERSON ./I-PERSON Adi/I-PERSON", "Mr . Adi/B-PERSON"),
        ("Prof/B-PERSON Dr/I-PERSON Adi/I-PERSON", "Prof Dr Adi/B-PERSON"),
        ("Presiden/B-PERSON", "Presiden/B-PERSON"),
        ("Sultan/B-PERSON Hamengku/I-PERSON", "Sultan/B-PERSON Hamengku/I-PERSON"),
        ("Menteri/B-ORG Keuangan/I-ORG", "Menteri/B-ORG Keuangan/I-ORG"),
        ("Adi/B-PERSON Prof/I-PERSON", "Adi/B-PERSON Prof/I-PERSON"),
    ],
)
def test_titles_come_off_persons(text: str, trimmed: str) -> None:
    log: Repairs = Counter()
    one = trim_titles(sentence(text), log)
    assert (shown(one), one.tags) == (trimmed, one.joint_tags)
    assert bool(log) == (text != trimmed)


@pytest.mark.parametrize(
    ("text", "untagged"),
    [
        ("bahasa Indonesia/B-place", "bahasa Indonesia"),
        ("Liga Inggris/B-place ramai", "Liga Inggris ramai"),
        ("di Indonesia/B-place", "di Indonesia/B-place"),
        ("bahasa Adi/B-PERSON", "bahasa Adi/B-PERSON"),
    ],
)
def test_languages_contests_and_currencies_are_no_places(text: str, untagged: str) -> None:
    one = untag_no_places(sentence(text), Counter())
    assert shown(one) == untagged
    assert one.tags == sentence(text).tags


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("tentara Israel menyerang", "tentara Israel/B-place menyerang"),
        ("Israel menyerang", "Israel/B-place menyerang"),
        ("kata Gubernur Jawa Barat .", "kata Gubernur Jawa/B-place Barat/I-place ."),
        ("Presiden Israel Budi/B-PERSON", "Presiden Israel/B-place Budi/B-PERSON"),
        ("di Bursa Efek Jakarta", "di Bursa Efek Jakarta"),
        ("kata Jakarta Post itu", "kata Jakarta Post itu"),
        ("bahasa Indonesia", "bahasa Indonesia"),
        ("per dolar AS", "per dolar AS"),
        ("warga israel", "warga israel"),
        ("Bank/B-ORG Indonesia/I-ORG", "Bank/B-ORG Indonesia/I-ORG"),
    ],
)
def test_known_places_are_tagged_where_they_stand_alone(text: str, tagged: str) -> None:
    log: Repairs = Counter()
    (one,) = retag([sentence(text)], log, places=PLACES)
    assert shown(one) == tagged
    assert one.tags == sentence(text).tags
    assert bool(log) == (text != tagged)


def test_a_name_that_is_nearly_always_tagged_is_tagged() -> None:
    texts = ["kata Samsung/B-ORG"] * 9 + ["lalu Samsung naik"]
    assert shown(retag([*map(sentence, texts)], Counter(), places=frozenset())[-1]) == (
        "lalu Samsung/B-ORG naik"
    )


@pytest.mark.parametrize("tagged", [4, 0])
def test_a_name_that_is_rarely_tagged_stays(tagged: int) -> None:
    texts = ["kata Istana/B-place"] * tagged + ["lalu Istana ramai"]
    last = retag([*map(sentence, texts)], Counter(), places=frozenset())[-1]
    assert shown(last) == "lalu Istana ramai"


def test_a_known_place_that_is_tagged_as_a_person_stays() -> None:
    texts = ["kata Israel/B-PERSON", "lalu Israel pergi"]
    assert shown(retag([*map(sentence, texts)], Counter(), places=PLACES)[-1]) == (
        "lalu Israel pergi"
    )


def test_known_places_hold_countries_and_provinces() -> None:
    places = known_places()
    assert {("Israel",), ("Jawa", "Barat"), ("Palestina",)} <= places
    assert not {("",), ("Batang",)} & places
