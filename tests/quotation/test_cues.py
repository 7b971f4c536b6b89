import pytest

from idnews.quotation.cues import cue_after, find_cues, speech_cues
from idnews.quotation.speaker_words import has_predicate, is_verb, words_of_kind
from idnews.resources import read_table

POSITIONS = {"after", "before", "any", "passive", "source"}
CLAUSES = {"", "bare", "finite", "marked"}
KINDS = (
    "adverb link not_acting relation person adjunct predicate particle blocker break denial pronoun"
).split()


def test_tables_are_sorted_and_unique() -> None:
    cues = read_table("speech_cues", ("word", "position", "clause"))
    words = read_table("speaker_words", ("word", "kind"))
    assert list(cues) == sorted(set(cues))
    assert list(words) == sorted(set(words))
    assert {p for p, _ in speech_cues().values()} <= POSITIONS
    assert {c for _, c in speech_cues().values()} <= CLAUSES
    assert all(words_of_kind(kind) for kind in KINDS)


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Fasha menjelaskan, katanya, ucapnnya", ["menjelaskan", "katanya", "ucapnnya"]),
        ("Menurutnya dan menurut Ani", ["Menurutnya", "menurut"]),
        ("Jawa Barat (Jabar) dan pekatan", []),
        ("kata-kata itu", []),
        ("Singkatnya, Fasha mengungkapakan", ["mengungkapakan"]),
    ],
)
def test_reporting_words(text: str, cues: list[str]) -> None:
    assert [cue.word for cue in find_cues(text, 0, len(text))] == cues


@pytest.mark.parametrize(
    ("behind", "cue"),
    [
        (" ujarnya.", "ujarnya"),
        (", demikian kata Budi", "kata"),
        (" lanjut katanya", "katanya"),
        (" tambanhnya", "tambanhnya"),
        (" Budi pulang", None),
        (" dan lain-lain", None),
        (". Menurut Ani, itu benar", None),
        (" mengatakan itu", None),
    ],
)
def test_the_word_behind_a_quotation(behind: str, cue: str | None) -> None:
    text = '"Siap,"' + behind
    found = cue_after(text, 7, len(text))
    assert (found.word if found else None) == cue


@pytest.mark.parametrize(
    "clause",
    [
        "harga beras akan turun",
        "pembangunan itu terhambat",
        "tidak ada masalah",
        "pihaknya mencatat kenaikan",
        "dampaknya sebagian akan terasa",
        "pertumbuhan saat ini cukup tinggi",
        "bentuk lain bagi pekerja adalah jaminan",
    ],
)
def test_clauses_have_a_predicate(clause: str) -> None:
    assert has_predicate(clause.split())


@pytest.mark.parametrize(
    "phrase",
    [
        "rencana yang akan dibahas",
        "pentingnya kerja sama berlanjut",
        "laporan kepada dewan",
        "tuduhan itu dan mengancam akan membalas",
        "perlunya dilaksanakan pertemuan",
        "laporan saat rapat digelar",
        "",
    ],
)
def test_objects_have_none(phrase: str) -> None:
    assert not has_predicate(phrase.split())


def test_words_that_look_like_verbs_are_none() -> None:
    assert [w for w in ("berita", "direktur", "tersebut", "menteri", "media") if is_verb(w)] == []
