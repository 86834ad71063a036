"""What the head of a page says: its one address, its languages, its card."""

import re

import pytest

from koreanrw.pages.stylesheet import colours
from tests import factories as make

pytestmark = pytest.mark.django_db


def head(client, path: str) -> str:
    return client.get(path).content.decode().partition("</head>")[0]


def canonical(text: str) -> str | None:
    found = re.findall(r'<link rel="canonical" href="([^"]*)">', text)
    assert len(found) <= 1
    return found[0].removeprefix("http://testserver") if found else None


def alternates(text: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="http://testserver([^"]*)">', text))


def properties(text: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="([^"]*)" content="([^"]*)">', text))


@pytest.mark.parametrize("path", ["", "companies/", "companies/seegene/", "places/duesseldorf/", "about/"])
def test_the_languages_of_a_page_name_each_other_and_one_for_everybody_else(seeded, client, path):
    pages = {code: head(client, f"/{code}/{path}") for code in ("de", "en", "ko")}
    expected = {code: f"/{code}/{path}" for code in pages} | {"x-default": f"/en/{path}"}
    assert all(alternates(text) == expected for text in pages.values())
    assert {code: canonical(text) for code, text in pages.items()} == {code: f"/{code}/{path}" for code in pages}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?utm_source=x&fbclid=y", "/de/companies/"),
        ("?q=", "/de/companies/"),
        ("?q=seegene", "/de/companies/"),
        ("?page=1", "/de/companies/"),
        ("?page=2", "/de/companies/?page=2"),
        ("?page=2&utm_source=x", "/de/companies/?page=2"),
        ("?q=company&page=2", "/de/companies/"),
    ],
)
def test_a_list_has_one_address_whatever_was_asked_of_it(client, db, asked, expected):
    for number in range(30):
        make.make_company(f"Company {number}")
    assert canonical(head(client, f"/de/companies/{asked}")) == expected


def test_a_profile_has_one_address_whatever_stands_behind_it(seeded, client):
    assert canonical(head(client, "/ko/companies/seegene/?utm_source=x")) == "/ko/companies/seegene/"


@pytest.mark.parametrize("path", ["account/login/", "design/", "companies/?page=99", "companies/seegene/changes/"])
def test_what_nobody_should_land_on_is_kept_from_search_engines(seeded, client, path):
    text = head(client, f"/en/{path}")
    assert canonical(text) is None and '<meta name="robots" content="noindex">' in text and "og:url" not in text


def test_a_page_as_of_a_day_leads_to_the_page_of_today(seeded, client):
    response = client.get("/en/companies/seegene/?as_of=2018-03-10")
    text = response.content.decode()
    assert canonical(text) == "/en/companies/seegene/" and "noindex" in response["X-Robots-Tag"]
    assert alternates(text) == {} and "ld+json" not in text


def test_a_link_that_is_shared_shows_name_words_and_card(seeded, client):
    text = head(client, "/ko/companies/seegene/")
    shown = properties(text)
    title = re.search(r"<title>(.*?)</title>", text)[1]
    description = re.search(r'<meta name="description" content="([^"]*)">', text)[1]
    assert title.startswith(shown["og:title"]) and shown["og:description"] == description
    assert shown["og:url"] == "http://testserver/ko/companies/seegene/" and shown["og:locale"] == "ko_KR"
    assert shown["og:image"] == "http://testserver/ko/companies/seegene/card.png"
    assert client.get(shown["og:image"])["Content-Type"] == "image/png"
    assert shown["og:title"] in shown["og:image:alt"]
    assert '<meta name="twitter:card" content="summary_large_image">' in text


def test_words_with_quotation_marks_stay_whole_wherever_they_are_said(client, db):
    company = make.make_company('Müller & "Söhne" <GmbH>')
    text = head(client, company.get_absolute_url())
    escaped = "Müller &amp; &quot;Söhne&quot; &lt;GmbH&gt;"
    assert escaped in properties(text)["og:title"] and f"<title>{escaped}" in text and "&amp;amp;" not in text


def test_lists_and_texts_show_the_card_of_the_register(seeded, client):
    for path in ("/de/", "/de/companies/", "/de/about/"):
        assert properties(head(client, path))["og:image"] == "http://testserver/de/card.png"


def test_the_browser_is_tinted_like_the_paper_in_both_schemes(seeded, client):
    found = re.findall(
        r'<meta name="theme-color" content="([^"]*)" media="\(prefers-color-scheme: (light|dark)\)">',
        head(client, "/en/"),
    )
    assert {scheme: colour for colour, scheme in found} == dict(zip(("light", "dark"), colours()["paper"], strict=True))


def test_every_page_tells_of_the_feed_of_changes(seeded, client):
    feed = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]*)"', head(client, "/de/people/"))
    assert client.get(feed[1]).status_code == 200


def test_the_head_costs_no_query(seeded, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        client.get("/en/companies/seegene/")
