"""What must never reach an anonymous reader: drafts, withdrawn records and fields for staff.

A word that stands nowhere else is planted in all of them; then every public page is read, in three languages, the
way a visitor or a search engine would come to it, and every list is searched for the word.
"""

import re
from collections import deque
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from events.models import Agreement, Delegation
from tests import factories as make

SECRET = "Zzquark"
# Finds the planted word without being the word: pages echo what was searched for.
QUERY = "zzquar"
LANGUAGES = ("de", "en", "ko")
LISTS = (
    "company_list",
    "institution_list",
    "office_list",
    "person_list",
    "place_list",
    "delegation_list",
    "agreement_list",
    "source_list",
)
pytestmark = pytest.mark.django_db


def plant_unpublished(state: str) -> list:
    """One record of every kind in this state, with the word in its texts, its parts and its reference data."""
    reason = {"withdrawal_reason": f"{SECRET} reason"} if state == "withdrawn" else {}
    place = make.make_place(f"{SECRET} place")
    source = make.make_source(f"{SECRET} source", state=state, publisher=SECRET, reliability_de=SECRET, **reason)
    company = make.make_company(f"{SECRET} company", state=state, source=source, summary_en=SECRET, **reason)
    make.make_name(company, f"{SECRET} name")
    company.sectors.add(make.make_sector(f"{SECRET} sector"))
    institution = make.make_institution(f"{SECRET} institution", state=state, **reason)
    office = make.make_office(company, place, state=state, address=f"{SECRET} street", **reason)
    make.make_function(office, note_de=SECRET)
    count = make.make_count(99999, place, state=state, rule_de=f"{SECRET} rule", **reason)
    person = make.make_person(f"{SECRET} person", state=state, **reason)
    make.make_position(person, institution, role=f"{SECRET} role")
    delegation = make.make_delegation(
        f"{SECRET} delegation", state=state, purpose_ko=SECRET, destination=place, **reason
    )
    make.make_visit(delegation, topic=f"{SECRET} topic", place=place, host=institution)
    agreement = make.make_agreement(
        f"{SECRET} agreement", parties=[company, institution], state=state, purpose_en=SECRET, place=place, **reason
    )
    agreement.topics.add(make.make_topic(f"{SECRET} topic"))
    return [source, company, institution, office, count, person, delegation, agreement]


def plant_in_published_records(company, institution, person, source) -> None:
    """Published records that name withdrawn ones, cite a withdrawn source, and hold notes for staff."""
    agreement = make.make_agreement(
        "An agreement with somebody withdrawn", staff_notes=f"{SECRET} notes", delegation=None
    )
    party = make.make_party(agreement, company, name_at_signing=f"{SECRET} Inc.")
    given = {"value": f"{SECRET} as printed", "steps": f"{SECRET} follows from it.", "certainty": "inferred"}
    make.cite(agreement, "organisation", part=party, **given)
    make.cite(agreement, "name_at_signing", part=party, preferred=True, reason=f"{SECRET} says so.")
    signatory = make.make_signatory(agreement, person)
    make.cite(agreement, "person", part=signatory, **given)
    other = make.make_signatory(agreement, party=party, capacity="witness")
    make.cite(agreement, "party", part=other, **given)
    make.cite(agreement, "purpose", source)
    delegation = make.make_delegation("A delegation with somebody withdrawn")
    member = make.make_member(delegation, institution)
    make.cite(delegation, "organisation", part=member, **given)
    make.make_member(delegation, person=person)
    visit = make.make_visit(delegation, host=company)
    make.cite(delegation, "host", part=visit, **given)
    participant = make.make_participant(visit, institution)
    make.cite(delegation, "organisation", part=participant, **given)
    partner = make.make_company("A company tied to somebody withdrawn")
    relation = make.make_relation(partner, company)
    make.cite(partner, "other", part=relation, **given)
    make.make_office(company, make.make_place("A place of nobody visible"))
    somebody = make.make_person("Somebody at an institution withdrawn")
    position = make.make_position(somebody, institution)
    make.cite(somebody, "organisation", part=position, **given)


@pytest.fixture(scope="module")
def planted(seeded) -> list:
    drafts = plant_unpublished("draft") + plant_unpublished("in review")
    withdrawn = plant_unpublished("withdrawn")
    source, company, institution, _office, _count, person, *_others = withdrawn
    plant_in_published_records(company, institution, person, source)
    Agreement.objects.published().update(staff_notes=f"{SECRET} notes")
    return drafts + withdrawn


def crawl(client: Client) -> dict[str, str]:
    """Every page a visitor can reach from the three front pages, by address."""
    queue = deque(f"/{language}/" for language in LANGUAGES)
    pages: dict[str, str] = {}
    while queue:
        address = queue.popleft()
        if address in pages or len(pages) > 1500:
            continue
        response = client.get(address)
        pages[address] = "" if response.streaming else response.content.decode()
        if response.status_code in (301, 302):
            queue.append(response.url)
        assert response.status_code in (200, 301, 302), address
        for link in re.findall(r'href="(/[^"#]*)', pages[address]):
            link = unescape(link)
            if re.match(r"/(de|en|ko)/", link) and "/account/" not in link:
                queue.append(link)
    return pages


def test_nothing_unpublished_stands_on_any_page_a_visitor_can_reach(planted, client):
    pages = crawl(client)
    assert len(pages) > 100
    leaks = [address for address, content in pages.items() if SECRET.lower() in content.lower()]
    assert leaks == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_no_list_finds_what_is_not_published(planted, client, name, language):
    with translation.override(language):
        address = reverse(name)
    response = client.get(address, {"q": QUERY})
    assert response.status_code == 200
    assert SECRET.lower() not in response.content.decode().lower()
    assert response.context["total"] == 0


def test_the_address_of_an_unpublished_record_is_unknown_to_visitors(planted, client):
    for record in planted:
        address = record.get_absolute_url().split("#")[0]
        response = client.get(address)
        assert response.status_code == 404, address
        # The page repeats the address it was asked for, in the links to other languages.
        assert SECRET.lower() not in response.content.decode().replace(address[3:], "").lower()


def test_somebody_signed_in_without_rights_sees_no_more_than_a_visitor(planted, client):
    client.force_login(make.make_user())
    for record in planted:
        assert client.get(record.get_absolute_url().split("#")[0]).status_code == 404


def test_an_editor_sees_a_draft_as_a_preview_that_no_cache_keeps(planted, client):
    client.force_login(make.make_editor())
    draft = make.make_delegation("Still being written", state="draft")
    response = client.get(draft.get_absolute_url())
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert Delegation.objects.published().filter(pk=draft.pk).count() == 0
