"""Figures: a number of one thing, with all that qualifies it; and what was a count leads on to them."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from events.models import Figure
from events.models.figure import AREAS, CURRENCIES, SUBJECTS
from koreanrw.provenance.facts import facts_of
from records.dates import PartialDate
from records.models import Verdict
from records.values import value_of
from tests import factories as make

pytestmark = pytest.mark.django_db


# --- the number in words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "english", "german", "korean"),
    [
        ({"qualifier": "exactly"}, "80", "80", "80개"),
        ({"qualifier": "about"}, "about 80", "rund 80", "약 80개"),
        ({"qualifier": "at least"}, "at least 80", "mindestens 80", "80개 이상"),
        ({"qualifier": "more than"}, "more than 80", "mehr als 80", "80개 초과"),
        ({"qualifier": "odd"}, "80-odd", "gut 80", "80여 개"),
        ({"qualifier": "up to"}, "up to 80", "bis zu 80", "최대 80개"),
        ({"qualifier": "just under"}, "just under 80", "knapp 80", "80개에 조금 못 미침"),
        ({"subject": "staff", "qualifier": "odd"}, "80-odd", "gut 80", "80여 명"),
        ({"subject": "members", "qualifier": "odd"}, "80-odd", "gut 80", "80여"),
        ({"subject": "jobs", "is_planned": True}, "80 (planned)", "80 (geplant)", "80개(계획)"),
        ({"subject": "area", "unit": "m2"}, "80 square metres", "80 Quadratmeter", "80제곱미터"),
        ({"subject": "area", "unit": "ha", "value": "1.50"}, "1.5 hectares", "1,5 Hektar", "1.5헥타르"),
        (
            {"subject": "money", "unit": "EUR", "value": "1500000", "qualifier": "at least", "period": "a year"},
            "at least 1,500,000 euros a year",
            "mindestens 1.500.000 Euro im Jahr",
            "연간 1,500,000유로 이상",
        ),
        (
            {"subject": "money", "unit": "KRW", "value": "3000", "qualifier": "odd", "period": "in all"},
            "3,000-odd South Korean won in all",
            "insgesamt gut 3.000 südkoreanische Won",
            "총 3,000여 원",
        ),
    ],
)
def test_a_number_is_said_with_all_that_qualifies_it(fields, english, german, korean):
    figure = Figure(**{"subject": "korean companies", **fields, "value": Decimal(fields.get("value", 80))})
    for language, expected in (("en", english), ("de", german), ("ko", korean)):
        with override(language):
            assert figure.number == expected


# --- rules of a row ----------------------------------------------------------------------------------------------


def refusal(**fields: Any) -> str:
    """What an editor is told of such a figure; the database says no as well."""
    figure = Figure(**{"slug": "one", "value": 5, "subject": "staff", **fields})
    with pytest.raises(ValidationError) as refused:
        figure.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        figure.save()
    return str(refused.value)


def test_a_figure_is_of_exactly_one_thing():
    office = make.make_office()
    assert "exactly one" in refusal()
    assert "exactly one" in refusal(office=office, organisation=office.organisation)


def test_a_number_goes_only_with_what_has_such_a_number():
    assert "Nobody gives such a number" in refusal(place=make.make_place())
    assert "Nobody gives such a number" in refusal(delegation=make.make_delegation(), subject="money", unit="EUR")


def test_money_has_a_currency_an_area_a_measure_and_what_is_counted_no_unit():
    office = make.make_office()
    for subject, unit in (("money", ""), ("money", "m2"), ("area", ""), ("area", "EUR"), ("staff", "EUR")):
        assert "Money needs a currency" in refusal(office=office, subject=subject, unit=unit)


def test_only_money_is_given_a_year():
    assert "Only money" in refusal(office=make.make_office(), period="a year")


def test_what_is_counted_is_whole_and_money_need_not_be():
    office = make.make_office()
    assert "whole number" in refusal(office=office, value=Decimal("2.5"))
    assert make.make_figure(Decimal("2.5"), office=office, subject="money", unit="EUR").number == "2.5 euros"


def test_only_a_plan_lies_in_the_future():
    office, later = make.make_office(), PartialDate("2999")
    assert "future" in refusal(office=office, as_of=later)
    assert make.make_figure(60, office=office, subject="jobs", as_of="2999", is_planned=True).is_planned


def test_every_subject_and_unit_has_its_place_in_the_rules():
    assert {subject for subjects in SUBJECTS.values() for subject in subjects} == set(Figure.Subject.values)
    assert {*AREAS, *CURRENCIES} == set(Figure.Unit.values)


# --- sources -----------------------------------------------------------------------------------------------------


def test_a_source_gives_the_number_as_plain_digits_whatever_the_column_adds():
    figure = make.make_figure(80)
    assert value_of(figure, "value") == value_of(Figure.objects.get(), "value") == "80"
    citation = figure.citations.get()
    assert (citation.value, citation.verdict) == ("80", Verdict.SUPPORTS)
    Figure.objects.filter(pk=figure.pk).update(value=Decimal("80.50"), subject="area", unit="m2")
    citation.refresh_from_db()
    assert citation.verdict == Verdict.DIFFERS


def test_a_source_of_the_rule_keeps_to_it_when_its_address_changes_and_differs_from_another():
    figure = make.make_figure(rule_en="By name.")
    citation = make.cite(figure, "rule")
    rule = figure.rule
    rule.slug = "by-name"
    rule.save()
    citation.refresh_from_db()
    assert (citation.value, citation.verdict) == ("by-name", Verdict.SUPPORTS)
    figure.rule = make.make_rule(name_en="By head.")
    figure.save()
    citation.refresh_from_db()
    assert citation.verdict == Verdict.DIFFERS


def test_the_fact_of_a_number_says_what_qualifies_it():
    figure = make.make_figure(80, qualifier="about")
    assert [fact.value for fact in facts_of(figure) if fact.field == "value"] == ["about 80"]


# --- pages -------------------------------------------------------------------------------------------------------


def owners() -> list[tuple[Any, dict[str, Any]]]:
    """One record of each kind that figures are of, with a figure of it."""
    office, organisation = make.make_office(), make.make_institution("KIAT")
    return [
        (office, {"office": office}),
        (organisation, {"organisation": organisation}),
        (journey := make.make_delegation("Journey"), {"delegation": journey}),
        (agreement := make.make_agreement("Memorandum"), {"agreement": agreement, "unit": "EUR"}),
    ]


def test_the_page_of_what_it_is_of_shows_a_figure_with_its_footnote(client):
    for record, fields in owners():
        figure = make.make_figure(777, source=make.make_source("The gazette"), **fields)
        html = client.get(record.get_absolute_url()).content.decode()
        assert f'id="figure-{figure.slug}"' in html and ">777" in html and "The gazette" in html


def test_a_figure_is_hidden_with_what_it_is_of_and_a_draft_altogether(client):
    for record, fields in owners():
        make.make_figure(77_777, state="draft", **fields)
        figure = make.make_figure(88_888, **fields)
        assert Figure.objects.published().filter(pk=figure.pk).exists()
        type(record)._base_manager.filter(pk=record.pk).update(state="withdrawn", withdrawal_reason="Wrong")
        assert not Figure.objects.published().filter(pk=figure.pk).exists()
    html = client.get(reverse("figure_list")).content.decode()
    assert "77,777" not in html and "88,888" not in html


def test_the_list_of_figures_is_narrowed_by_subject_place_and_plan(client):
    here = make.make_place("Essen")
    make.make_figure(11, here)
    make.make_figure(22, make.make_place("Bonn"))
    make.make_figure(33, office=make.make_office())
    make.make_figure(44, here, subject="jobs", is_planned=True)

    def found(query: str) -> set[int]:
        return {int(figure.value) for figure in client.get(f"/en/figures/?{query}").context["object_list"]}

    assert found("") == {11, 22, 33, 44}
    assert found("subject=staff") == {33}
    assert found("place=essen") == {11, 44}
    assert found("planned=true") == {44} and found("planned=false") == {11, 22, 33}


def test_the_list_costs_the_same_queries_however_many_figures_there_are(client, django_assert_max_num_queries):
    for number in (1, 5):
        for _one in range(number):
            for _record, fields in owners():
                make.make_figure(rule_en=f"By {number}", **fields)
        with django_assert_max_num_queries(5):
            client.get("/en/figures/")


# --- what used to be counts --------------------------------------------------------------------------------------


def test_addresses_of_counts_lead_to_those_of_figures(client):
    figure = make.make_figure(place=make.make_place("Essen"))
    for old, new in (
        ("/de/counts/?place=essen", "/de/figures/over-time/?place=essen"),
        (f"/en/counts/{figure.slug}/facts/value/", f"/en/figures/{figure.slug}/facts/value/"),
        ("/en/embed/counts/", "/en/embed/figures/"),
        ("/en/embed/places/essen/counts/", "/en/embed/places/essen/figures/"),
        ("/api/v1/counts/?language=ko", "/api/v1/figures/?language=ko"),
        (f"/api/v1/counts/{figure.slug}/", f"/api/v1/figures/{figure.slug}/"),
    ):
        response = client.get(old)
        assert (response.status_code, response.url) == (301, new)
        assert client.get(new).status_code == 200
