"""The seat of an organisation, and the country it lies in."""

import pytest

from companies.models import Organisation, Place
from tests import factories as make

pytestmark = pytest.mark.django_db


def country_of(organisation: Organisation) -> Place | None:
    return Organisation.objects.get(pk=organisation.pk).country


@pytest.fixture
def korea() -> Place:
    return make.make_place("Korea", kind="country", code="KR")


@pytest.fixture
def seoul(korea) -> Place:
    return make.make_place("Seoul", within=korea)


def test_the_country_is_the_one_the_seat_lies_in_however_precise_that_is(korea, seoul):
    district = make.make_place("Gangnam", kind="district", within=seoul)
    for seat in (district, seoul, korea):
        assert country_of(make.make_company(seat=seat)) == korea
    assert country_of(make.make_company()) is None


def test_the_country_follows_the_seat_and_the_places_by_every_road(korea, seoul):
    company, japan = make.make_company(seat=seoul), make.make_place("Japan", kind="country")
    seoul.within = japan
    seoul.save()
    assert country_of(company) == japan
    Organisation.objects.filter(pk=company.pk).update(seat=korea)
    assert country_of(company) == korea
    # What nobody looked up anew is not believed.
    company.seat = None
    company.country = japan
    company.save()
    assert country_of(company) is None


def test_a_source_that_names_the_country_alone_supports_a_city_less_precisely(korea, seoul):
    company = make.make_company(seat=seoul)
    cited = make.cite(company, "seat", value="korea")
    cited.refresh_from_db()
    assert cited.verdict == "less precise"


def test_a_city_is_said_to_lie_in_what_is_around_it_not_in_itself(korea, seoul):
    assert make.make_institution("City of Seoul", kind="city", seat=seoul).whereabouts == korea
    assert make.make_company(seat=seoul).whereabouts == seoul


def test_lists_are_narrowed_by_seat_larger_places_included(client, korea, seoul):
    make.make_company("Hanbit", seat=seoul)
    make.make_company("Elsewhere", seat=make.make_place("Japan", kind="country"))
    for slug in (korea.slug, seoul.slug):
        html = client.get("/en/companies/", {"seat": slug}).content.decode()
        assert "Hanbit" in html and "Elsewhere" not in html.partition("<main")[2].partition('class="record-list"')[2]
