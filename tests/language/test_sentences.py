"""Sentence boundaries: cases with the reason for each, and properties on any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idnews.language.sentences import LONGEST_QUOTE, sentence_spans
from idnews.language.tokenizer import token_spans
from idnews.resources import read_user_table
from tests.language.timing import seconds_for

CASES = read_user_table(
    Path(__file__).parent / "cases" / "sentences.tsv",
    "sentences",
    ("text", "sentences", "why"),
)
WORDS = st.sampled_from(
    """Rp1,3|Dr.|Tbk.|kata|Namun|Maka.|ia|"Kami|siap."|“Ya|tentu,”|(3/7).|benar?|naik!|...|I.|1.|a.
|usai.Maka|Kompas.Com|\n|\r\n|(BBNI)|–""".split("|")
)


@pytest.mark.parametrize(("text", "sentences", "why"), CASES)
def test_cases(text: str, sentences: str, why: str) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences.split(" ‖ "), why


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\n\n", "\u2028", " \n "])
def test_a_line_feed_ends_a_sentence(mark: str) -> None:
    text = f'Judul tanpa titik{mark}"Isi{mark}berita'
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "Judul tanpa titik",
        '"Isi',
        "berita",
    ]


def test_a_quotation_that_is_closed_far_away_does_not_hold_sentences_together() -> None:
    filler = "Kami datang lagi. " * (LONGEST_QUOTE // 18 + 1)
    text = f'Ia berkata "siap. {filler}Itu benar" katanya.'
    assert len(sentence_spans(text)) > LONGEST_QUOTE // 18


@pytest.mark.parametrize("text", ["", " ", "\n \n", "\x00", ".", "...", '"', "😀", "\ud800"])
def test_odd_texts(text: str) -> None:
    trimmed = text.strip()
    assert [text[start:end] for start, end in sentence_spans(text)] == (
        [trimmed] if trimmed else []
    )


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="text must be str"):
        sentence_spans(b"Jambi")  # type: ignore[arg-type]


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_spans_are_ordered_trimmed_and_cover_all_but_whitespace(text: str) -> None:
    spans = sentence_spans(text)
    covered = {place for start, end in spans for place in range(start, end)}
    assert covered >= {place for place, char in enumerate(text) if not char.isspace()}
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_a_sentence_starts_at_a_token_and_ends_at_one(text: str) -> None:
    tokens = token_spans(text)
    spans = sentence_spans(text)
    assert {start for start, _ in spans} <= {start for start, _ in tokens}
    assert {end for _, end in spans} <= {end for _, end in tokens}


LINES = 'a|a.|"|(|() |"a. B" |Tbk. |1. |.|… |!?|Kata Di ke |a.Maka|\n| |https://a.id/A.B|A. |- '


@pytest.mark.parametrize("piece", LINES.split("|"))
def test_time_grows_with_the_text_only(piece: str) -> None:
    short, long = (seconds_for(sentence_spans, piece, size) for size in (10_000, 100_000))
    assert long < 60 * max(short, 0.004)
