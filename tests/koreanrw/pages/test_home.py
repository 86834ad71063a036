"""The front page, and the way to it."""

import pytest

from companies.models import Company
from koreanrw.provenance.latest_changes import latest_changes, numbers
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "address"),
    [("ko-KR,ko;q=0.9", "/ko/"), ("de-AT", "/de/"), ("en-GB", "/en/"), ("fr,pl", "/en/"), ("", "/en/"), ("*", "/en/")],
)
def test_the_bare_address_leads_to_the_browsers_language(client, accepted, address):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response.url) == (302, address)
    assert not response.cookies


def test_the_numbers_count_published_records_of_each_kind():
    company = make.make_company()
    make.make_company(state="draft")
    make.make_institution()
    make.make_office(company, make.make_place())
    make.make_office(make.make_company(state="withdrawn", withdrawal_reason="x"), make.make_place())
    make.make_agreement(parties=2)
    make.make_delegation()
    make.make_event()
    assert numbers() == {
        "companies": 1,
        "offices": 1,
        "institutions": 3,
        "people": 0,
        "delegations": 1,
        "events": 1,
        "agreements": 1,
        "sources": 1,
    }


def test_each_count_is_a_statement_of_its_own(client):
    make.make_figure(20, make.make_place("Düsseldorf"), qualifier="about", as_of="2024", rule_en="Offices only.")
    make.make_figure(80, make.make_place("Nordrhein"), qualifier="more than", as_of="2015-03")
    make.make_figure(555, make.make_place("Secretville"), state="draft")
    html = client.get("/en/").content.decode()
    assert "about 20" in html and "more than 80" in html
    assert "Offices only." in html and "March 2015" in html
    counted = html[html.index('<h2 id="figures">') : html.index('<h2 id="latest">')]
    assert "100" not in counted and "555" not in counted and "Secretville" not in html
    assert "Sources of this page" in html


@pytest.mark.django_db(transaction=True)
def test_the_latest_changes_mix_all_kinds_newest_first_and_only_published_ones(client):
    company = make.make_company("Older")
    person = make.make_person("Newer")
    make.make_person("Secret", state="draft")
    assert latest_changes(2) == [person, company]
    Company.objects.filter(pk=company.pk).update(summary_en="Changed")
    assert latest_changes(1) == [company]
    html = client.get("/en/").content.decode()
    assert html.index(">Older<") < html.index(">Newer<")
    assert "Secret" not in html


def test_the_front_page_costs_the_same_queries_however_much_there_is(client, django_assert_max_num_queries):
    def more(number: int) -> None:
        for _each in range(number):
            make.make_agreement(delegation=make.make_delegation())
            make.make_office()
            make.make_person()
            make.make_figure()

    more(8)
    with django_assert_max_num_queries(16) as few:
        client.get("/en/")
    more(10)
    with django_assert_max_num_queries(16) as some:
        client.get("/en/")
    assert len(some) <= len(few)


def test_an_empty_register_has_a_front_page_too(client):
    assert client.get("/ko/").status_code == 200
