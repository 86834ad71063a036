"""Addresses of facts stay with the facts; what was public and is no more says so, and nothing else."""

import json

import pytest
import reversion
from django.db import transaction
from django.utils import timezone, translation
from reversion.models import Version

from companies.models import OfficeFunction
from koreanrw.kinds import kinds_of_records
from koreanrw.pages.record_subpages import address_below
from koreanrw.provenance.facts import facts_of
from records import publishing
from records.models.public_id import ALPHABET, PUBLIC_ID_LENGTH, first_public_id
from records.reverting import revert
from records.search import LANGUAGES
from tests import factories as make
from tests.planting import SECRET, plant_unpublished

pytestmark = pytest.mark.django_db


def stored(record):
    """The record as it stands now, kept as a version."""
    with reversion.create_revision():
        record.save()
    return record


def headquarters(**fields):
    office = make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"))
    function = make.make_function(office, "european headquarters", source=make.the_source(), **fields)
    return stored(office), function


def address_of_function(function: OfficeFunction, **more) -> str:
    return address_below(function.office, "fact", key=f"function-{function.public_id}-function", **more)


# --- identifiers of parts ----------------------------------------------------------------------------------------


def test_a_part_has_an_identifier_of_its_own_whichever_road_it_came_by():
    office = make.make_office()
    made = [OfficeFunction(office=office, order=number, function="sales") for number in (1, 2)]
    found = {row.public_id for row in OfficeFunction.objects.bulk_create(made)}
    found |= {make.make_function(office).public_id, make.make_function(make.make_office()).public_id}
    assert len(found) == 4
    assert all(len(each) == PUBLIC_ID_LENGTH and set(each) <= set(ALPHABET) for each in found)


def test_the_address_of_a_fact_stays_with_the_fact_when_rows_change_places(client):
    office, first = headquarters(order=1)
    second = make.make_function(office, "sales", order=2, source=make.the_source())
    before = {address_of_function(each): each.get_function_display() for each in (first, second)}
    with transaction.atomic():
        for function, order in ((first, 2), (second, 1)):
            function.order = order
            function.save()
    for address, name in before.items():
        assert name in client.get(address).content.decode().partition("<h1>")[2].partition("</h1>")[0]


def test_an_identifier_is_never_given_again_and_comes_back_with_a_revert():
    office, function = headquarters()
    [version] = Version.objects.get_for_object(office)
    address, key = address_of_function(function), function.public_id
    function.delete()
    stored(office)
    assert make.make_function(office).public_id != key
    assert [fact.key for fact in facts_of(office)] == ["place"]
    revert(version)
    assert address == address_of_function(OfficeFunction.objects.get(public_id=key))


def test_addresses_from_when_parts_were_numbered_lead_to_the_part_that_had_the_number(client):
    office, function = headquarters(order=1)
    OfficeFunction.objects.filter(pk=function.pk).update(
        public_id=first_public_id("companies_officefunction", office.slug, 1), order=7
    )
    function.refresh_from_db()
    was = office.slug
    office.slug = "seegene-europe"
    office.save()
    for page, more in (("fact", {}), ("fact_cite", {"form": "bib"})):
        old = address_below(office, page, key="function-1-function", **more).replace(office.slug, was)
        response = client.get(old)
        present = f"function-{function.public_id}-function"
        assert (response.status_code, response.url) == (301, address_below(office, page, key=present, **more))
    assert client.get(address_below(office, "fact", key="function-7-function")).status_code == 404


# --- facts that are gone -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_that_is_gone_says_which_field_and_since_when_and_nothing_of_what_it_held(client, language):
    words = {
        "de": ("Nicht mehr veröffentlicht", "Funktion"), "en": ("No longer published", "Function"),
        "ko": ("더 이상 공개하지 않음", "기능"),
    }[language]  # fmt: skip
    office, function = headquarters(note_en=SECRET)
    with translation.override(language):
        addresses = [address_of_function(function)]
        addresses.append(addresses[0].removesuffix("/") + ".ris")
    function.delete()
    stored(office)
    day = timezone.localdate()
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 410
        text = response.content.decode()
        assert words[0] in text and words[1] in text and str(day.year) in text
        assert SECRET not in text and "Seegene" not in text and "headquarters" not in text


def test_a_fact_of_the_record_itself_can_go_too_and_come_back(client):
    company = make.make_company("Aimmo", founded="2016")
    citation = make.cite(company, "founded")
    stored(company)
    address = address_below(company, "fact", key="founded")
    assert client.get(address).status_code == 200
    citation.delete()
    stored(company)
    assert client.get(address).status_code == 410
    make.cite(company, "founded")
    stored(company)
    assert client.get(address).status_code == 200


def test_what_never_was_public_is_not_found(client):
    office, function = headquarters()
    office.state = "draft"
    with reversion.create_revision():
        office.save()
    Version.objects.all().delete()
    stored(office)
    address = address_of_function(function)
    function.delete()
    publishing.publish([office], make.make_publisher())
    assert client.get(address).status_code == 404
    for key in ("function-bcdfghjkmn-function", "function-1-function", "function--function", "function-x", "nonsense"):
        assert client.get(address_below(office, "fact", key=key)).status_code == 404


# --- records that are withdrawn ----------------------------------------------------------------------------------


@pytest.mark.long
def test_every_page_of_a_withdrawn_record_answers_with_the_day_alone(client):
    day = timezone.localdate()
    planted = []
    for record in plant_unpublished("published"):
        kind = next(kind for kind in kinds_of_records() if type(record) is kind.model)
        in_api = f"/api/v1/{kind.plural}/{record.slug}/" if kind.has_list else ""
        planted.append((record, kind, in_api, client.get(in_api).json()["id"] if in_api else ""))
    for record, kind, in_api, name in planted:
        pages = [
            address_below(record, page, **more)
            for page, more in (
                ("facts", {}), ("fact", {"key": record.CITABLE[0]}), ("cite", {"form": "bib"}), ("changes", {}),
            )
        ]  # fmt: skip
        pages += [record.get_absolute_url()] if kind.has_page else []
        publishing.withdraw([record], make.make_publisher(), f"{SECRET} reason")
        for page in pages:
            response = client.get(page)
            assert response.status_code == 410, page
            text = response.content.decode()
            assert f"withdrawn on {day.day}" in text
            # What the address says is the reader's own; a link to report an error holds it.
            assert SECRET not in text, page
        if in_api:
            response = client.get(in_api)
            told = response.json()
            assert (response.status_code, told["withdrawn_on"]) == (410, day.isoformat())
            assert set(told) == {"type", "title", "status", "detail", "withdrawn_on"}
            listed = client.get("/api/v1/withdrawn/").json()["rows"]
            assert {"id": name, "kind": kind.plural, "withdrawn_on": day.isoformat()} in listed
    listed = client.get("/api/v1/withdrawn/").content.decode()
    assert SECRET.lower() not in listed.lower()


def test_what_was_withdrawn_as_a_draft_never_was_there(client):
    company = make.make_company("Aimmo", state="draft")
    publishing.withdraw([company], make.make_publisher(), "Entered twice")
    assert client.get(company.get_absolute_url()).status_code == 404
    assert client.get("/api/v1/companies/aimmo/").status_code == 404
    assert client.get("/api/v1/withdrawn/").json()["rows"] == []


def test_an_office_goes_with_its_organisation_and_comes_back_with_it(client):
    office = make.make_office()
    publisher = make.make_publisher()
    publishing.withdraw([office.organisation], publisher, "x")
    assert client.get(office.get_absolute_url()).status_code == 410
    assert [row["kind"] for row in client.get("/api/v1/withdrawn/").json()["rows"]] == ["companies", "offices"]
    publishing.publish([office.organisation], publisher)
    assert client.get(office.get_absolute_url()).status_code == 200
    assert client.get("/api/v1/withdrawn/").json()["rows"] == []


def test_the_days_of_a_record_are_kept_whatever_writes_it():
    company = make.make_company("Aimmo", state="draft")
    assert (company.first_published_at, company.withdrawn_at) == (None, None)
    type(company).objects.filter(pk=company.pk).update(state="published")
    company.refresh_from_db()
    first = company.first_published_at
    assert first is not None
    # Loading writes whole rows without what the database keeps.
    company.first_published_at = None
    company.save_base(raw=True)
    company.refresh_from_db()
    assert company.first_published_at == first
    publishing.withdraw([company], make.make_publisher(), "x")
    publishing.publish([company], make.make_publisher())
    company.refresh_from_db()
    assert (company.first_published_at, company.withdrawn_at) == (first, None)


def test_editors_still_see_what_they_withdrew(client):
    company = make.make_company("Aimmo")
    publishing.withdraw([company], make.make_publisher(), "x")
    client.force_login(make.make_publisher())
    assert client.get(company.get_absolute_url()).status_code == 200


def test_the_list_of_what_was_withdrawn_goes_page_by_page_and_refuses_conditions(client):
    publisher = make.make_publisher()
    for _number in range(3):
        publishing.withdraw([make.make_company()], publisher, "x")
    first = client.get("/api/v1/withdrawn/", {"size": 2}).json()
    second = client.get(first["next"]).json()
    assert (first["total"], len(first["rows"]), len(second["rows"]), second["next"]) == (3, 2, 1, None)
    response = client.get("/api/v1/withdrawn/", {"q": "x"})
    assert response.status_code == 400
    assert "q" in json.loads(response.content)["errors"]
