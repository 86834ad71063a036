"""Adding a company with its office and source at once, and the admins of companies and institutions."""

import pytest
from django.urls import reverse
from reversion.models import Revision

from companies.models import Company, Institution, Office, Organisation
from records.models import Source
from tests import factories
from tests.admin_forms import admin_url, opened, refused, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = factories.make_editor("anna")
    client.force_login(user)
    return user


@pytest.fixture
def address() -> str:
    return reverse("admin:companies_company_add_with_office")


@pytest.fixture
def typed() -> dict:
    place = factories.make_place("Düsseldorf")
    country = factories.make_place("Südkorea", kind="country")
    return {
        "name_de": "Aimmo",
        "name_ko": "에이모",
        "seat": country.pk,
        "sectors": [factories.make_sector("Künstliche Intelligenz").pk],
        "place": place.pk,
        "opened": "September 2023",
        "function": "branch",
        "outcome": "done",
        "source_title": "Delegation in Seoul",
        "source_kind": "newspaper",
        "source_language": "de",
        "source_published": "2024",
        "place_in_source": "P3",
        "certainty": "stated",
    }


def test_company_office_source_and_citations_are_written_at_once(client, editor, address, typed):
    assert client.post(address, typed).status_code == 302
    company, office, source = Company.objects.get(), Office.objects.get(), Source.objects.get()
    assert (company.slug, company.name_ko, company.seat.name) == ("aimmo", "에이모", "Südkorea")
    assert (office.organisation_id, office.slug, str(office.opened)) == (company.pk, "aimmo-duesseldorf", "2023-09")
    assert (source.title_de, source.slug, str(source.published)) == (
        "Delegation in Seoul",
        "delegation-in-seoul",
        "2024",
    )
    assert {company.state, office.state, source.state} == {"draft"}
    assert set(company.citations.values_list("field", flat=True)) == {"name", "seat", "sectors"}
    function = office.functions.get()
    assert {(c.field, c.function) for c in office.citations.all()} == {
        ("place", None),
        ("opened", None),
        ("function", function),
        ("outcome", function),
    }
    assert set(company.citations.values_list("source", "place_in_source", "certainty")) == {(source.pk, "P3", "stated")}
    revision = Revision.objects.get()
    assert revision.user == editor
    stored = {version.content_type.model for version in revision.version_set.all()}
    assert stored == {"organisation", "organisationcitation", "office", "officefunction", "officecitation", "source"}


def test_an_existing_source_is_cited_as_it_is(client, address, typed):
    source = factories.make_source()
    typed = {key: value for key, value in typed.items() if not key.startswith("source")} | {"source": source.pk}
    assert client.post(address, typed).status_code == 302
    assert Source.objects.get() == source
    assert Office.objects.get().citations.filter(source=source).count() == 4


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"name_de": "", "name_ko": ""}, "__all__"),
        ({"slug": "export"}, "slug"),
        ({"slug": "Not A Slug"}, "slug"),
        ({"place": ""}, "place"),
        ({"opened": "soon"}, "opened"),
        ({"source_title": ""}, "source"),
        ({"source_kind": ""}, "source_kind"),
        ({"source_language": ""}, "source_language"),
        ({"source_url": "nowhere"}, "source_url"),
        ({"certainty": "inferred"}, "steps"),
        ({"certainty": "sure"}, "certainty"),
        ({"name_de": "x" * 500}, "name_de"),
        ({"name_de": "\u3164", "name_ko": ""}, "__all__"),
    ],
)
def test_invalid_input_is_said_beside_its_field_and_changes_nothing(client, address, typed, wrong, where):
    response = client.post(address, typed | wrong)
    assert response.status_code == 200
    assert where in response.context["form"].errors
    assert not Organisation.objects.exists()
    assert not Office.objects.exists()
    assert not Source.objects.exists()
    assert not Revision.objects.exists()


def test_what_was_chosen_is_still_there_after_a_refusal(client, address, typed):
    page = client.post(address, typed | {"opened": "soon"}).content.decode()
    for expected in ("Delegation in Seoul", "Südkorea", "Künstliche Intelligenz", "에이모"):
        assert expected in page


def test_a_slug_that_is_taken_is_refused_and_one_that_is_proposed_is_free(client, address, typed):
    factories.make_company("Aimmo", cited=False)
    response = client.post(address, typed | {"slug": "aimmo"})
    assert "slug" in response.context["form"].errors
    assert client.post(address, typed).status_code == 302
    assert Company.objects.filter(slug="aimmo-2").exists()


def test_the_form_is_for_those_who_may_add_all_three(client, address):
    assert client.get(address).status_code == 200
    assert address in client.get(admin_url(Company, "changelist")).content.decode()
    client.force_login(factories.make_user(is_staff=True))
    assert client.get(address).status_code == 403
    some = factories.make_user(is_staff=True)
    some.user_permissions.set(factories.permissions("companies.add_company", "companies.view_company"))
    client.force_login(some)
    assert client.post(address, {}).status_code == 403
    assert address not in client.get(admin_url(Company, "changelist")).content.decode()
    client.logout()
    assert client.get(address)["Location"].startswith("/admin/login/")


def test_companies_and_institutions_are_lists_of_their_own(client):
    company, institution = factories.make_company("Aimmo"), factories.make_institution("KIAT")
    assert list(client.get(admin_url(Company, "changelist")).context["cl"].result_list) == [company]
    assert list(client.get(admin_url(Institution, "changelist")).context["cl"].result_list) == [institution]


def test_a_change_of_kind_leads_from_the_old_address_to_the_new(client):
    company = factories.make_company("KIAT")
    old = admin_url(company)
    response = saved(client, old, opened(client, old) | {"kind": "agency"}, "_continue")
    assert client.get(response["Location"])["Location"] == admin_url(Institution.objects.get())
    assert client.get(f"{old}?_popup=1")["Location"] == f"{admin_url(Institution.objects.get())}?_popup=1"
    assert client.get(admin_url(Company, "change", 10**30)).status_code == 302
    assert client.get(admin_url(Company, "change", "nobody")).status_code == 302


def test_names_and_identifiers_follow_their_rules(client):
    company = factories.make_company()
    factories.make_company(wikidata="Q54078")
    data = opened(client, admin_url(company))
    refused(client, admin_url(company), data | {"wikidata": "Q54078"})
    refused(client, admin_url(company), data | {"lei": "short"})
    refused(client, admin_url(company), data | {"founded": "2015", "dissolved": "2010"})
    refused(client, admin_url(company), data | {"name_de": "", "name_en": "", "name_ko": ""})
    company.refresh_from_db()
    assert company.lock_version == Company.objects.get(pk=company.pk).lock_version
    assert (company.wikidata, company.lei, str(company.founded)) == ("", "", "")
