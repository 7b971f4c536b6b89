"""Cuts and the way back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from idnews.cleaning.draft import Draft, View, tidy_spans


def test_cuts_on_cuts_lead_back_to_the_source() -> None:
    draft = Draft("satu dua tiga empat")
    assert draft.cut([(5, 9)]) == [[(5, 9)]]
    assert draft.text == "satu tiga empat"
    assert draft.cut([(0, 10)]) == [[(0, 5), (9, 14)]]
    assert draft.text == "empat"


def test_what_was_put_in_front_has_no_source() -> None:
    draft = Draft("badan")
    draft.put_before("Judul\n\n")
    assert draft.cut([(0, 9)]) == [[(0, 2)]]
    assert draft.text == "dan"


def test_no_space_before_a_comma() -> None:
    draft = Draft("Harga\n, kata dia")
    draft.cut([(5, 6)])
    assert draft.text == "Harga, kata dia"


def test_lines_are_trimmed_and_counted() -> None:
    view = View("  satu \n\n dua")
    assert view.line_texts == ["satu", "dua"]
    assert [view.text[start:end] for start, end in view.lines] == view.line_texts


@given(st.text(alphabet="a \n", max_size=30))
def test_tidy_text_is_tidy(text: str) -> None:
    draft = Draft(text)
    draft.cut(tidy_spans(text))
    assert draft.text.split() == text.split()
    assert tidy_spans(draft.text) == []
