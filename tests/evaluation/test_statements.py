"""PFSA's tokens become text again, and quotations are compared with its statements."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from idnews.evaluation.scores import Counts
from idnews.evaluation.statements import StatementText, read_texts, score_statements

LINES = """JAKARTA\tO
,\tO
KOMPAS\tO
—\tO
“\tO
Kami\tB-STATEMENT
siap\tI-STATEMENT
,\tL-STATEMENT
”\tO
ujar\tU-CUE
Budi\tB-PERSON
Santoso\tL-PERSON
.\tO
"""
TEXT = "JAKARTA, KOMPAS — “Kami siap,” ujar Budi Santoso."


@pytest.fixture
def statement() -> StatementText:
    words, labels = zip(*(line.split("\t") for line in LINES.splitlines()), strict=True)
    return StatementText(list(words), list(labels))


def quoting(*quotes: dict[str, Any]) -> Language:
    """A pipeline that finds these quotations in every text."""
    nlp = spacy.blank("xx")
    if not Doc.has_extension("quotes"):
        Doc.set_extension("quotes", default=None)

    class Finder:
        def __call__(self, doc: Doc) -> Doc:
            doc._.quotes = list(quotes)
            return doc

    Language.factory("test_quotes", func=lambda nlp, name: Finder())
    nlp.add_pipe("test_quotes")
    return nlp


def quote(said: str, speaker: str | None) -> dict[str, Any]:
    start = TEXT.index(said)
    at = None if speaker is None else TEXT.index(speaker)
    return {
        "kind": "direct",
        "start": start,
        "end": start + len(said),
        "text": said,
        "speaker": speaker,
        "speaker_start": at,
        "speaker_end": None if at is None else at + len(speaker or ""),
        "cue": "ujar",
    }


def test_tokens_become_text_with_places(statement: StatementText) -> None:
    text, places = statement.join()
    assert text == TEXT
    assert [text[start:end] for start, end in places] == statement.words


def test_a_statement_has_its_person(statement: StatementText) -> None:
    assert list(statement.statements()) == [(5, 8)]
    assert statement.person_beside(5, 8) == (10, 12)


def test_a_new_text_begins_at_a_dateline(tmp_path: Path) -> None:
    path = tmp_path / "pfsa.txt"
    filler = "Harga\tO\n" * 12
    path.write_text(LINES + filler + LINES, encoding="utf-8")
    first, second = read_texts(path)
    assert first.words[0] == second.words[0] == "JAKARTA"
    assert len(second.words) == len(LINES.splitlines())


@pytest.mark.parametrize(
    ("said", "speaker", "words", "persons"),
    [
        ("Kami siap,", "Budi Santoso", Counts(3, 3, 3), Counts(1, 1, 1)),
        ("Kami siap,", "JAKARTA", Counts(3, 3, 3), Counts(1, 1, 0)),
        ("siap,", None, Counts(3, 2, 2), Counts(1, 0, 0)),
    ],
)
def test_words_and_persons_are_counted(
    statement: StatementText, said: str, speaker: str | None, words: Counts, persons: Counts
) -> None:
    report = score_statements(quoting(quote(said, speaker)), [statement])
    assert (report.words, report.persons) == (words, persons)
    assert len(report.mistakes) == 1 - persons.matched


def test_indirect_quotations_are_left_out(statement: StatementText) -> None:
    report = score_statements(
        quoting(quote("Kami siap,", None) | {"kind": "indirect"}), [statement]
    )
    assert report.words == Counts(3, 0, 0)
    assert report.mistakes[0].person == "Budi Santoso"
