"""A search as a feed: what matches, newest published first, under names that stay."""

from xml.etree import ElementTree

import pytest
import reversion
from django.db import connection
from django.test.utils import CaptureQueriesContext

from records.publishing import publish
from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def titles(found: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in found.iter(f"{ATOM}entry")]


def link(found: ElementTree.Element, relation: str) -> str:
    return next(each.get("href") or "" for each in found.findall(f"{ATOM}link") if each.get("rel") == relation)


def test_a_feed_holds_what_the_search_finds(client):
    make.make_agreement("One", kind="mou")
    make.make_agreement("Two", kind="contract")
    found = feed(client, "/en/agreements/feed.atom?kind=mou")
    assert titles(found) == ["One"]
    assert link(found, "self") == "http://testserver/en/agreements/feed.atom?kind=mou"
    assert link(found, "alternate") == "http://testserver/en/agreements/?kind=mou"
    assert found.findtext(f"{ATOM}title") == "Korea–NRW Register: Agreements, Kind: memorandum of understanding"


def test_what_was_published_last_comes_first_whenever_it_was_written(client):
    old = make.make_agreement("Written first", parties=[], state="draft")
    for _number in range(2):
        make.make_party(old)
    with reversion.create_revision():
        make.make_agreement("Published first").save()
    publish([old], make.make_publisher())
    assert titles(feed(client, "/en/agreements/feed.atom")) == ["Written first", "Published first"]


def test_a_change_brings_no_new_name(client):
    agreement = make.make_agreement("Before")
    before = feed(client, "/en/agreements/feed.atom").find(f"{ATOM}entry")
    agreement.title_en, agreement.slug = "After", "after"
    agreement.save()
    after = feed(client, "/en/agreements/feed.atom").find(f"{ATOM}entry")
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert before.findtext(f"{ATOM}published") == after.findtext(f"{ATOM}published")
    assert after.findtext(f"{ATOM}title") == "After"


def test_the_same_search_has_the_same_name_in_any_order(client):
    one = feed(client, "/en/agreements/feed.atom?kind=mou&q=a&page=2").findtext(f"{ATOM}id")
    assert one == feed(client, "/en/agreements/feed.atom?q=a&kind=mou").findtext(f"{ATOM}id")
    assert one != feed(client, "/en/agreements/feed.atom?q=b&kind=mou").findtext(f"{ATOM}id")


def test_a_search_that_finds_nothing_is_a_feed_that_stands_still(client):
    first = client.get("/en/agreements/feed.atom?q=nothing")
    found = ElementTree.fromstring(first.content)
    assert titles(found) == []
    # Not the moment somebody asks.
    assert found.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00+00:00"
    again = client.get("/en/agreements/feed.atom?q=nothing", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_number_of_queries_does_not_grow_with_the_entries(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/agreements/feed.atom")
        return len(captured)

    make.make_agreement()
    queries()
    few = queries()
    for _number in range(5):
        make.make_agreement()
    assert queries() == few


def test_markup_in_a_record_stays_text(client):
    make.make_agreement("<b>Bold</b>", purpose_en="<script>alert(1)</script>")
    entry = feed(client, "/en/agreements/feed.atom").find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "<b>Bold</b>"
    assert "<script>" not in (entry.findtext(f"{ATOM}summary") or "")


def test_every_list_leads_to_its_feed(client):
    make.make_agreement(kind="mou")
    content = client.get("/en/agreements/?kind=mou").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" href="/en/agreements/feed.atom?kind=mou"' in content
    assert "feed.atom" not in client.get("/en/about/").content.decode()
