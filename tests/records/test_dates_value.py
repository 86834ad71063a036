"""The imprecise date itself: what it accepts, what it may mean, how it sorts."""

import copy
import datetime
import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.dates import PartialDate
from tests.examples import examples
from tests.records.partial_dates import DATES, KNOWN_DATES, NEARLY_DATES, bounds_by_oracle


@given(DATES)
def test_what_is_accepted_is_given_back_the_same(text):
    date = PartialDate(text)
    assert date == text
    assert str(date) == text
    assert json.loads(json.dumps({"date": date})) == {"date": text}
    for again in (pickle.loads(pickle.dumps(date)), copy.deepcopy(date), PartialDate(date)):
        assert again == text
        assert type(again) is PartialDate


@settings(max_examples=examples(150), deadline=None)
@given(DATES)
def test_bounds_agree_with_the_oracle(text):
    date = PartialDate(text)
    assert (date.earliest, date.latest) == bounds_by_oracle(text)


@given(KNOWN_DATES)
def test_the_earliest_day_is_never_after_the_latest(text):
    date = PartialDate(text)
    assert date.earliest <= date.latest


@given(st.lists(DATES, min_size=2, max_size=12, unique=True), st.randoms())
def test_the_order_of_dates_is_total(texts, random):
    dates = [PartialDate(text) for text in texts]
    in_order = sorted(dates, key=lambda date: date.sort_key)
    random.shuffle(dates)
    assert sorted(dates, key=lambda date: date.sort_key) == in_order
    assert len({date.sort_key for date in dates}) == len(dates)
    for before, after in zip(in_order, in_order[1:], strict=False):
        # What is open towards the past stands by what is known of it.
        first, second = (date.latest if date.startswith("[..") else date.earliest for date in (before, after))
        assert after == "" or first <= second


@given(NEARLY_DATES | st.text(max_size=30))
def test_whatever_is_not_a_date_is_a_value_error(text):
    try:
        date = PartialDate(text)
    except ValueError:
        return
    assert (date.earliest, date.latest) == bounds_by_oracle(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-00", "2023-13", "2023-02-29", "2023-04-31", "2023-01-00", "0999", "10000", "0000", "-2023"),
        *("2023-9", "2023-09-1", "202X", "2023~?", "~2023", " 2023", "2023\n", "２０２３", "unknown", "soon"),
        *("2021/2023", "2023/2021", "[..]", "[]", "[2011..2011]", "[2015..2011]", "[2011~..2015]"),
        *("[2011,2015]", "{2011..2015}", "[2011..2011-05]", "[2011-05..2011]~", "9" * 1_000_000),
    ],
    ids=lambda text: text[:20],
)
def test_a_text_that_is_not_canonical_is_refused(text):
    with pytest.raises(ValueError):
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023~", "2022-01-01", "2024-12-31"),
        ("2015-03~", "2015-02-01", "2015-04-30"),
        ("2016-01%", "2015-12-01", "2016-02-29"),
        ("2015-03-01~", "2015-02-28", "2015-03-02"),
        ("2015?", "2015-01-01", "2015-12-31"),
        ("[..1990-03]", "0001-01-01", "1990-03-31"),
        ("[2016..]", "2016-01-01", "9999-12-31"),
        ("[2011..2015-03]", "2011-01-01", "2015-03-31"),
        ("[2015-02..2015-02-28]", "2015-02-01", "2015-02-28"),
        ("1000~", "0999-01-01", "1001-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
        ("9999-12-31~", "9999-12-30", "9999-12-31"),
    ],
)
def test_only_about_makes_a_date_wider(text, earliest, latest):
    date = PartialDate(text)
    assert (date.earliest.isoformat(), date.latest.isoformat()) == (earliest, latest)


def test_the_unknown_date_is_false_and_has_no_day():
    date = PartialDate("")
    assert not date
    assert (date.earliest, date.latest) == (None, None)
    assert date == PartialDate()


@pytest.mark.parametrize(
    ("text", "precision", "approximate", "uncertain"),
    [
        ("", "unknown", False, False),
        ("2023", "year", False, False),
        ("2023-09~", "month", True, False),
        ("2023-09-14?", "day", False, True),
        ("2023%", "year", True, True),
        ("[2011..2015]", "span", False, False),
    ],
)
def test_a_date_knows_how_well_it_is_known(text, precision, approximate, uncertain):
    date = PartialDate(text)
    assert (date.precision, date.is_approximate, date.is_uncertain) == (precision, approximate, uncertain)


def test_dates_sort_by_first_day_then_last_day_and_the_unknown_last():
    texts = ["", "2015", "2015-01", "[..1990]", "2015-01-01", "2015?", "[2014..]", "2015~"]
    ordered = sorted(map(PartialDate, texts), key=lambda date: date.sort_key)
    assert ordered == ["[..1990]", "2015~", "[2014..]", "2015-01-01", "2015-01", "2015", "2015?", ""]


def test_a_date_of_the_calendar_is_accepted():
    assert PartialDate(datetime.date(2023, 9, 14)) == "2023-09-14"
