import pytest

from idnews.ner.aliases import NamedMention, find_clusters


def names_of(text: str, names: str) -> list[list[str]]:
    mentions, at = [], 0
    for name in names.split("|"):
        at = text.index(name, at)
        mentions.append(NamedMention(at, at + len(name), "PERSON", name))
        at += len(name)
    return [[mentions[n].text for n in c.members] for c in find_clusters(mentions, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Raditya Dika hadir. Radit pulang.", "Raditya Dika|Radit"),
        ("Abdul Muhaimin hadir. Imin pulang.", "Abdul Muhaimin|Imin"),
        ("Laura Meizani atau Lolly hadir.", "Laura Meizani|Lolly"),
        ("Ahmad Noor (32) alias Ucok hadir.", "Ahmad Noor|Ucok"),
        ("Suwardi alias Keling hadir.", "Suwardi|Keling"),
        ("Garibaldi Thohir atau Boy Thohir hadir.", "Garibaldi Thohir|Boy Thohir"),
        ("Sumarno Hadi alias Tom Hadi hadir. Tom pulang.", "Sumarno Hadi|Tom Hadi|Tom"),
        ("Dian Bagas hadir. Pecco -sapaan akrab Bagas- ada.", "Dian Bagas|Pecco|Bagas"),
        ("Ani Sudirman (AS) hadir. AS pulang.", "Ani Sudirman|AS|AS"),
        ("Budi Noor, yang akrab disapa Ucok, hadir.", "Budi Noor|Ucok"),
    ],
)
def test_one_person(text: str, names: str) -> None:
    assert names_of(text, names) == [names.split("|")]


@pytest.mark.parametrize(
    ("text", "names", "persons"),
    [
        ("Raditya Dika, Raditya Nur, Radit", "Raditya Dika|Raditya Nur|Radit", 3),
        ("Andika Noor hadir. An pulang.", "Andika Noor|An", 2),
        ("Budi Noor, Siti Kari. Budi Noor atau Siti", "Budi Noor|Siti Kari|Budi Noor|Siti", 2),
        ("Arda Guler atau Brahim Diaz", "Arda Guler|Brahim Diaz", 2),
        ("Kartono atau Kartini", "Kartono|Kartini", 2),
    ],
)
def test_others(text: str, names: str, persons: int) -> None:
    assert len(names_of(text, names)) == persons
