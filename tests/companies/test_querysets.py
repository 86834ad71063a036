"""Which offices were there on a day, certainly and possibly: asked of the database and of loaded rows alike."""

import datetime

import pytest

from companies.models import Office
from companies.presence import judge_function, judge_office
from records.dates.standing import Standing
from records.models import Source
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 6, 15)


def standing(office: Office, day: datetime.date = DAY) -> Standing:
    """What the database says, after making sure that the rules over loaded rows say the same."""
    certain = Office.objects.active_on(day).filter(pk=office.pk).exists()
    possible = Office.objects.possibly_active_on(day).filter(pk=office.pk).exists()
    found = Standing(Office.objects.with_standing(day).get(pk=office.pk).standing)
    assert (certain, possible) == (found is Standing.CERTAIN, found in (Standing.CERTAIN, Standing.POSSIBLE))
    citations = office.citations.filter(function=None).select_related("source")
    assert judge_office(office, citations, day).standing is found
    return found


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        ("2014", "2016", Standing.CERTAIN),
        ("2015-06-15", "2016", Standing.CERTAIN),
        ("2015-06-16", "2016", Standing.NOT),
        ("2015", "2016", Standing.POSSIBLE),
        ("2015-06", "2016", Standing.POSSIBLE),
        ("[2015-06-01..2015-06-15]", "2016", Standing.CERTAIN),
        ("2014", "2015-06-15", Standing.POSSIBLE),
        ("2014", "2015-06-16", Standing.CERTAIN),
        ("2014", "2015-06-14", Standing.OVER),
        ("2014", "2015", Standing.POSSIBLE),
        ("2014", "2014", Standing.OVER),
        ("2015-07", "", Standing.NOT),
        ("", "2014", Standing.OVER),
        ("[..2015-06]", "2016", Standing.POSSIBLE),
        ("[..2014]", "[2016..]", Standing.CERTAIN),
        ("", "2016", Standing.POSSIBLE),
        # Nobody says that these were still there.
        ("2014", "", Standing.POSSIBLE),
        ("", "", Standing.POSSIBLE),
    ],
)
def test_an_office_is_there_on_a_day_as_far_as_its_dates_say(opened, closed, expected):
    assert standing(make.make_office(opened=opened, closed=closed)) is expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2015-06-14", Standing.POSSIBLE),
        ("2015-06-15", Standing.CERTAIN),
        ("2015-06", Standing.POSSIBLE),
        ("[2015-06-15..2015-06-20]", Standing.CERTAIN),
        ("2024", Standing.CERTAIN),
        ("", Standing.POSSIBLE),
    ],
)
def test_without_a_closing_a_source_of_that_day_or_later_must_name_the_office(published, expected):
    source = make.make_source(published=published)
    assert standing(make.make_office(opened="2014", source=source)) is expected


def test_an_office_without_dates_is_certain_on_the_day_of_its_source_and_possible_before_and_after():
    office = make.make_office(source=make.make_source(published="2015-03-27"))
    expected = {26: Standing.POSSIBLE, 27: Standing.CERTAIN, 28: Standing.POSSIBLE}
    assert {day: standing(office, datetime.date(2015, 3, day)) for day in expected} == expected


def test_between_two_sources_an_office_is_certain():
    office = make.make_office(source=make.make_source(published="2010"))
    make.cite(office, "place", make.make_source(published="", inferred="[2020-08..2020-11]"))
    assert standing(office) is Standing.CERTAIN
    assert standing(office, datetime.date(2010, 12, 31)) is Standing.CERTAIN
    assert standing(office, datetime.date(2010, 12, 30)) is Standing.POSSIBLE
    assert standing(office, datetime.date(2020, 8, 1)) is Standing.CERTAIN
    assert standing(office, datetime.date(2020, 8, 2)) is Standing.POSSIBLE


@pytest.mark.parametrize("certainty", ["planned", "reported"])
def test_plans_and_reports_prove_no_presence(certainty):
    source = make.make_source(published="2020")
    office = make.make_office(opened="2014", cited=False)
    make.cite(office, "place", make.make_source(published="2014"))
    make.cite(office, "opened", source, certainty=certainty)
    assert standing(office) is Standing.POSSIBLE


def test_a_withdrawn_source_proves_no_presence():
    source = make.make_source(published="2020", state="withdrawn", withdrawal_reason="x")
    assert standing(make.make_office(opened="2014", source=source)) is Standing.POSSIBLE


def test_what_is_only_planned_is_never_there():
    office = make.make_office(opened="2014", cited=False)
    make.cite(office, "opened", make.make_source(published="2013"), certainty="planned")
    assert standing(office) is Standing.PLANNED


def test_a_source_from_before_the_opening_does_not_prove_it():
    office = make.make_office(opened="2015", closed="2017", source=make.make_source(published="2014"))
    assert standing(office) is Standing.POSSIBLE
    later = make.make_office(opened="2015", closed="2017", source=make.make_source(published="2015-02"))
    assert standing(later) is Standing.CERTAIN


def test_a_closing_that_is_only_planned_closes_nothing():
    office = make.make_office(opened="2010")
    Office.objects.update(closed="2014")
    office.refresh_from_db()
    make.cite(office, "closed", make.make_source(published="2013"), certainty="planned")
    assert standing(office) is Standing.POSSIBLE


def test_a_source_that_tells_of_the_closing_proves_no_presence_until_then():
    office = make.make_office(opened="2010", closed="2015", source=make.make_source(published="2020"))
    assert standing(office) is Standing.POSSIBLE


def test_a_planned_function_is_known_as_a_plan_from_its_source_on():
    office = make.make_office(opened="2010")
    plan = make.make_function(office, "european headquarters", outcome="planned", planned_since="2016")
    make.cite(office, "function", make.make_source(published="2015"), part=plan, certainty="planned")
    citations = office.citations.filter(function=plan).select_related("source")
    found = {year: judge_function(plan, citations, datetime.date(year, 6, 1)).standing for year in (2014, 2015, 2016)}
    assert found == {2014: Standing.NOT, 2015: Standing.POSSIBLE, 2016: Standing.CERTAIN}


def test_a_function_nobody_knows_the_outcome_of_is_never_certain():
    office = make.make_office()
    function = make.make_function(office, outcome="unknown", since="2010", until="2020")
    assert judge_function(function, (), DAY).is_possible


def test_a_copy_printed_later_attests_nothing_later_than_the_first_telling_of_its_story():
    office = make.make_office(opened="2010", cited=False)
    first = make.make_source("First", published="2012")
    make.cite(office, "opened", first)
    make.cite(office, "place", make.make_source("Copy", published="2018", same_story_as=first))
    assert standing(office) is Standing.POSSIBLE
    # Whose date nobody may know, or knows, says nothing of the copy.
    Source.objects.filter(pk=first.pk).update(state="draft")
    assert standing(office) is Standing.POSSIBLE
    make.cite(office, "opened")
    assert standing(office) is Standing.CERTAIN
