"""What every public page has and what none has, so that one copy of it serves everybody."""

import re

import pytest

pytestmark = pytest.mark.django_db

PAGES = (
    "",
    "companies/",
    "institutions/",
    "offices/",
    "people/",
    "places/",
    "delegations/",
    "agreements/",
    "sources/",
    "about/",
    "imprint/",
    "privacy/",
    "accessibility/",
    "sources-policy/",
)
SEEDED = (
    "companies/aimmo/",
    "institutions/kiat/",
    "offices/aimmo-duesseldorf/",
    "people/stephan-keller/",
    "places/duesseldorf/",
    "sources/kiat-nrw-invest-2015/",
    "delegations/duesseldorf-south-korea-2024/",
    "agreements/kiat-nrw-invest-mou/",
)


@pytest.mark.parametrize("path", [*PAGES, *SEEDED])
def test_public_pages_are_the_same_for_everybody(seeded, client, path):
    response = client.get(f"/de/{path}")
    html = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    policy = response.headers["Content-Security-Policy"]
    assert "'self'" in policy and "nonce" not in policy and "unsafe" not in policy
    # A block of data is not executed; the one script of a list that follows what is typed is a file of our own.
    scripts = html.count("<script")
    assert scripts == html.count('<script type="application/ld+json">') + html.count('<script src="/static/') <= 2
    for foreign in ("<style", " style=", " onclick=", "csrfmiddlewaretoken", "nonce="):
        assert foreign not in html
    assert html.count("<h1") == 1 and '<html lang="de">' in html and '<main id="main"' in html
    assert response.headers["Content-Language"] == "de"


@pytest.mark.parametrize("path", [*PAGES, *SEEDED])
def test_every_page_describes_itself_in_words_without_markup(seeded, client, path):
    html = client.get(f"/en/{path}").content.decode()
    assert re.search(r'<meta name="description" content="[A-Z][^"<>]{20,}">', html)


def test_a_list_describes_itself_by_its_opening_sentence(seeded, client):
    html = client.get("/en/people/").content.decode()
    opening = "People known to this register by a public role"
    assert f'<meta name="description" content="{opening}' in html and f'<p class="lead">{opening}' in html
