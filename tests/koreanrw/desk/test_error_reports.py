"""Readers report errors: a form without a cookie, a receipt, a list for the editors, and no address kept too long."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse

from koreanrw.desk import error_reports as reporting
from koreanrw.models import ErrorReport
from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/en/report/"
WRONG = "The office opened in 2022, not in 2023."


@pytest.fixture(autouse=True)
def nobody_has_reported(monkeypatch):
    cache.clear()
    monkeypatch.setattr(reporting, "LEAST_SECONDS", 0)
    yield
    cache.clear()


def send(client, address: str = ADDRESS, headers=None, **fields: str):
    given = {"page": "/en/companies/hana/", "wrong": WRONG, "asked": reporting.asked_now(), **fields}
    return client.post(address, given, headers=headers)


def test_the_footer_of_a_page_leads_to_a_form_that_knows_the_page_and_the_fact(client):
    office = make.make_office(make.make_company("Hana"), make.make_place("Essen"), opened="2023")
    page = office.get_absolute_url()
    link = re.search(r'href="(/en/report/\?[^"]*)"', client.get(f"{page}facts/opened/").content.decode())
    content = client.get(link[1].replace("&amp;", "&")).content.decode()
    assert f'value="{page}facts/opened/"' in content
    assert 'name="fact" value="Opened"' in content
    assert "mailto:" not in content


def test_the_form_sets_no_cookie_and_a_report_needs_none(client):
    assert not client.get(ADDRESS).cookies
    response = send(client)
    assert not response.cookies
    assert "no-store" in client.get(ADDRESS).headers["Cache-Control"]


def test_a_report_is_kept_and_its_receipt_shows_a_number_and_nothing_that_was_written(client, settings):
    settings.CONTACT = "editors@register.example"
    response = send(client, fact="Opened", source="https://paper.example/1", email="reader@mail.example")
    report = ErrorReport.objects.get()
    assert response.url == f"/en/report/{report.number}/"
    assert (report.page, report.fact, report.wrong) == ("/en/companies/hana/", "Opened", WRONG)
    assert (report.source, report.email, report.state) == ("https://paper.example/1", "reader@mail.example", "new")
    receipt = client.get(response.url).content.decode()
    assert report.number in receipt
    assert not any(words in receipt for words in (WRONG, "reader@mail.example", "paper.example", "companies/hana"))
    assert client.get("/en/report/abcdefgh/").status_code == 404
    [message] = mail.outbox
    assert message.to == ["editors@register.example"]
    assert report.number in message.subject
    assert f"/admin/koreanrw/errorreport/{report.pk}/change/" in message.body
    # What the reader wrote stays in one place.
    assert not any(words in message.body for words in (WRONG, "reader@mail.example"))


def test_without_a_contact_the_report_is_kept_all_the_same(client, settings):
    settings.CONTACT = ""
    assert send(client).status_code == 302
    assert ErrorReport.objects.count() == 1
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wrong": " \u200b"}, "Say what is wrong."),
        ({"wrong": "x" * 4001}, "at most 4000 characters"),
        ({"email": "nobody"}, "valid email address"),
        ({"page": "https://elsewhere.example/"}, "no address of a page"),
        ({"page": "javascript:alert(1)"}, "no address of a page"),
        ({"page": "//elsewhere.example/"}, "no address of a page"),
        ({"page": "http://testserver//elsewhere.example/"}, "no address of a page"),
        ({"page": "/\\elsewhere.example/"}, "no address of a page"),
        ({"page": "http://["}, "no address of a page"),
        ({"website": "https://spam.example"}, "leave the field “Website” empty"),
        ({"asked": ""}, "open for too long"),
        ({"asked": "1:forged"}, "open for too long"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(client, fields, words):
    response = send(client, **{"source": "A newspaper", **fields})
    content = response.content.decode()
    assert response.status_code == 200
    assert words in content
    assert "A newspaper" in content
    assert not ErrorReport.objects.exists()


def test_a_form_that_comes_back_at_once_is_asked_for_again(client, monkeypatch):
    monkeypatch.setattr(reporting, "LEAST_SECONDS", 2)
    assert "That was very quick" in send(client).content.decode()


def test_an_address_with_its_host_is_kept_as_the_page(client, settings):
    settings.SITE_ADDRESS = "https://register.example"
    send(client, page="https://register.example/de/offices/hana/?page=2")
    assert ErrorReport.objects.get().page == "/de/offices/hana/?page=2"


def test_one_client_may_send_a_few_reports_and_another_still_may(client, settings, monkeypatch):
    monkeypatch.setattr(reporting, "MOST_PER_CLIENT", 2)
    settings.PRODUCTION, settings.SECURE_SSL_REDIRECT = True, False
    # Whatever a client says of itself, the proxy adds what it saw.
    one = {"X-Forwarded-For": "198.51.100.9, 203.0.113.7"}
    assert [send(client, headers=one).status_code for _report in range(3)] == [302, 302, 429]
    assert "too many reports" in send(client, headers={"X-Forwarded-For": "203.0.113.7"}).content.decode()
    assert send(client, headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 302
    # A network of one household is one client.
    answers = [send(client, headers={"X-Forwarded-For": f"2001:db8::{number}"}).status_code for number in (1, 2, 3)]
    assert answers == [302, 302, 429]
    assert "203.0.113.7" not in str(ErrorReport.objects.values())


def test_everybody_together_may_send_so_many_in_an_hour(client, monkeypatch):
    monkeypatch.setattr(reporting, "MOST_IN_ALL", 1)
    assert [send(client).status_code for _report in range(2)] == [302, 429]
    ErrorReport.objects.update(created="2020-01-01T00:00Z")
    assert send(client).status_code == 302


@pytest.mark.parametrize("state", ["corrected", "left"])
def test_closing_a_report_erases_the_address_and_says_who_did_it(client, state):
    send(client, email="reader@mail.example")
    report = ErrorReport.objects.get()
    editor = make.make_editor()
    client.force_login(editor)
    assert (
        "reader@mail.example"
        in client.get(reverse("admin:koreanrw_errorreport_change", args=[report.pk])).content.decode()
    )
    client.post(reverse("admin:koreanrw_errorreport_change", args=[report.pk]), {"state": "in hand", "note": "asked"})
    report.refresh_from_db()
    assert (report.email, report.state, report.handled_by) == ("reader@mail.example", "in hand", editor)
    client.post(reverse("admin:koreanrw_errorreport_change", args=[report.pk]), {"state": state, "note": ""})
    report.refresh_from_db()
    assert (report.email, report.state, report.wrong) == ("", state, WRONG)
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.update(email="reader@mail.example")


def test_only_editors_see_the_reports_and_nobody_adds_or_deletes_them(client, admin_client):
    send(client)
    address = reverse("admin:koreanrw_errorreport_changelist")
    assert client.get(address).status_code == 302
    staff = make.make_staff()
    staff.is_staff = True
    staff.save()
    client.force_login(staff)
    assert client.get(address).status_code == 403
    client.force_login(make.make_editor())
    assert "/en/companies/hana/" in client.get(address).content.decode()
    report = ErrorReport.objects.get()
    assert admin_client.get(reverse("admin:koreanrw_errorreport_delete", args=[report.pk])).status_code == 403
    assert admin_client.get(reverse("admin:koreanrw_errorreport_add")).status_code == 403
