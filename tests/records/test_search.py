"""The normal form in which texts and queries meet."""

import pytest
from django.db import connection

from companies.models import Organisation, Place
from records.search import MOST_WORDS
from tests.factories import make_company, make_institution, make_name, make_office, make_place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Düsseldorf", "Düsseldorf"),
        ("Düsseldorf", "DUESSELDORF"),
        ("Düsseldorf", "dusseldorf"),
        ("Duesseldorf", "Düsseldorf"),
        ("Straße", "strasse"),
        ("NRW.INVEST", "NRW INVEST"),
        ("NRW.INVEST", "nrwinvest"),
        ("HD 현대", "HD현대"),
        ("HD현대", "현대"),
        ("한국산업기술진흥원", "산업기술"),
        ("Messe Düsseldorf", "düsseldorf messe"),
        ("Crédit", "credit"),
        ("Cre\u0301dit", "Crédit"),
        ("Samsung C&T", "samsung ct"),
        ("100 % Korea", "%"),
    ],
)
def test_a_name_is_found_in_this_spelling(name, query):
    make_company(name)
    expected = 0 if query == "%" else 1
    assert Organisation.objects.search(query).count() == expected


@pytest.mark.parametrize("query", ["", "   ", "...", "%", "_", "\\", "&"])
def test_a_query_without_a_letter_or_digit_finds_nothing(query):
    make_company("Aimmo")
    assert not Organisation.objects.search(query).exists()


def test_a_list_searched_for_more_words_than_a_title_has_says_so_and_shows_nothing(client):
    make_company("Aimmo")
    allowed = client.get("/en/companies/", {"q": "aimmo " * MOST_WORDS})
    assert [company.name for company in allowed.context["object_list"]] == ["Aimmo"]
    refused = client.get("/en/companies/", {"q": "aimmo " * (MOST_WORDS + 1)})
    assert refused.context["object_list"] == []
    assert f"Search for at most {MOST_WORDS} words." in refused.content.decode()


def test_wildcards_of_the_database_are_plain_characters():
    make_company("Aimmo")
    assert not Organisation.objects.search("a%o").exists()
    assert not Organisation.objects.search("aimm_").exists()


def test_an_organisation_is_found_by_any_of_its_names():
    company = make_company("HD Hyundai")
    make_name(company, "현대중공업지주", language="ko", kind="former")
    assert Organisation.objects.search("현대중공업").get() == company


def test_every_word_has_to_be_found_somewhere():
    company = make_company("HD Hyundai")
    make_name(company, "HD현대", language="ko")
    assert Organisation.objects.search("hyundai 현대").exists()
    assert not Organisation.objects.search("hyundai 삼성").exists()


def test_an_office_is_found_by_its_organisation_and_its_place():
    office = make_office(make_company("Aimmo"), make_place("Düsseldorf"))
    assert type(office).objects.search("aimmo duesseldorf").get() == office


def test_a_rename_is_found_at_once_by_a_bare_update():
    institution = make_institution("Old")
    Organisation.objects.filter(pk=institution.pk).update(name_de="Neuer Name")
    assert Organisation.objects.search("neuer").exists()


def test_sorting_uses_the_readers_language_and_falls_back_to_another():
    place = make_place("Köln", name_ko="쾰른")
    other = make_place("Bonn", name_ko="")
    assert Place.objects.values_list("sort_ko", flat=True).get(pk=place.pk) == "쾰른"
    assert Place.objects.values_list("sort_ko", flat=True).get(pk=other.pk) == "bonn"


def test_the_normal_form_works_under_an_empty_search_path():
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', '', true)")
        cursor.execute("SELECT public.name_search_form('Über.Größe')")
        assert cursor.fetchone() == ("uber.grosse ubergrosse",)
