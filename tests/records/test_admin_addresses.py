"""Addresses and ids of the admin that were mistyped or tampered with."""

import pytest
from django.contrib.contenttypes.models import ContentType
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
    ["slug__regex=%28%28", "created_at__year=99999999999"],
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


# --- what no page of ours has sent ---------------------------------------------------------------------------------


@pytest.fixture
def agreement():
    agreement = factories.make_agreement("Alpha")
    party = agreement.parties.first()
    factories.make_signatory(agreement, party=party)
    factories.make_link(agreement)
    factories.cite(agreement, "signed", part=party)
    return agreement


PARTS = ("parties", "signatories", "links", "citations")


def tampered(data: dict, stranger: Agreement):
    """Ways to send a page back that no browser would, one at a time and for all lists of rows at once."""
    for name in ("id", "agreement", "record"):
        keys = [key for key in data if key.endswith(f"-0-{name}")]
        yield f"no {name}", {key: value for key, value in data.items() if key not in keys}
        foreign = {f"{part}-0-id": str(getattr(stranger, part).first().pk) for part in PARTS}
        for what in ("", "abc", "9" * 30, "²", "\x00"):
            yield f"{name} {what[:3]!r}", data | dict.fromkeys(keys, what)
        yield f"foreign {name}", data | {key: foreign.get(key, str(stranger.pk)) for key in keys}
    for initial, total in ((0, 1), (0, 9), (1, 0), (3, 1), (3, 3), (9, 9), (999, 999), ("²", 1), ("", "")):
        counts = {f"{part}-INITIAL_FORMS": str(initial) for part in PARTS}
        yield f"{initial} of {total}", data | counts | {f"{part}-TOTAL_FORMS": str(total) for part in PARTS}
    for target in ("party:abc:signed", "party:99999999999999999999:signed", "party::", ":::", "nonsense", "\x00"):
        yield target, data | {"citations-0-supports": target}
    yield "nothing", {}


@pytest.mark.long
@pytest.mark.parametrize("rows", ["", "?rows=all"])
def test_no_page_sent_back_altered_is_a_failure_or_touches_rows_of_others(editor, agreement, rows):
    stranger = factories.make_agreement("Stranger")
    factories.make_signatory(stranger)
    factories.make_link(stranger)

    def of_the_stranger():
        return [sorted(getattr(stranger, part).values_list()) for part in PARTS]

    before, address = of_the_stranger(), admin_url(agreement)
    data = opened(editor, f"{address}?rows=all")
    if not rows:
        # As it is sent when no row was opened.
        data = {key: value for key, value in data.items() if "-0-" not in key and "-1-" not in key} | {
            key: value for key, value in data.items() if key.endswith(("-id", "-agreement", "-record"))
        }
    failed = {}
    for way, sent in tampered(data, stranger):
        sent = {
            **sent,
            "lock_version": sent.get("lock_version", "") and str(Agreement.objects.get(pk=agreement.pk).lock_version),
        }
        try:
            answer = editor.post(address, {**sent, "_continue": "1"})
        except Exception as failure:
            failed[way] = repr(failure)
            continue
        if answer.status_code not in (200, 302, 400):
            failed[way] = answer.status_code
    assert not failed
    assert of_the_stranger() == before


@pytest.mark.parametrize("groups", [(), ("Editors",)])
def test_the_admin_tells_nobody_where_a_row_stands(client, groups):
    client.force_login(factories.make_user(is_staff=True, groups=groups))
    draft = factories.make_company("Secret", state="draft")
    kind = ContentType.objects.get_for_model(Company, for_concrete_model=False)
    answer = client.get(f"/admin/r/{kind.pk}/{draft.pk}/")
    assert answer.status_code == 404
    assert "secret" not in answer.content.decode().lower()
