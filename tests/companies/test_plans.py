"""What was planned and what became of it are one row, judged once."""

import datetime

import pytest

from companies.models import OfficeFunction
from companies.plans import Fate, plan_of
from companies.presence import judge_function
from records.dates.standing import Standing
from records.models import Verdict
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
