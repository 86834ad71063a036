"""Pages of facts: every cited field of a record with all that is said about it, each at an address of its own."""

import re
from collections import Counter

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation
from django.utils.html import conditional_escape

from companies.models import Place
from koreanrw.kinds import kinds_of_records
from koreanrw.pages.record_subpages import address_below
from koreanrw.provenance.facts import facts_of, key_of
from koreanrw.provenance.footnotes import Note
from koreanrw.provenance.given import NamedInValues
from records.models import Record
from tests import factories as make
from tests.examples import EACH_LANGUAGE
from tests.planting import SECRET, plant_secrets

pytestmark = pytest.mark.django_db


def cited_records() -> list[Record]:
    """Every published record that something is cited about."""
    models = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    return [record for model in models for record in model.objects.published().filter(citations__gt=0).distinct()]


def page(client, record, page="facts", language="en", **arguments) -> str:
    with translation.override(language):
        address = address_below(record, page, **arguments)
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_fact_shows_value_source_words_certainty_and_reasoning(client):
    office = make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"), opened="2017", cited=False)
    source = make.make_source("The paper", published="2024")
    make.cite(
        office,
        "opened",
        source,
        place_in_source="P5",
        certainty="inferred",
        wording="seit sieben Jahren",
        steps="Count.",
    )
    html = page(client, office, "fact", key="opened")
    assert "<h1>Seegene, Düsseldorf: Opened</h1>" in html
    assert ">2017</span>" in html and "The paper" in html and "Paragraph 5" in html
    assert '<q lang="de">seit sieben Jahren</q>' in html and "<li>Count.</li>" in html
    assert 'certainty-inferred"><span class="visually-hidden">Certainty: </span>inferred</span>' in html


def test_facts_of_parts_bear_the_part_its_identifier_and_the_field_in_their_address(client):
    office = make.make_office()
    make.make_function(office, "sales")
    function = make.make_function(office, "european headquarters", outcome="planned", source=make.the_source())
    make.cite(office, "outcome", part=function, certainty="planned")
    agreement = make.make_agreement()
    make.cite(agreement, "name_at_signing", part=(party := make.make_party(agreement, name_at_signing="KIAT")))
    outcome = f"function-{function.public_id}-outcome"
    assert [fact.key for fact in facts_of(office)] == ["place", f"function-{function.public_id}-function", outcome]
    html = page(client, office)
    assert "Function 2: European headquarters (planned)" in html and f'href="{outcome}/"' in html
    assert "planned" in page(client, office, "fact", key=outcome)
    assert "KIAT" in page(client, agreement, "fact", key=f"party-{party.public_id}-name-at-signing")


def test_sources_that_disagree_stand_together_the_preferred_first_with_its_reason(client):
    company = make.make_company(cited=False, founded="2016")
    make.cite(company, "founded", make.make_source("Other"), value="2015")
    make.cite(company, "founded", make.make_source("One"), preferred=True, reason="It asked the company.")
    html = page(client, company, "fact", key="founded")
    assert html.index("One</a>") < html.index("It asked the company.") < html.index("Other</a>") < html.index("2015")
    assert html.index("It asked the company.") < html.index("Where the sources differ") < html.index("Other</a>")


def test_an_earlier_plan_and_what_nobody_has_confirmed_stand_apart_on_the_page_of_the_fact(client):
    office = make.make_office(opened="2024", cited=False)
    make.cite(office, "opened", make.make_source("Plan"), value="2023", certainty="planned")
    make.cite(office, "opened", make.make_source("Nothing"), value="", wording="vor Kurzem")
    html = page(client, office, "fact", key="opened")
    assert html.index("Earlier plans") < html.index(">Plan</a>") < html.index("2023")
    assert html.index("Not confirmed") < html.index(">Nothing</a>") < html.index("vor Kurzem")


def test_a_figure_that_somebody_counted_has_a_page_to_cite(client):
    count = make.make_figure(20, make.make_place("Düsseldorf"), qualifier="about")
    html = page(client, count, "fact", key="value")
    # Never more exact than it was counted.
    assert ">about 20</span>" in html and ">20<" not in html
    assert f"/en/figures/{count.slug}/facts/value/" in html
    place = client.get(count.place.get_absolute_url()).content.decode()
    assert f'href="/en/figures/{count.slug}/facts/"' in place


def test_what_is_known_to_be_unknown_says_so(client):
    agreement = make.make_agreement()
    make.cite(agreement, "place")
    assert '<span class="unknown">not known</span>' in page(client, agreement, "fact", key="place")


@pytest.mark.parametrize("folder", sorted(kind.plural for kind in kinds_of_records()))
def test_unknown_records_and_unknown_facts_are_not_found(client, folder):
    for rest in ("facts/", "facts/name/", "facts/name.bib", "cite.bib", "changes/"):
        assert client.get(f"/en/{folder}/nobody/{rest}").status_code == 404
    company = make.make_company()
    assert client.get(address_below(company, "fact", key="dissolved")).status_code == 404
    assert client.get(address_below(company, "fact", key="name-1-text")).status_code == 404


def test_a_source_that_nothing_is_cited_about_has_no_page_of_facts_and_no_link_to_one(client):
    source = make.make_source()
    assert client.get(address_below(source, "facts")).status_code == 404
    assert "facts/" not in client.get(source.get_absolute_url()).content.decode()
    make.cite(source, "publisher", source)
    assert "Rheinische Zeitung" in page(client, source)
    assert 'facts/">' in client.get(source.get_absolute_url()).content.decode()


def test_former_addresses_lead_to_the_present_ones(client):
    make.make_company("Aimmo", former_slugs=["old"])
    for rest in ("facts/", "facts/name/", "facts/name.ris", "cite.bib", "changes/"):
        for folder in ("companies/old", "institutions/aimmo", "institutions/old"):
            response = client.get(f"/en/{folder}/{rest}")
            assert (response.status_code, response.url) == (301, f"/en/companies/aimmo/{rest}")


def test_the_fact_of_a_field_that_was_renamed_moves_with_it(client):
    company = make.make_company(seat=make.make_place("Seoul"))
    make.cite(company, "seat")
    response = client.get(f"{company.get_absolute_url()}facts/country/")
    assert (response.status_code, response.url) == (301, f"{company.get_absolute_url()}facts/seat/")


@pytest.mark.long
@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_what_is_not_public_has_none_of_these_pages_not_even_for_editors(client, state):
    reason = {"withdrawal_reason": "x"} if state == "withdrawn" else {}
    company = make.make_company("Aimmo", state=state, **reason)
    office = make.make_office(company)
    count = make.make_figure(office=office)
    for visitor in (client, Client()):
        if visitor is client:
            client.force_login(make.make_publisher())
        for record, key in ((company, "name"), (office, "place"), (count, "value")):
            for name, more in (
                ("facts", {}),
                ("fact", {"key": key}),
                ("fact_cite", {"key": key, "form": "bib"}),
                ("cite", {"form": "ris"}),
                ("changes", {}),
            ):
                assert visitor.get(address_below(record, name, **more)).status_code == 404
    preview = client.get(company.get_absolute_url()).content.decode()
    assert "Preview:" in preview
    assert "/facts/" not in preview and "/changes/" not in preview and "cite.bib" not in preview


@pytest.mark.long
def test_nothing_withheld_stands_on_any_page_of_facts_or_in_a_file_to_cite(client):
    plant_secrets()
    for record in cited_records():
        addresses = [address_below(record, "facts"), address_below(record, "changes")]
        addresses += [address_below(record, "cite", form=form) for form in ("bib", "ris")]
        for fact in facts_of(record):
            addresses.append(address_below(record, "fact", key=fact.key))
            addresses.append(address_below(record, "fact_cite", key=fact.key, form="ris"))
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 200, address
            assert SECRET.lower() not in response.content.decode().lower(), address


def test_the_words_of_a_withdrawn_source_are_withheld(client):
    company = make.make_company(cited=False)
    source = make.make_source("Secret title", state="withdrawn", withdrawal_reason="x")
    make.cite(company, "name", source, wording="Secret words", certainty="inferred", steps="Secret steps")
    html = page(client, company)
    assert "source withdrawn" in html and "Secret" not in html


def test_pages_of_facts_cost_the_same_queries_however_many_facts_there_are(client, django_assert_max_num_queries):
    delegation = make.make_delegation(origin=make.make_place(), destination=make.make_place())

    def more(number: int) -> None:
        for _each in range(number):
            visit = make.make_visit(delegation, host=make.make_institution(), place=make.make_place())
            participant = make.make_participant(visit, make.make_institution(), person=make.make_person())
            member = make.make_member(delegation, make.make_institution(), person=make.make_person())
            for part in (visit, participant, member):
                for field in part.CITABLE:
                    make.cite(delegation, field, part=part, place_in_source=f"P{_each}")

    more(2)
    with django_assert_max_num_queries(5) as few:
        page(client, delegation)
    more(5)
    visit = delegation.visits.first()
    with django_assert_max_num_queries(5) as some:
        page(client, delegation)
        assert len(some) == len(few)
        html = page(client, delegation, "fact", key=f"visit-{visit.public_id}-kind")
    assert "Visit 1" in html


def test_what_only_sources_that_differ_name_costs_no_query_each(client, django_assert_max_num_queries):
    source = make.make_source("The paper")
    offices = [make.make_office(cited=False) for _number in range(2)]
    for office, number in zip(offices, (3, 30), strict=True):
        for _each in range(number):
            for field, named in (("organisation", make.make_company()), ("place", make.make_place())):
                make.cite(office, field, source, value=named.slug, place_in_source=named.slug)
    asked = []
    for office in offices:
        with django_assert_max_num_queries(8) as queries:
            html = page(client, office)
        asked.append(len(queries))
        named = [citation.value for citation in office.citations.filter(field="place")]
        assert all(str(place) in html for place in Place.objects.filter(slug__in=named))
    assert asked[0] == asked[1]


# On top of the seeded records, which stay until the last test of this module.


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_citation_of_every_seeded_record_stands_on_its_page_of_facts(seeded, client, language):
    seen = 0
    for record in cited_records():
        expected: dict[str, set[Note]] = {}
        named = NamedInValues(record.citations.all())
        # Steps and reasons are in the reader's language where they are translated.
        with translation.override(language):
            for citation in record.citations.all():
                note = Note.with_value(citation.part or record, citation, named)
                expected.setdefault(key_of(citation), set()).add(note)
            response = client.get(address_below(record, "facts"))
        html = response.content.decode()
        facts = response.context["facts"]
        assert {fact.key: set(fact.notes) for fact in facts} == expected
        assert len(facts) == len(expected)
        assert Counter(re.findall(r'<article class="fact" id="([^"]+)">', html)) == Counter(expected.keys())
        assert html.count('<span class="certainty') == sum(len(notes) for notes in expected.values())
        seen += len(expected)
    assert seen > 300


def test_every_seeded_fact_has_a_page_and_a_title_of_its_own(seeded, client):
    titles, short = [], []
    for record in cited_records():
        facts = facts_of(record)
        titles += [fact.title for fact in facts]
        short += [fact.page_title for fact in facts]
        # The last one is about a part, where there is any.
        html = page(client, record, "fact", key=facts[-1].key)
        assert f"<h1>{conditional_escape(facts[-1].title)}</h1>" in html
    assert len(titles) == len(set(titles)) > 300
    # What lists of search results show is cut, but still tells each fact from the others.
    assert len(short) == len(set(short)) and max(map(len, short)) <= 85
