"""The functions in the database that give the first and last day of a date: the same as in Python, always."""

import datetime

import pytest
from django.db import DataError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.dates import PartialDate
from tests.examples import examples
from tests.records.partial_dates import DATES, NEARLY_DATES

pytestmark = pytest.mark.django_db
# One database for all examples: nothing here writes to it.
WITH_DATABASE = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def bounds_in_sql(texts):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.partial_date_earliest(value), public.partial_date_latest(value)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS dates (value, number) ORDER BY number",
            [texts],
        )
        return cursor.fetchall()


@settings(max_examples=examples(20), **WITH_DATABASE)
@given(st.lists(DATES, min_size=20, max_size=60))
def test_bounds_in_sql_agree_with_those_in_python(texts):
    dates = [PartialDate(text) for text in texts]
    with transaction.atomic():
        in_sql = bounds_in_sql(texts)
    assert in_sql == [(date.earliest, date.latest) for date in dates]


@settings(max_examples=examples(150), **WITH_DATABASE)
@given(NEARLY_DATES)
def test_sql_refuses_what_python_refuses(text):
    try:
        date = PartialDate(text)
    except ValueError:
        with pytest.raises(DataError), transaction.atomic():
            bounds_in_sql([text])
    else:
        assert bounds_in_sql([text]) == [(date.earliest, date.latest)]


@pytest.mark.parametrize("text", ["soon", "2023-02-29", "2023\n", "[..]", "[2015..2011]", "9" * 100_000])
def test_a_refusal_in_sql_has_the_code_for_a_malformed_date(text):
    with pytest.raises(DataError) as caught, transaction.atomic():
        bounds_in_sql([text])
    assert caught.value.__cause__.sqlstate == "22007"
    assert len(str(caught.value)) < 500


def test_nothing_has_no_bounds():
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.partial_date_earliest(NULL), public.partial_date_latest('')")
        assert cursor.fetchone() == (None, None)


def test_the_functions_need_no_search_path_and_do_not_heed_the_style_of_dates():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', '', true), set_config('datestyle', 'German, DMY', true)")
        cursor.execute("SELECT public.partial_date_latest('2015-04-03~') = make_date(2015, 4, 4)")
        assert cursor.fetchone() == (True,)


def test_every_month_and_leap_day_of_the_calendar_is_right():
    texts = [f"{year}-{month:02d}" for year in (1900, 2000, 2023, 2024, 9999) for month in range(1, 13)]
    one_day = datetime.timedelta(days=1)
    for text, (first, last) in zip(texts, bounds_in_sql(texts), strict=True):
        assert first.isoformat() == f"{text}-01"
        assert last == datetime.date.max or (last + one_day).day == 1
