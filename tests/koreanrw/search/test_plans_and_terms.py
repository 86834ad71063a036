"""What was to be signed or travelled by a day that is past, and what agreements are by their form and their end."""

import datetime

import pytest
from django.utils import timezone

from events.models import Agreement, Delegation, Event
from records.plans import Fate
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def titles(client, plural: str, **asked) -> set[str]:
    """What a list finds, which its feed, its files and the API find too."""
    page = client.get(f"/en/{plural}/", asked)
    assert page.status_code == 200 and not page.context["search"].form.errors
    found = {row.title for row in page.context["object_list"]}
    rows = client.get(f"/api/v1/{plural}/", asked).json()["rows"]
    assert {row["fields"]["title"]["value"]["en"] for row in rows} == found
    feed, table = (client.get(f"/en/{plural}/{below}", asked).content.decode() for below in ("feed.atom", "export.csv"))
    everything = {row.title for row in (Agreement, Delegation, Event)[PLURALS.index(plural)].objects.all()}
    for title in everything:
        assert (title in feed) == (title in table) == (title in found), title
    return found


PLURALS = ("agreements", "delegations", "events")


def offered(client, plural: str) -> set[str]:
    """The conditions a list offers, by their names in the address."""
    page = client.get(f"/en/{plural}/").content.decode()
    return {part.partition('"')[0] for part in page.split(' name="')[1:]}


# --- plans -------------------------------------------------------------------------------------------------------


def test_agreements_are_found_by_what_became_of_the_plan_to_sign_them(client):
    make.make_agreement("Never heard of again", life_cycle="announced", planned_signed="2020")
    make.make_agreement("Still to come", life_cycle="announced", planned_signed="2900")
    make.make_agreement("Came about", life_cycle="signed", planned_signed="2020", signed="2021")
    make.make_agreement("Given up before", life_cycle="abandoned", planned_signed="2020")
    make.make_agreement("Never planned", life_cycle="announced")
    found = {fate: titles(client, "agreements", plan=fate.value) for fate in Fate}
    assert found == {
        Fate.NOT_RECORDED: {"Never heard of again"},
        Fate.OPEN: {"Still to come"},
        Fate.FULFILLED: {"Came about"},
        Fate.ABANDONED: {"Given up before"},
    }


def test_what_a_plan_came_to_stays_in_the_form_and_can_be_dropped(client):
    make.make_agreement("Never heard of again", life_cycle="announced", planned_signed="2020")
    page = " ".join(client.get("/en/agreements/", {"plan": "not recorded"}).content.decode().split())
    assert '<option value="not recorded" selected>' in page
    assert "Remove the condition “Plans: the day is past, and nothing is recorded”" in page
    refused = client.get("/en/agreements/", {"plan": "soon"})
    assert refused.context["problems"] and not refused.context["object_list"]
    assert client.get("/api/v1/agreements/", {"plan": "soon"}).status_code == 400


def test_journeys_and_events_are_found_by_what_became_of_their_plans(client):
    for plural, planned in (
        ("delegations", make.make_delegation),
        ("events", lambda title, **days: make.make_event(title, **{"outcome": "unknown", **days})),
    ):
        planned("Nobody knows", planned_starts="2020")
        planned("Later", planned_starts="2900")
        planned("Was there", planned_starts="2020", starts="2021")
        planned("Never planned", starts="2021")
        assert titles(client, plural, plan="not recorded") == {"Nobody knows"}
        assert titles(client, plural, plan="open") == {"Later"}
        assert titles(client, plural, plan="fulfilled") == {"Was there"}


def test_an_event_that_was_given_up_is_no_overdue_plan(client):
    make.make_event("Cancelled", planned_starts="2020", outcome="abandoned")
    make.make_event("Was held", planned_starts="2020", outcome="done")
    assert titles(client, "events", plan="abandoned") == {"Cancelled"}
    assert titles(client, "events", plan="fulfilled") == {"Was held"}
    assert titles(client, "events", plan="not recorded") == set()


def test_a_year_in_which_a_journey_was_only_planned_finds_it_shown_as_planned(client):
    make.make_delegation("Planned", planned_starts="2020-05", planned_ends="2020-06")
    make.make_delegation("Put off", planned_starts="2019", starts="2020-07", ends="2020-08")
    make.make_delegation("Only its end is known", planned_starts="2018", ends="2021")
    assert titles(client, "delegations", year="2020") == {"Planned", "Put off"}
    assert titles(client, "delegations", year="2021") == {"Only its end is known"}
    page = client.get("/en/delegations/", {"year": "2020"}).content.decode()
    assert "planned: May 2020" in page
    # What was put off lay in no other year.
    assert client.get("/en/delegations/", {"year": "2019"}).context["search"].form.errors


# --- form and term -----------------------------------------------------------------------------------------------


def test_agreements_are_narrowed_by_their_form(client):
    make.make_agreement("On paper", form="written")
    make.make_agreement("By word of mouth", form="oral")
    make.make_agreement("Nobody says")
    assert titles(client, "agreements", form="oral") == {"By word of mouth"}
    assert titles(client, "agreements", form=["oral", "written"]) == {"On paper", "By word of mouth"}
    page = client.get("/en/agreements/").content.decode()
    facet = page.partition('id="facet-form"')[2].partition("</fieldset>")[0]
    assert "oral" in facet and "written" in facet


def test_what_parties_have_in_common_and_where_they_sit_is_offered_with_numbers(client):
    korea, essen = make.make_place("Korea", kind="country", code="KR"), make.make_place("Essen")
    make.make_agreement("Two", parties=[make.make_company(seat=korea), make.make_company(seat=essen)])
    make.make_agreement("Three", parties=3)
    facets = {each.facet.name: each for each in client.get("/en/agreements/").context["facets"]}
    assert {count.value.value: count.number for count in facets["parties"].counts} == {
        "more than two": 1,
        "nobody in nrw": 1,
    }
    assert {count.value.value: count.number for count in facets["seat"].counts} == {"essen": 1, "korea": 1}


def within(days: int) -> str:
    return str(TODAY + datetime.timedelta(days=days))


def test_agreements_that_end_within_a_year_are_found(client):
    make.make_agreement("Today", ends=within(0))
    make.make_agreement("Soon", life_cycle="in force", ends=within(300))
    make.make_agreement("Later", ends=within(400))
    make.make_agreement("Over", ends=within(-1))
    make.make_agreement("Without an end")
    # The day was to be in its term; it came to nothing, or to an end before.
    make.make_agreement("Given up", life_cycle="abandoned", ends=within(300))
    make.make_agreement("Only announced", life_cycle="announced", ends=within(300))
    make.make_agreement("Not in force any more", in_force="no", ends=within(300))
    assert titles(client, "agreements", ends="within a year") == {"Today", "Soon"}


def test_the_row_says_when_an_agreement_ends_where_that_is_known(client):
    make.make_agreement("Soon", ends="2900-05")
    make.make_agreement("Without an end")
    page = client.get("/en/agreements/").content.decode()
    assert page.count("<dt>Ends</dt>") == 1 and "May 2900" in page


def test_only_an_end_that_a_source_proves_is_certain(client):
    proved, told, planned = (
        make.make_agreement(title, ends=within(100)) for title in ("Proved", "Nobody says", "A plan")
    )
    make.cite(proved, "ends")
    make.cite(planned, "ends", certainty="planned")
    spanning = make.make_agreement("Some day", ends=f"[{within(100)}..{within(500)}]")
    make.cite(spanning, "ends")
    assert titles(client, "agreements", ends="within a year") == {
        str(each) for each in (proved, told, planned, spanning)
    }
    assert titles(client, "agreements", ends="within a year", within="certainly") == {"Proved"}


# --- no more than there is to choose -----------------------------------------------------------------------------


def test_plans_and_ends_are_asked_about_only_where_there_are_any(client):
    for year in ("2020", "2021"):
        make.make_agreement(signed=year)
        make.make_delegation(starts=year)
    assert {"plan", "ends"}.isdisjoint(offered(client, "agreements"))
    assert "plan" not in offered(client, "delegations")
    make.make_agreement(life_cycle="announced", planned_signed="2020")
    make.make_agreement(ends="2900")
    assert {"plan", "ends"} <= offered(client, "agreements")


def test_offices_are_asked_for_their_days_only_where_any_is_known(client):
    days = {"opened_from", "opened_to", "closed_from", "closed_to"}
    essen, bonn = make.make_place("Essen"), make.make_place("Bonn")
    make.make_office(place=essen)
    opened = make.make_office(place=bonn)
    assert offered(client, "offices") & (days | {"place", "plan"}) == {"place"}
    opened.opened = "2020"
    opened.closed = "2021"
    opened.save()
    # No source proves the closing.
    assert offered(client, "offices") & days == {"opened_from", "opened_to"}
    make.cite(opened, "closed")
    assert offered(client, "offices") & days == days
    asked = client.get("/en/offices/?closed_from=2900").content.decode()
    assert 'name="closed_from"' in asked
