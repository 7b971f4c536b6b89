"""Dates relative to the publication date, fully or partly known."""

import pytest

from idnews.ner.values.reference import FUTURE, PAST, Reference

DAY = Reference.parse("2018-07-04")  # a Wednesday


def test_day_of_chooses_the_year_in_which_the_weekday_fits() -> None:
    """3 July was a Tuesday in 2018, a Monday in 2017."""
    assert DAY.day_of(7, 3, weekday=2) == "2018-07-03"
    assert Reference.parse("2018-09-04").day_of(7, 3, weekday=1) == "2017-07-03"


def test_day_of_these_weeks_goes_before_a_weekday_that_fits() -> None:
    """`Senin (3/7)` in an article of the next day: the weekday is a misprint."""
    assert DAY.day_of(7, 3, weekday=1) == "2018-07-03"


def test_day_of_is_the_nearest_day() -> None:
    """A day in December seen from January lies in the old year."""
    assert Reference.parse("2019-01-02").day_of(12, 30) == "2018-12-30"
    assert Reference.parse("2018-12-30").day_of(1, 2) == "2019-01-02"
    assert DAY.day_of(7, 5, direction=PAST) == "2017-07-05"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, "XXXX-07-03"),
        ("2018", "2018-07-03"),
        ("2018-07", "2018-07-03"),
        ("XXXX-07-03", "XXXX-07-03"),
    ],
)
def test_partial_reference_keeps_what_is_known(published: str | None, expected: str) -> None:
    """The year comes from the publication date where that has one."""
    assert Reference.parse(published).day_of(7, 3, weekday=2) == expected


def test_weekday_alone_is_the_last_one_up_to_publication() -> None:
    """News habit: a bare weekday is the day of the event just reported."""
    assert DAY.weekday_of(3) == "2018-07-04"
    assert DAY.weekday_of(4) == "2018-06-28"
    assert DAY.weekday_of(3, direction=PAST) == "2018-06-27"
    assert DAY.weekday_of(3, direction=FUTURE) == "2018-07-11"
    assert Reference().weekday_of(3) == "XXXX-WXX-3"


@pytest.mark.parametrize(
    ("unit", "count", "known", "year_known", "unknown"),
    [
        ("D", -1, "2018-07-03", "2018-XX-XX", "XXXX-XX-XX"),
        ("W", -1, "2018-W26", "XXXX-WXX", "XXXX-WXX"),
        ("M", -7, "2017-12", "XXXX-XX", "XXXX-XX"),
        ("Y", 1, "2019", "2019", "XXXX"),
        ("Q", 0, "2018-Q3", "XXXX-QX", "XXXX-QX"),
        ("DE", 0, "201", "201", "XXX"),
        ("CE", -1, "19", "19", "XX"),
    ],
)
def test_shift(unit: str, count: int, known: str, year_known: str, unknown: str) -> None:
    """Each unit has its own ISO form, whatever is known of the reference."""
    found = [r.shift(unit, count) for r in (DAY, Reference.parse("2018"), Reference())]
    assert found == [known, year_known, unknown]


@pytest.mark.parametrize("bad", ["", "kemarin", "2018-13-45", "2018-02-30", "18-07-03"])
def test_no_date_raises(bad: str) -> None:
    """What is no ISO date is an error that says so."""
    if bad == "2018-13-45":
        with pytest.raises(ValueError, match="no day"):
            Reference.parse(bad)
    else:
        with pytest.raises(ValueError, match="published is"):
            Reference.parse(bad)


def test_time_behind_the_date_is_ignored() -> None:
    """Metadata often gives a full time stamp."""
    assert Reference.parse("2018-07-04T10:00:00+07:00") == DAY
