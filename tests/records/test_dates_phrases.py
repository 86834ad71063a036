"""Dates inside sentences, with the preposition or ending each language wants, and never more exact than known."""

import pytest

from records.dates import PartialDate
from records.dates.phrases import at, since, starting

HAPPENED = [
    ("2016", "in 2016", "2016", "2016년에"),
    ("2023-09", "in September 2023", "im September 2023", "2023년 9월에"),
    ("2015-03-27", "on 27 March 2015", "am 27. März 2015", "2015년 3월 27일에"),
    ("[2015-03-01..2015-03-10]", "in early March 2015", "Anfang März 2015", "2015년 3월 초에"),
    ("[2015-05..2015-08]", "in mid-2015", "Mitte 2015", "2015년 중반에"),
    ("[2015-01..2015-06]", "in the first half of 2015", "im 1. Halbjahr 2015", "2015년 상반기에"),
    ("[2015-01..2015-03]", "in the first quarter of 2015", "im 1. Quartal 2015", "2015년 1분기에"),
    ("[1990..1999]", "in the 1990s", "in den 1990er-Jahren", "1990년대에"),
    ("[..1990-03]", "before April 1990", "vor April 1990", "1990년 3월 이전에"),
    ("[1990-05..]", "after April 1990", "nach April 1990", "1990년 5월 이후에"),
    ("[2011..2015]", "between 2011 and 2015", "zwischen 2011 und 2015", "2011년과 2015년 사이에"),
    ("2010~", "about 2010", "um 2010", "2010년경에"),
    ("2010-09-14~", "about 14 September 2010", "um den 14. September 2010", "2010년 9월 14일경에"),
    ("2016?", "in 2016 (uncertain)", "2016 (unsicher)", "2016년에 (불확실)"),
    ("2016-05%", "about May 2016 (uncertain)", "um Mai 2016 (unsicher)", "2016년 5월경에 (불확실)"),
]
BEGAN = [
    ("2017", "since 2017", "seit 2017", "2017년부터"),
    ("2023-09", "since September 2023", "seit September 2023", "2023년 9월부터"),
    ("2023-09-14", "since 14 September 2023", "seit dem 14. September 2023", "2023년 9월 14일부터"),
]
PLANNED = [
    ("2025", "from 2025", "ab 2025", "2025년부터"),
    ("2025-01", "from January 2025", "ab Januar 2025", "2025년 1월부터"),
    ("2025-01-02", "from 2 January 2025", "ab dem 2. Januar 2025", "2025년 1월 2일부터"),
]
VAGUE = ["2017~", "2017?", "2017%", "[2015-03-01..2015-03-10]", "[..2017]", "[2017..]", ""]


def in_three_languages(phrase, date: str) -> tuple[str, ...]:
    return tuple(phrase(PartialDate(date), language) for language in ("en", "de", "ko"))


@pytest.mark.parametrize(("date", *("english", "german", "korean")), HAPPENED)
def test_when_something_happened(date, english, german, korean):
    assert in_three_languages(at, date) == (english, german, korean)


@pytest.mark.parametrize(("date", *("english", "german", "korean")), BEGAN)
def test_since_when_something_has_held(date, english, german, korean):
    assert in_three_languages(since, date) == (english, german, korean)


@pytest.mark.parametrize(("date", *("english", "german", "korean")), PLANNED)
def test_from_when_something_is_to_hold(date, english, german, korean):
    assert in_three_languages(starting, date) == (english, german, korean)


@pytest.mark.parametrize("date", VAGUE)
def test_nothing_begins_on_a_date_that_is_too_vague(date):
    assert in_three_languages(since, date) == in_three_languages(starting, date) == ("", "", "")


def test_an_unknown_date_says_nothing():
    assert in_three_languages(at, "") == ("", "", "")


def test_the_language_is_the_one_that_is_active():
    assert at(PartialDate("2016")) == "in 2016"
    assert at(PartialDate("2016"), "de-at") == "2016"
