"""What editors type about a date, in three languages."""

import calendar
import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from records.dates import PartialDate, PartialDateFormField, read_partial_date, words
from tests.examples import examples
from tests.records.partial_dates import DATES, NEARLY_DATES

PHRASES = {
    "": ("", "  ", "unknown", "unbekannt", "미상"),
    "2023": ("2023", " 2023 ", "2023년", "2023 년", "in 2023", "im Jahr 2023", "２０２３"),
    "2023-09": (
        *("09.2023", "9/2023", "2023-9", "2023/09", "September 2023", "SEPTEMBER 2023", "Sept. 2023", "Sep 2023"),
        *("2023년 9월", "2023년9월", "2023. 9."),
    ),
    "2018-07": ("07 2018",),
    "2014-05-05": (
        *("Montag, 5. Mai 2014", "Montag, den 5. Mai 2014", "Mo., 5.5.2014", "am Montag, 5. Mai 2014"),
        *("Monday 5 May 2014", "Mon, 5 May 2014", "5 May 2014 (Monday)", "5. Mai 2014, Montag", "Monday, May 5, 2014"),
        *("2014. 5. 5.(월)", "2014년 5월 5일(월)", "2014년 5월 5일 월요일", "2014-05-05 (월)"),
    ),
    "[2012-06..2012-07]": ("June or July 2012", "Juni oder Juli 2012", "2012년 6월이나 7월", "2012년 6월 또는 7월"),
    "[2011..2012]": ("2011 or 2012", "2011 oder 2012", "2011년이나 2012년"),
    "[2009-10..2009-11]": (
        "late autumn 2009",
        "Spätherbst 2009",
        "im Spätherbst 2009",
        "2009년 늦가을",
        "late fall 2009",
    ),
    "[2009-06..2009-07]": ("early summer 2009", "Frühsommer 2009", "2009년 초여름"),
    "[2016-07..2016-12]": (
        *("2H 2016", "H2 2016", "2. Halbjahr 2016", "zweites Halbjahr 2016", "2016년 하반기", "2016 2H", "2016 H2"),
        *("2016년 2H",),
    ),
    "[..2021-05-03]": (
        *("by 3 May 2021", "before 4 May 2021", "bis 3. Mai 2021", "vor dem 4. Mai 2021", "spätestens am 3. Mai 2021"),
        *("2021년 5월 3일까지", "by Monday, 3 May 2021", "bis Montag, 3. Mai 2021"),
    ),
    "2023-09-14": (
        *("2023. 9. 14.(목)", "2023. 9. 14. (목)"),
        *("14.9.2023", "14. 9. 2023", "14. September 2023", "14 September 2023", "14th of September 2023"),
        *("September 14, 2023", "September 14th, 2023", "2023-9-14", "2023.9.14.", "2023. 9. 14.", "2023/9/14"),
        *("14/9/2023", "9/14/2023", "2023년 9월 14일", "2023년9월14일", "am 14. September 2023"),
    ),
    "2015-01": ("Jänner 2015", "Januar 2015", "Jan. 2015", "January 2015"),
    "2015-03": ("März 2015", "Ma\u0308rz 2015", "Maerz 2015", "März\u00a02015", "Mrz. 2015", "im März 2015"),
    "2015-03-01": ("1.3.2015", "1. März 2015", "\u200e1.3.2015", "March 1 2015"),
    "2015~": (
        *("ca. 2015", "ca 2015", "etwa 2015", "um 2015", "about 2015", "around 2015", "circa 2015", "c. 2015"),
        *("2015년경", "약 2015년", "2015~", "2015 ~"),
    ),
    "2015-03~": ("um März 2015", "about March 2015", "2015년 3월경", "2015-03~"),
    "2015?": ("2015?", "2015 ?", "vermutlich 2015", "wahrscheinlich 2015", "probably 2015", "2015년 추정"),
    "2015%": ("2015%", "2015~?", "probably about 2015", "vermutlich um 2015", "ca. 2015?"),
    "[2015-03-01..2015-03-10]": ("early March 2015", "Anfang März 2015", "2015년 3월 초", "beginning of March 2015"),
    "[2015-03-11..2015-03-20]": ("mid-March 2015", "mid March 2015", "Mitte März 2015", "2015년 3월 중순"),
    "[2015-03-21..2015-03-31]": ("late March 2015", "Ende März 2015", "2015년 3월 말", "end of March 2015"),
    "[2015-02-21..2015-02-28]": ("late February 2015", "Ende Feb. 2015", "2015년 2월 하순"),
    "[2015-01..2015-04]": ("early 2015", "Anfang 2015", "Anfang des Jahres 2015", "2015년 초"),
    "[2015-05..2015-08]": ("mid-2015", "Mitte 2015", "2015년 중반"),
    "[2015-09..2015-12]": ("late 2015", "Ende 2015", "2015년 말"),
    "[2015-01..2015-06]": ("first half of 2015", "1. Halbjahr 2015", "im ersten Halbjahr 2015", "2015년 상반기"),
    "[2015-07..2015-09]": ("Q3 2015", "2015 Q3", "third quarter of 2015", "3. Quartal 2015", "2015년 3분기"),
    "[2015-03..2015-05]": ("spring 2015", "Frühjahr 2015", "2015년 봄", "between March and May 2015"),
    "[1990..1999]": ("1990s", "the 1990s", "1990er", "1990er Jahre", "1990er-Jahre", "1990년대"),
    "[..1989]": ("before 1990", "vor 1990", "1990년 전", "[..1989]", "before the 1990s"),
    "[..1990]": ("by 1990", "until 1990", "bis 1990", "spätestens 1990", "1990년 이전", "1990년까지"),
    "[..1990-02]": ("before March 1990", "vor März 1990", "1990년 3월 전"),
    "[..1990-03-31]": ("before 1 April 1990", "vor dem 1. April 1990", "vor dem 1.4.1990"),
    "[2016..]": ("after 2015", "nach 2015", "2015년 후"),
    "[2015..]": ("since 2015", "from 2015", "seit 2015", "ab 2015", "2015년 이후", "2015년부터"),
    "[2011..2015]": (
        *("between 2011 and 2015", "zwischen 2011 und 2015", "2011–2015", "2011 – 2015", "2011-2015", "2011~2015"),
        *("2011년과 2015년 사이", "2011년에서 2015년 사이", "[2011..2015]", "[ 2011 .. 2015 ]"),
    ),
    "[2015-03..2015-12]": ("between March 2015 and late 2015", "2015년 3월과 12월 사이"),
}


@pytest.mark.parametrize(("text", "phrase"), [(text, phrase) for text, all_ in PHRASES.items() for phrase in all_])
def test_phrases_are_read_in_three_languages(text, phrase):
    assert read_partial_date(phrase) == text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2021/2023", "period"),
        ("2023/2021", "period"),
        ("2021/..", "period"),
        ("2011 bis 2015", "period"),
        ("from 2011 to 2015", "period"),
        ("2011년부터 2015년까지", "period"),
        ("32.13.2015", "no_such_day"),
        ("29.2.2023", "no_such_day"),
        ("2023-00", "no_such_day"),
        ("1/4/2015", "ambiguous_order"),
        ("winter 2015", "ambiguous_winter"),
        ("1900s", "ambiguous_decade"),
        ("2000년대", "ambiguous_decade"),
        ("before the end of 2015", "ambiguous_end"),
        ("nach Anfang März 2015", "ambiguous_end"),
        ("between 2015 and 2011", "wrong_order"),
        ("zwischen Mai und März 2015", "wrong_order"),
        ("about the 1990s", "qualified_span"),
        ("vermutlich vor 1990", "qualified_span"),
        ("0000", "year_out_of_range"),
        ("0999", "year_out_of_range"),
        ("before 1000", "year_out_of_range"),
        ("after 9999", "year_out_of_range"),
        ("99999", "not_understood"),
        ("soon", "not_understood"),
        ("13 2018", "no_such_day"),
        ("Dienstag, 5. Mai 2014", "wrong_weekday"),
        ("2023. 9. 14.(금)", "wrong_weekday"),
        ("by Tuesday, 3 May 2021", "wrong_weekday"),
        ("Montag, Mai 2014", "not_understood"),
        ("Montag", "not_understood"),
        ("May or July 2012", "not_next"),
        ("2011 oder 2013", "not_next"),
        ("July or June 2012", "not_next"),
        ("Spätwinter 2009", "ambiguous_winter"),
        ("may be", "not_understood"),
        ("May", "not_understood"),
        ("14.9.23", "not_understood"),
        ("30년 전", "not_understood"),
        ("20 15", "not_understood"),
        ("zwischen 3. und 5. Mai 2015", "not_understood"),
        ("2015-03-04T10:00", "not_understood"),
        ("👍🏽", "not_understood"),
        ("2015\x00", "control"),
        ("\x1b[31m2015", "control"),
        ("20\n15", "control"),
        ("\ud800", "control"),
        ("9" * 1_000_000, "too_long"),
        ("\ufdfa" * 50, "too_long"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_is_no_date_gets_a_message_that_says_why(typed, code):
    with pytest.raises(ValidationError) as caught:
        read_partial_date(typed)
    assert caught.value.code == code
    assert all(message and len(message) < 400 for message in caught.value.messages)


def test_the_message_quotes_what_was_typed():
    with pytest.raises(ValidationError, match="“Vor dem Ende von März 2015”"):
        read_partial_date(" Vor dem Ende von März 2015 ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“Dienstag, 5. Mai 2014” cannot be right: that day was a Monday."),
        ("de", "„Dienstag, 5. Mai 2014“ kann nicht stimmen: Dieser Tag war ein Montag."),
        ("ko", "‘Dienstag, 5. Mai 2014’의 요일이 맞지 않습니다. 그날은 월요일이었습니다."),
    ],
)
def test_a_wrong_weekday_is_refused_with_the_right_one(language, said):
    with pytest.raises(ValidationError) as caught, translation.override(language):
        read_partial_date("Dienstag, 5. Mai 2014")
    with translation.override(language):
        assert caught.value.messages == [said]


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)), st.integers(0, 6))
def test_of_seven_weekdays_one_is_right(day, weekday):
    name = words.WEEKDAYS[weekday].split()[0]
    typed = f"{name}, {day.day} {calendar.month_name[day.month]} {day.year}"
    if day.weekday() == weekday:
        assert read_partial_date(typed) == day.isoformat()
    else:
        with pytest.raises(ValidationError) as caught:
            read_partial_date(typed)
        assert caught.value.code == "wrong_weekday"


@settings(max_examples=examples(300))
@given(st.text(max_size=70) | NEARLY_DATES)
@example("[")
@example("..")
@example("~~??")
@example("between and")
def test_garbage_is_refused_and_never_breaks_anything(typed):
    try:
        date = read_partial_date(typed)
    except ValidationError as error:
        assert error.messages
    else:
        assert type(date) is PartialDate


@st.composite
def sentences(draw):
    """Words the reader knows in an order nobody would write them."""
    known = [
        "2015",
        "2011",
        "3",
        "März",
        "vor",
        "between",
        "and",
        "사이",
        "년",
        "월",
        "초",
        "about",
        "?",
        "~",
        "–",
        "ende",
        "s",
    ]
    return draw(st.sampled_from(["", " "])).join(draw(st.lists(st.sampled_from(known), max_size=8)))


@settings(max_examples=examples(300))
@given(sentences())
def test_known_words_in_a_wild_order_are_read_or_refused(typed):
    try:
        date = read_partial_date(typed)
    except ValidationError as error:
        assert error.messages
    else:
        assert date == "" or date.earliest <= date.latest


@given(DATES)
def test_canonical_text_is_read_as_it_is(text):
    assert read_partial_date(text) == text


@settings(max_examples=examples(60), deadline=None)
@given(DATES)
def test_the_second_opinion_agrees_with_every_date_accepted(text):
    assert PartialDateFormField(required=False).clean(text) == text
