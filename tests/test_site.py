"""Guards over the whole site, which walk what is there instead of naming it page by page."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from koreanrw.models import User
from records.models import Citation, Part, Record, Reference
from tests.crawling import without_owner
from tests.examples import EACH_LANGUAGE

LANGUAGES = ("de", "en", "ko")
PAGES_FOR_PEOPLE_SIGNED_IN = (
    "account", "password_change", "password_change_done", "searches", "search_save", "staff_agreement_list",
)  # fmt: skip
# From the ground up.
OUR_APPS = ("records", "companies", "events", "koreanrw")
pytestmark = pytest.mark.django_db


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address pattern below this one, with everything that stands before it."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, route)
        else:
            yield route, pattern


def public_names_without_arguments() -> list[str]:
    """Names of all pages under a language that need no argument; addresses that end in a file's name are no pages."""
    found = []
    for route, pattern in patterns(get_resolver()):
        is_file = "." in route.rpartition("/")[2]
        if not (route.startswith("admin/") or is_file) and pattern.name and "<" not in route:
            found.append(pattern.name)
    # Completions are pieces of pages.
    return sorted(set(found) - {"logout", "suggest", "suggestion_list"})


def our_models() -> list[type[models.Model]]:
    return [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]


def published_records() -> list[Record]:
    """Every published record of every kind that has a page of its own."""
    return [
        record
        for model in our_models()
        if issubclass(model, Record) and not model._meta.proxy
        for record in model.objects.published()
    ]


@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("name", public_names_without_arguments())
def test_every_page_without_arguments_answers_with_one_heading(seeded, client, name, language):
    with translation.override(language):
        response = client.get(reverse(name), follow=name in PAGES_FOR_PEOPLE_SIGNED_IN)
    assert response.status_code == 200
    content = response.content.decode()
    assert len(re.findall(r"<h1[ >]", content)) == 1
    assert f'<html lang="{language}"' in content
    assert without_owner(content) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_seeded_record_has_a_page_that_shows_its_sources(site, seeded, language):
    for record in published_records():
        translation.activate(language)
        address = record.get_absolute_url().split("#")[0]
        sources = {citation.source.get_absolute_url() for citation in record.citations.all()}
        page = site.answers[address]
        assert page.status == 200, address
        assert len(re.findall(r"<h1[ >]", page.text)) == 1, address
        assert all(source in page.text for source in sources), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_in_the_list_has_a_page(site, language):
    listed = site.answers[f"/{language}/places/"].text
    addresses = set(re.findall(rf'href="(/{language}/places/[a-z0-9-]+/)"', listed))
    assert len(addresses) >= 4
    for address in addresses:
        assert site.answers[address].status == 200, address


def test_there_are_no_pending_migrations():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_key_to_a_user_takes_the_row_along():
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, User) and model is not User:
                assert field.remote_field.on_delete is models.SET_NULL, f"{model.__name__}.{field.name}"


def test_only_parts_go_with_what_they_point_to():
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
                assert issubclass(model, Part | Citation) or not issubclass(model, Record | Reference), model


def test_every_kind_of_record_is_workable_in_the_admin():
    registered = {model._meta.concrete_model for model in admin.site._registry}
    for model in our_models():
        if issubclass(model, Record | Reference):
            assert model._meta.concrete_model in registered, model


@pytest.mark.long
def test_every_admin_page_opens(seeded, admin_client):
    for model, model_admin in admin.site._registry.items():
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        addresses = [reverse(f"{base}_changelist")]
        request = admin_client.get("/admin/").wsgi_request
        if model_admin.has_add_permission(request):
            addresses.append(reverse(f"{base}_add"))
        if (row := model._default_manager.first()) is not None:
            addresses += [reverse(f"{base}_change", args=(row.pk,)), reverse(f"{base}_history", args=(row.pk,))]
        for address in addresses:
            response = admin_client.get(address, follow=True)
            assert response.status_code == 200, address
            assert without_owner(response.content.decode()) == [], address


def test_every_citable_field_exists():
    for model in our_models():
        if issubclass(model, Record | Part):
            for name in model.CITABLE:
                assert model._meta.get_field(name), f"{model.__name__}.{name}"
