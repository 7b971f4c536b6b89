"""Numbers in digits and words."""

import pytest

from idnews.ner.values.numerals import match_numeral, roman_value

NUMBERS = [
    ("1.042", 1042),
    ("13,4", 13.4),
    ("7.000", 7000),
    ("1.300.000", 1_300_000),
    ("1,300,000", 1_300_000),
    ("2.5", 2.5),
    ("0.125", 0.125),
    ("1,5 juta", 1_500_000),
    ("2 ribu triliun", 2 * 10**15),
    ("dua juta", 2_000_000),
    ("seratus dua puluh lima", 125),
    ("dua puluh satu", 21),
    ("dua belas ribu", 12_000),
    ("seribu sembilan ratus empat puluh lima", 1945),
    ("setengah juta", 500_000),
    ("dua setengah juta", 2_500_000),
    ("sepuluh ribu lima ratus", 10_500),
    ("satu koma", 1),
]


@pytest.mark.parametrize(("text", "amount"), NUMBERS)
def test_number(text: str, amount: float) -> None:
    """The number at the beginning of the text has that amount."""
    number = match_numeral(text, 0)
    assert number is not None
    assert number.plain() == {"amount": amount}


@pytest.mark.parametrize("text", ["", "Jambi", "persatuan", "-", ",5", "duanya", "²", "٣"])
def test_no_number(text: str) -> None:
    """Nothing at the beginning of the text is a number."""
    assert match_numeral(text, 0) is None


def test_number_stops_where_words_do_not_continue_it() -> None:
    """`dua tiga` is no number; the first one ends."""
    number = match_numeral("dua tiga orang", 0)
    assert number is not None
    assert number.end == 3


def test_range_shares_the_magnitude() -> None:
    """The magnitude behind a range belongs to both ends."""
    number = match_numeral("5-7 miliar", 0)
    assert number is not None
    assert number.plain() == {"amount": 5 * 10**9, "amount_max": 7 * 10**9}


@pytest.mark.parametrize(
    ("text", "value"), [("I", 1), ("IV", 4), ("XIX", 19), ("XXXIX", 39), ("", None), ("ABC", None)]
)
def test_roman(text: str, value: int | None) -> None:
    """Roman numbers from 1 to 39."""
    assert roman_value(text) == value
