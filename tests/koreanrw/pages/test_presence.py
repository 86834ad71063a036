"""Who was in NRW on a day: the certain and the possible apart, with reasons."""

import re

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/en/here-on/"


def page(client, **query: str) -> str:
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    return response.content.decode()


def names(client, group: str, **query: str) -> list[str]:
    """The organisations or delegations in one group of the answer."""
    there = client.get(ADDRESS, query).context["there"]
    section = there.delegations if "journeys" in group else there.offices
    found = section.possible if "possible" in group else section.certain
    return [str(getattr(judged.row, "organisation", judged.row)) for judged in found]


def open_between(name: str, opened: str, closed: str, place=None):
    return make.make_office(make.make_company(name), place or make.make_place(), opened=opened, closed=closed)


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2009-12-31", [], []),
        ("2010-01-01", [], ["Aimmo"]),
        ("2010-12-31", ["Aimmo"], []),
        ("2019-12-31", ["Aimmo"], []),
        ("2020-12-31", [], ["Aimmo"]),
        ("2021-01-01", [], []),
    ],
)
def test_offices_are_certain_or_possible_as_their_dates_say(client, day, certain, possible):
    open_between("Aimmo", "2010", "2020")
    assert names(client, "certain", day=day) == certain
    assert names(client, "possible", day=day) == possible


def test_an_office_in_another_state_was_not_in_nrw(client):
    germany = make.make_place("Germany", kind="country", code="DE")
    state = make.make_place("North Rhine-Westphalia", kind="state", code="DE-NW", within=germany)
    open_between("Aimmo", "2010", "2020", make.make_place("Bonn", within=state))
    open_between("Seegene", "2010", "2020", make.make_place("Frankfurt", within=germany))
    assert names(client, "certain", day="2015-01-01") == ["Aimmo"]
    assert names(client, "possible", day="2015-01-01") == []


def test_each_office_says_why_and_names_its_sources(client):
    office = open_between("Aimmo", "2010", "2020")
    make.cite(office, "opened", make.make_source("The paper"), place_in_source="P4")
    html = page(client, day="1.6.2010")
    assert "The opening (2010) may lie before or after this day." in html
    assert "Closed only afterwards (2020)." in html
    assert "The paper" in html and "aragraph 4" in html


def test_plans_stand_there_as_plans_and_functions_of_other_days_do_not(client):
    office = open_between("Seegene", "2010", "2020")
    make.make_function(office, "branch", since="2010", until="2020")
    make.make_function(office, "sales", since="2018", until="2020")
    plan = make.make_function(office, "european headquarters", outcome="planned", planned_since="2018")
    make.cite(office, "function", make.make_source(published="2012"), part=plan, certainty="planned")
    html = page(client, day="2015-01-01")
    assert "branch" in html and re.search(r"European headquarters\s*<span class=\"badge badge-planned\"", html)
    assert "sales" not in html


def test_a_place_holds_what_lies_in_it_and_possibly_what_is_known_by_its_state_only(client):
    state = make.make_place("North Rhine-Westphalia", kind="state")
    bonn, essen = (make.make_place(name, within=state) for name in ("Bonn", "Essen"))
    open_between("In Bonn", "2010", "2020", bonn)
    open_between("In Essen", "2010", "2020", essen)
    open_between("Somewhere", "2010", "2020", state)
    asked = {"day": "2015-01-01", "place": bonn.slug}
    assert names(client, "certain", **asked) == ["In Bonn"]
    assert names(client, "possible", **asked) == ["Somewhere"]
    assert "Only a larger place is known" in page(client, **asked)
    assert len(names(client, "certain", day="2015-01-01", place=state.slug)) == 3


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2015-02-28", [], []),
        ("2015-03-01", ["The journey"], []),
        ("2015-03-05", ["The journey"], []),
        ("2015-03-06", [], []),
    ],
)
def test_delegations_travel_from_their_first_to_their_last_day(client, day, certain, possible):
    make.cite(make.make_delegation("The journey", starts="2015-03-01", ends="2015-03-05"), "starts")
    assert names(client, "journeys", day=day) == certain
    assert names(client, "possible_journeys", day=day) == possible


def test_imprecise_journeys_are_possible_and_those_without_any_date_left_out(client):
    make.make_delegation("In March", starts="2015-03", ends="2015-03")
    make.make_delegation("Back by March", ends="2015-03")
    make.make_delegation("Some time")
    assert names(client, "possible_journeys", day="2015-03-15") == ["Back by March", "In March"]
    assert names(client, "possible_journeys", day="2014-11-01") == []
    assert names(client, "possible_journeys", day="2014-12-31") == ["Back by March"]


def test_a_journey_that_is_only_planned_is_never_certain(client):
    delegation = make.make_delegation("The journey", starts="2015-03-01", ends="2015-03-05")
    make.cite(delegation, "starts", make.make_source(), certainty="planned")
    assert names(client, "journeys", day="2015-03-02") == []
    assert names(client, "possible_journeys", day="2015-03-02") == ["The journey"]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_nothing_unpublished_was_here(client, state):
    hidden = {"state": state, **({"withdrawal_reason": "Secret"} if state == "withdrawn" else {})}
    make.make_office(make.make_company("Secret", **hidden), make.make_place("Secretville"), opened="2010")
    make.make_office(make.make_company("Aimmo"), make.make_place("Secretburg"), opened="2010", **hidden)
    make.make_delegation("Secret journey", starts="2015-01-01", ends="2015-01-01", **hidden)
    html = page(client, day="2015-01-01")
    assert "Secret" not in html
    assert "The register has nobody who was there on that day" in html
    assert "Secret" not in page(client)


def test_without_a_day_there_is_a_form_with_days_from_the_register(seeded, client):
    html = page(client)
    assert "Days the register knows something of" in html and "day=2015-03-27" in html
    assert 'role="alert"' not in html
    for day in re.findall(r'href="\?day=([0-9-]+)"', html):
        assert "knows of nobody" not in page(client, day=day)


@pytest.mark.parametrize(
    "query",
    [{"day": "soon"}, {"day": ""}, {"day": "2015"}, {"day": "2015-01-01", "place": "nowhere"}, {"day": "a\0b"}],
)
def test_what_cannot_be_understood_gets_a_message_and_no_answer(client, query):
    open_between("Aimmo", "2010", "2020")
    html = page(client, **query)
    assert 'role="alert"' in html and 'class="errorlist"' in html
    assert "Aimmo" not in html


def test_a_page_that_is_not_there_says_so(client):
    open_between("Aimmo", "2010", "2020")
    response = client.get(ADDRESS, {"day": "2015-01-01", "page": "7"})
    assert response.status_code == 404
    assert "This list has no such page." in response.content.decode()


def test_an_answer_costs_the_same_few_queries_however_long(client, django_assert_max_num_queries):
    counts = []
    for number in (3, 57):
        for each in range(number):
            office = open_between(f"Firm {number} {each}", "2010", "2020" if each % 2 else "")
            make.make_function(office, since="2010", source=make.the_source())
            if each < 20:
                make.make_delegation(starts="2015-01-01", ends="2015-01-02", destination=office.place)
        with django_assert_max_num_queries(7) as queries:
            page(client, day="2015-01-01")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_that_nothing_is_certain_is_not_said_of_what_is_possible(client):
    make.make_office(opened="2015")
    html = page(client, day="2015-06-01")
    assert "No office is certain to have been there; those below possibly were." in html
    assert "No office was there, for certain or possibly." not in html
