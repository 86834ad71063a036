"""Publishing and withdrawing from the admin."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from reversion.models import Version

from companies.models import Company
from events.models import Agreement
from records.admin.workflow import key_of
from tests import factories
from tests.admin_forms import admin_url, opened, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    user = factories.make_publisher("paula")
    client.force_login(user)
    return user


@pytest.fixture
def blocked():
    """A draft that names two drafts."""
    parties = [factories.make_institution(name, state="draft") for name in ("KIAT", "NRW.INVEST")]
    return factories.make_agreement("MoU", parties=parties, state="draft")


def state_of(record) -> str:
    return type(record).objects.get(pk=record.pk).state


def names_of_parties(agreement) -> list:
    return [party.organisation for party in agreement.parties.all()]


def test_publish_saves_the_page_first_and_asks_then(client, publisher):
    company = factories.make_company("Aimmo", state="draft")
    data = opened(client, admin_url(company)) | {"summary_en": "Makes robots."}
    response = saved(client, admin_url(company), data, "_publish")
    assert response["Location"] == admin_url(company, "publish")
    company.refresh_from_db()
    assert (company.summary_en, company.state) == ("Makes robots.", "draft")
    assert client.get(response["Location"]).status_code == 200
    assert client.post(response["Location"]).status_code == 302
    assert state_of(company) == "published"


def test_a_record_that_names_drafts_is_published_with_all_of_them(client, publisher, blocked):
    address = admin_url(blocked, "publish")
    page = client.get(address)
    assert {offered["record"] for offered in page.context["also"]} == set(names_of_parties(blocked))
    client.post(address, {"also": [offered["key"] for offered in page.context["also"]]})
    assert {state_of(record) for record in (blocked, *names_of_parties(blocked))} == {"published"}


def test_a_company_is_published_with_its_offices_and_they_with_their_counts(client, publisher):
    company = factories.make_company("Aimmo", state="draft")
    office = factories.make_office(company, state="draft")
    count = factories.make_figure(5, office=office, state="draft")
    uncited = factories.make_office(company, state="draft", cited=False)
    page = client.get(admin_url(company, "publish"))
    assert {offered["record"]: offered["ticked"] for offered in page.context["below"]} == {
        office: True,
        count: True,
        uncited: False,
    }
    # It stands in nobody's way, and its page says why it is not ticked.
    assert page.context["problems"] == []
    assert "no source yet" in page.content.decode()
    client.post(admin_url(company, "publish"), {"also": [key_of(office), key_of(count)]})
    assert [state_of(one) for one in (company, office, count, uncited)] == ["published"] * 3 + ["draft"]


def test_offices_left_out_stay_drafts_and_keep_nothing_back(client, publisher):
    office = factories.make_office(factories.make_company(state="draft"), state="draft")
    response = client.post(admin_url(office.organisation, "publish"), follow=True)
    assert (state_of(office.organisation), state_of(office)) == ("published", "draft")
    assert f"“{office}” is not published yet." in response.content.decode()


def test_a_list_that_is_published_names_the_offices_it_leaves_behind(client, publisher):
    office = factories.make_office(factories.make_company(state="draft"), state="draft")
    response = act(client, "publish_selected", [office.organisation])
    assert f"“{office}” is not published yet." in client.get(response["Location"]).content.decode()


def test_nothing_is_published_while_one_of_them_is_left_out(client, publisher, blocked):
    first, second = names_of_parties(blocked)
    response = client.post(admin_url(blocked, "publish"), {"also": [key_of(first)]})
    assert response.status_code == 200
    assert response.context["refused"]
    assert str(second) in response.content.decode()
    assert {state_of(record) for record in (blocked, first, second)} == {"draft"}


def test_what_nobody_can_publish_yet_is_said_before(client, publisher):
    agreement = factories.make_agreement(parties=1, state="draft", cited=False)
    page = client.get(admin_url(agreement, "publish")).content.decode()
    assert "at least two parties" in page
    assert "no source yet" in page
    assert client.post(admin_url(agreement, "publish")).status_code == 200
    assert state_of(agreement) == "draft"


def test_records_one_may_not_publish_are_not_published_along(client, blocked):
    only_agreements = factories.make_user(is_staff=True)
    only_agreements.user_permissions.set(
        factories.permissions("events.publish_agreement", "events.view_agreement", "events.change_agreement")
    )
    client.force_login(only_agreements)
    keys = [key_of(party) for party in names_of_parties(blocked)]
    assert "You may not publish this one." in client.get(admin_url(blocked, "publish")).content.decode()
    assert client.post(admin_url(blocked, "publish"), {"also": keys}).status_code == 403
    assert {state_of(record) for record in (blocked, *names_of_parties(blocked))} == {"draft"}


def test_editors_submit_for_review_and_take_back_but_do_not_publish(client):
    client.force_login(factories.make_editor())
    company = factories.make_company(state="draft")
    page = client.get(admin_url(company)).content.decode()
    assert "_submit" in page
    assert "_publish" not in page
    saved(client, admin_url(company), opened(client, admin_url(company)), "_submit")
    assert state_of(company) == "in review"
    saved(client, admin_url(company), opened(client, admin_url(company)), "_send_back")
    assert state_of(company) == "draft"
    for page in ("publish", "withdraw"):
        assert client.get(admin_url(company, page)).status_code == 403
        assert client.post(admin_url(company, page), {"reason": "x"}).status_code == 403
    saved(client, admin_url(company), opened(client, admin_url(company)), "_publish")
    assert state_of(company) == "draft"


def test_withdrawing_asks_for_the_reason(client, publisher):
    company = factories.make_company()
    address = admin_url(company, "withdraw")
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "  "}).status_code == 200
    assert state_of(company) == "published"
    assert client.post(address, {"reason": "Entered twice."}).status_code == 302
    company.refresh_from_db()
    assert (company.state, company.withdrawal_reason, company.changed_by) == ("withdrawn", "Entered twice.", publisher)
    assert "Entered twice." in Version.objects.get_for_object(company)[0].revision.comment
    assert "Entered twice." in client.get(admin_url(company)).content.decode()


def act(client, action, records, **more):
    pks = [record.pk for record in records]
    data = {"action": action, ACTION_CHECKBOX_NAME: pks, "index": 0, **more}
    return client.post(admin_url(Company, "changelist"), data)


def test_a_list_of_drafts_is_submitted_and_published_at_once(client, publisher):
    companies = [factories.make_company(state="draft") for _number in range(3)]
    act(client, "submit_selected", companies)
    assert {state_of(company) for company in companies} == {"in review"}
    act(client, "publish_selected", companies)
    assert {state_of(company) for company in companies} == {"published"}


def test_a_list_is_published_whole_or_not_at_all(client, publisher):
    companies = [factories.make_company(state="draft"), factories.make_company(state="draft", cited=False)]
    response = act(client, "publish_selected", companies)
    shown = client.get(response["Location"]).content.decode()
    assert "no source yet" in shown
    assert {state_of(company) for company in companies} == {"draft"}


def test_a_list_is_withdrawn_with_one_reason(client, publisher):
    companies = [factories.make_company() for _number in range(2)]
    asked = act(client, "withdraw_selected", companies)
    assert asked.status_code == 200
    assert {state_of(company) for company in companies} == {"published"}
    data = {"action": "withdraw_selected", ACTION_CHECKBOX_NAME: [c.pk for c in companies], "apply": "1"}
    client.post(admin_url(Company, "changelist"), data | {"reason": ""})
    assert {state_of(company) for company in companies} == {"published"}
    client.post(admin_url(Company, "changelist"), data | {"reason": "Wrong article."})
    assert {state_of(company) for company in companies} == {"withdrawn"}


def test_actions_ask_for_their_permission_on_the_server(client):
    client.force_login(factories.make_editor())
    draft, public = factories.make_company(state="draft"), factories.make_company()
    act(client, "publish_selected", [draft])
    act(client, "withdraw_selected", [public], apply="1", reason="x")
    assert (state_of(draft), state_of(public)) == ("draft", "published")


def test_the_pages_ask_before_they_act(client, publisher):
    draft, public = factories.make_company(state="draft"), factories.make_company()
    client.get(admin_url(draft, "publish"), {"also": "x"})
    client.get(admin_url(public, "withdraw"), {"reason": "x"})
    assert (state_of(draft), state_of(public)) == ("draft", "published")
    assert client.get(admin_url(Agreement, "publish", 999999)).status_code == 404
