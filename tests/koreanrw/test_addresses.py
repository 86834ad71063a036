"""One address, whatever host somebody came by."""

import pytest
from django.core import mail
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db

# One of each kind of answer that names pages of the register.
ANSWERS = (
    "/robots.txt", "/sitemap.xml", "/sitemap-pages-0.xml", "/en/changes.atom", "/en/companies/feed.atom",
    "/en/companies/feed.atom?q=nothing", "/en/opensearch.xml", "/en/", "/en/companies/", "/en/companies/seegene/",
    "/en/companies/seegene/?as_of=2018-03-10", "/en/companies/seegene/facts/", "/en/companies/seegene/cite.bib",
    "/en/companies/seegene/cite.ris", "/en/companies/export.csv", "/en/companies/export.json",
    "/en/data/", "/en/pictures/", "/en/embed/timeline/", "/en/search/suggest/?q=see", "/api/v1/",
    "/api/v1/openapi.json", "/api/v1/companies/?size=1", "/api/v1/companies/seegene/",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("path", ANSWERS)
def test_the_host_of_a_request_stands_in_no_answer(seeded, client, settings, path):
    settings.ALLOWED_HOSTS = ["whatever.example", "testserver"]
    response = client.get(path, headers={"host": "whatever.example:444"})
    assert response.status_code == 200
    assert b"whatever.example" not in response.content and "whatever.example" not in str(response.headers)
    # The same bytes whichever host was named; a file says when it was made.
    if "export" not in path:
        assert client.get(path).content == response.content


def test_mail_names_the_register_by_its_own_address(client, settings):
    settings.ALLOWED_HOSTS = ["whatever.example", "testserver"]
    user = make.make_editor()
    user.email = "kim@example.org"
    user.save()
    client.post(reverse("password_reset"), {"email": user.email}, headers={"host": "whatever.example:444"})
    (message,) = mail.outbox
    assert "http://testserver/en/account/password/reset/" in message.body
    assert "whatever" not in message.body + message.subject
