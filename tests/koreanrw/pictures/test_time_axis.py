"""The axis of time: every day as wide as every other, and nothing beyond the edges."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koreanrw.pictures.time_axis import MOST_TICKS, TimeAxis

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_the_axis_holds_the_whole_of_its_first_and_last_year():
    axis = TimeAxis.over([day("2015-03-27"), day("2017-11-02")])
    assert (axis.first_year, axis.last_year) == (2015, 2017)
    assert axis.start_of(day("2015-01-01")) == 0
    assert axis.end_of(day("2017-12-31")) == 100


def test_no_days_make_no_axis():
    assert TimeAxis.over([]) is None


def test_every_day_is_equally_wide_in_leap_years_too():
    leap, common = TimeAxis(2024, 2024), TimeAxis(2023, 2023)
    assert leap.end_of(day("2024-02-29")) == pytest.approx(60 / 366 * 100)
    assert leap.start_of(day("2024-03-01")) == leap.end_of(day("2024-02-29"))
    assert common.start_of(day("2023-03-01")) == pytest.approx(59 / 365 * 100)


def test_the_axis_ends_with_the_last_day_of_the_calendar():
    axis = TimeAxis(9998, 9999)
    assert axis.end_of(datetime.date.max) == 100
    assert axis.start_of(datetime.date.min) == 0


@given(st.lists(DAYS, min_size=1, max_size=4), DAYS)
def test_nothing_stands_beyond_the_edges(days, any_day):
    axis = TimeAxis.over(days)
    assert 0 <= axis.start_of(any_day) <= axis.middle_of(any_day) <= axis.end_of(any_day) <= 100
    assert all(0 <= float(tick.x) <= 100 for tick in axis.ticks)
    assert len(axis.ticks) <= MOST_TICKS


@given(DAYS, DAYS)
def test_a_later_day_never_stands_further_left(one, other):
    axis = TimeAxis.over([one, other])
    earlier, later = sorted((one, other))
    assert axis.start_of(earlier) <= axis.start_of(later)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (2024, 2024, ["2024", "April", "July", "October"]),
        (2023, 2024, ["2023", "July", "2024", "July"]),
        (2021, 2024, ["2021", "2022", "2023", "2024"]),
        (2015, 2026, ["2016", "2018", "2020", "2022", "2024", ""]),
        (1967, 2026, ["1970", "1980", "1990", "2000", "2010", ""]),
        (1991, 1994, ["1991", "1992", "1993", "1994"]),
    ],
)
def test_ticks_stand_at_round_times_and_have_a_name_where_there_is_room(first, last, labels):
    assert [tick.label for tick in TimeAxis(first, last).ticks] == labels
