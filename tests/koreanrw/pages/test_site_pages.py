"""What all public pages share: languages, headers, the site's own texts, errors, a way to report them."""

import pytest
from django.conf import settings
from django.test import Client

from koreanrw.models import Page
from koreanrw.pages.flatpages import as_html

pytestmark = pytest.mark.django_db


def test_the_language_switch_keeps_path_and_query(client):
    html = client.get("/de/companies/", {"q": "현대 & co", "page": "1"}).content.decode()
    query = "?q=%ED%98%84%EB%8C%80+%26+co&amp;page=1"
    assert f'<a href="/ko/companies/{query}" hreflang="ko" lang="ko">한국어</a>' in html
    assert f'href="/de/companies/{query}" hreflang="de" lang="de" aria-current="true">Deutsch' in html


@pytest.mark.parametrize("path", ["/ko/companies/nobody/", "/ko/nothing/", "/ko/sources/x/y/z/", "/ko/about/x/"])
@pytest.mark.parametrize("cookies", [{}, {"sessionid": "made-up"}])
def test_a_missing_page_answers_in_the_language_of_its_address_with_a_way_back(path, cookies):
    client = Client()
    client.cookies.load(cookies)
    response = client.get(path, headers={"accept-language": "de"})
    assert response.status_code == 404
    html = response.content.decode()
    assert '<html lang="ko">' in html and 'href="/ko/"' in html and html.count("<h1") == 1


def test_a_missing_page_outside_the_languages_has_a_way_back_too(client):
    response = client.get("/nothing", headers={"accept-language": "de"})
    assert response.status_code == 404
    assert 'href="/de/"' in response.content.decode()


@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_a_broken_page_answers_without_asking_the_database(monkeypatch, django_assert_num_queries, language, caplog):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("koreanrw.pages.home.numbers", fail)
    with django_assert_num_queries(0):
        response = Client(raise_request_exception=False).get(f"/{language}/")
    assert response.status_code == 500
    html = response.content.decode()
    assert f'<html lang="{language}">' in html and f'href="/{language}/"' in html
    assert not response.cookies


def test_a_page_of_the_site_says_what_editors_wrote(client):
    Page.objects.filter(slug="about").delete()
    Page.objects.create(slug="about", title_en="About us", body_en="First.\n\n# Heading\n\n[Link](/en/)")
    html = client.get("/en/about/").content.decode()
    assert "<h1>About us</h1>" in html and "<p>First.</p>" in html
    assert "<h2>Heading</h2>" in html and '<a href="/en/">Link</a>' in html


def test_markdown_brings_no_html_and_no_scripts():
    html = as_html('<script>alert(1)</script>\n\n<b onclick="x">b</b> [x](javascript:alert(1))')
    assert "<script" not in html and "<b " not in html and 'href="javascript' not in html
    assert "&lt;script&gt;" in html


def test_headings_in_a_text_begin_below_the_title_of_the_page():
    assert as_html("# One\n\n## Two") == "<h2>One</h2>\n<h3>Two</h3>\n"
    assert as_html("## Two\n\n### Three") == "<h2>Two</h2>\n<h3>Three</h3>\n"


def test_a_text_missing_in_one_language_is_shown_in_another_and_says_so(client):
    Page.objects.filter(slug="about").delete()
    Page.objects.create(slug="about", title_de="Über uns", body_de="Text.")
    html = client.get("/ko/about/").content.decode()
    assert '<h1 lang="de">Über uns</h1>' in html and '<div class="prose" lang="de">' in html


def test_every_language_of_the_site_has_its_place_in_the_switch(client):
    html = client.get("/en/").content.decode()
    for code, _name in settings.LANGUAGES:
        assert f'hreflang="{code}" lang="{code}"' in html
        assert f'<link rel="alternate" hreflang="{code}" href="http://testserver/{code}/">' in html
