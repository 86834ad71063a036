"""The face of the register: colours one can read, the way to every page, a design page that shows what there is."""

import re

import pytest
from django.conf import settings

from koreanrw.pages import stylesheet
from koreanrw.pages.design import COLOUR_NAMES, pairs
from tests import factories as make

CRUMB = re.compile(r"<li[^>]*>(?:<a href=\"[^\"]*\">|<span aria-current=\"page\">)([^<]*)<")
# Kinds of pages below the home page, and the way to them in English.
WAYS = {
    "companies/": ["Home", "Companies"],
    "companies/aimmo/": ["Home", "Companies", "Aimmo"],
    "institutions/kiat/": ["Home", "Institutions", "Korea Institute for Advancement of Technology"],
    "offices/": ["Home", "Offices"],
    "offices/aimmo-duesseldorf/": ["Home", "Offices", "Aimmo, Düsseldorf"],
    "people/stephan-keller/": ["Home", "People", "Stephan Keller"],
    "places/": ["Home", "Places"],
    "places/duesseldorf/": ["Home", "Places", "Germany", "North Rhine-Westphalia", "Düsseldorf"],
    "places/germany/": ["Home", "Places", "Germany"],
    "sources/": ["Home", "Sources"],
    "delegations/duesseldorf-south-korea-2024/": ["Home", "Delegations", None],
    "agreements/kiat-nrw-invest-mou/": ["Home", "Agreements", None],
    "sources/kiat-nrw-invest-2015/": ["Home", "Sources", None],
    "privacy/": ["Home", "Privacy"],
    "design/": ["Home", "Design"],
    "account/login/": ["Home", "Sign in"],
    "nothing/": ["Home", "Page not found"],
}


def way(html: str) -> list[str]:
    """The words of the breadcrumbs of a page, in order."""
    found = re.search(r'<nav class="breadcrumbs" aria-label="[^"]+">(.*?)</nav>', html, re.DOTALL)
    return CRUMB.findall(found[1]) if found else []


# --- colours ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.front}-on-{pair.back}")
def test_every_colour_can_be_read_on_what_it_stands_on_in_both_schemes(pair):
    assert min(pair.light, pair.dark) >= pair.least


def test_contrast_is_counted_as_wcag_counts_it():
    assert stylesheet.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert stylesheet.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert stylesheet.contrast("#17475f", "#17475f") == 1


def test_both_schemes_know_the_same_colours_and_each_has_a_name():
    assert set(stylesheet.colours()) == set(COLOUR_NAMES)
    assert all(light != dark for light, dark in stylesheet.colours().values())


def test_every_colour_of_the_stylesheets_is_one_of_the_schemes():
    styles = settings.BASE_DIR / "static" / "koreanrw"
    for name in ("site.css", "pictures.css"):
        rules = re.sub(r":root \{.*?\}", "", (styles / name).read_text(), flags=re.DOTALL)
        assert not re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", rules), name


def test_no_style_comes_from_elsewhere_and_none_knows_a_property_that_is_not_defined():
    css = stylesheet.text() + (settings.BASE_DIR / "static/koreanrw/pictures.css").read_text()
    assert "@import" not in css and "@font-face" not in css and "http" not in css.replace('[href^="http"]', "")
    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= set(re.findall(r"--([a-z0-9-]+):", css))


# --- the way to every page --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "expected"), WAYS.items())
def test_every_page_shows_the_way_to_it(seeded, db, client, path, expected):
    html = client.get(f"/en/{path}").content.decode()
    shown = way(html)
    assert len(shown) == len(expected) and shown[:2] == expected[:2]
    assert all(expected_word in (None, word) for word, expected_word in zip(shown, expected, strict=True))
    assert html.count('aria-current="page"') >= 1


def test_the_home_page_needs_no_way_to_itself(db, client):
    assert way(client.get("/en/").content.decode()) == []


def test_the_way_speaks_the_language_of_the_page_and_marks_names_in_another(db, client):
    germany = make.make_place("Deutschland", name_en="Germany", name_ko="독일", kind="country")
    town = make.make_place("Kleve", name_de="Kleve", name_en="", name_ko="", within=germany)
    make.make_office(make.make_company(), town)
    html = client.get(town.get_absolute_url().replace("/en/", "/ko/")).content.decode()
    shown = way(html)
    assert shown[-2:] == ["독일", "Kleve"]
    assert '<li lang="de"><span aria-current="page">Kleve</span>' in html


def test_the_way_to_a_preview_names_no_withdrawn_record_to_readers(db, client):
    company = make.make_company("Secret", state="withdrawn", withdrawal_reason="x")
    assert "Secret" not in client.get(company.get_absolute_url()).content.decode()


# --- the shell --------------------------------------------------------------------------------------------------------


def test_the_menu_marks_where_the_reader_is(db, client):
    html = client.get("/en/companies/").content.decode()
    assert '<a href="/en/companies/" aria-current="page">Companies</a>' in html
    assert html.count('aria-current="true"') == 1  # the language


@pytest.mark.parametrize("page", ["map", "timeline", "figures/over-time", "relations"])
def test_each_picture_is_marked_as_one_of_the_pictures(db, client, page):
    html = client.get(f"/en/{page}/").content.decode()
    assert '<a href="/en/pictures/" aria-current="true">Maps and charts</a>' in html


def test_a_page_that_is_not_there_leads_to_every_list_of_the_navigation(db, client):
    html = client.get("/en/nothing-here/").content.decode()
    for name in ("compan", "offic", "institution", "people", "place", "delegation", "agreement", "source"):
        assert len(re.findall(rf'<li><a href="/en/{name}[a-z]*/">', html)) == 2


def test_every_page_says_that_readers_are_not_followed(db, client):
    footer = client.get("/en/companies/").content.decode().rpartition("<footer")[2]
    assert "No cookies for readers, nothing loaded from third parties, no tracking." in footer
    for name in ("privacy", "accessibility", "design"):
        assert f'href="/en/{name}/"' in footer


def test_a_missing_page_leads_back_to_a_search_and_to_the_lists(db, client):
    response = client.get("/de/companies/nobody/")
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert response.status_code == 404
    for place in ("companies", "institutions", "people", "places", "delegations", "sources"):
        assert f'href="/de/{place}/"' in main
    assert re.search(r'<form class="search-line" method="get" action="/de/search/"', main)
    assert 'name="q"' in main and 'href="/de/"' in main


def test_a_printed_page_says_where_it_comes_from(db, client):
    company = make.make_company("Aimmo")
    html = client.get(company.get_absolute_url()).content.decode()
    assert f'<p class="address" hidden>http://testserver{company.get_absolute_url()}</p>' in html


# --- the design page --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_the_design_page_shows_every_class_the_stylesheet_explains(seeded, db, client, language):
    html = client.get(f"/{language}/design/").content.decode()
    used = {name for classes in re.findall(r'class="([^"]+)"', html) for name in classes.split()}
    assert len(stylesheet.class_names()) > 30
    # What a field calls itself when it holds an error is the form's affair.
    assert set(stylesheet.class_names()) <= used


def test_the_design_page_measures_the_very_values_of_the_stylesheet(db, client):
    html = client.get("/en/design/").content.decode()
    for light, dark in stylesheet.colours().values():
        assert f'fill="{light}"' in html and f'fill="{dark}"' in html
    assert html.count('data-label="Least contrast"') == len(pairs())


def test_the_design_page_is_not_for_search_engines(db, client):
    assert '<meta name="robots" content="noindex">' in client.get("/en/design/").content.decode()


def test_the_design_page_shows_no_drafts(db, client):
    make.make_office(make.make_company("Secret"), make.make_place("Hiddentown"), state="draft")
    make.make_figure(77_777, make.make_place(), state="draft")
    html = client.get("/en/design/").content.decode()
    assert "Secret" not in html and "Hiddentown" not in html and "77777" not in html and "77,777" not in html
