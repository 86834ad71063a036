"""What is kept of how sources vouch for an office follows whatever it rests on, at once."""

import datetime

import pytest
from django.db import connection

from companies.models import Office, OfficeAttestation
from tests import factories as make

pytestmark = pytest.mark.django_db
COLUMNS = ("only_announced", "opening_proved", "closing_proved", "certain_from", "certain_until")
NEITHER = {"opening_proved": False, "closing_proved": False}


def kept(office: Office) -> dict:
    """What is kept of it, which is what would be reckoned anew."""
    row = OfficeAttestation.objects.filter(office=office).values(*COLUMNS)
    found = row.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.companies_attest_office(%s)", [office.pk])
    assert row.get() == found
    return found


@pytest.fixture
def office() -> Office:
    """An office of which nobody says anything but that it is there."""
    made = make.make_office(opened="2014-03", closed="2019", cited=False)
    made.citations.all().delete()
    return made


def test_an_office_nobody_speaks_of_is_certain_on_no_day(office):
    assert kept(office) == {"only_announced": False, **NEITHER, "certain_from": None, "certain_until": None}


def test_citations_count_when_they_come_change_move_and_go(office):
    other = make.make_office()
    source = make.make_source(published="2016-05-04")
    citation = make.cite(office, "opened", source)
    assert kept(office)["opening_proved"]
    # The source is also a witness of the day it was printed on.
    assert kept(office)["certain_from"] == datetime.date(2014, 3, 31)
    assert kept(office)["certain_until"] == datetime.date(2016, 5, 4)
    type(citation).objects.filter(pk=citation.pk).update(certainty="reported")
    assert kept(office) == {"only_announced": False, **NEITHER, "certain_from": None, "certain_until": None}
    type(citation).objects.filter(pk=citation.pk).update(certainty="stated", field="place", value=None)
    assert kept(office)["certain_from"] == datetime.date(2016, 5, 4)
    type(citation).objects.filter(pk=citation.pk).update(record=other, value=None)
    assert kept(office)["certain_from"] is None
    assert kept(other)["certain_until"] == datetime.date(2016, 5, 4)
    citation.delete()
    assert kept(other)["certain_until"] is None


def test_the_days_of_the_office_count_when_they_change(office):
    make.cite(office, "closed", make.make_source(published="2020"))
    assert kept(office)["closing_proved"]
    assert kept(office)["certain_until"] == datetime.date(2018, 12, 31)
    # Whoever gave the old day does not prove the new one.
    Office.objects.filter(pk=office.pk).update(closed="2018")
    assert kept(office)["closing_proved"] is False
    Office.objects.filter(pk=office.pk).update(closed="2019")
    assert kept(office)["closing_proved"] is True


def test_a_source_counts_no_more_once_it_is_withdrawn_and_by_the_day_it_bears_now(office):
    source = make.make_source(published="2016-05-04")
    make.cite(office, "place", source)
    type(source).objects.filter(pk=source.pk).update(published="2017-01-02")
    assert kept(office)["certain_from"] == datetime.date(2017, 1, 2)
    type(source).objects.filter(pk=source.pk).update(state="withdrawn", withdrawal_reason="Invented.")
    assert kept(office)["certain_from"] is None


def test_a_copy_counts_by_the_day_of_the_first_telling_of_its_story(office):
    first, copy = make.make_source(published="2016-05-04"), make.make_source(published="2018-09-09")
    make.cite(office, "place", copy)
    assert kept(office)["certain_until"] == datetime.date(2018, 9, 9)
    type(copy).objects.filter(pk=copy.pk).update(same_story_as=first)
    assert kept(office)["certain_until"] == datetime.date(2016, 5, 4)
    type(first).objects.filter(pk=first.pk).update(published="2016-06-01")
    assert kept(office)["certain_until"] == datetime.date(2016, 6, 1)
    type(first).objects.filter(pk=first.pk).update(state="withdrawn", withdrawal_reason="Invented.")
    assert kept(office)["certain_until"] == datetime.date(2018, 9, 9)


def test_what_it_is_there_for_counts_when_it_comes_changes_and_goes():
    office = make.make_office(cited=False)
    assert kept(office)["only_announced"] is False
    function = make.make_function(office, outcome="planned")
    assert kept(office)["only_announced"] is True
    type(function).objects.filter(pk=function.pk).update(outcome="done")
    assert kept(office)["only_announced"] is False
    type(function).objects.filter(pk=function.pk).update(outcome="planned")
    function.delete()
    assert kept(office)["only_announced"] is False


def test_of_an_office_that_goes_nothing_is_kept():
    office = make.make_office(state="draft", opened="2014")
    make.make_function(office)
    office.delete()
    assert not OfficeAttestation.objects.filter(office_id=office.pk).exists()
    connection.check_constraints()
