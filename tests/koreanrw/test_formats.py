"""Moments are written in one style, that of the dates of the records."""

import datetime

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format, localize

from records.dates import PartialDate

MOMENT = datetime.datetime(2026, 11, 30, 20, 54, tzinfo=timezone.get_current_timezone())
WRITTEN = {
    "de": "30. November 2026, 20:54 Uhr",
    "en": "30 November 2026, 20:54",
    "ko": "2026년 11월 30일 오후 8:54",
}


@pytest.mark.parametrize(("language", "written"), WRITTEN.items())
def test_a_moment_is_written_as_the_dates_of_the_records_are(language: str, written: str) -> None:
    with translation.override(language):
        assert date_format(MOMENT, "DATETIME_FORMAT") == localize(MOMENT) == written
        assert date_format(MOMENT, "DATE_FORMAT") == PartialDate("2026-11-30").display
