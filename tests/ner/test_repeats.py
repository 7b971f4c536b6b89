import pytest

from idnews.ner.repeats import keep_known_names, repeat_names
from idnews.ner.spans import Mention


def names(text: str, *found: tuple[str, str], rule: str = "model") -> list[tuple[str, str]]:
    """Return the names after repeating those of `found`, each at its first place."""
    mentions = [
        Mention(text.index(words), text.index(words) + len(words), label, rule, 0.9)
        for words, label in found
    ]
    return [(text[m.start : m.end], m.label) for m in repeat_names(text, mentions)]


def test_a_long_name_is_found_again() -> None:
    text = "Panin Asset Management untung. Direktur Panin Asset Management hadir."
    assert names(text, ("Panin Asset Management", "ORG")) == [("Panin Asset Management", "ORG")] * 2


def test_nothing_is_cut_out_of_a_longer_name() -> None:
    text = "Bank Xila untung. Kata Bank Xila Syariah begitu."
    assert names(text, ("Bank Xila", "ORG")) == [("Bank Xila", "ORG")]


def test_a_headline_loses_what_the_body_lacks() -> None:
    text = "Puji Sri Mulyani di Istana\nMenteri memuji Sri Mulyani Indrawati."
    found = names(text, ("Puji Sri Mulyani", "PERSON"), ("Sri Mulyani Indrawati", "PERSON"))
    assert found == [("Sri Mulyani", "PERSON"), ("Sri Mulyani Indrawati", "PERSON")]


def test_a_headline_keeps_a_first_name() -> None:
    text = "Muhammad Fasha hadir\nFasha pulang."
    assert ("Muhammad Fasha", "PERSON") in names(text, ("Muhammad Fasha", "PERSON"))


def test_a_headline_keeps_what_a_table_calls_a_product() -> None:
    text = "Gemscool Tutup Mobile Legends\nGemscool menutup permainan itu."
    assert names(text, ("Mobile Legends", "PRODUCT")) == [("Mobile Legends", "PRODUCT")]


def test_ordinary_words_of_a_headline_are_no_name() -> None:
    text = "Fakta Nikah Siri Terungkap\nMereka menikah secara siri di rumah."
    assert names(text, ("Siri", "PERSON")) == []
    assert names("Dirut Bank Pusing Kini\nIa hadir.", ("Bank Pusing", "ORG")) == []


def test_nothing_from_nothing() -> None:
    assert repeat_names("", []) == []
    assert repeat_names("\n\nJambi", []) == []


def test_many_names_take_linear_time() -> None:
    words = [f"Xila{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} Yo" for i in range(5000)]
    text = ". ".join(words)
    mentions, at = [], 0
    for word in words:
        mentions.append(Mention(at, at + len(word), "PERSON", "model", 0.9))
        at += len(word) + 2
    assert len(repeat_names(text, mentions)) == len(mentions)


def test_an_office_keeps_its_place() -> None:
    text = "Kota Jambi ramai. Wali Kota Jambi hadir."
    mentions = [Mention(0, 10, "GPE", "gazetteer", 0.9), Mention(28, 33, "GPE", "office", 0.9)]
    assert repeat_names(text, mentions) == mentions


def test_words_glued_to_a_name_are_cut_off() -> None:
    text = "Laura Basukikembali. Kata Laura Basuki. Laura Basukitowati."
    found = [
        Mention(0, 19, "PERSON", "model"),
        Mention(26, 38, "PERSON", "model"),
        Mention(40, 58, "PERSON", "model"),
    ]
    ends = [(m.start, m.end) for m in repeat_names(text, found)]
    assert ends == [(0, 12), (26, 38), (40, 58)]


@pytest.mark.parametrize(
    ("text", "rule", "score", "expected"),
    [
        ("Janji Kaesang. Kaesang Pangarep hadir.", "short_name", 0.99, ["Kaesang"]),
        ("Janji Kaesang. Kaesang Pangarep hadir.", "short_name", 0.95, []),  # the rules' alone
        ("Janji Kaesang. Kaesang Pangarep hadir.", "full_name", 0.99, []),  # of other words
        ("Kritik Puan Maharani Kini. Puan Maharani hadir.", "full_name", 0.99, ["Puan Maharani"]),
        ("Kritik Puan Maharani Kini. Puan Maharani hadir.", "title", 0.99, []),
        ("Baliho Ganjar-Mahfud. Siti Zubaidah hadir.", "full_name", 0.99, ["Ganjar", "Mahfud"]),
        ("Baliho Ganjar, Mahfud. Siti Zubaidah hadir.", "full_name", 0.99, []),
    ],
)
def test_the_rules_keep_names_known_elsewhere(
    text: str, rule: str, score: float, expected: list[str]
) -> None:
    known = " ".join(text.partition(". ")[2].split()[:2])
    merged = [
        Mention(text.index(". ") + 2, text.index(". ") + 2 + len(known), "PERSON", "x", score)
    ]
    found = ("Kaesang", "Puan Maharani", "Ganjar", "Mahfud")
    rules = [
        Mention(text.index(name), text.index(name) + len(name), "PERSON", rule, 0.9)
        for name in found
        if name in text.partition(". ")[0]
    ]
    kept = keep_known_names(text, [*rules, *merged], merged)
    assert [text[m.start : m.end] for m in kept] == [*expected, known]


@pytest.mark.parametrize(
    ("text", "name", "rule", "known_by", "is_kept"),
    [
        ("Tim PPIH Madinah hadir, kata PPIH.", "PPIH", "gazetteer", "head", True),
        ("Ikatan Keluarga (IKM). Menurut IKM begitu.", "IKM", "repeated", "definition", True),
        ("Ikatan Keluarga (IKM). Menurut IKM begitu.", "IKM", "repeated", "head", False),
        ("Ikatan Keluarga (IKM). Menurut IKM begitu.", "IKM", "evidence", "definition", False),
    ],
)
def test_listed_and_defined_organisations_stay(
    text: str, name: str, rule: str, known_by: str, is_kept: bool
) -> None:
    first, last = text.index(name), text.rindex(name)
    merged = [Mention(first, first + len(name), "ORG", known_by, 0.95)]
    repeated = Mention(last, last + len(name), "ORG", rule, 0.9)
    kept = keep_known_names(text, [*merged, repeated], merged)
    assert kept == [*merged, *([repeated] if is_kept else [])]
