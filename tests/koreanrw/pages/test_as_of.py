"""Profiles as of any day: what held then for sure, what only may have, and how much is left out."""

import pytest

from companies.models import Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, record, day: str) -> str:
    response = client.get(record.get_absolute_url(), {"as_of": day})
    assert response.status_code == 200
    return response.content.decode()


def main_of(html: str) -> str:
    return html.split("<main", 1)[1].split('class="footnotes"', 1)[0]


def section(html: str, name: str) -> str:
    """One part of the profile: what is certain, then what is possible."""
    return html.split(f'<h2 id="{name}">', 1)[1].split("</section>", 1)[0] if f'<h2 id="{name}">' in html else ""


@pytest.fixture
def company():
    """Open from 2010 to 2020, with a plan known since 2015."""
    company = make.make_company("Aimmo", founded="2009")
    office = make.make_office(company, make.make_place("Bonn"), opened="2010", closed="2020")
    make.make_function(office, "branch", since="2010", until="2020")
    plan = make.make_function(office, "european headquarters", outcome="planned", planned_since="2018")
    make.cite(office, "function", make.make_source(published="2015"), part=plan, certainty="planned")
    make.make_figure(12, office=office, as_of="2016")
    return company


@pytest.mark.parametrize(
    ("day", "certain"),
    [("2010-12-31", True), ("2010-12-30", False), ("2019-12-31", True), ("2020-01-01", False), ("2020-12-31", False)],
)
def test_the_first_and_last_days_of_an_imprecise_span_are_only_possible(client, company, day, certain):
    offices = section(page(client, company, day), "offices")
    assert "Bonn" in offices
    assert ("Only possibly on this day" not in offices) is certain


def test_what_is_only_possible_says_why(client, company):
    assert "The opening (2010) may lie before or after this day." in page(client, company, "2010-03-01")
    assert "The closing (2020) may lie before or after this day." in page(client, company, "2020-03-01")


@pytest.mark.parametrize(
    ("day", "said"), [("2009-12-31", "1 later entry is left out."), ("2021-01-01", "1 entry that")]
)
def test_what_had_not_begun_or_was_over_is_left_out_and_counted(client, company, day, said):
    html = page(client, company, day)
    assert "Bonn" not in main_of(html)
    assert said in html


def test_a_plan_is_shown_as_a_plan_and_only_once_it_was_known(client, company):
    assert "European headquarters" not in main_of(page(client, company, "2014-06-01"))
    known = section(page(client, company, "2016-06-01"), "offices")
    assert "European headquarters" in known and "badge-planned" in known


def test_a_count_stands_there_from_its_own_day_on(client, company):
    assert ">12<" not in page(client, company, "2015-12-31")
    assert "12<" in section(page(client, company, "2017-01-01"), "offices")


def test_names_ties_agreements_delegations_and_people_are_those_of_that_day(client):
    company, parent = make.make_company("Aimmo"), make.make_company("Parent")
    former = make.make_name(company, "Old Name", kind="former", since="2000", until="2010")
    make.make_name(company, "New Name", since="2010")
    tie = make.make_relation(company, parent, since="2012", until="2014")
    make.cite(make.make_agreement("The treaty", parties=[company, parent], signed="2013"), "signed")
    journey = make.make_delegation("The journey", starts="2013-05", ends="2013-06")
    make.make_member(journey, company)
    held = make.make_position(make.make_person("Somebody"), company, role="Director", since="2011", until="2012")
    for record, part in ((company, former), (company, tie), (held.person, held)):
        make.cite(record, "until", part=part)
    early, middle, late = (main_of(page(client, company, day)) for day in ("2005-01-01", "2013-01-01", "2015-01-01"))
    assert "Old Name" in early and "New Name" not in early and "Parent" not in early and "treaty" not in early
    assert "New Name" in middle and "Old Name" not in middle and "Parent" in middle
    assert "The date (2013) may lie before or after this day." in middle and "journey" not in middle
    assert "Somebody" not in early and "Somebody" not in middle
    assert "subsidiary" not in late and "The treaty" in late and "The journey" in late
    assert "Only possibly" not in section(late, "agreements")
    assert "5 later entries are left out." in early


def test_ties_of_that_day_say_how_much_the_owner_held(client):
    venture, owner = make.make_company("Venture"), make.make_company("Owner")
    make.make_relation(venture, owner, kind="joint venture", share="50", since="2011", until="2013")
    make.make_relation(venture, owner, kind="joint venture", share="70", since="2015")
    for record in (venture, owner):
        html = main_of(page(client, record, "2012-06-01"))
        assert "share: 50%" in html
        assert "share: 70%" not in html


def test_a_visit_that_came_later_is_left_out_of_its_delegation_and_counted(client):
    company = make.make_company("Aimmo")
    journey = make.make_delegation("The journey", starts="2013-05-01", ends="2013-05-20")
    make.make_visit(journey, host=company, topic="Robots", date="2013-05-02")
    make.make_visit(journey, host=company, topic="Ships", date="2013-05-15")
    html = page(client, company, "2013-05-10")
    assert "Robots" in html and "Ships" not in html and "1 later entry is left out." in html
    assert "It may have been under way on this day (end: 20 May 2013)." in html


def test_an_undated_agreement_is_certain_from_the_day_a_source_speaks_of_it(client):
    company = make.make_company("Aimmo")
    agreement = make.make_agreement("The treaty", parties=[company])
    source = make.make_source(published="2015-03-27")
    make.cite(agreement, "organisation", source, part=agreement.parties.get())
    assert "Only possibly" in section(page(client, company, "2015-03-26"), "agreements")
    assert "Only possibly" not in section(page(client, company, "2015-03-27"), "agreements")


def test_the_page_says_which_day_it_shows_and_leads_back(client, company):
    response = client.get(company.get_absolute_url(), {"as_of": "10. März 2015"})
    html = response.content.decode()
    assert "As of 10 March 2015" in html and "As known today" in html
    assert f'href="{company.get_absolute_url()}">Back to the page as of today' in html
    assert f'rel="canonical" href="http://testserver{company.get_absolute_url()}"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert response["X-Robots-Tag"] == "noindex"


def test_before_it_was_founded_the_page_says_so(client, company):
    html = page(client, company, "2008-12-31")
    assert "had certainly not been founded yet" in html
    assert "<dt>Founded</dt>" not in html
    assert "had certainly not been founded yet" not in page(client, company, "2009-01-01")


@pytest.mark.parametrize("typed", ["banana", "2015", "March 2015", "um 2015", "31.2.2015", "x" * 5000, "2015-03-10~"])
def test_a_day_that_cannot_be_read_gets_a_message_and_the_page_as_today(client, company, typed):
    response = client.get(company.get_absolute_url(), {"as_of": typed})
    html = response.content.decode()
    assert response.status_code == 200
    assert "This day could not be read. The page shows what is known today." in html
    assert "no closure known" in html or "2020" in html
    assert "As of" not in html.split("<h1", 1)[1].split("</h1>", 1)[0]
    assert "X-Robots-Tag" not in response


def test_no_day_asked_for_is_the_page_of_today(client, company):
    assert "This day could not be read" not in page(client, company, "")
    assert "As known today" not in page(client, company, "")


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_nothing_unpublished_stands_on_the_page_of_a_day(client, state):
    hidden = {"state": state, **({"withdrawal_reason": "Secret"} if state == "withdrawn" else {})}
    company = make.make_company("Aimmo")
    other = make.make_company("Secret company", **hidden)
    make.make_relation(company, other, since="2000", until="2020")
    agreement = make.make_agreement("Public agreement", parties=[company], signed="2001")
    make.make_party(agreement, other, name_at_signing="Secret Inc.")
    make.make_agreement("Secret agreement", parties=[company], signed="2001", **hidden)
    make.make_office(company, make.make_place("Secretville"), opened="2000", closed="2020", **hidden)
    html = page(client, company, "2010-01-01")
    assert "Public agreement" in html and "name withdrawn" in html and "Secret" not in html


def test_a_former_address_leads_to_the_same_day_at_the_present_one(client):
    make.make_company("Aimmo", former_slugs=["old"])
    response = client.get("/en/companies/old/?as_of=2015-03-27")
    assert response.status_code == 301 and response.url == "/en/companies/aimmo/?as_of=2015-03-27"
    assert client.get("/en/companies/old/").url == "/en/companies/aimmo/"


def test_a_day_costs_no_more_queries_than_the_page_itself(client, django_assert_max_num_queries):
    company = make.make_company("Aimmo")
    for number in (3, 12):
        for _each in range(number):
            office = make.make_office(company, opened="2010", source=make.make_source(published="2020"))
            make.make_function(office, since="2010", source=make.the_source())
            make.make_figure(office=office)
            make.make_relation(company)
            make.make_member(make.make_delegation(starts="2010"), company)
            make.make_agreement(parties=[company, make.make_company()], signed="2012")
        with django_assert_max_num_queries(15) as today:
            client.get(company.get_absolute_url())
        with django_assert_max_num_queries(15) as then:
            page(client, company, "2015-01-01")
        assert len(then) <= len(today)


@pytest.mark.parametrize(
    ("day", "certain"), [("2024-01-01", True), ("2030-01-01", False), ("2023-09-29", False), ("2023-09-30", True)]
)
def test_the_office_of_aimmo_is_certain_only_as_long_as_a_source_speaks_of_it(seeded, client, day, certain):
    aimmo = Organisation.objects.get(slug="aimmo")
    offices = section(page(client, aimmo, day), "offices")
    assert "Düsseldorf" in offices
    assert ("Only possibly" not in offices) is certain


@pytest.mark.parametrize(("outcome", "words"), [("abandoned", "abandoned"), ("elsewhere", "fulfilled elsewhere")])
def test_a_plan_of_then_that_came_to_nothing_there_says_so(client, outcome, words):
    source = make.make_source("Paper", published="2012")
    office = make.make_office(make.make_company("Hana"), opened="2010", source=source)
    make.make_function(office, "research", outcome=outcome, source=source)
    told = main_of(page(client, office.organisation, "2016-06-01"))
    assert "planned" in told
    assert words in told
