"""Places in public use, and everything that happened there."""

import pytest

from events.public_use import places_in_public_use
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    germany = make.make_place("Germany", kind="country")
    state = make.make_place("North Rhine-Westphalia", kind="state", within=germany)
    return make.make_place("Düsseldorf", within=state)


def page(client, place, status: int = 200) -> str:
    response = client.get(place.get_absolute_url())
    assert response.status_code == status
    return response.content.decode()


def test_a_place_is_public_once_a_published_record_names_it_or_a_place_in_it(client, city):
    office = make.make_office(place=city, state="draft")
    assert not places_in_public_use().exists()
    page(client, city, 404)
    type(office).objects.filter(pk=office.pk).update(state="published")
    assert set(places_in_public_use()) == {city, city.within, city.within.within}
    make.make_place("Elsewhere")
    assert "Elsewhere" not in client.get("/en/places/").content.decode()
    assert "Düsseldorf" in page(client, city)


@pytest.mark.parametrize(
    "use",
    [
        lambda place, state: make.make_figure(place=place, state=state),
        lambda place, state: make.make_agreement(place=place, state=state),
        lambda place, state: make.make_delegation(destination=place, state=state),
        lambda place, state: make.make_delegation(origin=place, state=state),
        lambda place, state: make.make_company(seat=place, state=state),
        lambda place, state: make.make_visit(make.make_delegation(state=state), place=place),
    ],
)
def test_every_kind_of_record_makes_a_place_public_once_it_is_published(client, use):
    place = make.make_place(kind="country")
    use(place, "draft")
    page(client, place, 404)
    use(place, "published")
    page(client, place)


def test_a_place_is_no_longer_public_when_its_record_is_withdrawn(client, city):
    company = make.make_company()
    make.make_office(company, city)
    page(client, city)
    type(company).objects.filter(pk=company.pk).update(state="withdrawn", withdrawal_reason="x")
    page(client, city, 404)


def test_a_place_shows_what_happened_there_and_in_the_places_in_it(client, city):
    make.make_office(make.make_company("Aimmo"), city)
    make.make_agreement("The memorandum", place=city)
    visit = make.make_visit(make.make_delegation("The journey"), place=city, topic="Robots")
    make.cite(visit.delegation, "place", make.make_source("The paper"), part=visit)
    make.make_figure(20, city, qualifier="about")
    own, above = page(client, city), page(client, city.within)
    for html in (own, above):
        assert "Aimmo" in html and "The memorandum" in html
        assert "The journey" in html and "Robots" in html and "The paper" in html
    assert "about 20" in own
    # A count of a city says nothing of its state.
    assert "about 20" not in above
    assert ">Germany</a>" in own and "the city is not" not in own


def test_an_office_known_only_by_its_state_says_so_on_the_place_page(client, city):
    make.make_office(place=city.within)
    assert "the city is not" in page(client, city.within)


def test_nothing_unpublished_stands_on_the_page_of_a_place(client, city):
    make.make_office(place=city)
    make.make_office(make.make_company("Secret company", state="draft"), city)
    make.make_agreement("Secret agreement", place=city, state="draft")
    make.make_visit(make.make_delegation("Secret delegation", state="draft"), place=city)
    host = make.make_company("Secret host", state="withdrawn", withdrawal_reason="x")
    make.make_visit(make.make_delegation(), place=city, host=host)
    make.make_figure(77777, city, state="draft")
    make.make_company("Secret citizen", seat=city.within.within, state="draft")
    for place in (city, city.within, city.within.within):
        html = page(client, place)
        assert "Secret" not in html and "77777" not in html
        assert "name withdrawn" in html


def test_places_are_found_in_any_language(client):
    place = make.make_place("Köln", name_ko="쾰른")
    make.make_office(place=place)
    make.make_office(place=make.make_place("Bonn"))
    for query in ("쾰른", "koeln", "Koln"):
        assert list(client.get("/de/places/", {"q": query}).context["object_list"]) == [place]


def test_the_page_of_a_place_costs_the_same_queries_however_much_happened(client, city, django_assert_max_num_queries):
    def more(number: int) -> None:
        for _each in range(number):
            make.make_function(make.make_office(place=city), source=make.the_source())
            make.make_agreement(place=city)
            make.make_visit(make.make_delegation(), place=city, host=make.make_institution())
            make.make_figure(place=city)
            make.make_office(place=make.make_place(kind="district", within=city))

    more(3)
    with django_assert_max_num_queries(15) as few:
        page(client, city)
    more(12)
    with django_assert_max_num_queries(15) as some:
        page(client, city)
    assert len(some) == len(few)


def test_a_page_of_a_place_shows_the_first_records_and_leads_to_the_others(client, monkeypatch):
    monkeypatch.setattr("koreanrw.profiles.places.MOST", 2)
    here = make.make_place("Korea", kind="country", code="KR")
    for number in range(3):
        make.make_agreement(f"Agreement {number}", place=here, signed=f"201{number}")
        make.make_company(f"Company {number}", seat=here)
    html = client.get(here.get_absolute_url()).content.decode()
    assert "Agreement 2" in html and "Agreement 0" not in html
    assert ">Company 0<" in html and ">Company 2<" not in html
    assert html.count("1 more in the list") == 2
    assert "3 agreements signed there" in html
