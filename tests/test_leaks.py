"""What must never reach an anonymous reader: drafts, withdrawn records and fields for staff.

A word that stands nowhere else is planted in all of them, and every list is searched for it. `test_crawl.py` reads
every public page for it.
"""

from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import translation

from events.models import Delegation
from koreanrw.kinds import kind_of, kinds_with_list
from koreanrw.search.lists import list_of
from tests import factories as make
from tests.examples import EACH_LANGUAGE
from tests.planting import QUERY, SECRET, plant_secrets

LISTS = (
    "company_list",
    "institution_list",
    "office_list",
    "person_list",
    "place_list",
    "delegation_list",
    "agreement_list",
    "source_list",
    "sector_list",
    "topic_list",
)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def planted(seeded) -> list:
    return plant_secrets()


@pytest.mark.long
@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("name", LISTS)
def test_no_list_finds_what_is_not_published(planted, client, name, language):
    with translation.override(language):
        address = reverse(name)
    response = client.get(address, {"q": QUERY})
    assert response.status_code == 200
    assert SECRET.lower() not in response.content.decode().lower()
    assert response.context["total"] == 0


def chosen_from() -> list[tuple[str, str]]:
    """Every list and every condition of it that names a record, a place, a sector or a topic by its slug."""
    naming = ("party", "place", "topic", "source", "delegation", "sector", "seat", "organisation")
    return [
        (kind.list_name, name)
        for kind in kinds_with_list()
        for name in list_of(kind).search_class.conditions()
        if name in naming
    ]


@pytest.mark.long
@pytest.mark.parametrize(("list_name", "condition"), chosen_from())
def test_what_only_drafts_use_is_as_unknown_as_what_there_is_not(planted, client, list_name, condition):
    """In pages, feeds, files, the API and the form that keeps a search: not even whether there is such a thing."""
    name = {"party": "company", "seat": "place", "organisation": "institution"}.get(condition, condition)
    kind = next(kind for kind in kinds_with_list() if kind.list_name == list_name)
    address = reverse(list_name)
    client.force_login(make.make_user("a-reader"))
    roads = [address, f"{address}feed.atom", f"{address}export.csv", f"/api/v1/{kind.plural}/", reverse("search_save")]
    for road in roads:
        answers = []
        for value in (f"zzquark-{name}", f"nowhere-{name}"):
            asked = {condition: value}
            if road == reverse("search_save"):
                asked = {"list": list_name, "query": f"{condition}={value}"}
            response = client.get(road, asked)
            answers.append((response.status_code, response.content.decode().replace(value, "…")))
        assert answers[0] == answers[1], road
        assert answers[0][0] != 404, road


@pytest.mark.long
@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("query", [QUERY, f"{QUERY}k", SECRET[:4], f"{SECRET} OR {QUERY}", "zzqurak", f'"{SECRET}"'])
def test_the_search_over_everything_finds_corrects_and_suggests_nothing_unpublished(planted, client, language, query):
    response = client.get(f"/{language}/search/", {"q": query})
    assert response.context["answer"].sections == () and not response.context["answer"].corrected
    links = client.get(f"/{language}/search/suggest/list/", {"q": query})
    assert SECRET.lower() not in links.content.decode().lower()
    assert client.get(f"/{language}/search/suggest/", {"q": query}).json()[1:] == [[], [], []]


def test_the_address_of_an_unpublished_record_is_unknown_to_visitors(planted, client):
    for record in planted:
        address = record.get_absolute_url().split("#")[0]
        response = client.get(address)
        assert response.status_code == 404, address
        # The page repeats the address it was asked for, in the links to other languages and to the form for reports.
        page = response.content.decode().lower()
        for repeated in (address[3:], quote(address[3:], safe="").lower()):
            page = page.replace(repeated, "")
        assert SECRET.lower() not in page


def roads_to(record) -> list[str]:
    """Addresses below the page of a record, in English: the first of its facts stands for all of them."""
    kind = kind_of(record)
    fact = f"facts/{record.CITABLE[0]}"
    below = ["facts/", f"{fact}/", f"{fact}.bib", "changes/", "cite.bib", "cite.ris"]
    # Counts have no page of their own, hence no card.
    below += ["card.png"] if kind.has_page else []
    return [f"/en/{kind.plural}/{record.slug}/{page}" for page in below]


@pytest.mark.parametrize("visitor", ["nobody", "an editor"])
def test_no_road_leads_to_an_unpublished_record(planted, client, visitor):
    """Not by one of its facts, not as a file or a card; editors have the preview alone."""
    if visitor == "an editor":
        client.force_login(make.make_editor())
    roads = [road for record in planted for road in roads_to(record)]
    assert len(roads) > 150
    assert {road: response.status_code for road in roads if (response := client.get(road)).status_code != 404} == {}


def test_the_same_roads_lead_to_published_records(db, client):
    """Or the test before would say nothing."""
    roads = [road for record in (make.make_company(), make.make_agreement()) for road in roads_to(record)]
    assert {road: response.status_code for road in roads if (response := client.get(road)).status_code != 200} == {}


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
