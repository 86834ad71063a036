"""What is sent to a page that takes no form is never read, not even by the guard against forged forms."""

import pytest
from django.test import Client

from koreanrw.operations.request_bodies import takes_form_at


class Unreadable:
    """A body nobody may touch."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("The body was read.")

    readline = read


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/en/", "/ko/agreements/", "/en/search/", "/robots.txt", "/sitemap.xml", "/en/changes.atom", "/api/v1/"]
)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_a_page_that_takes_no_form_says_so_without_reading_one(path: str, kind: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    sent = {"CONTENT_LENGTH": "1000", "CONTENT_TYPE": kind, "wsgi.input": Unreadable()}
    assert client.post(path, **sent).status_code == 405  # type: ignore[arg-type]
    assert not takes_form_at(path)


@pytest.mark.parametrize(
    "path", ["/de/account/login/", "/ko/account/logout/", "/admin/", "/admin/nowhere/", "/en/account/password/"]
)
def test_pages_with_a_form_are_known_by_their_address(path: str) -> None:
    assert takes_form_at(path)


@pytest.mark.parametrize("path", ["/account/login/", "/fr/account/login/", "/static/x.css", "*", "", "/en/nowhere/"])
def test_an_address_that_leads_nowhere_takes_none(path: str) -> None:
    assert not takes_form_at(path)
