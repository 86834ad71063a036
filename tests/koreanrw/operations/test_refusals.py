"""Requests the register cannot read, and moments in which its database cannot answer."""

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from companies.models import Company
from koreanrw.models import User
from koreanrw.pages.errors import server_error
from tests import factories
from tests.admin_forms import admin_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Das lässt sich nicht lesen"), ("en", "This cannot be read"), ("ko", "읽을 수 없는 요청입니다")],
)
def test_too_many_parameters_get_a_page_in_the_language_of_the_address(language, words):
    with translation.override(language):
        address = reverse("company_list")
    response = Client(raise_request_exception=False).get(address, [(f"a{number}", "1") for number in range(11_000)])
    assert response.status_code == 400
    assert words in response.content.decode()


def test_a_foreign_host_gets_a_plain_page_that_names_no_host(client, settings):
    settings.CONTACT = "register@example.org"
    response = client.get("/en/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "elsewhere.example" not in response.content.decode()


def test_a_value_the_database_cannot_hold_is_a_bad_request_and_no_failure(client):
    client.force_login(factories.make_editor())
    assert client.get(f"{admin_url(Company, 'changelist')}x%00/history/").status_code == 400


def test_a_search_for_it_is_one_for_nothing(admin_client):
    asked = {"term": "\x00", "app_label": "companies", "model_name": "company", "field_name": "changed_by"}
    assert admin_client.get(reverse("admin:autocomplete"), asked).status_code == 200
    assert admin_client.get(admin_url(User, "changelist"), {"username__contains": "\x00"}).status_code == 200


def test_a_busy_database_asks_the_reader_to_try_again():
    request = RequestFactory().get("/de/companies/")
    try:
        raise OperationalError("canceling statement due to statement timeout")
    except OperationalError:
        response = server_error(request)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "gleich noch einmal" in response.content.decode()


def test_any_other_failure_is_one():
    try:
        raise RuntimeError("a mistake of ours")
    except RuntimeError:
        response = server_error(RequestFactory().get("/en/"))
    assert response.status_code == 500
