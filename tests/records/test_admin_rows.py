"""Rows inside a record's page: closed ones are not sent and stay as they are, an opened one is asked for."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Delegation
from tests import factories
from tests.admin_forms import admin_url, opened, refused, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = factories.make_editor()
    client.force_login(user)
    return user


@pytest.fixture
def delegation():
    delegation = factories.make_delegation()
    for topic in ("Batteries", "Robots"):
        visit = factories.make_visit(delegation, topic_en=topic)
        factories.cite(delegation, "topic", certainty="implied", place_in_source="P2", visit=visit)
    return delegation


def as_sent(client, record, *opened_rows: str) -> dict:
    """What a browser sends: of closed rows nothing but their keys."""
    typed = opened(client, admin_url(record))
    closed = re.compile(r"(?P<row>\w+-\d+)-(?!id$|delegation$|record$|DELETE$)")
    return {
        key: value
        for key, value in typed.items()
        if not (match := closed.match(key)) or match["row"] in opened_rows or match["row"].endswith("FORMS")
    }


def topics(delegation) -> list[str]:
    return [visit.topic_en for visit in delegation.visits.order_by("order")]


def test_the_page_carries_no_inputs_of_closed_rows(client, delegation):
    page = client.get(admin_url(delegation)).content.decode()
    assert 'name="visits-0-id"' in page
    assert 'name="visits-0-topic_en"' not in page
    assert 'name="citations-0-supports"' not in page
    everything = client.get(f"{admin_url(delegation)}?rows=all").content.decode()
    assert 'name="visits-0-topic_en"' in everything
    assert 'name="citations-0-supports"' in everything


def test_a_row_is_handed_out_under_the_number_it_has_on_the_page(client, delegation):
    visit = delegation.visits.get(topic_en="Robots")
    fields = client.get(admin_url(delegation, "row", "visits", visit.pk, 7)).content.decode()
    assert 'name="visits-7-topic_en" value="Robots"' in fields
    assert "Batteries" not in fields


def test_a_row_is_handed_out_only_to_those_who_may_see_its_record(client, delegation):
    visit, stranger = delegation.visits.first(), factories.make_visit(factories.make_delegation())
    address = admin_url(delegation, "row", "visits", visit.pk, 0)
    assert Client().get(address)["Location"].startswith("/admin/login/")
    assert client.get(admin_url(delegation, "row", "visits", stranger.pk, 0)).status_code == 404
    assert client.get(admin_url(delegation, "row", "nonsense", visit.pk, 0)).status_code == 404
    client.force_login(factories.make_user(is_staff=True))
    assert client.get(address).status_code == 403


def test_closed_rows_stay_as_they_are(client, delegation):
    before = list(delegation.visits.values()), list(delegation.citations.values())
    data = as_sent(client, delegation)
    assert not [key for key in data if key.startswith("visits-0-topic")]
    saved(client, admin_url(delegation), data | {"purpose_en": "Trade"})
    assert (list(delegation.visits.values()), list(delegation.citations.values())) == before
    assert Delegation.objects.get().purpose_en == "Trade"


def test_an_opened_row_is_saved_beside_closed_ones(client, delegation):
    data = as_sent(client, delegation, "visits-1") | {"visits-1-topic_en": "Robotics"}
    saved(client, admin_url(delegation), data)
    assert topics(delegation) == ["Batteries", "Robotics"]


def test_a_closed_row_can_be_removed(client, delegation):
    _first, *others = delegation.citations.values_list("pk", flat=True)
    data = as_sent(client, delegation) | {"citations-0-DELETE": "on"}
    saved(client, admin_url(delegation), data)
    assert list(delegation.citations.values_list("pk", flat=True)) == others


def test_a_second_save_puts_nothing_over_rows_that_were_not_opened(client, delegation):
    data = as_sent(client, delegation)
    delegation.visits.filter(topic_en="Robots").update(topic_en="Robotics")
    delegation.visits.filter(topic_en="Batteries").delete()
    stale = client.post(admin_url(delegation), {**data, "purpose_en": "Trade", "_save": "1"})
    assert stale.context["adminform"].form.is_stale
    assert "added anew" not in stale.content.decode()
    saved(client, admin_url(delegation), as_sent(client, delegation) | {"purpose_en": "Trade"})
    assert topics(delegation) == ["Robotics"]


def test_what_a_version_holds_is_shown_in_full(client, delegation):
    data = as_sent(client, delegation) | {"purpose_en": "Trade"}
    saved(client, admin_url(delegation), data)
    history = client.get(admin_url(delegation, "history")).context["action_list"]
    page = client.get(history[0]["url"]).content.decode()
    assert 'name="visits-1-topic_en" value="Robots"' in page


def test_a_page_with_many_rows_can_be_saved_with_all_of_them_open(client, delegation):
    visit = delegation.visits.first()
    for number in range(100):
        factories.cite(delegation, "topic", place_in_source=f"page {number}", visit=visit)
    data = opened(client, admin_url(delegation))
    assert len(data) > 1000
    saved(client, admin_url(delegation), data | {"purpose_en": "Trade"})


@pytest.mark.parametrize(("prefix", "wrong"), [("visits", {"cited_place": "P2"}), ("citations", {"preferred": "on"})])
def test_a_folded_group_with_a_mistake_is_open(client, delegation, prefix, wrong):
    data = as_sent(client, delegation, f"{prefix}-0") | {f"{prefix}-0-{name}": value for name, value in wrong.items()}
    inlines = refused(client, admin_url(delegation), data).context["inline_admin_formsets"]
    (inline,) = (inline for inline in inlines if inline.formset.prefix == prefix)
    assert not list(next(iter(inline)))[-1].is_collapsible


def test_rows_that_stay_closed_are_not_held_against_the_rules_again(client, delegation):
    def questions() -> int:
        data = as_sent(client, delegation) | {"purpose_en": f"Trade {delegation.visits.count()}"}
        with CaptureQueriesContext(connection) as asked:
            saved(client, admin_url(delegation), data)
        return len(asked)

    few = questions()
    for number in range(20):
        factories.cite(delegation, "topic", place_in_source=f"page {number}", visit=delegation.visits.first())
    # What names the row and its source, and what a version keeps of it: not one question for each rule.
    assert questions() - few <= 20 * 4
