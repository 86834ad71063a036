"""Sectors and topics: lists with numbers, and a page for each with who or what belongs to it."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


def content(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def robotics():
    sector = make.make_sector("Robotics")
    company = make.make_company("Doosan Robotics")
    company.sectors.add(sector)
    make.cite(company, "sectors", make.make_source("The paper"), place_in_source="P5")
    make.make_office(company, make.make_place("Düsseldorf"))
    return sector


def test_a_sector_shows_its_organisations_with_offices_and_sources(client, robotics):
    make.make_company("Aimmo")
    html = content(client, robotics.get_absolute_url())
    assert "Doosan Robotics" in html and "Düsseldorf" in html and "The paper" in html and "1 organisation" in html
    assert "Aimmo" not in html


def test_sectors_are_listed_with_numbers_and_linked_from_profiles(client, robotics):
    company = make.make_company("Second")
    company.sectors.add(robotics)
    html = content(client, "/en/sectors/")
    assert f'href="{robotics.get_absolute_url()}"' in html and "2 organisations" in html and "1 sector" in html
    assert f'href="{robotics.get_absolute_url()}"' in content(client, company.get_absolute_url())


@pytest.fixture
def business():
    topic = make.make_topic("Business settlement")
    agreement = make.make_agreement("The treaty", signed="2015")
    agreement.topics.add(topic)
    make.cite(agreement, "topics", make.make_source("The paper"))
    return topic


def test_a_topic_shows_its_agreements_with_sources_and_is_linked_from_them(client, business):
    other = make.make_agreement("Another treaty")
    html = content(client, business.get_absolute_url())
    assert "The treaty" in html and "2015" in html and "The paper" in html and "1 agreement" in html
    assert "Another" not in html
    assert f'href="{business.get_absolute_url()}"' in content(client, "/en/topics/")
    assert f'href="{business.get_absolute_url()}"' in content(client, business.agreements.get().get_absolute_url())
    assert f'href="{business.get_absolute_url()}"' not in content(client, other.get_absolute_url())


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_what_only_unpublished_records_use_has_no_page(client, state):
    hidden = {"state": state, **({"withdrawal_reason": "x"} if state == "withdrawn" else {})}
    sector, topic = make.make_sector("Secret sector"), make.make_topic("Secret topic")
    make.make_company("Secret company", **hidden).sectors.add(sector)
    make.make_agreement("Secret treaty", **hidden).topics.add(topic)
    for used, address in ((sector, "/en/sectors/"), (topic, "/en/topics/")):
        content(client, used.get_absolute_url(), 404)
        assert "Secret" not in content(client, address)


def test_a_page_shows_and_counts_published_records_only(client, robotics, business):
    make.make_company("Secret company", state="draft").sectors.add(robotics)
    make.make_agreement("Secret treaty", state="draft").topics.add(business)
    for address in (robotics.get_absolute_url(), business.get_absolute_url(), "/en/sectors/", "/en/topics/"):
        html = content(client, address)
        assert "Secret" not in html and "2 " not in html.split('class="entries"')[1].split("</ul>")[0]


def test_pages_cost_the_same_few_queries_however_long(client, robotics, business, django_assert_max_num_queries):
    addresses = ("/en/sectors/", "/en/topics/", robotics.get_absolute_url(), business.get_absolute_url())
    counts = []
    for number in (3, 27):
        for _each in range(number):
            company = make.make_company(seat=make.make_place(kind="country"))
            company.sectors.add(robotics, make.make_sector())
            make.make_office(company)
            agreement = make.make_agreement(parties=1)
            agreement.topics.add(business, make.make_topic())
        for address in addresses:
            with django_assert_max_num_queries(6) as queries:
                content(client, address)
            counts.append(len(queries))
    assert counts[:4] == counts[4:]


def test_the_heading_of_a_term_without_a_translation_is_in_its_own_language(client):
    sector = make.make_sector("Robotik", name_en="", name_ko="")
    make.make_company("Hana").sectors.add(sector)
    assert '<h1 lang="de">Robotik</h1>' in content(client, sector.get_absolute_url())
