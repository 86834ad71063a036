"""Dates in words: exact, and never more exact than what is held."""

import pytest
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from records.dates import PartialDate, read_partial_date
from tests.examples import examples
from tests.records.partial_dates import DATES


@settings(max_examples=examples(300))
@given(DATES, st.sampled_from(["en", "de", "ko"]))
@example("[..9999]", "de")
@example("[..9999-12-31]", "ko")
@example("[1000..]", "en")
@example("[1000-01-01..]", "de")
@example("1000~", "ko")
@example("9999-12-31%", "en")
def test_what_is_displayed_reads_back_as_the_same_date(text, language):
    date = PartialDate(text)
    words = date.display_in(language)
    assert read_partial_date(words) == date, words


@pytest.mark.parametrize(
    ("text", "english", "german", "korean"),
    [
        ("", "unknown", "unbekannt", "미상"),
        ("2023", "2023", "2023", "2023년"),
        ("2023-09", "September 2023", "September 2023", "2023년 9월"),
        ("2023-09-04", "4 September 2023", "4. September 2023", "2023년 9월 4일"),
        ("2015~", "about 2015", "um 2015", "2015년경"),
        ("2015-03-05~", "about 5 March 2015", "um den 5. März 2015", "2015년 3월 5일경"),
        ("2015?", "2015 (uncertain)", "2015 (unsicher)", "2015년 (불확실)"),
        ("2015%", "about 2015 (uncertain)", "um 2015 (unsicher)", "2015년경 (불확실)"),
        ("[2015-03-01..2015-03-10]", "early March 2015", "Anfang März 2015", "2015년 3월 초"),
        ("[2015-03-11..2015-03-20]", "mid-March 2015", "Mitte März 2015", "2015년 3월 중순"),
        ("[2016-02-21..2016-02-29]", "late February 2016", "Ende Februar 2016", "2016년 2월 말"),
        ("[2011..2015]", "between 2011 and 2015", "zwischen 2011 und 2015", "2011년과 2015년 사이"),
        (
            "[2015-03-02..2015-03-05]",
            "between 2 March and 5 March 2015",
            "zwischen dem 2. März und dem 5. März 2015",
            "2015년 3월 2일과 3월 5일 사이",
        ),
        (
            "[2024-08..2024-11]",
            "between August and November 2024",
            "zwischen August und November 2024",
            "2024년 8월과 11월 사이",
        ),
        (
            "[2023-09..2024-11]",
            "between September 2023 and November 2024",
            "zwischen September 2023 und November 2024",
            "2023년 9월과 2024년 11월 사이",
        ),
        ("[..1990-03]", "before April 1990", "vor April 1990", "1990년 3월 이전"),
        ("[..1990-03-31]", "by 31 March 1990", "spätestens am 31. März 1990", "1990년 3월 31일 이전"),
        ("[1990-03-31..]", "from 31 March 1990", "frühestens am 31. März 1990", "1990년 3월 31일 이후"),
        ("[..9999]", "by 9999", "spätestens 9999", "9999년 이전"),
        ("[2016..]", "after 2015", "nach 2015", "2016년 이후"),
        ("[1000..]", "from 1000", "frühestens 1000", "1000년 이후"),
        ("[2015-05..2015-08]", "mid-2015", "Mitte 2015", "2015년 중반"),
        ("[2015-01..2015-06]", "first half of 2015", "1. Halbjahr 2015", "2015년 상반기"),
        ("[2015-10..2015-12]", "fourth quarter of 2015", "4. Quartal 2015", "2015년 4분기"),
        ("[1990..1999]", "the 1990s", "1990er-Jahre", "1990년대"),
        ("[1900..1909]", "between 1900 and 1909", "zwischen 1900 und 1909", "1900년과 1909년 사이"),
    ],
)
def test_dates_read_as_people_write_them(text, english, german, korean):
    date = PartialDate(text)
    assert [date.display_in(language) for language in ("en", "de", "ko")] == [english, german, korean]


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_a_year_is_never_shown_with_a_month_and_a_month_never_with_a_day(language):
    # The first month and the first day must not come from anywhere.
    year, month = PartialDate("2023").display_in(language), PartialDate("2023-04").display_in(language)
    assert "".join(filter(str.isdigit, year)) == "2023"
    assert "1" not in month


def test_display_follows_the_active_language():
    date = PartialDate("2015-03")
    with translation.override("de"):
        assert date.display == "März 2015"
    with translation.override("ko"):
        assert date.display == "2015년 3월"
    with translation.override(None):
        assert date.display == "March 2015"
    assert date.display_in("de-at") == "März 2015"
    assert date.display_in("fr") == "March 2015"
