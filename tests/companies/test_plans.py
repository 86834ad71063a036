"""What was planned and what became of it are one row, judged once."""

import datetime
import re
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from companies.models import Office, OfficeFunction
from companies.models.office import ONLY_PLANNED, Outcome
from companies.plans import plan_of
from companies.presence import judge_function
from events.models import Agreement, Delegation
from records.dates.standing import Standing
from records.models import Verdict
from records.plans import Fate
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)


@pytest.mark.parametrize(
    ("fields", "fate"),
    [
        ({"outcome": "planned", "planned_since": "2027"}, Fate.OPEN),
        ({"outcome": "planned", "planned_since": "2026"}, Fate.OPEN),
        ({"outcome": "planned", "planned_since": "2025"}, Fate.NOT_RECORDED),
        ({"outcome": "unknown", "planned_since": "2025"}, Fate.NOT_RECORDED),
        ({"outcome": "done", "planned_since": "2025"}, Fate.FULFILLED),
        ({"outcome": "done", "planned_since": "2023", "since": "2025"}, Fate.FULFILLED),
        ({"outcome": "abandoned", "planned_since": "2027"}, Fate.ABANDONED),
    ],
)
def test_a_plan_is_open_until_its_day_is_past_fulfilled_or_given_up(fields, fate):
    plan = plan_of(OfficeFunction(**fields), "since", today=TODAY)
    assert plan is not None and plan.fate is fate
    assert plan_of(OfficeFunction(outcome="planned"), "since", today=TODAY) is None


def test_that_something_is_there_does_not_end_it():
    plan = plan_of(OfficeFunction(outcome="done", planned_until="2025"), "until", today=TODAY)
    assert plan is not None and plan.fate is Fate.NOT_RECORDED


def test_an_earlier_day_is_history_whatever_its_source_is_sure_of_and_never_a_dispute():
    office = make.make_office()
    function = make.make_function(office, outcome="planned", planned_since="2025")
    for year, day, certainty in (("2023", "2024", "planned"), ("2021", "2023", "stated"), ("2024", "2025", "inferred")):
        source = make.make_source(published=year)
        make.cite(office, "planned_since", source, part=function, value=day, certainty=certainty)
    told = function.citations.filter(field="planned_since")
    assert sorted(told.values_list("value", "verdict")) == [
        ("2023", Verdict.PLANNED),
        ("2024", Verdict.PLANNED),
        ("2025", Verdict.SUPPORTS),
    ]
    plan = plan_of(function, "since", told.select_related("source"), TODAY)
    assert [str(date) for date in plan.dates] == ["2023", "2024", "2025"]
    assert plan.in_words == "first 2023, then 2024, then 2025"


def test_who_knew_only_the_plan_does_not_dispute_that_it_was_fulfilled():
    office = make.make_office()
    function = make.make_function(office, outcome="planned")
    told = make.cite(office, "outcome", part=function, certainty="stated")
    function.outcome = "done"
    function.save()
    told.refresh_from_db()
    assert (told.value, told.verdict) == ("planned", Verdict.PLANNED)


def test_before_it_was_there_a_fulfilled_function_was_a_plan_to_those_who_knew():
    office = make.make_office()
    function = make.make_function(office, outcome="done", planned_since="2023", since="2025")
    make.cite(office, "planned_since", make.make_source(published="2021-05-03"), part=function, certainty="planned")
    make.cite(office, "since", make.make_source(published="2025-05-03"), part=function)
    citations = list(office.citations.filter(function=function).select_related("source"))
    before, planned, there = (
        judge_function(function, citations, datetime.date(year, 6, 1)) for year in (2020, 2022, 2026)
    )
    assert before.standing is Standing.NOT
    assert planned.is_certain and planned.is_of_plan
    assert there.may_hold and not there.is_of_plan


# --- the same, asked of the database -----------------------------------------------------------------------------


def test_the_database_judges_plans_as_a_page_does():
    """Overdue plans are a query."""
    found = {}
    for outcome, since, planned in product(Outcome.values, ("", "2025"), ("", "2025", "2027")):
        if since and outcome in ONLY_PLANNED:
            continue
        office = make.make_office(make.make_company("Hana"), make.make_place("Essen"))
        function = make.make_function(office, outcome=outcome, since=since, planned_since=planned)
        plan = plan_of(function, "since", today=TODAY)
        found[office.pk] = plan and plan.fate
    for opened, planned, outcome in product(("", "2025"), ("2025", "2027"), ("", "done", "abandoned", "planned")):
        office = make.make_office(opened=opened, planned_opened=planned)
        if outcome:
            make.make_function(office, outcome=outcome)
        plan = plan_of(office, "opened", today=TODAY)
        found[office.pk] = plan and plan.fate
    assert set(found.values()) == {None, *Fate}
    for fate in Fate:
        asked = Office.objects.with_plans(fate, TODAY)
        assert set(asked.values_list("pk", flat=True)) == {pk for pk, each in found.items() if each is fate}, fate


def test_plans_of_visits_and_signings_are_found_by_what_became_of_them():
    overdue, to_come, done = (make.make_delegation(title) for title in ("Overdue", "To come", "Done"))
    make.make_visit(overdue, outcome="planned", planned_date="2025")
    make.make_visit(to_come, outcome="planned", planned_date="2027")
    make.make_visit(done, outcome="done", planned_date="2025", date="2025")
    announced = make.make_agreement(life_cycle="announced", planned_signed="2025")
    given_up = make.make_agreement(life_cycle="abandoned", planned_signed="2025")
    signed = make.make_agreement(life_cycle="signed", planned_signed="2025")
    journeys = {fate: list(Delegation.objects.with_plans(fate, TODAY)) for fate in Fate}
    assert journeys == {
        Fate.OPEN: [to_come],
        Fate.NOT_RECORDED: [overdue],
        Fate.FULFILLED: [done],
        Fate.ABANDONED: [],
    }
    signings = {fate: list(Agreement.objects.with_plans(fate, TODAY)) for fate in Fate}
    assert signings == {
        Fate.OPEN: [],
        Fate.NOT_RECORDED: [announced],
        Fate.FULFILLED: [signed],
        Fate.ABANDONED: [given_up],
    }
    assert plan_of(given_up, "signed", today=TODAY).fate is Fate.ABANDONED
    assert plan_of(announced, "signed", today=TODAY).fate is Fate.NOT_RECORDED


def test_editors_and_readers_find_overdue_plans(client):
    office = make.make_office(make.make_company("Overdue Ltd"), planned_opened="2020")
    make.make_function(office, "sales", outcome="planned", planned_since="2020")
    make.make_function(make.make_office(make.make_company("Later Ltd")), outcome="planned", planned_since="2900")
    client.force_login(make.make_editor())
    listed = client.get(reverse("admin:companies_office_changelist"), {"plans": "not recorded"}).content.decode()
    assert "Overdue Ltd" in listed and "Later Ltd" not in listed
    asked = {"plan": "not recorded"}
    with translation.override("en"):
        shown = client.get(reverse("office_list"), asked).content.decode()
    assert "Overdue Ltd" in shown and "Later Ltd" not in shown
    assert "the day is past, and nothing is recorded" in shown


# --- fulfilled elsewhere -----------------------------------------------------------------------------------------


@pytest.fixture
def moved() -> OfficeFunction:
    """Headquarters planned in Essen that came about in Bonn."""
    hana = make.make_company("Hana")
    essen = make.make_office(hana, make.make_place("Essen"), opened="2010")
    bonn = make.make_office(hana, make.make_place("Bonn"), opened="2012")
    function = make.make_function(
        essen, "european headquarters", outcome="elsewhere", planned_since="2014", fulfilled_at=bonn
    )
    make.make_function(bonn, "european headquarters", since="2015")
    for field in ("function", "planned_since"):
        make.cite(essen, field, part=function, certainty="planned")
    make.cite(essen, "fulfilled_at", part=function)
    return function


def test_a_plan_fulfilled_elsewhere_is_no_open_plan_and_makes_no_headquarters_there(moved):
    assert plan_of(moved, "since", today=TODAY).fate is Fate.FULFILLED
    assert list(Office.objects.with_plans(Fate.FULFILLED, TODAY)) == [moved.office]
    judgement = judge_function(moved, moved.citations.select_related("source"), TODAY)
    assert judgement.is_of_plan
    told = moved.citations.get(field="fulfilled_at")
    assert (told.value, told.verdict) == (moved.fulfilled_at.slug, Verdict.SUPPORTS)


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        ("en", "came about elsewhere: Hana, Bonn", "Planned elsewhere, come about here"),
        ("de", "wurde andernorts verwirklicht: Hana, Bonn", "Andernorts geplant, hier verwirklicht"),
        ("ko", "다른 곳에서 실현되었습니다: Hana, Bonn", "다른 곳에서 계획되어 이곳에서 실현됨"),
    ],
)
def test_both_offices_lead_to_each_other(moved, client, language, here, there):
    with translation.override(language):
        essen, bonn = (client.get(each.get_absolute_url()) for each in (moved.office, moved.fulfilled_at))
        assert moved.fulfilled_at.get_absolute_url() in essen.content.decode()
        assert moved.office.get_absolute_url() in bonn.content.decode()
    assert here in " ".join(strip_tags(re.sub(r"<sup.*?</sup>", "", essen.content.decode(), flags=re.S)).split())
    assert there in bonn.content.decode()


def test_what_is_not_public_is_named_from_neither_end(moved, client):
    Office.objects.filter(pk=moved.office.pk).update(state="draft")
    assert "Essen" not in client.get(moved.fulfilled_at.get_absolute_url()).content.decode()
    Office.objects.filter(pk=moved.office.pk).update(state="published")
    Office.objects.filter(pk=moved.fulfilled_at.pk).update(state="withdrawn", withdrawal_reason="x")
    shown = client.get(moved.office.get_absolute_url()).content.decode()
    assert "Bonn" not in shown and "name withdrawn" in shown
    assert moved.fulfilled_at in moved.office.named_records()


def test_no_plan_was_fulfilled_where_it_was_made_or_in_a_circle(moved):
    bonn = moved.fulfilled_at
    with pytest.raises(ValidationError, match="was not fulfilled elsewhere"):
        OfficeFunction(office=bonn, function="sales", outcome="elsewhere", fulfilled_at=bonn, order=9).full_clean()
    with pytest.raises(ValidationError, match="only for a plan"):
        OfficeFunction(office=bonn, function="sales", outcome="planned", fulfilled_at=moved.office).full_clean(
            ["order"]
        )
    back = OfficeFunction(
        office=bonn, function="european headquarters", outcome="elsewhere", fulfilled_at=moved.office, order=9
    )
    with pytest.raises(ValidationError, match="cannot both be so"):
        back.full_clean()
    back.function = "sales"
    back.full_clean()
