"""Sitemaps and robots.txt."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from koreanrw.sharing.sitemaps import SITEMAPS
from tests import factories as make
from tests.planting import SECRET, plant_secrets

pytestmark = pytest.mark.django_db
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
X = "{http://www.w3.org/1999/xhtml}"


def tree(client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200 and response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)


def urls(client, section: str) -> dict[str, ElementTree.Element]:
    found = tree(client, f"/sitemap-{section}.xml").findall(f"{S}url")
    return {url.findtext(f"{S}loc").removeprefix("http://testserver"): url for url in found}


def test_the_index_names_every_section_with_its_last_change(seeded, client):
    sections = tree(client, "/sitemap.xml").findall(f"{S}sitemap")
    names = {re.search(r"sitemap-(\w+)\.xml$", section.findtext(f"{S}loc"))[1] for section in sections}
    assert names == set(SITEMAPS)
    without = [section.findtext(f"{S}loc") for section in sections if section.findtext(f"{S}lastmod") is None]
    assert without == ["http://testserver/sitemap-pages.xml"]


@pytest.mark.parametrize("section", SITEMAPS)
def test_every_address_answers_and_calls_itself_so(seeded, client, section):
    found = urls(client, section)
    assert found
    for number, address in enumerate(found):
        # Three languages of each page: one of them shows what the others do.
        if number % 4 == 0:
            response = client.get(address)
            assert response.status_code == 200, address
            assert f'<link rel="canonical" href="http://testserver{address}">' in response.content.decode()


@pytest.mark.parametrize("section", SITEMAPS)
def test_the_languages_of_an_address_name_each_other(seeded, client, section):
    found = urls(client, section)
    for address, url in found.items():
        links = {link.get("hreflang"): link.get("href") for link in url.findall(f"{X}link")}
        assert set(links) == {"de", "en", "ko", "x-default"} and links["x-default"] == links["en"]
        assert f"http://testserver{address}" in links.values()
        assert {link.removeprefix("http://testserver") for link in links.values()} <= set(found)


def test_a_page_changed_when_what_it_shows_did(client, db):
    company = make.make_company("X")
    office = make.make_office(company)
    lastmod = SITEMAPS["companies"].items().get(pk=company.pk).last_change
    office.refresh_from_db()
    assert lastmod == office.changed_at
    hidden = make.make_office(company, state="draft")
    hidden.refresh_from_db()
    assert SITEMAPS["companies"].items().get(pk=company.pk).last_change == lastmod


def test_only_what_is_public_stands_in_a_sitemap(seeded, client):
    plant_secrets()
    for section in SITEMAPS:
        assert SECRET.lower() not in client.get(f"/sitemap-{section}.xml").content.decode().lower(), section


@pytest.mark.parametrize("section", ("companies", "offices", "places"))
def test_a_sitemap_costs_the_same_however_long(client, db, section):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(f"/sitemap-{section}.xml")
        return len(captured)

    make.make_office()
    few = queries()
    for _number in range(10):
        make.make_office()
    assert queries() == few <= 3


def test_robots_may_read_all_pages_but_not_every_way_to_narrow_a_list(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines and "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines and lines.index("Allow: /*?page=") < lines.index("Disallow: /*?")
