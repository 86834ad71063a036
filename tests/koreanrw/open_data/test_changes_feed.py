"""The feed of changes, held against the rules of Atom (RFC 4287)."""

import datetime
import re
import xml.etree.ElementTree as ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from koreanrw.operations.licences import USUAL
from tests import factories as make
from tests.examples import EACH_LANGUAGE
from tests.planting import SECRET, plant_secrets

pytestmark = pytest.mark.django_db
A = "{http://www.w3.org/2005/Atom}"


def feed(client, language: str = "en") -> ElementTree.Element:
    response = client.get(f"/{language}/changes.atom")
    assert response.status_code == 200 and response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def only(element: ElementTree.Element, name: str) -> ElementTree.Element:
    (found,) = element.findall(f"{A}{name}")
    return found


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_the_feed_keeps_the_rules_of_atom(seeded, client, language):
    root = feed(client, language)
    assert root.tag == f"{A}feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{A}link")}
    assert links == {
        "alternate": f"http://testserver/{language}/",
        "self": f"http://testserver/{language}/changes.atom",
    }
    assert only(only(root, "author"), "name").text
    entries = root.findall(f"{A}entry")
    assert 10 < len(entries) <= 50
    for element in (root, *entries):
        assert only(element, "title").text
        assert re.fullmatch(r"tag:testserver,2026:\S+", only(element, "id").text)
        assert datetime.datetime.fromisoformat(only(element, "updated").text).tzinfo is not None
    for entry in entries:
        (link,) = entry.findall(f"{A}link")
        assert link.get("rel") == "alternate" and link.get("href").startswith(f"http://testserver/{language}/")
        assert only(entry, "summary").text.strip()
    names = [only(entry, "id").text for entry in entries]
    assert len(set(names)) == len(names)
    times = [only(entry, "updated").text for entry in entries]
    assert times == sorted(times, reverse=True) and only(root, "updated").text == times[0]


def test_a_feed_says_under_which_licence_it_may_be_used(client, db, settings):
    settings.DATA_LICENCE = None
    assert feed(client).find(f"{A}rights") is None
    settings.DATA_LICENCE = USUAL["CC-BY-4.0"]
    assert only(feed(client), "rights").text == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def test_an_entry_leads_to_its_page(seeded, client):
    first, *_others, last = feed(client).findall(f"{A}entry")
    for entry in (first, last):
        assert client.get(only(entry, "link").get("href")).status_code == 200


def name_of_zeppelin(client) -> str:
    entries = feed(client).findall(f"{A}entry")
    return next(only(entry, "id").text for entry in entries if only(entry, "title").text == "Zeppelin")


def test_an_entry_keeps_its_name_when_its_address_changes(client, db):
    company = make.make_company("Zeppelin")
    before = name_of_zeppelin(client)
    company.slug, company.former_slugs = "zeppelin-2", [company.slug]
    company.save()
    assert name_of_zeppelin(client) == before


@pytest.mark.long
def test_the_feed_tells_nothing_that_is_not_public(seeded, client):
    plant_secrets()
    for language in ("de", "en", "ko"):
        assert SECRET.lower() not in client.get(f"/{language}/changes.atom").content.decode().lower()


def test_a_feed_is_sent_again_only_when_it_changed(client, db):
    company = make.make_company("Zeppelin")
    first = client.get("/en/changes.atom")
    assert client.get("/en/changes.atom", headers={"if-none-match": first["ETag"]}).status_code == 304
    company.state, company.withdrawal_reason = "withdrawn", "Wrong."
    company.save()
    # Its other entries are older than the one taken back: a date would say that nothing has changed.
    again = client.get("/en/changes.atom", headers={"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert again.status_code == 200 and b"Zeppelin" not in again.content


def test_the_feed_costs_the_same_with_few_and_with_many_changes(client, db):
    def queries() -> int:
        # The sentences are made once for each state of what is published.
        feed(client)
        with CaptureQueriesContext(connection) as captured:
            feed(client)
        return len(captured)

    def change_one_of_each() -> None:
        office = make.make_office()
        make.make_position(make.make_person(), office.organisation)
        make.make_delegation()
        make.make_agreement()

    change_one_of_each()
    few = queries()
    for _number in range(4):
        change_one_of_each()
    assert queries() == few


def test_a_summary_is_the_html_it_says_it_is(client, db):
    make.make_company("Arms & <b>Legs</b>")
    (entry,) = (
        entry for entry in feed(client).findall(f"{A}entry") if only(entry, "title").text == "Arms & <b>Legs</b>"
    )
    summary = only(entry, "summary")
    assert summary.get("type") == "html"
    assert "Arms &amp; &lt;b&gt;Legs&lt;/b&gt;" in summary.text
