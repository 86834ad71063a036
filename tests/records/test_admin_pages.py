"""Every page of the admin: who may open it, what it never offers, and what its lists cost."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from companies.models import Company, Institution, Office, Organisation, Place, Sector
from events.models import Agreement, CountingRule, Delegation, Event, EventSeries, Figure, Person, Topic
from koreanrw.models import ErrorReport, Page, User
from records.admin import AuditedAdmin, RecordAdmin
from records.models import Source
from tests import factories
from tests.admin_forms import admin_url

pytestmark = pytest.mark.django_db


def make_busy_company() -> Company:
    company = factories.make_company(seat=factories.make_place(kind="country"))
    company.sectors.add(factories.make_sector(), factories.make_sector())
    return company


def make_busy_office() -> Office:
    office = factories.make_office()
    factories.make_function(office)
    factories.make_function(office, "sales", outcome="planned")
    return office


def make_busy_person() -> Person:
    person = factories.make_person()
    factories.make_position(person)
    return person


def make_busy_event() -> Event:
    event = factories.make_event(place=factories.make_place(), series=factories.make_series())
    factories.make_guest(event, factories.make_institution())
    return event


def make_figure_of_staff() -> Figure:
    return factories.make_figure(office=factories.make_office())


def make_page() -> Page:
    number = Page.objects.count()
    return Page.objects.create(slug=f"about-{number}" if number else "about", title_de="Seite")


MAKERS = {
    Source: factories.make_source,
    Company: make_busy_company,
    Institution: factories.make_institution,
    Organisation: factories.make_institution,
    Office: make_busy_office,
    Figure: make_figure_of_staff,
    CountingRule: factories.make_rule,
    Place: lambda: factories.make_place(within=factories.make_place(kind="state")),
    Sector: factories.make_sector,
    Person: make_busy_person,
    Delegation: factories.make_delegation,
    Agreement: factories.make_agreement,
    Event: make_busy_event,
    EventSeries: factories.make_series,
    Topic: factories.make_topic,
    Page: make_page,
    ErrorReport: lambda: ErrorReport.objects.create(language="en", wrong="The year is another."),
    User: factories.make_editor,
}
EDITED = tuple(model for model in MAKERS if model not in (User, Organisation))
RECORDS = tuple(model for model in EDITED if isinstance(admin.site._registry[model], RecordAdmin))


def test_every_model_of_the_admin_is_tried_here():
    assert set(MAKERS) | {Group} == set(admin.site._registry)


def pages(model, row) -> list[str]:
    found = [admin_url(model, "changelist"), admin_url(row), admin_url(row, "history")]
    if model not in (Page, ErrorReport):
        found.append(admin_url(model, "add"))
    return found


@pytest.mark.long
@pytest.mark.parametrize("model", EDITED)
def test_pages_ask_for_a_permission(client, model):
    addresses = pages(model, MAKERS[model]())
    for address in addresses:
        assert client.get(address)["Location"].startswith("/admin/login/"), address
    client.force_login(factories.make_user(is_staff=True))
    for address in addresses:
        assert client.get(address).status_code == 403, address
    client.force_login(factories.make_staff())
    for address in addresses:
        assert client.get(address)["Location"].startswith("/admin/login/"), address
    client.force_login(factories.make_editor())
    for address in addresses:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("model", [User, Group])
def test_accounts_and_groups_are_for_superusers(client, admin_client, model):
    address = admin_url(model, "changelist")
    client.force_login(factories.make_publisher())
    assert client.get(address).status_code == 403
    assert admin_client.get(address).status_code == 200
    assert admin_client.get(admin_url(model.objects.first())).status_code == 200


@pytest.mark.long
@pytest.mark.parametrize("model", [*MAKERS, Group])
def test_nothing_is_ever_deleted(admin_client, model):
    row = MAKERS[model]() if model in MAKERS else Group.objects.first()
    listed = admin_client.get(admin_url(model, "changelist")).content.decode()
    assert "delete_selected" not in listed
    assert "deletelink" not in admin_client.get(admin_url(row), follow=True).content.decode()
    assert admin_client.post(admin_url(row, "delete"), {"post": "yes"}).status_code == 403
    admin_client.post(
        admin_url(model, "changelist"), {"action": "delete_selected", "_selected_action": row.pk, "index": 0}
    )
    assert type(row)._base_manager.filter(pk=row.pk).exists()


def queries_of(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", MAKERS)
def test_a_list_costs_the_same_with_three_rows_and_with_ten(admin_client, model):
    address = admin_url(model, "changelist")
    for _row in range(3):
        MAKERS[model]()
    with_three = queries_of(admin_client, address)
    for _row in range(7):
        MAKERS[model]()
    assert queries_of(admin_client, address) == with_three
    # Who asks, and by which cookie, comes on top of the five.
    assert with_three <= 5 + 2


@pytest.mark.parametrize("model", EDITED)
def test_lists_are_searched_as_the_public_searches(client, model):
    client.force_login(factories.make_editor())
    MAKERS[model]()
    for query in ("Düsseldorf", "\x00", "!!!", "x" * 10_000, "% _ ' \\"):
        assert client.get(admin_url(model, "changelist"), {"q": query}).status_code == 200, query


def test_a_search_finds_other_names_and_spellings(client):
    client.force_login(factories.make_editor())
    factories.make_name(factories.make_company("Aimmo"), "에이모", language="ko")
    factories.make_company("Düsseldorfer Roboter")
    for query, name in (("에이모", "Aimmo"), ("Duesseldorfer", "Düsseldorfer Roboter")):
        listed = client.get(admin_url(Company, "changelist"), {"q": query}).context["cl"].result_list
        assert [str(company) for company in listed] == [name]


@pytest.mark.parametrize("term", ["Aimmo", "\x00", "", "x" * 5000])
def test_boxes_that_look_for_a_record_answer_in_few_queries(client, term):
    client.force_login(factories.make_editor())
    question = {"app_label": "events", "model_name": "figure", "field_name": "office", "term": term}
    for _row in range(3):
        factories.make_office(factories.make_company("Aimmo"))
    address = reverse("admin:autocomplete")
    with CaptureQueriesContext(connection) as few:
        assert client.get(address, question).status_code == 200
    for _row in range(12):
        factories.make_office(factories.make_company("Aimmo"))
    with CaptureQueriesContext(connection) as many:
        answer = client.get(address, question)
    assert len(answer.json()["results"]) == (0 if term.startswith("x") else 15)
    assert len(many) <= len(few)


@pytest.mark.parametrize("model", RECORDS)
def test_every_list_of_records_filters_by_state(client, model):
    client.force_login(factories.make_editor())
    row = MAKERS[model]()
    address = admin_url(model, "changelist")
    for state, rows in (("published", [row]), ("draft", [])):
        assert list(client.get(address, {"state__exact": state}).context["cl"].result_list.filter(pk=row.pk)) == rows


def test_the_index_does_not_offer_organisations_of_every_kind(client):
    client.force_login(factories.make_editor())
    index = client.get(reverse("admin:index")).content.decode()
    assert admin_url(Company, "changelist") in index
    assert f'"{admin_url(Organisation, "changelist")}"' not in index


def test_the_admin_speaks_the_readers_language(client):
    client.force_login(factories.make_editor())
    page = client.get(admin_url(Source, "changelist"), headers={"accept-language": "ko"}).content.decode()
    assert '<html lang="ko"' in page


@pytest.mark.parametrize("model", EDITED)
def test_class_attributes_of_the_admin_cannot_be_changed_by_accident(model):
    model_admin = type(admin.site._registry[model])
    names = ("list_display", "list_filter", "fieldsets", "inlines", "actions", "readonly_fields", "autocomplete_fields")
    for name in names:
        assert isinstance(getattr(model_admin, name), tuple), name
    # A report of an error states no facts: nobody else's changes to it are lost sight of.
    assert issubclass(model_admin, AuditedAdmin) or model is ErrorReport


def test_pages_of_the_site_keep_their_addresses_and_their_number(client):
    client.force_login(factories.make_editor())
    page = make_page()
    assert client.get(admin_url(Page, "add")).status_code == 403
    shown = client.get(admin_url(page)).context["adminform"].form
    assert "slug" not in shown.fields
    assert {"title_de", "title_en", "title_ko", "body_ko"} <= set(shown.fields)


def test_notes_for_staff_are_shown_to_those_who_may_read_them(client):
    agreement = factories.make_agreement(staff_notes="Nur intern")
    client.force_login(factories.make_editor())
    assert "Nur intern" in client.get(admin_url(agreement)).content.decode()
    reader = factories.make_user(is_staff=True)
    reader.user_permissions.set(factories.permissions("events.view_agreement"))
    client.force_login(reader)
    assert "Nur intern" not in client.get(admin_url(agreement)).content.decode()
