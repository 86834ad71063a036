"""How imprecise dates are drawn: as spans, never as points."""

import datetime

from hypothesis import given

from koreanrw.pictures.time_axis import TimeAxis
from koreanrw.pictures.timeline import Course, EntryKind, Manner, Status, TimelineEntry, timeline_of
from koreanrw.pictures.timeline.spans import course, moment
from records.dates import PartialDate
from tests.records.partial_dates import DATES, KNOWN_DATES

UNKNOWN = PartialDate()
AXIS = TimeAxis(2020, 2024)
TODAY = datetime.date(2026, 7, 1)


def of(begins: str, ends: str = "", *, goes_on: bool = True, attested: str = "") -> list:
    day = datetime.date.fromisoformat(attested) if attested else None
    return course(Course(PartialDate(begins), PartialDate(ends), goes_on, day), AXIS)


def manners(spans: list) -> list[str]:
    return [str(span.manner) for span in spans]


def right(span) -> float:
    return float(span.x) + float(span.width)


def close(one: float, other: float) -> bool:
    """As near as numbers of two decimals come."""
    return abs(one - other) < 0.02


def test_a_date_known_by_its_year_takes_up_the_whole_year():
    span = moment(PartialDate("2021"), AXIS)
    assert span.manner == Manner.POSSIBLE and not span.is_day
    assert close(float(span.x), AXIS.start_of(datetime.date(2021, 1, 1)))
    assert close(right(span), AXIS.end_of(datetime.date(2021, 12, 31)))


def test_an_exact_day_is_a_narrow_mark():
    span = moment(PartialDate("2021-06-15"), AXIS)
    assert span.is_day and span.manner == Manner.CERTAIN


def test_a_day_that_is_uncertain_is_not_drawn_as_certain():
    assert moment(PartialDate("2021-06-15?"), AXIS).manner == Manner.POSSIBLE


@given(KNOWN_DATES)
def test_no_date_of_several_days_is_drawn_as_a_point(text):
    date = PartialDate(text)
    axis = TimeAxis.over((date.earliest, date.latest))
    assert moment(date, axis).is_day == (date.earliest == date.latest)


def test_a_date_open_on_one_side_is_a_year_long_and_points_further():
    before = moment(PartialDate("[..2022-03]"), AXIS)
    assert close(float(before.x), AXIS.start_of(datetime.date(2021, 3, 31))) and before.leaves_left
    assert close(right(before), AXIS.end_of(datetime.date(2022, 3, 31))) and not before.leaves_right
    after = moment(PartialDate("[2022-03..]"), AXIS)
    assert close(right(after), AXIS.end_of(datetime.date(2023, 3, 1))) and after.leaves_right and not after.leaves_left
    picture = drawn(entry("[..2022-03]"))
    assert "time-leaves" in [mark.mark for mark in picture.legend]


def test_entries_stand_by_what_was_first_not_by_an_end_that_may_be_at_any_time_before():
    picture = drawn(entry("2021", "[..2030]"), entry("2019"), entry("[..2020-05-03]"))
    begins = [row.entry.known_dates[0] for row in picture.rows]
    assert begins == ["2019", "[..2020-05-03]", "2021"]


def test_an_axis_of_one_year_is_no_axis_from_it_to_itself():
    assert drawn(entry("2015", "2015-03")).description.startswith("1 entry, in 2015.")


def test_only_the_time_between_the_latest_beginning_and_the_earliest_end_is_filled():
    begin, between, end = of("2021", "2023-06")
    assert manners([begin, between, end]) == ["possible", "certain", "possible"]
    assert close(float(between.x), AXIS.end_of(datetime.date(2021, 12, 31)))
    assert close(right(between), AXIS.start_of(datetime.date(2023, 6, 1)))


def test_exact_days_leave_nothing_hatched():
    (span,) = of("2021-06-01", "2021-06-05")
    assert span.manner == Manner.CERTAIN
    assert close(right(span), AXIS.end_of(datetime.date(2021, 6, 5)))
    (single,) = of("2021-06-01", "2021-06-01")
    assert single.is_day


def test_nothing_is_filled_where_beginning_and_end_may_fall_together():
    for begins, ends in (("2021", "2021"), ("2021-05~", "2021-06"), ("2021?", "2023"), ("2021", "2023?")):
        assert manners(of(begins, ends)) == ["possible"]


def test_without_a_known_end_it_is_filled_no_further_than_the_last_source():
    begin, filled, rest = of("2021", attested="2023-03-27")
    assert manners([begin, filled, rest]) == ["possible", "certain", "open"]
    assert close(right(filled), AXIS.end_of(datetime.date(2023, 3, 27)))
    assert close(float(rest.x), right(filled)) and close(right(rest), 100) and rest.leaves_right


def test_a_source_from_before_the_beginning_attests_nothing():
    assert manners(of("2021", attested="2021-03-27")) == ["possible", "open"]
    assert manners(of("2021")) == ["possible", "open"]
    assert manners(of("2021?", attested="2023-03-27")) == ["possible", "open"]


def test_without_a_known_beginning_it_fades_to_the_left():
    before, end = of("", "2022")
    assert before.fades_left and before.x == "0.00"
    assert close(right(before), float(end.x)) and end.manner == Manner.POSSIBLE


def test_what_does_not_go_on_ends_with_its_date():
    assert manners(of("2021", goes_on=False)) == ["possible"]
    assert manners(of("", "2021-06-01", goes_on=False)) == ["certain"]
    assert of("") == []


def entry(begins: str = "", ends: str = "", *, status: Status = Status.FACT, **fields) -> TimelineEntry:
    what = Course(PartialDate(begins), PartialDate(ends), True)
    return TimelineEntry(kind=EntryKind.OFFICE, name="Aimmo", status=status, course=what, **fields)


def drawn(*entries: TimelineEntry):
    return timeline_of(entries, name="timeline", today=TODAY)


def test_a_plan_is_an_outline_and_does_not_go_on():
    for status in (Status.PLANNED, Status.ABANDONED):
        (row,) = drawn(entry("2025", status=status)).rows
        assert manners(row.spans) == ["planned"]
    (row,) = drawn(entry("2025", "2027", status=Status.PLANNED)).rows
    assert manners(row.spans) == ["planned"] and row.spans[0].width == "100.00"


def test_what_may_not_have_come_about_is_never_filled():
    (row,) = drawn(entry("2021", "2023", status=Status.UNKNOWN)).rows
    assert manners(row.spans) == ["possible"] * 3


def test_what_has_no_date_stands_in_the_list_and_not_on_the_axis():
    picture = drawn(entry("2021"), entry(), entry())
    assert len(picture.rows) == 1 and len(picture.undated) == 2
    assert "2 more without a known date stand in a list under the drawing." in picture.description
    nothing = drawn(entry())
    assert nothing.axis is None and nothing.rows == ()
    assert nothing.description == "The date of 1 entry is not known, so nothing is drawn."


def test_the_axis_reaches_today_while_no_end_is_known_and_marks_it():
    going_on = drawn(entry("2021"))
    assert going_on.axis.last_year == 2026 and going_on.today
    over = drawn(entry("2021", "2023"))
    assert over.axis.last_year == 2023 and not over.today


def test_rows_stand_in_the_order_of_their_earliest_day():
    picture = drawn(entry("2023"), entry("2021-05"), entry("", "2019"), entry("2021"))
    assert [str(row.entry.known_dates[0]) for row in picture.rows] == ["2019", "2021", "2021-05", "2023"]


def test_too_many_rows_are_counted_and_not_drawn():
    picture = drawn(*(entry(f"{year}") for year in range(1900, 1975)))
    assert len(picture.rows) == 60 and picture.left_out == 15


@given(DATES, DATES, DATES)
def test_every_bar_stays_within_the_drawing(begins, ends, once):
    what = TimelineEntry(
        kind=EntryKind.OFFICE,
        name="Aimmo",
        course=Course(PartialDate(begins), PartialDate(ends), True, datetime.date(2015, 3, 27)),
        moments=(PartialDate(once),),
    )
    for status in Status:
        picture = drawn(what, entry("2020", "2021", status=status))
        for span in (span for row in picture.rows for span in row.spans):
            assert 0 <= float(span.x) <= 100 and 0 <= float(span.width) <= 100
            assert right(span) <= 100.01


def test_the_legend_explains_the_marks_that_occur_and_no_others():
    def marks(*entries: TimelineEntry) -> list[str]:
        return [entry.mark for entry in drawn(*entries).legend]

    assert marks(entry("2021", "2023")) == ["time-certain", "time-possible"]
    assert marks(entry("2021-05-03")) == ["time-day", "time-open", "time-today"]
    assert marks(entry("", "2021-05-03")) == ["time-day", "time-unbegun"]
    assert marks(entry("2021", status=Status.PLANNED)) == ["time-planned"]
