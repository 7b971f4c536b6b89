"""Calendar dates, which cleaning and the value rules share."""

import pytest

from idnews.dates import CalendarDate, find_dates, is_date, match_date, months, weekdays, years_of

FOUND = [
    ("Selasa (3/7)", ["Selasa (3/7)"], ["XXXX-07-03"]),
    ("Senin, 27 Februari 2023", ["Senin, 27 Februari 2023"], ["2023-02-27"]),
    ("Sabtu (1/11/2025),", ["Sabtu (1/11/2025)"], ["2025-11-01"]),
    ("pada 3 Juli.", ["3 Juli"], ["XXXX-07-03"]),
    ("(3 Juli 2018)", ["3 Juli 2018"], ["2018-07-03"]),
    ("(3/7) dan 03/07/18", ["3/7", "03/07/18"], ["XXXX-07-03", "2018-07-03"]),
    (
        "4 Nopember 2018 dan 5 Okt. 2018",
        ["4 Nopember 2018", "5 Okt. 2018"],
        ["2018-11-04", "2018-10-05"],
    ),
    ("2018-07-03 03-07-2018", ["2018-07-03", "03-07-2018"], ["2018-07-03", "2018-07-03"]),
    ("Jum'at (6/7)", ["Jum'at (6/7)"], ["XXXX-07-06"]),
    ("29 Februari 2020", ["29 Februari 2020"], ["2020-02-29"]),
]
NOT_FOUND = [
    "skor 3/4",
    "30 Februari 2018",
    "32 Juli",
    "13/13/2018",
    "1/2/3/4",
    "Juli 2018",
    "Selasa",
]
NOT_FOUND += ["3 Juliana", "1.3/7", "29/2/2018", "", "12/10 orang", "2018-07-033"]


@pytest.mark.parametrize(("text", "spans", "isos"), FOUND)
def test_found(text: str, spans: list[str], isos: list[str]) -> None:
    """Each date with its place; brackets only behind a weekday."""
    dates = find_dates(text)
    assert [text[d.start : d.end] for d in dates] == spans
    assert [d.iso for d in dates] == isos


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    """Scores, fractions and days that no calendar has."""
    assert find_dates(text) == []


def test_match_date_looks_at_one_place() -> None:
    """Nothing is found that begins elsewhere."""
    assert match_date("pada 3 Juli", 0) is None
    assert match_date("pada 3 Juli", 5) == CalendarDate(5, 11, 3, 7)


def test_years_of() -> None:
    """The weekday gives the year away."""
    assert years_of(27, 2, 1, range(2018, 2026)) == [2023]


def test_tables() -> None:
    """All months and weekdays are there."""
    assert set(months().values()) == set(range(1, 13))
    assert set(weekdays().values()) == set(range(1, 8))
    assert is_date(2000, 2, 29) and not is_date(1400, 1, 1)
