"""What a migration made of days of plans that stood where days of what happened stand."""

import json

import pytest
import reversion
from django.apps import apps
from django.db import connection
from reversion.models import Version

from companies.models import OfficeFunction
from records.models import Verdict
from records.replanning import join_functions, part_plans
from tests import factories as make

pytestmark = pytest.mark.django_db


def run(operation) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.schema_editor() as editor:
        operation.code(apps, editor)


def part_functions() -> None:
    days = {"since": "planned_since", "until": "planned_until"}
    run(part_plans("companies.OfficeFunction", "companies.OfficeCitation", "function", days, "outcome"))


def function_with(outcome: str, since: str, *told: tuple[str, str, str]) -> OfficeFunction:
    """A function of which sources of these years gave this day, so surely."""
    office = make.make_office()
    function = make.make_function(office, "sales", outcome=outcome, since=since)
    for year, day, certainty in told:
        make.cite(office, "since", make.make_source(published=year), part=function, value=day, certainty=certainty)
    with reversion.create_revision():
        office.save()
    return function


def days(function: OfficeFunction) -> tuple[str, str]:
    function.refresh_from_db()
    return str(function.planned_since), str(function.since)


def fields(function: OfficeFunction) -> dict[str, str]:
    return {citation.value: citation.field for citation in function.citations.exclude(field="function")}


def test_the_plans_of_something_that_came_about_move_and_the_latest_is_held():
    function = function_with(
        "done", "2025-03", ("2021", "2023", "planned"), ("2023", "2024", "planned"), ("2025", "2025-03", "stated")
    )
    part_functions()
    assert days(function) == ("2024", "2025-03")
    assert fields(function) == {"2023": "planned_since", "2024": "planned_since", "2025-03": "since"}
    assert dict(function.citations.values_list("value", "verdict")) == {
        "2023": Verdict.PLANNED,
        "2024": Verdict.SUPPORTS,
        "2025-03": Verdict.SUPPORTS,
    }


def test_a_day_that_only_plans_give_was_never_told_as_having_happened():
    function = function_with("done", "2024", ("2023", "2024", "planned"))
    part_functions()
    assert days(function) == ("2024", "")


def test_a_day_that_nobody_calls_planned_stays():
    function = function_with("done", "2024", ("2023", "2024", "stated"))
    part_functions()
    assert days(function) == ("", "2024")


def test_what_is_stored_says_the_same():
    function = function_with("done", "2025", ("2021", "2023", "planned"), ("2025", "2025", "stated"))
    part_functions()
    stored = Version.objects.get_for_object(function).get().field_dict
    assert (str(stored["planned_since"]), str(stored["since"])) == ("2023", "2025")
    told = [Version.objects.get_for_object(each).get().field_dict for each in function.citations.all()]
    assert {(each["value"], each["field"]) for each in told} == {("2023", "planned_since"), ("2025", "since")}


# --- a plan and its fulfilment in two rows -----------------------------------------------------------------------


def two_rows(plan_told: str = "2021", **fields) -> tuple[OfficeFunction, OfficeFunction]:
    office = make.make_office()
    plan = make.make_function(office, "sales", outcome="planned", planned_since="2023", note_de="Geplant.")
    make.cite(office, "outcome", make.make_source(published=plan_told), part=plan, certainty="planned")
    done = make.make_function(office, "sales", **{"outcome": "done", "since": "2024", **fields})
    make.cite(office, "outcome", make.make_source(published="2025"), part=done)
    with reversion.create_revision():
        office.save()
    return plan, done


def test_a_plan_and_its_fulfilment_become_one_row():
    plan, done = two_rows()
    run(join_functions())
    assert not OfficeFunction.objects.filter(pk=plan.pk).exists()
    assert days(done) == ("2023", "2024") and done.note_de == "Geplant."
    assert sorted(done.citations.values_list("value", "verdict")) == [
        ("done", Verdict.SUPPORTS),
        ("planned", Verdict.PLANNED),
    ]
    stored = Version.objects.get_for_object(done).get()
    assert stored.field_dict["planned_since"] == "2023"
    assert not Version.objects.get_for_object_reference(OfficeFunction, plan.pk).exists()
    about = [json.loads(each.serialized_data)[0]["fields"] for each in stored.revision.version_set.all()]
    assert not [each for each in about if each.get("function") == plan.pk]


@pytest.mark.parametrize(
    "fields", [{"function": "branch"}, {"until": "2025"}, {"note_de": "Anderes."}, {"planned_since": "2020"}]
)
def test_rows_that_may_be_two_things_stay_two(fields):
    if "function" in fields:
        plan, done = two_rows()
        OfficeFunction.objects.filter(pk=done.pk).update(**fields)
    else:
        plan, done = two_rows(**fields)
    run(join_functions())
    assert OfficeFunction.objects.filter(pk__in=(plan.pk, done.pk)).count() == 2


def test_what_was_planned_when_it_was_there_already_is_another_plan():
    plan, done = two_rows(plan_told="2026")
    run(join_functions())
    assert OfficeFunction.objects.filter(pk__in=(plan.pk, done.pk)).count() == 2
