"""Copies of one story are one witness, everywhere; and what is known of a source goes with every footnote of it."""

import csv
import io
import json
import re

import pytest
from django.template import Context, Template

from koreanrw.provenance.facts import facts_of
from koreanrw.provenance.footnotes import Footnotes
from records.models import Source
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make.make_source("Agency", published="2015-03-27", reliability_en="It is a party to it.", slug="agency")


@pytest.fixture
def copies(agency) -> list[Source]:
    return [make.make_source(name, published="2015-03-28", same_story_as=agency) for name in ("Gazette", "Tribune")]


@pytest.fixture
def company(agency, copies):
    """What an agency says of a company, two papers that copied it, and somebody else."""
    company = make.make_company("Hana", cited=False, founded="2016", slug="hana")
    for source in (copies[1], agency, copies[0], make.make_source("Other")):
        make.cite(company, "founded", source)
    return company


def rendered(template: str, **context) -> str:
    return Template("{% load citations %}" + template).render(Context(context))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_copies_fold_into_the_footnote_of_the_first_telling_which_names_them(company):
    footnotes = Footnotes([company])
    html = rendered(
        '{% cite footnotes c "founded" %}{% include "provenance/_footnotes.html" %}', c=company, footnotes=footnotes
    )
    assert len(footnotes) == 2
    assert re.findall(r"<h3>.*>(\w+)</a>", html) == ["Agency", "Other"]
    assert "The same story also in: Tribune (paragraph 1); Gazette (paragraph 1)" in words(html)


def test_a_copy_that_says_something_else_of_the_fact_still_stands_for_itself(company, copies):
    make.cite(company, "founded", copies[0], value="2015", place_in_source="P2")
    (fact,) = facts_of(company)
    said = {heading: [str(source) for source, _notes in sources] for heading, sources in fact.by_verdict}
    assert said == {"": ["Agency", "Other"], "Where the sources differ": ["Gazette"]}


def test_copies_that_differ_alike_differ_once(agency, copies):
    company = make.make_company(cited=False, founded="2016")
    for source in (agency, *copies):
        make.cite(company, "founded", source, value="2015")
    (found,) = Footnotes([company]).disagreements(company)
    assert [str(note.source) for note in found.notes] == ["Agency"] and len(found.notes[0].retold) == 2


def test_whose_copy_a_source_is_that_was_withdrawn_nobody_learns(company, copies):
    Source.objects.filter(pk=copies[0].pk).update(state="withdrawn", withdrawal_reason="x")
    html = rendered(
        '{% cite footnotes c "founded" %}{% include "provenance/_footnotes.html" %}',
        c=company,
        footnotes=Footnotes([company]),
    )
    assert "Gazette" not in html and "source withdrawn" in html and "also in: Tribune" in words(html)


def test_how_reliable_a_source_is_stands_with_its_footnotes_on_the_page_and_on_those_of_facts(client, company):
    for address in ("", "facts/", "facts/founded/"):
        html = client.get(f"{company.get_absolute_url()}{address}").content.decode()
        assert html.count("It is a party to it.") == 1, address
        assert "The same story also in:" in html, address


def test_the_api_says_of_every_source_how_reliable_it_is_and_what_it_copied(client, company):
    answer = json.loads(client.get("/api/v1/companies/hana/").content)
    sources = [each["source"] for each in answer["fields"]["founded"]["citations"]]
    assert {each["text"]: each["reliability"] for each in sources}["Agency"] == "It is a party to it."
    first = {each["text"]: each["same_story_as"] and each["same_story_as"]["slug"] for each in sources}
    assert first == {"Agency": None, "Gazette": "agency", "Tribune": "agency", "Other": None}


def test_files_name_a_story_once_with_its_copies_and_how_reliable_each_source_is(client, company):
    text = client.get("/en/companies/export.csv?select=sources").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    agency, other = row["founded_sources"].split(" | ")
    assert agency.startswith("Agency (P1, stated, the same story also in: Tribune, Gazette) http")
    assert other.startswith("Other (P1, stated) http")
    named = [each.partition(" ")[0] for each in row["sources"].split(" | ")]
    assert dict(zip(named, row["sources_reliability"].split(" | "), strict=True))["Agency"] == "It is a party to it."


def test_structured_data_names_a_story_once(client, company):
    html = client.get(company.get_absolute_url()).content.decode()
    (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    page = next(node for node in json.loads(graph)["@graph"] if "citation" in node)
    assert len(page["citation"]) == 2


def test_a_copy_of_a_copy_is_one_of_the_first_telling_whatever_the_road(agency, copies):
    late = make.make_source("Late", same_story_as=copies[0])
    late.refresh_from_db()
    assert late.same_story_as == agency
    Source.objects.filter(pk=agency.pk).update(same_story_as=(earlier := make.make_source("Earlier")))
    assert set(earlier.retellings.all()) == {agency, *copies, late}
