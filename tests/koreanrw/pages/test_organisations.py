"""Profiles of companies and institutions: everything the register holds about one, from every side."""

import re

import pytest

from companies.models import Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, record, language: str = "en") -> str:
    response = client.get(record.get_absolute_url().replace("/en/", f"/{language}/", 1))
    assert response.status_code == 200
    return response.content.decode()


def test_a_profile_shows_facts_and_names_with_their_sources(client):
    company = make.make_company("Aimmo", founded="2016", seat=make.make_place("South Korea", kind="country"))
    make.cite(company, "founded", make.make_source("The paper"), place_in_source="P2")
    make.cite(company, "seat", certainty="implied", place_in_source="P2", steps="It is called one of them.")
    company.sectors.add(make.make_sector("Robotics"))
    make.make_name(company, "에이모", language="ko", kind="official")
    html = page(client, company)
    assert "2016" in html and "South Korea" in html and "Robotics" in html
    assert "The paper" in html and "It is called one of them." in html
    assert '<span lang="ko">에이모</span>' in html and "official name" in html


def test_what_is_not_known_is_said_in_words(client):
    html = page(client, make.make_company(founded="", seat=None))
    assert html.count('<span class="unknown">not known</span>') >= 2
    assert "The register knows of no office." in html


def test_offices_show_functions_and_staff_and_what_is_only_planned(client):
    company = make.make_company("Seegene")
    office = make.make_office(company, make.make_place("Düsseldorf"), opened="2017")
    make.make_function(
        office, "european headquarters", outcome="planned", planned_since="2025", source=make.the_source()
    )
    make.make_figure(12, office=office)
    make.make_office(company, make.make_place("Secretville"), state="draft")
    html = page(client, company)
    assert "Düsseldorf" in html and "2017" in html
    assert 'class="planned"' in html and "European headquarters" in html
    assert 'id="figure-' in html and ">12" in html
    assert "Secretville" not in html


def test_relations_are_shown_from_both_ends(client):
    parent, child = make.make_company("Doosan"), make.make_company("Doosan Robotics")
    relation = make.make_relation(child, parent, kind="subsidiary of")
    make.cite(child, "other", make.make_source("The register"), part=relation)
    from_child, from_parent = page(client, child), page(client, parent)
    assert "subsidiary of" in from_child and ">Doosan</a>" in from_child and "The register" in from_child
    assert "parent of" in from_parent and ">Doosan Robotics</a>" in from_parent and "The register" in from_parent


def test_agreements_show_partners_and_dates_with_the_agreements_own_notes(client):
    kiat, nrw = make.make_institution("KIAT"), make.make_institution("NRW.INVEST")
    agreement = make.make_agreement("The memorandum", parties=[kiat, nrw], signed="[2015-03-01..2015-03-10]")
    make.cite(agreement, "signed", make.make_source("The portal"), place_in_source="P5")
    party = agreement.parties.get(organisation=nrw)
    make.cite(agreement, "organisation", part=party, certainty="implied")
    html = page(client, nrw)
    assert "The memorandum" in html and ">KIAT</a>" in html
    assert "early March 2015" in html and "The portal" in html and "Paragraph 5" in html
    assert "implied" in html


def test_delegations_show_what_the_organisation_did_in_them(client):
    city, host = make.make_institution("Düsseldorf", kind="city"), make.make_institution("NRW.INVEST")
    person = make.make_person("Stephan Keller")
    delegation = make.make_delegation("The journey")
    make.make_member(delegation, city, person=person, role="Lord Mayor", leads=True)
    visit = make.make_visit(delegation, "talk", host=host, topic="Robots", outcome="planned")
    make.make_participant(visit, city)
    from_city, from_host = page(client, city), page(client, host)
    assert "Led the delegation:" in from_city and "Stephan Keller" in from_city and "Lord Mayor" in from_city
    assert "Took part:" in from_city and "people who are not named" in from_city
    assert "Host of:" in from_host and "Robots" in from_host and "badge-planned" in from_host


def test_people_are_shown_with_their_roles_there(client):
    institution = make.make_institution()
    position = make.make_position(make.make_person("Wolfram Diener"), institution, role="Chief executive", since="2020")
    make.cite(position.person, "role", make.make_source("The paper"), part=position)
    html = page(client, institution)
    assert "Wolfram Diener" in html and "Chief executive" in html and "2020" in html and "The paper" in html


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_nothing_unpublished_stands_on_a_profile(client, state):
    hidden = {"state": state, **({"withdrawal_reason": "Secret"} if state == "withdrawn" else {})}
    company, other = make.make_company("Aimmo"), make.make_company("Secret company", **hidden)
    person = make.make_person("Secret person", **hidden)
    make.make_relation(other, company)
    make.make_relation(company, other, kind="member of")
    make.make_agreement("Secret agreement", parties=[company, other], signed="1999-09", **hidden)
    public = make.make_agreement("Public agreement", parties=[company])
    make.make_party(public, other, name_at_signing="Secret Inc.")
    journey = make.make_delegation("Secret delegation", **hidden)
    make.make_member(journey, company)
    make.make_visit(journey, host=company, topic="Secret topic")
    make.make_member(make.make_delegation("Public delegation"), company, person=person, role="Guest")
    make.make_position(person, company, role="Secret role")
    office = make.make_office(company, make.make_place("Secret place"), **hidden)
    make.make_figure(77777, office=office)
    source = make.make_source("Secret source", **hidden)
    make.cite(company, "seat", source)
    html = page(client, company)
    assert "Public agreement" in html and "Public delegation" in html
    assert "Secret" not in html and "77777" not in html and "1999" not in html
    assert "name withdrawn" in html


def test_a_company_lives_under_companies_and_nowhere_else(client):
    company = make.make_company("Aimmo", former_slugs=["old-aimmo"])
    for wrong in (f"/en/institutions/{company.slug}/", "/en/companies/old-aimmo/", "/en/institutions/old-aimmo/"):
        response = client.get(wrong)
        assert (response.status_code, response.url) == (301, company.get_absolute_url())
    Organisation.objects.filter(pk=company.pk).update(kind="agency")
    assert client.get(company.get_absolute_url()).url == f"/en/institutions/{company.slug}/"


def fill(company, number: int) -> None:
    for _each in range(number):
        make.make_name(company)
        company.sectors.add(make.make_sector())
        make.make_relation(company)
        make.make_relation(make.make_company(), company)
        office = make.make_office(company, make.make_place(within=make.make_place(kind="state")))
        make.make_function(office, source=make.the_source())
        make.make_figure(office=office)
        agreement = make.make_agreement(parties=[company, make.make_company()], place=make.make_place())
        make.cite(agreement, "signed")
        delegation = make.make_delegation()
        make.make_member(delegation, company, person=make.make_person(), role="Guest")
        make.make_visit(delegation, host=company, place=make.make_place())
        visit = make.make_visit(delegation, place=make.make_place())
        make.make_participant(visit, company, person=make.make_person())
        make.make_position(make.make_person(), company)


def test_a_profile_costs_the_same_queries_however_much_it_shows(client, django_assert_max_num_queries):
    company = make.make_company(seat=make.make_place(kind="country"))
    fill(company, 3)
    with django_assert_max_num_queries(15) as few:
        page(client, company)
    fill(company, 12)
    with django_assert_max_num_queries(15) as some:
        page(client, company)
    assert len(some) == len(few)


def test_a_profile_of_many_agreements_shows_the_latest_and_leads_to_all(client, monkeypatch):
    monkeypatch.setattr("koreanrw.profiles.organisations.MOST_AGREEMENTS", 2)
    monkeypatch.setattr("koreanrw.profiles.organisations.MOST_JOURNEYS", 1)
    me = make.make_institution("NRW.INVEST")
    for year in ("2015", "2018", "2021", ""):
        make.make_agreement(f"Of {year}", parties=[me, make.make_company()], signed=year)
        make.make_member(make.make_delegation(f"To Seoul {year}", starts=year), me)
    response = client.get(me.get_absolute_url())
    html = response.content.decode()
    assert [str(entry.agreement) for entry in response.context["page"].agreements] == ["Of 2021", "Of 2018"]
    assert "The register records four agreements" in html and "of four delegations" in html
    assert "All 4 agreements in the list" in html and "3 earlier delegations in the list" in html
    then = client.get(me.get_absolute_url(), {"as_of": "2016-01-01"}).content.decode()
    assert ">Of 2015<" in then and ">Of 2018<" not in then
    assert "4 later entries are left out." in then


def test_a_profile_costs_the_same_queries_for_many_agreements_as_for_few(client, django_assert_max_num_queries):
    me = make.make_institution("NRW.INVEST")
    for _number in range(25):
        make.make_agreement(parties=[me, make.make_company()])
    with django_assert_max_num_queries(15):
        assert len(client.get(me.get_absolute_url()).context["page"].agreements) == 20


def test_no_two_links_of_a_profile_have_one_name_and_lead_to_two_pages(client):
    company = make.make_company("Aimmo")
    place = make.make_place("Düsseldorf", kind="city")
    office = make.make_office(company, place)
    html = client.get(company.get_absolute_url()).content.decode()
    assert f'<h3><a href="{office.get_absolute_url()}">Office: <span>Düsseldorf</span></a>' in html
    targets = set(re.findall(r'<a href="([^"]+)"[^>]*>Düsseldorf</a>', html))
    assert targets == {place.get_absolute_url()}
