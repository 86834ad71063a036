"""Addresses and ids of the admin that were mistyped or tampered with."""

import pytest
from django.urls import reverse
from reversion.models import Version

from companies.models import Company, Institution, Office, Organisation
from events.models import Agreement
from koreanrw.models import User
from tests import factories
from tests.admin_forms import admin_url, opened, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(factories.make_editor())
    return client


@pytest.mark.parametrize("pk", ["abc", "%00", "1.5", "9" * 30, "1_2F"])
def test_versions_of_what_cannot_exist_are_compared_nowhere(editor, pk):
    assert editor.get(f"{admin_url(Company, 'changelist')}{pk}/history/compare/").status_code == 404


@pytest.mark.parametrize(
    "condition",
    ["slug__contains=%00", "slug__regex=%28%28", "created_at__year=99999999999", "state__exact=%00"],
)
def test_a_list_asked_for_what_cannot_be_says_so(editor, condition):
    assert editor.get(f"{admin_url(Office, 'changelist')}?{condition}").status_code == 400


@pytest.mark.parametrize("pk", ["abc", "\x00", "9" * 30])
def test_an_action_on_rows_that_are_none_changes_nothing(client, pk):
    client.force_login(factories.make_publisher())
    draft = factories.make_company(state="draft")
    chosen = {"action": "publish_selected", "_selected_action": [pk]}
    assert client.post(admin_url(Company, "changelist"), chosen).status_code in (302, 400)
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("model", [Company, Office, Agreement])
def test_what_an_address_proposes_for_a_new_record_is_left_out_where_it_cannot_be(editor, model):
    proposed = {"country": "abc", "sectors": "a,b", "organisation": "\x00", "place": "x", "topics": "1,b"}
    assert editor.get(admin_url(model, "add"), proposed).status_code == 200


def test_what_an_address_proposes_soundly_stands_in_the_form(editor):
    organisation = factories.make_company()
    response = editor.get(admin_url(Office, "add"), {"organisation": organisation.pk})
    assert response.context["adminform"].form.initial["organisation"] == str(organisation.pk)


@pytest.mark.parametrize(
    ("total", "initial"), [("abc", "5"), ("5", "abc"), ("-1", "-1"), ("9", "-1"), ("0", "999999"), ("", "9")]
)
def test_numbers_of_rows_that_no_page_has_sent_are_refused(editor, total, initial):
    company = factories.make_company()
    factories.make_name(company, "Old name")
    data = opened(editor, admin_url(company)) | {"names-TOTAL_FORMS": total, "names-INITIAL_FORMS": initial}
    response = editor.post(admin_url(company), data | {"website": "https://changed.example"})
    assert response.status_code == 200
    company.refresh_from_db()
    assert company.website == ""
    assert [name.text for name in company.names.all()] == ["Old name"]


@pytest.mark.parametrize("value", ["abc", "\x00", "1e9"])
def test_a_box_in_which_no_key_was_chosen_is_shown_again_with_a_message(editor, value):
    agreement = factories.make_agreement()
    address = admin_url(agreement)
    response = editor.post(address, opened(editor, address) | {"place": value, "topics": [value]})
    assert response.status_code == 200
    assert {"place", "topics"} <= set(response.context["adminform"].form.errors)
    office = editor.post(
        reverse("admin:companies_company_add_with_office"), {"country": value, "sectors": [value], "source": value}
    )
    assert office.status_code == 200


def test_a_page_never_shows_more_rows_than_a_record_can_have(editor):
    company = factories.make_company()
    data = opened(editor, admin_url(company)) | {"names-TOTAL_FORMS": "99999999", "website": "nonsense"}
    response = editor.post(admin_url(company), data)
    names = response.context["inline_admin_formsets"][0].formset
    assert response.status_code == 200
    assert names.prefix == "names" and len(names.forms) <= 400


def test_a_version_that_no_longer_has_room_is_refused_in_words(editor):
    company = factories.make_company("Alpha")
    saved(editor, admin_url(company), opened(editor, admin_url(company)) | {"website": "https://alpha.example"})
    version = Version.objects.get_for_object(company).get()
    saved(editor, admin_url(company), opened(editor, admin_url(company)) | {"slug": "beta"})
    factories.make_company("Gamma", slug="alpha")
    response = editor.get(admin_url(company, "revision", version.pk), follow=True)
    assert response.status_code == 200
    assert "cannot be put back" in response.content.decode()
    company.refresh_from_db()
    assert company.slug == "beta"


def test_nobody_without_rights_learns_of_which_kind_an_organisation_is(client):
    client.force_login(factories.make_user(is_staff=True))
    draft = factories.make_institution(state="draft")
    address = reverse("admin:companies_organisation_change", args=(draft.pk,))
    assert client.get(address).status_code == 403
    client.force_login(factories.make_editor())
    assert client.get(address).url == admin_url(Institution.objects.get(pk=draft.pk))
    assert Organisation.objects.get(pk=draft.pk).kind != "company"


def test_an_editor_who_posts_a_state_publishes_nothing(editor):
    draft = factories.make_company(state="draft")
    saved(
        editor,
        admin_url(draft),
        opened(editor, admin_url(draft)) | {"state": "published", "website": "https://a.example"},
    )
    editor.post(admin_url(draft), opened(editor, admin_url(draft)) | {"_publish": "1"})
    assert editor.post(admin_url(draft, "publish")).status_code == 403
    draft.refresh_from_db()
    assert (draft.state, draft.website) == ("draft", "https://a.example")
    assert User.objects.filter(is_superuser=True).count() == 0
