"""What pages say to machines in the words of schema.org: true, public, and no more than is known."""

import json

import pytest
from django.urls import reverse
from django.utils import translation

from companies.models import Company
from events.models import Agreement, Delegation, Person
from koreanrw.discovery.structured_data import data_block
from koreanrw.kinds import kinds_with_page
from koreanrw.operations.licences import USUAL
from tests import factories as make
from tests.koreanrw.discovery.schema_org import graph, problems
from tests.planting import SECRET, plant_secrets

pytestmark = pytest.mark.django_db


def page(client, thing, language: str = "en") -> str:
    with translation.override(language):
        address = thing.get_absolute_url()
    return client.get(address).content.decode()


def about(client, thing, language: str = "en") -> dict:
    """The node of the thing a page is about."""
    page_node, _site, *things = graph(page(client, thing, language))
    identity = page_node.get("mainEntity", page_node.get("about"))["@id"]
    return next(node for node in things if node["@id"] == identity)


@pytest.mark.parametrize("kind", kinds_with_page(), ids=lambda kind: kind.name)
def test_all_pages_of_the_seeded_register_speak_schema_org(site, seeded, kind):
    things = list(kind.public())
    assert things
    for number, thing in enumerate(things):
        with translation.override(("de", "en", "ko")[number % 3]):
            found = graph(site.answers[thing.get_absolute_url()].text)
        assert problems(found) == [], thing
        assert len(found) >= 3, thing


@pytest.mark.parametrize("language", ("de", "en", "ko"))
@pytest.mark.parametrize("name", ("home", "company_list", "about"))
def test_other_pages_do_too(site, name, language):
    address = reverse(name).replace("/en/", f"/{language}/")
    assert problems(graph(site.answers[address].text)) == []


def test_every_named_thing_has_one_name_in_all_languages(client, db):
    company = make.make_company("X")
    assert {about(client, company, language)["@id"] for language in ("de", "en", "ko")} == {
        "http://testserver/en/companies/x/#organisation"
    }


def test_the_page_names_the_sources_it_rests_on_and_its_place_in_the_register(client, db):
    source = make.make_source("Rheinische Post, 3. März", kind="newspaper")
    company = make.make_company("Seegene", source=source)
    node = graph(page(client, company))[0]
    assert [(cited["@type"], cited["name"]) for cited in node["citation"]] == [("NewsArticle", source.title)]
    steps = node["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [(1, "Home"), (2, "Companies"), (3, "Seegene")]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("company", "Organization"), ("university", "CollegeOrUniversity"), ("ministry", "GovernmentOrganization")],
)
def test_an_organisation_is_what_its_kind_makes_certain(client, db, kind, expected):
    maker = make.make_company if kind == "company" else make.make_institution
    organisation = maker("Somebody", **({} if kind == "company" else {"kind": kind}))
    assert about(client, organisation)["@type"] == expected


def test_an_organisation_is_told_apart_by_its_identifiers(client, db):
    company = make.make_company("X", lei="529900T8BM49AURSDO55", wikidata="Q95", website="https://x.example/")
    node = about(client, company)
    assert node["leiCode"] == "529900T8BM49AURSDO55" and node["sameAs"] == "https://www.wikidata.org/entity/Q95"
    assert node["url"] == "https://x.example/" and node["mainEntityOfPage"].endswith("/en/companies/x/")


@pytest.mark.parametrize(
    ("founded", "certainty", "expected"),
    [
        ("2016", "stated", "2016"),
        ("2016-09", "implied", "2016-09"),
        ("2016-09-14", "stated", "2016-09-14"),
        ("2016", "inferred", None),
        ("2016", "reported", None),
        ("2016", "planned", None),
        ("2016~", "stated", None),
        ("2016?", "stated", None),
        ("[2011..2015]", "stated", None),
        ("2016", None, None),
    ],
)
def test_only_dates_that_are_exact_and_firm_are_passed_on(client, db, founded, certainty, expected):
    company = make.make_company("X", founded=founded)
    if certainty:
        make.cite(company, "founded", certainty=certainty)
    assert about(client, company).get("foundingDate") == expected


def test_a_date_that_is_stated_in_part_and_inferred_in_part_is_not_passed_on(client, db):
    company = make.make_company("X", founded="2024-08")
    make.cite(company, "founded", certainty="stated", wording="in August")
    make.cite(company, "founded", certainty="inferred", place_in_source="P2")
    assert "foundingDate" not in about(client, company)


def test_where_sources_disagree_the_preferred_one_decides(client, db):
    company = make.make_company("X", founded="2016")
    make.cite(company, "founded", certainty="stated", preferred=True, reason="Nearer to it.")
    make.cite(company, "founded", certainty="reported", value="2015", place_in_source="P2")
    assert about(client, company)["foundingDate"] == "2016"


def test_an_organisation_is_located_at_its_offices_but_not_at_closed_or_planned_ones(client, db):
    company = make.make_company("X")
    make.make_office(company, make.make_place("Bonn"))
    make.make_office(company, make.make_place("Essen"), closed="2020")
    planned = make.make_office(company, make.make_place("Hagen"), cited=False)
    make.cite(planned, "place", certainty="planned")
    assert [place["containedInPlace"]["name"] for place in about(client, company)["location"]] == ["Bonn"]


def test_what_ended_is_no_tie_of_today(client, db):
    company, parent, former = (make.make_company(name) for name in ("X", "Parent", "Former"))
    for other, until in ((parent, ""), (former, "2019")):
        make.cite(company, "other", part=make.make_relation(company, other, until=until), place_in_source=other.slug)
    assert [node["name"] for node in about(client, company)["parentOrganization"]] == ["Parent"]
    assert [node["name"] for node in about(client, parent)["subOrganization"]] == ["X"]


def test_a_delegation_is_an_event_without_what_was_only_planned(client, db):
    delegation = make.make_delegation("Journey", starts="2015-03", ends="[2015-03-27..2015-03-31]")
    make.cite(delegation, "starts")
    make.cite(delegation, "ends")
    for topic, outcome in (("Done", "done"), ("Hoped for", "planned"), ("Unclear", "unknown")):
        visit = make.make_visit(delegation, topic=topic, outcome=outcome)
        make.cite(delegation, "kind", part=visit, place_in_source=topic)
        make.cite(delegation, "topic", part=visit, place_in_source=topic)
    node = about(client, delegation)
    assert node["@type"] == "Event" and node["startDate"] == "2015-03" and "endDate" not in node
    assert [visit["description"] for visit in node["subEvent"]] == ["Done"]


def test_an_agreement_is_a_work_of_its_parties(client, db):
    parties = [make.make_institution(name) for name in ("KIAT", "NRW.INVEST")]
    agreement = make.make_agreement("Memorandum", parties=parties, signed="2015-03-27")
    make.cite(agreement, "signed")
    for party in agreement.parties.all():
        make.cite(agreement, "organisation", part=party)
    node = about(client, agreement)
    assert node["@type"] == "CreativeWork" and node["dateCreated"] == "2015-03-27"
    assert [party["name"] for party in node["contributor"]] == ["KIAT", "NRW.INVEST"]
    assert "citation" not in node


def test_a_person_holds_roles_for_the_time_they_are_known_for(client, db):
    person = make.make_person("Stephan Keller")
    position = make.make_position(person, make.make_institution("City", kind="city"), "Lord Mayor", since="2020")
    for field in ("organisation", "role", "since"):
        make.cite(person, field, part=position)
    (role,) = about(client, person)["affiliation"]
    assert (role["@type"], role["roleName"], role["startDate"]) == ("OrganizationRole", "Lord Mayor", "2020")
    assert role["affiliation"]["name"] == "City" and "endDate" not in role


def test_an_inferred_date_of_publication_is_not_the_sources(client, db):
    source = make.make_source("X", published="", inferred="2024")
    assert "datePublished" not in about(client, source)


def test_a_place_says_where_it_lies(client, db):
    state = make.make_place("Somewhere", kind="state", code="XX-YY")
    city = make.make_place("Bonn", within=state, latitude=50.7, longitude=7.1, code="99999999")
    make.make_office(place=city)
    node = about(client, city)
    assert (node["@type"], node["containedInPlace"]["@type"]) == ("City", "State")
    assert node["geo"]["latitude"] == 50.7 and node["identifier"]["propertyID"] == "AGS"
    assert about(client, state)["identifier"]["propertyID"] == "ISO 3166-2"


def test_a_name_in_another_language_than_the_page_says_so(client, db):
    company = make.make_company("Aimmo", name_ko="", name_en="")
    assert about(client, company, "ko")["name"] == {"@value": "Aimmo", "@language": "de"}


def test_the_data_set_has_a_licence_only_where_the_operator_gave_one(seeded, client, settings):
    def data_set():
        return next(node for node in graph(client.get("/en/").content.decode()) if node["@type"] == "Dataset")

    assert "license" not in data_set()
    assert data_set()["distribution"][0]["contentUrl"] == "http://testserver/data/koreanrw-dataset.zip"
    settings.DATA_LICENCE = USUAL["CC-BY-4.0"]
    assert data_set()["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert problems([data_set()]) == []


@pytest.mark.parametrize("language", ("de", "en", "ko"))
def test_what_is_said_of_the_site_in_a_language_has_a_name_of_its_own(seeded, client, language):
    for path in ("", "data/"):
        nodes = graph(client.get(f"/{language}/{path}").content.decode())
        for kind in ("WebSite", "Dataset"):
            (node,) = (node for node in nodes if node["@type"] == kind)
            assert node["@id"] == f"{node['url']}#{kind.lower()}" == f"http://testserver/{language}/#{kind.lower()}"
    assert nodes[0]["mainEntity"] == {"@id": f"http://testserver/{language}/#dataset"}


def test_no_text_can_end_the_block_of_data(client, db):
    company = make.make_company("</script><script>alert(1)</script> & <!--")
    assert page(client, company).count("<script") == 1
    assert about(client, company)["name"] == company.name
    # No stored text holds a separator of lines; the block does not rely on that.
    block = data_block({"a": "<&> \u2028"})
    assert "\u2028" not in block
    assert json.loads(block.partition(">")[2].removesuffix("</script>")) == {"a": "<&> \u2028"}


def test_withdrawn_things_are_not_even_mentioned_to_machines(seeded, client):
    """The walk through the whole site looks for the planted word too; here it must be gone without a trace."""
    plant_secrets()
    naming = (
        Agreement.objects.get(title_en="An agreement with somebody withdrawn"),
        Delegation.objects.get(title_en="A delegation with somebody withdrawn"),
        Company.objects.get(name_en="A company tied to somebody withdrawn"),
        Person.objects.get(name_en="Somebody at an institution withdrawn"),
    )
    for thing in naming:
        said = json.dumps(graph(page(client, thing)))
        assert SECRET.lower() not in said.lower(), thing
        # The words of the page may say so; the things it names may not.
        assert '"name": "name withdrawn"' not in said, thing


def test_a_preview_says_nothing_to_machines(client, db):
    client.force_login(make.make_editor())
    draft = make.make_company("Draft", state="draft")
    html = page(client, draft)
    assert "ld+json" not in html and '<meta name="robots" content="noindex">' in html
