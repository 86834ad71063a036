"""What the searches say of what they found, and what comes first."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Agreement
from koreanrw.search.succession import successors_of
from tests import factories as make

pytestmark = pytest.mark.django_db


def site(client, q: str, **more: str) -> dict[str, list[str]]:
    """Kinds of things, with the names shown of each."""
    answer = client.get("/en/search/", {"q": q, **more}).context["answer"]
    return {section.found.kind.name: [str(result.record) for result in section.results] for section in answer.sections}


def page(client, address: str, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def marks(html: str) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", html)


# --- phrases, slips, exclusions ---------------------------------------------------------------------------------------


def test_a_phrase_marks_only_the_phrase(client):
    make.make_agreement("The Korea Institute in Korea, an institute", purpose_en="An institute of Korea.")
    for address in ("/en/agreements/", "/en/search/"):
        assert marks(page(client, address, q='"Korea Institute"')) == ["Korea Institute"], address
    make.make_agreement("한국산업 기술진흥원과 기술")
    assert marks(page(client, "/en/agreements/", q='"산업기술"')) == ["한국산업 기술진흥원과"]


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("ownership", "partnership", ""),
        ("partnrship", "partnership", "partnership"),
        ("산업기솔", "산업기술", "산업기술"),
    ],
)
def test_only_a_slip_is_corrected(client, typed, known, meant):
    make.make_agreement(f"A {known}")
    for address in ("/en/agreements/", "/en/search/"):
        assert client.get(address, {"q": typed}).context["answer"].corrected == meant, address


def test_words_to_leave_out_alone_mean_the_same_in_every_search(client):
    make.make_company("Aachen Works")
    make.make_company("Bonn Works")
    make.make_agreement("Aachen treaty")
    make.make_agreement("Bonn treaty")
    shown = site(client, "-Aachen")
    assert shown["agreement"] == ["Bonn treaty"] and shown["company"] == ["Bonn Works"]
    assert [str(row) for row in client.get("/en/agreements/", {"q": "-Aachen"}).context["object_list"]] == [
        "Bonn treaty"
    ]
    assert [str(row) for row in client.get("/en/companies/", {"q": "-Aachen"}).context["object_list"]] == ["Bonn Works"]


# --- names first ------------------------------------------------------------------------------------------------------


def test_what_is_called_exactly_so_comes_first(client):
    for name in (
        "A Hanil Robotics Group",
        "Hanil Robotics Europe Hanil Robotics",
        "Hanil-Robotics",
        "Hanil Robotics Z",
    ):
        make.make_company(name)
    for name in ("Bad Bonn", "Bonn am Rhein", "Bonn"):
        make.make_place(name).organisations.add(make.make_company(f"In {name}"))
    assert site(client, "hanil robotics")["company"][0] == "Hanil-Robotics"
    assert client.get("/en/companies/", {"q": "Hanil Robotics"}).context["object_list"][0].name == "Hanil-Robotics"
    assert site(client, "bonn")["place"][0] == "Bonn"
    assert client.get("/en/places/", {"q": "BONN"}).context["object_list"][0].name == "Bonn"


def test_a_word_as_it_stands_counts_more_than_another_form_of_it(client):
    make.make_company("Cooperation Works Cooperation")
    make.make_company("Cooper Works")
    assert site(client, "cooper works")["company"][0] == "Cooper Works"


# --- why something was found ------------------------------------------------------------------------------------------


def test_a_reason_is_a_text_a_reader_can_read(client):
    office = make.make_office(make.make_company("Aimmo"), make.make_place("Bonn"))
    make.make_function(office, "production", note_en="Given up in 2022.")
    html = page(client, "/en/search/", q="Produktion")
    assert (
        "<mark>Produktion</mark></span> (function)" in html and " / " not in html.split("<main")[1].split("</main")[0]
    )
    assert "<mark>Given</mark> <mark>up</mark> in 2022." in page(client, "/en/search/", q="given up")


WRITTEN_SOMEWHERE = [
    ("HRB 12345", "company", "register number"),
    ("hrb12345", "company", "register number"),
    ("5299000J2N45DDNE4Y28", "company", "LEI"),
    ("Q54078", "company", "Wikidata"),
    ("https://www.wikidata.org/wiki/Q54078", "company", "Wikidata"),
    ("https://www.aimmo.co.kr/en/", "company", "website"),
    ("aimmo.co.kr", "company", "website"),
    ("https://www.wz.de/nrw/stephan-keller-in-sued-korea_aid-120218123", "source", "address"),
    ("wz.de/nrw/stephan-keller-in-sued-korea_aid-120218123/", "source", "address"),
    ("http://wz.de/nrw/stephan-keller-in-sued-korea_aid-120218123?utm_source=x#top", "source", "address"),
    ("witnessing", "agreement", "role"),
    ("Stenographer", "delegation", "role"),
    ("gatecrashers", "delegation", "role"),
    ("teaspoons", "figure", "counting rule"),
    ("hearsay", "source", "note on reliability"),
    ("Professorin", "person", ""),
]


@pytest.mark.long
def test_everything_a_page_shows_can_be_searched_for(client, subtests):
    company = make.make_company(
        "Aimmo",
        register_number="HRB 12345",
        lei="5299000J2N45DDNE4Y28",
        wikidata="Q54078",
        website="https://www.aimmo.co.kr/en",
    )
    make.make_source(
        url="https://www.wz.de/nrw/stephan-keller-in-sued-korea_aid-120218123", reliability_en="Rests on hearsay."
    )
    agreement = make.make_agreement("Treaty", parties=[company, make.make_institution()])
    make.make_signatory(agreement, make.make_person("Kim Minsu"), role_en="Witnessing officer")
    journey = make.make_delegation("Journey")
    make.make_member(journey, company, role_en="Stenographer")
    make.make_participant(make.make_visit(journey), person=make.make_person("Lee Jiwon"), role_en="Gatecrasher")
    make.make_figure(place=make.make_place("Bonn"), rule_en="By teaspoons.")
    make.make_person("Eva Muster", academic_title_de="Professorin")
    make.make_company("Nobody", register_number="HRB 99", website="https://nobody.example")
    for query, kind, label in WRITTEN_SOMEWHERE:
        with subtests.test(query):
            html = page(client, "/en/search/", q=query, exact="true")
            assert list(site(client, query, exact="true")) == [kind]
            assert not label or f"</span> ({label})" in html


def test_what_is_not_public_is_found_by_nothing(client):
    company = make.make_company("Aimmo", register_number="HRB 12345", state="draft")
    journey = make.make_delegation("Journey")
    make.make_member(journey, company, role_en="Stenographer")
    office = make.make_office(company, make.make_place("Bonn"), state="draft")
    make.make_figure(office=office, rule_en="By teaspoons.")
    for query in ("12345", "Stenographer", "teaspoons"):
        assert site(client, query, exact="true") == {}, query


# --- predecessors -----------------------------------------------------------------------------------------------------


@pytest.fixture
def chain():
    """Old signed; it merged into Middle, which Today followed."""
    old, middle, today = (make.make_institution(name) for name in ("Oldname", "Middlename", "Todayname"))
    make.make_relation(old, middle, kind="merged into")
    make.make_relation(today, middle, kind="successor of")
    make.make_agreement("Treaty of old", parties=[old, make.make_institution("Other")], signed="2015")
    make.make_agreement("Treaty of today", parties=[today, make.make_institution("Another")], signed="2020")
    make.make_agreement("Treaty of others", signed="2021")
    return old, middle, today


@pytest.mark.parametrize("asked", [{"q": "todayname"}, {"party": "todayname"}, {"q": "party:todayname"}])
def test_who_followed_a_party_is_asked_for_what_that_signed_and_told_so(client, chain, asked):
    response = client.get("/en/agreements/", asked)
    assert [str(row) for row in response.context["object_list"]] in (
        ["Treaty of today", "Treaty of old"],
        ["Treaty of old", "Treaty of today"],
    )
    said = "Matched: Todayname (signed by its predecessor Oldname)"
    assert response.content.decode().count(said) == 1


def test_the_facet_counts_what_predecessors_signed(client, chain):
    facets = {facet.facet.name: facet for facet in client.get("/en/agreements/").context["facets"]}
    counted = {count.value.value: count.number for count in facets["party"].counts}
    assert counted["todayname"] == 2 and counted["middlename"] == counted["oldname"] == counted["other"] == 1


def test_the_search_over_everything_says_so_too(client, chain):
    html = page(client, "/en/search/", q="todayname")
    assert "<mark>Todayname</mark></span> (signed by its predecessor Oldname)" in html


def test_a_circle_from_before_circles_were_refused_is_walked_once(chain):
    old, middle, today = chain
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        make.make_relation(today, old, kind="merged into")
        cursor.execute("SET LOCAL session_replication_role = origin")
    found = successors_of([old.pk, middle.pk, today.pk])
    assert {key: {each.key for each in followers} for key, followers in found.items()} == {
        old.pk: {middle.pk, today.pk},
        middle.pk: {today.pk, old.pk},
        today.pk: {old.pk, middle.pk},
    }


def test_a_chain_holds_as_long_as_all_its_links_are_public(client, chain):
    _old, middle, today = chain
    middle.state, middle.withdrawal_reason = "withdrawn", "x"
    middle.save()
    assert client.get("/en/agreements/", {"party": "todayname"}).context["total"] == 1
    middle.state, middle.withdrawal_reason = "published", ""
    middle.save()
    assert client.get("/en/agreements/", {"party": "todayname"}).context["total"] == 2
    today.relations.filter(kind="successor of").delete()
    assert client.get("/en/agreements/", {"party": "todayname"}).context["total"] == 1
    assert Agreement.objects.published().count() == 3


# --- those for whom others acted ------------------------------------------------------------------------------------


@pytest.fixture
def principal():
    """An institute signed for its university."""
    university, institute = make.make_institution("Bigschool"), make.make_institution("Smallschool")
    make.make_name(university, "Bigwig College")
    treaty = make.make_agreement("Treaty of the school", parties=[make.make_institution("Other")])
    make.make_party(treaty, institute, acting_for=university, order=5)
    make.make_agreement("Treaty of others")
    return university


@pytest.mark.parametrize("asked", [{"q": "bigschool"}, {"party": "bigschool"}, {"q": "party:bigschool"}])
def test_for_whom_a_party_acted_is_asked_for_what_that_signed_and_told_so(client, principal, asked):
    response = client.get("/en/agreements/", asked)
    assert [str(row) for row in response.context["object_list"]] == ["Treaty of the school"]
    assert response.content.decode().count("Matched: Bigschool (Smallschool acted for it)") == 1


def test_other_names_of_those_for_whom_a_party_acted_say_so_too(client, principal):
    html = client.get("/en/agreements/", {"q": "bigwig"}).content.decode()
    assert "Matched: Bigschool (Smallschool acted for it)" in html
    # Who is asked for the party that signed is told nothing of it.
    assert "acted for it" not in client.get("/en/agreements/", {"party": "smallschool"}).content.decode()


def test_the_search_over_everything_says_for_whom_a_party_acted(client, principal):
    assert "<mark>Bigschool</mark></span> (a party acted for it)" in page(client, "/en/search/", q="bigschool")


def test_whoever_is_not_public_is_found_by_nothing_and_told_nowhere(client, principal):
    facets = {facet.facet.name: facet for facet in client.get("/en/agreements/").context["facets"]}
    assert {count.value.value: count.number for count in facets["party"].counts}["bigschool"] == 1
    principal.state, principal.withdrawal_reason = "withdrawn", "x"
    principal.save()
    assert client.get("/en/agreements/", {"party": "bigschool"}).context["total"] == 0
    assert "Bigschool" not in client.get("/en/agreements/", {"party": "smallschool"}).content.decode()


def test_for_whom_a_party_acted_costs_no_query_more(client, principal, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        client.get("/en/agreements/", {"q": "treaty"})
    other = make.make_agreement("Another treaty", parties=[make.make_institution("Else")])
    make.make_party(other, make.make_institution("Acting"), acting_for=make.make_institution("Bound"), order=5)
    with django_assert_num_queries(len(one)):
        client.get("/en/agreements/", {"q": "treaty"})
