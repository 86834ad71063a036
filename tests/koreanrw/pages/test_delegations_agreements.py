"""The pages of agreements, delegations and people: what they say, what they keep to themselves, what they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from tests import factories as make

pytestmark = pytest.mark.django_db
WITHDRAWN = {"state": "withdrawn", "withdrawal_reason": "Asked for"}


def words(client, address: str) -> str:
    """The words of a page as a reader sees them, without footnote numbers."""
    response = client.get(address)
    assert response.status_code == 200
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    shown = re.sub(r'<sup class="cite">.*?</sup>|\s*<span class="uncited">.*?</span>', "", main[0], flags=re.DOTALL)
    return " ".join(strip_tags(shown).split())


def count_queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


# --- agreements --------------------------------------------------------------------------------------------------


def test_an_agreement_names_its_parties_as_they_were_and_as_they_are(client):
    agreement = make.make_agreement(parties=[make.make_institution("KIAT")], kind_as_printed="Absichtserklärung")
    today = make.make_institution("NRW.Global Business")
    make.make_party(agreement, today, name_at_signing="NRW.INVEST", signed="2015-03-02")
    page = words(client, agreement.get_absolute_url())
    assert "NRW.Global Business – name at signing: NRW.INVEST – signed: 2 March 2015" in page
    assert "memorandum of understanding" in page
    assert "Absichtserklärung" in page


def test_an_agreement_tells_signatories_from_witnesses_with_the_role_of_that_day(client):
    agreement = make.make_agreement(parties=[make.make_institution("KIAT")])
    signer, witness = make.make_person("Kim Minjun"), make.make_person("Erika Muster")
    make.make_position(signer, role="Minister today")
    make.make_signatory(agreement, signer, party=agreement.parties.first(), role="President then")
    make.make_signatory(agreement, witness, capacity="witness", role="State Secretary then")
    page = words(client, agreement.get_absolute_url())
    assert "Signatories Kim Minjun, President then – for KIAT" in page
    assert "Witnesses Erika Muster, State Secretary then" in page
    assert "Minister today" not in page


def test_an_agreement_says_what_is_not_known(client):
    page = words(client, make.make_agreement().get_absolute_url())
    for saying in (
        "Signatories not named",
        "Signed not known",
        "Announced not known",
        "In effect from not known",
        "Ends not known",
        "Place of signing not known",
        "Signed during no delegation known",
        "Purpose not known",
        "Still in force not known",
    ):
        assert saying in page, saying


def test_an_agreement_shows_the_certainty_and_the_source_of_its_date(client):
    agreement = make.make_agreement(signed="[2015-03-01..2015-03-10]")
    source = make.make_source("An article of March 2015")
    make.cite(agreement, "signed", source, certainty="inferred", steps="The article is of March.\nIt says early.")
    page = words(client, agreement.get_absolute_url())
    assert "Signed early March 2015 Certainty: inferred" in page
    assert "An article of March 2015" in page
    assert "The article is of March." in page


def test_links_between_agreements_are_told_from_both_ends(client):
    first, second = make.make_agreement("First memorandum"), make.make_agreement("Second memorandum")
    link = make.make_link(second, first, kind="renews")
    make.cite(second, "kind", make.make_source("Tells of the renewal"), part=link)
    assert "renews: First memorandum" in words(client, second.get_absolute_url())
    page = words(client, first.get_absolute_url())
    assert "renewed by: Second memorandum" in page
    assert "Tells of the renewal" in page


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_link_from_an_unpublished_agreement_does_not_exist_for_a_reader(client, state):
    shown = make.make_agreement("Shown")
    make.make_link(make.make_agreement("Hidden", state=state, withdrawal_reason="Asked for"), shown)
    page = words(client, shown.get_absolute_url())
    assert "Hidden" not in page
    assert "renewed by" not in page


def test_an_agreement_names_nobody_who_was_withdrawn(client):
    agreement = make.make_agreement(delegation=make.make_delegation("Quondam journey", **WITHDRAWN))
    party = make.make_party(agreement, make.make_institution("Quondam", **WITHDRAWN), name_at_signing="Quondam Inc.")
    make.make_signatory(agreement, make.make_person("Quondam person", **WITHDRAWN), party=party)
    make.make_link(agreement, make.make_agreement("Quondam memorandum", **WITHDRAWN))
    for address in (agreement.get_absolute_url(), "/en/agreements/"):
        page = words(client, address)
        assert "Quondam" not in page
        assert "name withdrawn" in page


def test_the_public_page_of_an_agreement_never_shows_the_notes_for_staff(client):
    agreement = make.make_agreement(staff_notes="confidential remark")
    client.force_login(make.make_publisher())
    assert "confidential" not in client.get(agreement.get_absolute_url()).content.decode()


# --- delegations -------------------------------------------------------------------------------------------------


def test_a_journey_of_which_only_the_end_is_known_stands_by_its_end(client):
    make.make_delegation("Of 2015", starts="2015")
    make.make_delegation("Ended 2020", ends="2020-05")
    make.make_delegation("Of 2018", starts="2018")
    make.make_delegation("By 2016", starts="[..2016-03-02]")
    make.make_delegation("Undated")
    listed = client.get("/en/delegations/").context["page_obj"].object_list
    assert [str(each) for each in listed] == ["Ended 2020", "Of 2018", "By 2016", "Of 2015", "Undated"]


def test_a_delegation_tells_its_visits_in_order_grouped_in_stops(client):
    seoul, busan = make.make_place("Seoul"), make.make_place("Busan")
    delegation = make.make_delegation()
    for place, topic in ((seoul, "One"), (seoul, "Two"), (busan, "Three"), (seoul, "Four"), (None, "Five")):
        make.make_visit(delegation, place=place, topic=topic)
    response = client.get(delegation.get_absolute_url())
    stops = [(str(place or ""), [visit.topic for visit in run]) for place, run in response.context["page"].stops]
    assert stops == [("Seoul", ["One", "Two"]), ("Busan", ["Three"]), ("Seoul", ["Four"]), ("", ["Five"])]
    page = words(client, delegation.get_absolute_url())
    assert "Place not known" in page
    assert [page.index(topic) for topic in ("One", "Two", "Three", "Four", "Five")] == sorted(
        page.index(topic) for topic in ("One", "Two", "Three", "Four", "Five")
    )


def test_a_delegation_marks_its_leader_and_says_who_is_not_named(client):
    delegation = make.make_delegation()
    city, fair = make.make_institution("City"), make.make_institution("Fair")
    make.make_member(delegation, city, person=make.make_person("Erika Muster"), role="Lord Mayor then", leads=True)
    make.make_member(delegation, fair)
    page = words(client, delegation.get_absolute_url())
    assert "Erika Muster, Lord Mayor then, City head of the delegation" in page
    assert "Fair (people not named)" in page


def test_a_planned_visit_is_marked_and_is_not_among_the_companies_visited(client):
    delegation = make.make_delegation()
    make.make_visit(delegation, "company visit", host=make.make_company("Planned Ltd"), outcome="planned")
    make.make_visit(delegation, "company visit", host=make.make_company("Seen Ltd"), outcome="done")
    page = words(client, delegation.get_absolute_url())
    visited, visits = page.split("Companies visited")[1].split("Visits in order")
    assert "Seen Ltd" in visited
    assert "Planned Ltd" not in visited
    assert "Company visit planned" in visits


def test_a_company_nobody_names_is_said_to_be_unnamed(client):
    delegation = make.make_delegation()
    make.make_visit(delegation, "company visit", topic="Several companies", place=make.make_place("Seoul"))
    page = words(client, delegation.get_absolute_url())
    assert "Companies visited No company is named, Seoul: Several companies" in page
    assert "Host not named" in page


def test_a_delegation_lists_the_agreements_signed_on_it_that_are_published(client):
    delegation = make.make_delegation()
    make.make_agreement("Signed on the way", delegation=delegation)
    make.make_agreement("Not yet public", delegation=delegation, state="draft")
    page = words(client, delegation.get_absolute_url())
    assert "Signed on the way" in page
    assert "Not yet public" not in page


def test_a_delegation_names_nobody_who_was_withdrawn(client):
    delegation = make.make_delegation()
    gone, nobody = make.make_institution("Quondam", **WITHDRAWN), make.make_person("Quondam person", **WITHDRAWN)
    make.make_member(delegation, gone, person=nobody)
    make.make_participant(make.make_visit(delegation, "company visit", host=gone), gone, person=nobody)
    page = words(client, delegation.get_absolute_url())
    assert "Quondam" not in page
    assert "name withdrawn" in page


@pytest.mark.parametrize("word", ["düsseldorf", "muster", "kiat", "journey"])
def test_delegations_are_found_by_title_place_members_and_hosts(client, word):
    delegation = make.make_delegation("A journey", destination=make.make_place("Düsseldorf"))
    make.make_member(delegation, person=make.make_person("Erika Muster"))
    make.make_visit(delegation, host=make.make_institution("KIAT"))
    make.make_delegation("Another one")
    found = client.get("/en/delegations/", {"q": word}).context["object_list"]
    assert found == [delegation]


# --- people ------------------------------------------------------------------------------------------------------


def test_the_list_of_people_names_roles_in_the_order_of_names(client):
    make.make_position(make.make_person("Zoe Zander"), make.make_institution("KIAT"), "President")
    make.make_person("Änne Adler")
    page = words(client, "/en/people/")
    assert "Zoe Zander President, KIAT" in page
    assert page.index("Änne Adler role not known") < page.index("Zoe Zander")


def test_people_are_found_by_role_whatever_its_spelling(client):
    person = make.make_person()
    make.make_position(person, role="Oberbürgermeister")
    make.make_person()
    found = client.get("/de/people/", {"q": "oberbuergermeister"}).context["object_list"]
    assert found == [person]


# --- all of them -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("maker", [make.make_agreement, make.make_delegation, make.make_person])
def test_an_unpublished_record_has_no_page_and_is_in_no_list(client, maker):
    for state in ("draft", "in review", "withdrawn"):
        record = maker("Unheard of", state=state, withdrawal_reason="Asked for")
        address = record.get_absolute_url()
        assert client.get(address).status_code == 404
        parent = address.rsplit("/", 2)[0] + "/"
        assert "Unheard" not in client.get(parent).content.decode()


@pytest.mark.parametrize("maker", [make.make_agreement, make.make_delegation, make.make_person])
@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_pages_exist_in_every_language_with_one_heading_and_for_every_visitor_alike(client, maker, language):
    address = maker().get_absolute_url().replace("/en/", f"/{language}/")
    for path in (address, address.rsplit("/", 2)[0] + "/"):
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == 200
        assert page.count("<h1") == 1
        assert f'<html lang="{language}">' in page
        assert "csrfmiddlewaretoken" not in page
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies


def fill_agreement(agreement, rows: int) -> None:
    for _number in range(rows):
        party = make.make_party(agreement)
        signatory = make.make_signatory(agreement, party=party, role="President")
        make.cite(agreement, "role", part=signatory)
        make.cite(agreement, "kind", part=make.make_link(agreement))
        inverse = make.make_link(make.make_agreement(), agreement)
        make.cite(inverse.agreement, "kind", part=inverse)
        agreement.topics.add(make.make_topic())


def fill_delegation(delegation, rows: int) -> None:
    for _number in range(rows):
        make.make_member(delegation, make.make_institution(), person=make.make_person(), role="President")
        visit = make.make_visit(delegation, "company visit", host=make.make_company(), place=make.make_place())
        make.cite(delegation, "host", part=visit)
        make.make_participant(visit, make.make_institution(), person=make.make_person())
        make.cite(make.make_agreement(delegation=delegation, place=make.make_place()), "place")


def fill_person(person, rows: int) -> None:
    for _number in range(rows):
        make.make_position(person)
        delegation = make.make_delegation()
        make.cite(delegation, "person", part=make.make_member(delegation, make.make_institution(), person=person))
        visit = make.make_visit(delegation, place=make.make_place(), host=make.make_company())
        make.make_participant(visit, make.make_institution(), person=person)
        agreement = make.make_agreement(signed="2015")
        make.make_signatory(agreement, person, party=agreement.parties.first())


@pytest.mark.parametrize(
    ("maker", "fill"),
    [
        (make.make_agreement, fill_agreement),
        (make.make_delegation, fill_delegation),
        (make.make_person, fill_person),
    ],
)
def test_a_page_costs_the_same_few_queries_however_much_is_on_it(client, maker, fill):
    record = maker()
    fill(record, 3)
    few = count_queries(client, record.get_absolute_url())
    fill(record, 9)
    assert count_queries(client, record.get_absolute_url()) == few <= 15


@pytest.mark.parametrize(
    ("address", "maker", "fill"),
    [("/en/delegations/", make.make_delegation, fill_delegation), ("/en/people/", make.make_person, fill_person)],
)
def test_a_list_costs_the_same_few_queries_however_long_it_is(client, address, maker, fill):
    for _number in range(3):
        fill(maker(), 1)
    few = count_queries(client, address)
    for _number in range(12):
        fill(maker(), 1)
    assert count_queries(client, address) == few <= 5


# --- what was only announced --------------------------------------------------------------------------------------


@pytest.fixture(params=["announced", "abandoned"])
def announced(request):
    """An agreement that nobody signed, with everything that names it."""
    journey, event = make.make_delegation("A journey"), make.make_event("A fair")
    agreement = make.make_agreement("A pact", life_cycle=request.param, delegation=journey, event=event)
    make.make_signatory(agreement, make.make_person("Kim"))
    return agreement


def test_no_page_tells_of_what_was_only_announced_as_signed(client, announced):
    how = {"announced": "announced", "abandoned": "not concluded"}[announced.life_cycle]
    assert f"A pact {how}" in words(client, announced.parties.first().organisation.get_absolute_url())
    on_page_of_person = words(client, announced.signatories.get().person.get_absolute_url())
    assert f"A pact, signatory (date of signing: not known) – role not known {how}" in on_page_of_person
    for named_by, heading in (
        (announced.delegation, "Agreements that were to be signed on this journey"),
        (announced.event, "Agreements that were to be signed at this event"),
    ):
        page = words(client, named_by.get_absolute_url())
        assert heading in page
        assert "Agreements signed" not in page


def test_what_was_only_announced_is_counted_by_no_sentence(client, announced):
    party, person = announced.parties.first().organisation, announced.signatories.get().person
    assert "records one agreement" not in words(client, party.get_absolute_url())
    assert "signed one agreement" not in words(client, person.get_absolute_url())
    make.make_agreement("Another", parties=[party, make.make_institution("Duna")])
    assert "The register records one agreement, with Duna" in words(client, party.get_absolute_url())


def test_nobody_is_said_to_have_taken_part_in_a_visit_that_was_only_planned(client):
    person, journey = make.make_person("Kim"), make.make_delegation("A journey")
    make.make_participant(make.make_visit(journey, outcome="planned"), person=person)
    assert "taking part" not in words(client, person.get_absolute_url())
