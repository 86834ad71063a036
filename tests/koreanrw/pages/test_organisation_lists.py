"""The public lists of companies, institutions and offices, and the page of an office."""

import re

import pytest
from django.db.models import FETCH_RAISE
from django.urls import reverse
from django.utils import translation

from koreanrw.pages.companies import CompanyListView
from koreanrw.pages.institutions import InstitutionListView
from koreanrw.pages.offices import OfficeListView
from tests import factories as make
from tests.seeded_rows import once_a_module

pytestmark = pytest.mark.django_db

LISTS = ("company_list", "institution_list", "office_list", "place_list", "source_list")


def content(client, address: str, status: int = 200, **query) -> str:
    response = client.get(address, query)
    assert response.status_code == status
    return response.content.decode()


def rows(response) -> list:
    return response.context["object_list"]


# --- companies and institutions ----------------------------------------------------------------------------------


def test_the_list_names_companies_with_country_and_places_each_with_its_source(client):
    korea = make.make_place("South Korea", kind="country")
    company = make.make_company("Aimmo", seat=korea)
    make.cite(company, "seat", certainty="implied", place_in_source="P2")
    make.make_office(company, make.make_place("Düsseldorf"))
    html = content(client, "/en/companies/")
    assert "Aimmo" in html and "South Korea" in html and "Düsseldorf" in html
    assert "implied" in html and "Paragraph 2" in html and "The source" in html
    assert "1 company" in html


def test_companies_are_found_by_any_of_their_names(client):
    company = make.make_company("Aimmo")
    make.make_name(company, "에이모", language="ko")
    make.make_company("Seegene")
    assert rows(client.get("/de/companies/", {"q": "에이모"})) == [company]


@pytest.mark.parametrize(
    ("plural", "make_one"), [("companies", make.make_company), ("institutions", make.make_institution)]
)
def test_addresses_from_before_seats_were_more_than_countries_still_find_the_same(client, plural, make_one):
    korea, germany = (make.make_place(name, kind="country") for name in ("Korea", "Germany"))
    make_one("Hana", seat=korea)
    make_one("Ruhr", seat=germany)
    response = client.get(f"/ko/{plural}/?q=hana&country=korea&page=1")
    assert (response.status_code, response["Location"]) == (301, f"/ko/{plural}/?q=hana&seat=korea&page=1")
    for address in (f"/en/{plural}/feed.atom", f"/en/{plural}/export.csv", f"/api/v1/{plural}/"):
        answer = client.get(address, {"country": "korea"})
        assert answer.status_code == 200, address
        assert "Hana" in answer.content.decode() and "Ruhr" not in answer.content.decode(), address
    # Elsewhere there never was such a condition.
    assert client.get("/api/v1/people/", {"country": "korea"}).status_code == 400
    assert client.get("/en/people/?country=korea").status_code == 200


def test_companies_and_institutions_have_lists_of_their_own(client):
    make.make_company("Aimmo")
    make.make_institution("KIAT")
    assert "KIAT" not in content(client, "/en/companies/")
    assert "Aimmo" not in content(client, "/en/institutions/")
    assert "KIAT" in content(client, "/en/institutions/")


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_unpublished_companies_and_offices_never_appear_in_the_lists(client, state):
    reason = {"withdrawal_reason": "x"} if state == "withdrawn" else {}
    hidden = make.make_company("Secret", state=state, **reason)
    make.make_office(hidden, make.make_place("Secretville"))
    visible = make.make_company("Aimmo")
    make.make_office(visible, make.make_place("Secretburg"), state=state, **reason)
    for name in LISTS:
        for query in ({}, {"q": "secr"}):
            assert "Secret" not in content(client, reverse(name), **query)


def test_an_office_that_is_only_planned_or_closed_says_so_beside_its_place(client):
    company = make.make_company("Hana")
    make.make_office(company, make.make_place("Bonn"))
    announced = make.make_office(company, make.make_place("Essen"), cited=False)
    make.cite(announced, "place", certainty="planned")
    make.make_office(company, make.make_place("Hagen"), closed="2015")
    # Somebody planned to close it; that it was closed nobody says.
    open_still = make.make_office(company, make.make_place("Siegen"), closed="2015", cited=False)
    make.cite(open_still, "place")
    make.cite(open_still, "closed", certainty="planned")
    [company] = rows(response := client.get("/en/companies/"))
    standings = {str(office.place): office.standing for office in company.public_offices}
    assert standings == {"Bonn": "possible", "Essen": "planned", "Hagen": "over", "Siegen": "possible"}
    listed = response.content.decode().partition("<dt>Offices</dt>")[2].partition("</dd>")[0]
    badges = re.findall(r">([A-Z]\w+)</a>|badge[^>]*>(\w+)<", listed)
    assert badges == [("Bonn", ""), ("Essen", ""), ("", "planned"), ("Hagen", ""), ("", "closed"), ("Siegen", "")]


# --- offices -----------------------------------------------------------------------------------------------------


@once_a_module
def headquarters():
    """One European headquarters that is there, and one that is only planned beside a branch that is there."""
    state = make.make_place("North Rhine-Westphalia", kind="state")
    city = make.make_place("Düsseldorf", within=state)
    done = make.make_office(make.make_company("Doosan Robotics"), city)
    make.make_function(done, "european headquarters", outcome="done")
    planned = make.make_office(make.make_company("Seegene"), city)
    make.make_function(planned, "branch", outcome="done")
    make.make_function(planned, "european headquarters", outcome="planned")
    return {"state": state, "city": city, "done": done, "planned": planned}


@pytest.mark.parametrize(("outcome", "words"), [("done", "in place"), ("planned", "planned")])
def test_a_planned_headquarters_is_no_headquarters(client, headquarters, outcome, words):
    query = {"place": headquarters["city"].slug, "function": "european headquarters", "outcome": outcome}
    response = client.get("/en/offices/", query)
    assert rows(response) == [headquarters[outcome]]
    assert f'badge badge-{outcome}">{words}' in response.content.decode()


def test_a_larger_place_includes_the_places_in_it(client, headquarters):
    elsewhere = make.make_office(None, make.make_place("Seoul"))
    found = rows(client.get("/en/offices/", {"place": headquarters["state"].slug}))
    assert headquarters["done"] in found and headquarters["planned"] in found
    assert elsewhere not in found


@pytest.mark.parametrize(
    "query", ["place=nowhere", "function=palace", "outcome=maybe", "place=a%00b", "q=" + "x" * 10_000]
)
def test_nonsense_in_the_address_gets_a_message_and_no_rows(client, headquarters, query):
    response = client.get(f"/en/offices/?{query}")
    assert response.status_code == 200
    assert rows(response) == []
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("page", ["1000000000", "10001", "2", "abc", "-1", "0", "", "1e3", "１"])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_that_is_not_there_says_so(client, headquarters, name, page):
    html = content(client, reverse(name), 404, page=page)
    assert "This list has no such page." in html
    assert "Doosan" not in html


def test_the_last_of_several_values_counts(client, headquarters):
    response = client.get("/en/offices/?q=Seegene&q=Doosan&page=1&page=1")
    assert rows(response) == [headquarters["done"]]


def test_long_lists_come_in_pages_that_keep_the_search(client):
    for number in range(26):
        make.make_company(f"Firm {number:02}")
    first = content(client, "/en/companies/", q="firm")
    assert "Page 1 of 2" in first and "26 companies" in first
    assert "?q=firm&amp;page=2" in first
    assert len(rows(client.get("/en/companies/", {"q": "firm", "page": "2"}))) == 1


def test_a_search_without_finds_says_so(client):
    assert "Nothing in the register matches this search." in content(client, "/en/companies/", q="nobody")


def test_an_office_known_only_by_its_state_has_no_city_invented_for_it(client):
    state = make.make_place("North Rhine-Westphalia", kind="state")
    office = make.make_office(make.make_company("LG Electronics"), state, opened="")
    html = content(client, office.get_absolute_url())
    assert "the city is not" in html
    assert '<span class="unknown">not known</span>' in html


def test_the_page_of_an_office_shows_functions_over_time_and_figures_of_its_staff(client):
    office = make.make_office(make.make_company("Aimmo"), opened="2023-09")
    make.cite(office, "opened", place_in_source="P4")
    function = make.make_function(office, "european headquarters", outcome="planned", planned_since="2025")
    make.cite(office, "planned_since", part=function, certainty="inferred", steps="Next year is 2025.")
    make.make_figure(6, office=office, qualifier="about")
    html = content(client, office.get_absolute_url())
    assert "September 2023" in html and "Paragraph 4" in html
    assert 'class="planned"' in html and "Next year is 2025." in html
    assert "about 6" in html


def test_the_page_of_an_office_goes_with_its_organisation(client):
    office = make.make_office(make.make_company(state="withdrawn", withdrawal_reason="x"))
    content(client, office.get_absolute_url(), 404)


def test_a_former_address_leads_to_the_present_one(client):
    office = make.make_office(slug="new-address", former_slugs=["old-address"])
    response = client.get("/en/offices/old-address/")
    assert (response.status_code, response.url) == (301, office.get_absolute_url())


def test_a_draft_is_shown_to_those_who_may_see_it_and_is_never_cached(client, admin_client):
    office = make.make_office(state="draft")
    content(client, office.get_absolute_url(), 404)
    response = admin_client.get(office.get_absolute_url())
    assert "Preview: this record is not public" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]


# --- cost --------------------------------------------------------------------------------------------------------


def many(number: int) -> None:
    for _each in range(number):
        place = make.make_place()
        company = make.make_company(seat=make.make_place(kind="country"))
        office = make.make_office(company, place)
        make.make_function(office, source=make.the_source())
        institution = make.make_institution(seat=make.make_place(kind="country"))
        make.make_office(institution, place)
        make.cite(make.make_source(), "published", make.the_source())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_few_queries_however_long(client, django_assert_max_num_queries, name):
    many(3)
    with django_assert_max_num_queries(5) as few:
        client.get(reverse(name))
    many(9)
    with django_assert_max_num_queries(5) as some:
        client.get(reverse(name))
    assert len(some) == len(few)


@pytest.mark.parametrize(
    ("view", "name"),
    [(CompanyListView, "company_list"), (InstitutionListView, "institution_list"), (OfficeListView, "office_list")],
)
def test_a_list_loads_all_its_rows_name_beforehand(client, monkeypatch, view, name):
    many(2)
    get_queryset = view.get_queryset
    monkeypatch.setattr(view, "get_queryset", lambda self: get_queryset(self).fetch_mode(FETCH_RAISE))
    with translation.override("ko"):
        assert client.get(reverse(name)).status_code == 200


def test_what_has_ended_rests_on_who_says_so(client):
    office = make.make_office()
    early, late = make.make_source("Early", published="2017"), make.make_source("Late", published="2020")
    function = make.make_function(office, "liaison", outcome="done", until="2019", source=early)
    function.citations.filter(field="until").delete()
    make.cite(office, "until", late, part=function, place_in_source="P7")
    html = client.get(office.get_absolute_url()).content.decode()
    badge = html[html.index(">ended<") :].partition("</td>")[0]
    number = badge.partition('href="#note-')[2].partition('"')[0]
    note = html[html.index(f'id="note-{number}"') :].partition("</li>")[0]
    assert "aragraph 7" in note
