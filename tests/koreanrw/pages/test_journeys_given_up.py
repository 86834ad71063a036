"""A journey that was given up, or took place as a source says: no page doubts it, or takes a plan for a fact."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from companies.models.office import Outcome
from companies.plans import plan_of
from events.journeys import had_travelled_by
from events.models import Delegation
from records.dates import PartialDate
from records.dates.standing import Standing
from records.plans import Fate
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def hana():
    return make.make_company("Hana")


@pytest.fixture
def given_up(hana) -> Delegation:
    """A journey that was to begin in May 2020, and did not take place."""
    journey = make.make_delegation("The journey", planned_starts="2020-05", outcome="abandoned")
    make.cite(journey, "planned_starts", certainty="planned")
    make.cite(journey, "outcome")
    make.make_member(journey, hana, leads=True)
    return journey


def shown(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_journey_that_was_given_up_says_so_and_nothing_happened_on_it(client, given_up):
    page = shown(client, "/en/delegations/the-journey/")
    assert "This delegation was to travel from Korea to North Rhine-Westphalia" in page
    assert "the journey was given up" in page
    assert "whether it did is not known" not in page
    assert "planned: May 2020" in page and "; given up" in page
    assert "<dt>Outcome</dt> <dd>abandoned" in page


@pytest.mark.parametrize("language", ["de", "ko"])
def test_it_says_so_in_every_language(client, given_up, language):
    with translation.override(language):
        words = translation.gettext("This delegation was to travel %(route)s (%(period)s); the journey was given up.")
    assert words.rpartition(")s)")[2] in shown(client, f"/{language}/delegations/the-journey/")
    assert "was to travel" not in words


def test_the_list_marks_it(client, given_up):
    make.make_delegation("Another", starts="2021")
    page = shown(client, "/en/delegations/")
    row = page.partition("The journey</a>")[2].partition("</li>")[0]
    assert "abandoned" in row
    assert "abandoned" not in page.partition("Another</a>")[2].partition("</li>")[0]


def test_nobody_is_said_to_have_travelled_on_it(client, given_up, hana):
    page = shown(client, hana.get_absolute_url())
    assert "Was to lead the delegation:" in page
    assert "Led the delegation:" not in page and "Travelled with it:" not in page


def test_whoever_was_to_lead_it_or_take_part_did_not(client, given_up):
    page = shown(client, "/en/delegations/the-journey/")
    assert "It was to be led by" in page and "It was led by" not in page
    given_up.members.update(leads=False)
    page = shown(client, "/en/delegations/the-journey/")
    assert "as meant to take part." in page and "as taking part" not in page
    Delegation.objects.filter(pk=given_up.pk).update(outcome="done")
    assert "as taking part." in shown(client, "/en/delegations/the-journey/")


def test_the_page_of_whoever_was_to_lead_it_does_not_say_they_did(client, given_up):
    person = make.make_person("Kim Mina")
    make.make_member(given_up, person=person, leads=True)
    for address in (person.get_absolute_url(), given_up.get_absolute_url()):
        page = shown(client, address)
        assert "was to lead the delegation" in page
        assert "head of the delegation" not in page and "member of the delegation" not in page
    Delegation.objects.filter(pk=given_up.pk).update(outcome="done")
    page = shown(client, person.get_absolute_url())
    assert "is recorded as head of the delegation" in page and "was to lead" not in page


def test_whoever_was_to_travel_with_a_planned_journey_did_not_travel_yet(client, hana):
    make.make_member(make.make_delegation(planned_starts="2900"), hana)
    page = shown(client, hana.get_absolute_url())
    assert "Was to travel with it:" in page and "Travelled with it:" not in page


def test_its_plan_is_given_up_in_lists_and_judgements(client, given_up):
    assert plan_of(given_up, "starts", today=TODAY).fate is Fate.ABANDONED
    found = {fate: list(Delegation.objects.with_plans(fate, TODAY)) for fate in Fate}
    assert found == {Fate.ABANDONED: [given_up], Fate.OPEN: [], Fate.NOT_RECORDED: [], Fate.FULFILLED: []}
    listed = client.get("/api/v1/delegations/?plan=abandoned").json()["rows"]
    assert [row["fields"]["outcome"]["value"]["code"] for row in listed] == ["abandoned"]


def test_it_is_drawn_as_given_up_and_had_never_travelled(client, given_up):
    page = shown(client, "/en/timeline/")
    assert "abandoned" in page.partition("The journey")[2][:2000]
    told = had_travelled_by(TODAY, given_up, [PartialDate("2020")])
    assert told.standing is Standing.PLANNED


def test_machines_are_told_that_it_was_cancelled(client, given_up):
    page = client.get("/en/delegations/the-journey/").content.decode()
    assert "https://schema.org/EventCancelled" in page
    given_up.citations.filter(field="outcome").delete()
    assert "EventCancelled" not in client.get("/en/delegations/the-journey/").content.decode()


def test_a_journey_that_took_place_did_so_though_only_its_plan_has_a_day(client):
    journey = make.make_delegation("The journey", planned_starts="2020-05", outcome="done")
    make.cite(journey, "outcome")
    page = shown(client, "/en/delegations/the-journey/")
    assert "This delegation travelled from Korea to North Rhine-Westphalia" in page
    assert plan_of(journey, "starts", today=TODAY).fate is Fate.FULFILLED
    assert list(Delegation.objects.with_plans(Fate.FULFILLED, TODAY)) == [journey]


def test_of_most_journeys_nothing_is_said_but_their_days(client):
    make.make_delegation("The journey", starts="2021")
    assert "<dt>Outcome</dt>" not in shown(client, "/en/delegations/the-journey/")


def test_what_was_given_up_has_no_days_but_planned_ones(given_up):
    given_up.starts = PartialDate("2020-05-03")
    with pytest.raises(ValidationError, match="has not happened"):
        given_up.full_clean()


def test_visits_of_a_journey_that_was_given_up_were_given_up_with_it(given_up):
    visit = make.make_visit(given_up, outcome="planned", planned_date="2020-05")
    problems = [str(problem.message) for problem in given_up.own_problems()]
    assert problems == ["The journey was given up: so were its visits; mark them as abandoned."]
    visit.outcome = Outcome.ABANDONED
    visit.save()
    assert list(given_up.own_problems()) == []


def test_editors_enter_it_beside_the_days(client):
    client.force_login(make.make_editor())
    form = client.get(reverse("admin:events_delegation_add")).content.decode()
    assert 'name="outcome"' in form and "took place" in form
