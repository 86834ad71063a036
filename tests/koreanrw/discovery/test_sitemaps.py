"""Sitemaps and robots.txt."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL
from django.test.utils import CaptureQueriesContext

from companies.models import Company
from koreanrw.discovery import sitemaps
from koreanrw.discovery.sitemaps import SECTIONS
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
    parts = [address for address in addresses_of_parts(client) if address.startswith(f"/sitemap-{section}-")]
    found = [url for address in parts for url in tree(client, address).findall(f"{S}url")]
    return {url.findtext(f"{S}loc").removeprefix("http://testserver"): url for url in found}


def addresses_of_parts(client) -> list[str]:
    index = tree(client, "/sitemap.xml").findall(f"{S}sitemap")
    return [part.findtext(f"{S}loc").removeprefix("http://testserver") for part in index]


def test_the_index_names_every_section(seeded, client):
    names = {re.fullmatch(r"/sitemap-(\w+)-\d+\.xml", address)[1] for address in addresses_of_parts(client)}
    assert names == set(SECTIONS)


def test_no_part_grows_with_the_register(client, db, monkeypatch):
    monkeypatch.setattr(sitemaps, "RANGE", 2)
    for _number in range(5):
        make.make_company()
    make.make_company(state="draft")
    slugs = set(Company.objects.published().values_list("slug", flat=True))
    parts = [address for address in addresses_of_parts(client) if address.startswith("/sitemap-companies-")]
    found = [{url.findtext(f"{S}loc") for url in tree(client, part).findall(f"{S}url")} for part in parts]
    assert len(parts) >= 3 and all(1 <= len(part) <= 2 * 3 for part in found)
    assert {address.split("/")[-2] for part in found for address in part} == slugs


def test_a_part_with_too_much_to_look_at_does_without_its_last_changes(client, db, monkeypatch):
    make.make_company()
    monkeypatch.setattr(sitemaps, "MOST_MILLISECONDS", 50)
    monkeypatch.setattr(sitemaps, "last_change", lambda model: RawSQL("(SELECT now() FROM pg_sleep(5))", ()))
    (url, *_others) = urls(client, "companies").values()
    assert url.findtext(f"{S}loc") and url.findtext(f"{S}lastmod") is None


@pytest.mark.parametrize("address", ["companies", "companies-999999", f"companies-{10**30}", "nothing-0", "pages-1"])
def test_a_part_that_is_not_there_is_said_to_be_missing(client, db, address):
    assert client.get(f"/sitemap-{address}.xml").status_code == 404


@pytest.mark.long
@pytest.mark.parametrize("section", SECTIONS)
def test_every_address_answers_and_calls_itself_so(seeded, client, section):
    found = urls(client, section)
    assert found
    for number, address in enumerate(found):
        # Three languages of each page: one of them shows what the others do.
        if number % 4 == 0:
            response = client.get(address)
            assert response.status_code == 200, address
            assert f'<link rel="canonical" href="http://testserver{address}">' in response.content.decode()


@pytest.mark.parametrize("section", SECTIONS)
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

    def lastmod() -> str | None:
        return urls(client, "companies")[company.get_absolute_url()].findtext(f"{S}lastmod")

    office.refresh_from_db()
    assert lastmod() == office.changed_at.isoformat(timespec="seconds")
    before = lastmod()
    make.make_office(company, state="draft")
    assert lastmod() == before


def test_only_what_is_public_stands_in_a_sitemap(seeded, client):
    plant_secrets()
    for address in addresses_of_parts(client):
        assert SECRET.lower() not in client.get(address).content.decode().lower(), address


@pytest.mark.parametrize("section", ("companies", "offices", "places"))
def test_a_sitemap_costs_the_same_however_long(client, db, section):
    def queries() -> int:
        (part,) = (address for address in addresses_of_parts(client) if address.startswith(f"/sitemap-{section}-"))
        with CaptureQueriesContext(connection) as captured:
            client.get(part)
        return len(captured)

    make.make_office()
    few = queries()
    for _number in range(10):
        make.make_office()
    assert queries() == few <= 8


def test_robots_may_read_all_pages_but_not_every_way_to_narrow_a_list(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines and "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines and lines.index("Allow: /*?page=") < lines.index("Disallow: /*?")
