"""The search over everything: what it finds of each kind and why, what it offers while one types, and to browsers."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from koreanrw.kinds import KINDS
from koreanrw.search import site as site_search
from koreanrw.search.site import finding, suggesting
from tests import factories as make
from tests.examples import examples
from tests.seeded_rows import once_a_module

LANGUAGES = ("de", "en", "ko")
# One question finds things of every kind, each with its rows and their citations; four of them begin, set up, put right
# and end a transaction.
MOST_QUERIES = 24
pytestmark = pytest.mark.django_db


def ask(client, q: str, language: str = "en", **more: str):
    response = client.get(f"/{language}/search/", {"q": q, **more})
    assert response.status_code == 200
    return response


def html_of(client, q: str, language: str = "en", **more: str) -> str:
    return ask(client, q, language, **more).content.decode()


def found(client, q: str, **more: str) -> dict[str, list[str]]:
    """Kinds in the order of the page, with the names shown of each."""
    answer = ask(client, q, **more).context["answer"]
    return {section.found.kind.name: [str(result.record) for result in section.results] for section in answer.sections}


def section_of(html: str, kind: str) -> str:
    return html.split(f'<h2 id="{kind}">')[1].split("</section>")[0]


def completions(client, q: str, language: str = "en") -> list[str]:
    return client.get(f"/{language}/search/suggest/", {"q": q}).json()[1]


@once_a_module
def register():
    """One thing of every kind about Robotics in Bonn, and others beside it."""
    korea = make.make_place("South Korea", kind="country")
    bonn = make.make_place("Bonn")
    works = make.make_company("Robotics Works", seat=korea, summary_en="Builds arms.")
    works.sectors.add(make.make_sector("Robotics"))
    make.make_office(works, bonn)
    agency = make.make_institution("NRW.Global Business")
    make.make_name(agency, "NRW.INVEST Robotics", language="de", kind="former")
    make.make_position(make.make_person("Kim Robotics"), agency, role="Director of robotics")
    make.make_place("Robotics Valley").organisations.add(make.make_company("Valley Ltd"))
    make.make_delegation("Journey for robotics", starts="2015-03")
    agreement = make.make_agreement("Treaty on robotics", parties=[works, agency], signed="2015", place=bonn)
    agreement.topics.add(make.make_topic("Robotics"))
    make.make_source("Robotics in the news")
    make.make_event("Robotics fair")
    make.make_figure(place=bonn, rule_en="Robotics companies only.")


# --- what is found ----------------------------------------------------------------------------------------------------


def test_one_question_is_asked_of_every_kind_in_few_queries(client, register, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = found(client, "robotics")
    assert set(shown) == {kind.name for kind in KINDS if kind.is_searched}
    assert shown["company"][0] == "Robotics Works" and shown["institution"] == ["NRW.Global Business"]


def test_the_number_of_queries_does_not_grow_with_what_is_found(client, register, django_assert_max_num_queries):
    for number in range(30):
        company = make.make_company(f"Robotics {number}")
        make.make_agreement(f"Robotics treaty {number}", parties=[company])
        make.make_position(make.make_person(f"Robotics {number}"), company)
    with django_assert_max_num_queries(MOST_QUERIES):
        html = html_of(client, "robotics")
    companies = section_of(html, "company")
    assert companies.count("<li>") == site_search.SHOWN
    assert '<span class="count">32</span>' in companies
    assert '<a href="/en/companies/?q=robotics">All in the list “Companies”: 32</a>' in companies


def test_of_very_many_it_says_more_than_and_ranks_no_further(client, monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 5)
    monkeypatch.setattr(site_search.answering, "MOST_COUNTED", 5)
    monkeypatch.setattr(finding.find, "__kwdefaults__", {**finding.find.__kwdefaults__, "most": 5})
    for number in range(9):
        make.make_company(f"Robotics {number}")
    html = html_of(client, "robotics")
    assert "more than 5 matches" in html and '<span class="count">more than 5</span>' in html


def test_the_kind_with_the_best_match_comes_first(client):
    agency = make.make_institution("KIAT")
    make.make_company("Aimmo", summary_en="Works with KIAT and others.")
    make.make_agreement("Treaty", parties=[agency])
    assert list(found(client, "kiat")) == ["institution", "agreement", "company"]


def test_words_are_marked_and_another_name_that_matched_is_said(client, register):
    html = html_of(client, "NRW INVEST robotics")
    institution = section_of(html, "institution")
    assert "<mark>NRW</mark>.Global Business" in institution
    assert "Matched: <span>" in institution and "(former name)" in institution
    assert "<mark>INVEST</mark>" in institution
    assert "Treaty on <mark>robotics</mark>" in section_of(html, "agreement")
    snippet = section_of(html_of(client, "builds"), "company")
    assert '<p class="meta"><mark>Builds</mark> arms.</p>' in snippet


def test_a_name_in_another_script_bears_its_language(client):
    make.make_institution("KIAT", name_ko="한국산업기술진흥원")
    html = section_of(html_of(client, "산업기술"), "institution")
    assert '<span lang="ko"><mark>한국산업기술진흥원</mark></span> (name in another language)' in html


def test_a_person_is_shown_with_the_role_and_its_sources(client, register):
    person = section_of(html_of(client, "kim"), "person")
    assert "Director of robotics" in person
    assert "2015" in section_of(html_of(client, "journey"), "delegation")


def test_the_query_language_applies(client, register):
    assert "company" in found(client, '"Robotics Works"') and found(client, '"Works Robotics"', exact="true") == {}
    assert found(client, "valley OR journey")["delegation"] == ["Journey for robotics"]
    assert "company" not in found(client, "robotics -works -valley")


def test_a_question_of_words_to_leave_out_alone_finds_all_the_others_here_as_in_the_lists(client, register):
    make.make_agreement("Treaty on steel", parties=[make.make_company("Steel"), make.make_company("Iron")])
    shown = ask(client, "-robotics").context["answer"].sections
    assert {section.found.kind.name for section in shown} >= {"company", "place", "agreement"}
    for section in shown:
        assert client.get(section.address).context["total"] == section.found.total, section.found.kind.name


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"half', "One quotation mark has no partner"),
        ("kim OR", "“OR” needs a word on both sides"),
        ("party:Kim", "There is no field “party”"),
    ],
)
def test_what_could_not_be_read_is_said(client, register, query, said):
    assert said in html_of(client, query)


def test_a_slip_is_corrected_and_the_correction_can_be_declined(client, register):
    html = html_of(client, "robotcis")
    assert "Nothing has “robotcis”. These have “Robotics”." in html and "<mark>Robotics</mark> Works" in html
    assert 'href="?q=robotcis&amp;exact=true">Search for exactly what I typed</a>' in html
    declined = html_of(client, "robotcis", exact="true")
    assert "Nothing in the register matches this search." in declined and "What you can try" in declined


def test_words_that_never_meet_find_what_has_some_of_them(client, register):
    html = html_of(client, "journey valley")
    assert "Nothing has all these words." in html and "<mark>Journey</mark> for robotics" in html
    assert "/en/delegations/?q=journey+OR+valley" in html


def test_without_words_and_with_too_many_it_says_what_to_do(client, register):
    assert "Or go through a list:" in html_of(client, "") and 'href="/en/topics/"' in html_of(client, "")
    assert 'class="errorlist"' in html_of(client, "a " * 40) and 'class="errorlist"' in html_of(client, "x" * 300)
    assert "Nothing in the register" in html_of(client, "?!")


def test_each_kind_leads_to_its_list_where_the_same_words_find_the_same(client, register):
    for section in ask(client, "robotics").context["answer"].sections:
        if not section.address:
            assert section.found.kind.name == "figure"
            continue
        assert client.get(section.address).context["total"] == section.found.total, section.found.kind.name


def test_no_word_of_a_record_that_went_is_offered_or_suggested(client):
    company = make.make_company("Zzquark Works")
    assert completions(client, "zzqu") == ["Zzquark Works"]
    company.state, company.withdrawal_reason = "withdrawn", "x"
    company.save()
    assert completions(client, "zzqu") == []
    assert "Zzquark" not in html_of(client, "zzqurak")


def test_search_engines_are_told_to_leave_it_alone(client, register):
    assert '<meta name="robots" content="noindex">' in html_of(client, "robotics")
    assert '<meta name="robots" content="noindex">' in html_of(client, "")


@settings(max_examples=examples(15))
@given(st.binary(max_size=40))
def test_no_bytes_break_it(client, register, octets):
    query = "q=" + "".join(f"%{octet:02x}" for octet in octets)
    for address in ("/ko/search/", "/en/search/suggest/", "/de/search/suggest/list/"):
        assert client.get(f"{address}?{query}").status_code in (200, 400)


@settings(max_examples=examples(15))
@given(st.text(alphabet="rob어OR\"-: %'\\|&!()<>*한국산업ß.", max_size=30))
def test_nothing_typed_breaks_it(client, register, text):
    for address in ("/ko/search/", "/en/search/suggest/"):
        assert client.get(address, {"q": text}).status_code == 200


# --- what is offered while one types ----------------------------------------------------------------------------------


def test_names_are_completed_best_first(client, register, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        shown = completions(client, "robo")
    assert shown[:3] == ["Robotics Works", "Robotics Valley", "Robotics in the news"] or shown[0].startswith("Robotics")
    assert len(shown) <= suggesting.MOST and "Kim Robotics" in shown
    assert completions(client, "kim ro") == ["Kim Robotics"]


def test_two_letters_are_enough_or_one_of_hangul(client, register):
    make.make_institution("KIAT", name_ko="한국산업기술진흥원")
    assert "Kim Robotics" in completions(client, "ki")
    assert completions(client, "k") == [] and completions(client, " ") == [] and completions(client, "") == []
    assert completions(client, "산업") == ["한국산업기술진흥원"]
    assert completions(client, "산업", "ko") == ["한국산업기술진흥원"]


def test_a_name_it_bore_is_completed_and_says_what_it_is_called_today(client, register):
    answer = client.get("/en/search/suggest/", {"q": "nrw.inv"})
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert answer.json() == [
        "nrw.inv",
        ["NRW.INVEST Robotics"],
        ["NRW.Global Business – institution"],
        ["http://testserver/en/institutions/nrw-global-business/"],
    ]


def test_running_text_and_what_others_are_called_complete_nothing(client, register):
    assert completions(client, "builds") == []
    assert "Kim Robotics" not in completions(client, "nrw.global")


def test_the_same_comes_as_links_for_a_page(client, register):
    html = client.get("/en/search/suggest/list/", {"q": "kim"}).content.decode()
    assert re.search(r'<li>\s*<a href="/en/people/kim-robotics/">', html)
    assert "1 suggestion below" in html and "<html" not in html
    # How many there are is put into a region of the page that stays, so that it is read out.
    none = client.get("/en/search/suggest/list/", {"q": "zzz"}).content.decode()
    assert re.sub(r"\s+", " ", none).strip() == '<p id="suggested" hx-swap-oob="innerHTML"></p>'
    page = client.get("/en/search/").content.decode()
    assert '<p id="suggested" class="visually-hidden" role="status"></p>' in page


def test_whoever_would_wait_too_long_gets_no_suggestion(client, register, monkeypatch):
    monkeypatch.setattr(suggesting, "_BEGINNINGS", "SELECT pg_sleep(2)::text, %s")
    monkeypatch.setattr(suggesting, "_MILLISECONDS", 300)
    assert completions(client, "ki") == []
    assert completions(client, "kim") == ["Kim Robotics"]


# --- ways to it -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_search_over_everything(client, language):
    for path in ("", "companies/", "agreements/", "search/", "nothing/"):
        html = client.get(f"/{language}/{path}").content.decode()
        forms = re.findall(rf'<form[^>]*action="/{language}/search/"', html)
        assert len(forms) == (0 if path == "search/" else 1), path
        # The page itself is a form that leads back to it.
        assert html.count('role="search"') == 1


def test_a_list_that_can_be_searched_has_one_search_line_and_leads_on_with_its_words(client, register):
    for path in ("companies/", "agreements/"):
        make.make_company()
        make.make_agreement()
        html = client.get(f"/en/{path}", {"q": "Robotics & Bonn"}).content.decode()
        assert html.count('role="search"') == html.count('type="search"') == 1, path
        assert 'href="/en/search/?q=Robotics%20%26%20Bonn">Search the whole register</a>' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_browsers_are_told_how_to_search(client, language):
    html = client.get(f"/{language}/").content.decode()
    link = re.search(r'<link rel="search" type="([^"]+)" href="([^"]+)" title="[^"]+">', html)
    assert link[1] == "application/opensearchdescription+xml" and link[2] == f"/{language}/opensearch.xml"
    response = client.get(link[2])
    assert response["Content-Type"] == link[1]
    root = ElementTree.fromstring(response.content)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert len(root.findtext(f"{space}ShortName")) <= 16 and len(root.findtext(f"{space}LongName")) <= 48
    assert len(root.findtext(f"{space}Description")) <= 1024 and root.findtext(f"{space}Language") == language
    templates = {url.get("type"): url.get("template") for url in root.findall(f"{space}Url")}
    assert templates["text/html"] == f"http://testserver/{language}/search/?q={{searchTerms}}"
    suggest = templates["application/x-suggestions+json"].removeprefix("http://testserver")
    make.make_company("Aimmo")
    answer = client.get(suggest.replace("{searchTerms}", "aim"))
    assert json.loads(answer.content)[:2] == ["aim", ["Aimmo"]]
    with translation.override(language):
        assert reverse("search") in templates["text/html"]
