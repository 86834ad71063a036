"""The page of a source: bibliography, and which published facts rest on it, by paragraph."""

import pytest

from koreanrw.profiles.sources import SourceProfile
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, source) -> str:
    response = client.get(source.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_an_inferred_date_stands_beside_the_unknown_one_with_its_steps(client):
    source = make.make_source(published="", inferred="[2024-08..2024-11]", reliability_en="Signed by nobody.")
    make.cite(source, "inferred", source, certainty="inferred", steps="It speaks of last August.")
    html = page(client, source)
    assert '<span class="unknown">not known</span>' in html
    assert "between August and November 2024" in html
    assert "It speaks of last August." in html and "Signed by nobody." in html


def test_the_printed_title_stands_beside_its_translation(client):
    source = make.make_source(title_de="Der Titel", title_en="The title", language="de")
    html = page(client, source)
    assert "<h1>The title</h1>" in html
    assert '<cite lang="de">Der Titel</cite>' in html


def test_sources_that_tell_the_same_story_name_each_other(client):
    first = make.make_source("The agency")
    again = make.make_source("The paper", same_story_as=first)
    make.make_source("Secret", same_story_as=first, state="draft")
    assert "The paper" in page(client, first) and "The agency" in page(client, again)
    assert "Secret" not in page(client, first)


def test_facts_stand_in_the_order_of_the_paragraphs_gathered_by_record():
    source = make.make_source()
    company = make.make_company(cited=False)
    office = make.make_office(company, cited=False)
    for record, field, place in (
        (company, "seat", "P10"),
        (company, "name", "P2"),
        (company, "name", "H"),
        (office, "opened", "P2"),
        (company, "founded", "P2"),
        (company, "kind", "F"),
    ):
        make.cite(record, field, source, place_in_source=place)
    found = SourceProfile.of(source).paragraphs
    assert [paragraph.place for paragraph in found] == ["H", "P2", "P10", "F"]
    by_record = [(str(record), len(fields)) for fact in found[1].facts for record, fields in fact.by_record]
    assert by_record == [(str(office), 1), (str(company), 2)]


def test_what_one_fact_of_the_digest_made_stands_in_one_row(client):
    source = make.make_source()
    office = make.make_office(make.make_company("Hana"), make.make_place("Essen"), cited=False, opened="2017")
    for field in ("place", "opened", "organisation"):
        make.cite(office, field, source, place_in_source="P2", fact="A2", wording="in Essen")
    make.cite(office.organisation, "name", source, place_in_source="P2", fact="A2")
    make.cite(office.organisation, "name", source, place_in_source="P2", fact="A10")
    (paragraph,) = SourceProfile.of(source).paragraphs
    assert [len(fact.fields) for fact in paragraph.facts] == [4, 1]
    html = page(client, source)
    assert html.count("<q") == 1 and "2 published facts" in html


def test_places_without_a_fact_and_what_was_left_out_stand_there_in_the_language_of_the_reader(client):
    source = make.make_source(
        paragraphs="H P1 P2",
        left_out_de="P1: Die Partei – nur öffentliche Ämter.\nAllgemeines.",
        left_out_en="P1: The party – public roles only.\nGeneralities.",
    )
    make.make_company(source=source)
    found = SourceProfile.of(source).paragraphs
    assert [(paragraph.place, len(paragraph.facts), len(paragraph.left_out)) for paragraph in found] == [
        ("H", 0, 0),
        ("P1", 1, 1),
        ("P2", 0, 0),
        ("", 0, 1),
    ]
    html = page(client, source)
    assert "The party – public roles only." in html and html.count("nothing taken from it") == 3
    german = client.get(f"/de/sources/{source.slug}/").content.decode()
    assert "Die Partei – nur öffentliche Ämter." in german and "Generalities" not in german


def test_the_page_of_a_source_never_grows_with_the_register(client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("koreanrw.profiles.sources.MOST", 4)
    monkeypatch.setattr("koreanrw.pages.sources.MOST", 4)
    source = make.make_source(paragraphs="H P1 P2 P3 P4 P5 P6 P7 P8 P9")
    names = [make.make_company(f"Hana {number}", cited=False) for number in range(1, 8)]
    for number, company in enumerate(names, 1):
        make.cite(company, "name", source, place_in_source=f"P{number}")
    with django_assert_max_num_queries(15):
        first = page(client, source)
    second = client.get(f"{source.get_absolute_url()}?page=2").content.decode()
    assert "Hana 4" in first and "Hana 5" not in first and "7 published facts" in first and "?page=2" in first
    assert "Hana 5" in second and "Hana 4" not in second
    # Each place stands on one page.
    places = [SourceProfile.of(source, number).paragraphs for number in (1, 2)]
    assert [[paragraph.place for paragraph in found] for found in places] == [
        ["H", "P1", "P2", "P3", "P4"],
        ["P5", "P6", "P7", "P8", "P9"],
    ]
    for asked in ("3", "0", "x", "99999999999999999999"):
        assert client.get(f"{source.get_absolute_url()}?page={asked}").status_code == 404


def test_a_fact_shows_value_certainty_steps_and_what_the_source_says_instead(client):
    source = make.make_source()
    office = make.make_office(make.make_company("Seegene"), cited=False, opened="2017")
    function = make.make_function(office, "european headquarters", outcome="planned")
    make.cite(office, "opened", source, value="seven years ago", certainty="inferred", steps="Count back.")
    make.cite(office, "outcome", source, part=function, certainty="planned")
    html = page(client, source)
    assert ">Seegene, " in html and office.get_absolute_url() in html
    assert "Opened" in html and "2017" in html and "seven years ago" in html and "Count back." in html
    assert "Function: European headquarters" in html and '<span class="certainty certainty-planned">' in html


def test_one_fact_of_two_places_stands_at_both():
    source = make.make_source()
    company = make.make_company(cited=False)
    make.cite(company, "summary", source, fact="A1")
    make.cite(company, "summary", source, fact="A1", place_in_source="P2")
    assert [len(fact.fields) for fact in SourceProfile.of(source).facts] == [1, 1]


def test_unpublished_facts_rest_on_no_public_source(client):
    source = make.make_source()
    hidden = make.make_company("Secret company", state="draft", source=source)
    withdrawn = make.make_company("Secret former", state="withdrawn", withdrawal_reason="x", source=source)
    make.make_office(hidden, make.make_place("Secret place"), source=source)
    public = make.make_company("Aimmo", source=source)
    relation = make.make_relation(public, withdrawn)
    make.cite(public, "other", source, part=relation)
    agreement = make.make_agreement(source=source, staff_notes="Secret notes")
    party = make.make_party(agreement, withdrawn, name_at_signing="Secret Inc.")
    make.cite(agreement, "organisation", source, part=party)
    signatory = make.make_signatory(agreement, make.make_person("Secret person", state="draft"), party=party)
    make.cite(agreement, "person", source, part=signatory)
    make.cite(agreement, "party", source, part=signatory)
    html = page(client, source)
    assert "Aimmo" in html and "name withdrawn" in html
    assert "Secret" not in html


def test_every_citable_field_of_every_kind_can_be_shown(client):
    source = make.make_source()
    delegation = make.make_delegation(destination=make.make_place("Seoul"))
    member = make.make_member(delegation, person=make.make_person("Keller"), leads=True)
    visit = make.make_visit(delegation, host=make.make_institution("The host"), place=make.make_place("Busan"))
    agreement = make.make_agreement(delegation=delegation)
    agreement.topics.add(make.make_topic("Batteries"))
    signatory = make.make_signatory(agreement, party=agreement.parties.first())
    link = make.make_link(agreement)
    count = make.make_figure(office=make.make_office())
    person = make.make_person()
    position = make.make_position(person)
    company = make.make_company()
    name, relation = make.make_name(company), make.make_relation(company)
    parts = {
        delegation: (None, member, visit, make.make_participant(visit)),
        agreement: (None, agreement.parties.first(), signatory, link),
        count: (None,),
        person: (None, position),
        company: (None, name, relation),
    }
    for record, cited in parts.items():
        for part in cited:
            for field in (part or record).CITABLE:
                make.cite(record, field, source, part=part)
    html = page(client, source)
    for expected in ("Seoul", "Keller", "The host", "Busan", "Batteries"):
        assert expected in html
    leads = html[html.index("Leads the delegation") :]
    assert leads[: leads.index("</li>")].count("yes") == 1


def test_the_page_of_a_source_costs_the_same_queries_however_much_rests_on_it(client, django_assert_max_num_queries):
    source = make.make_source()

    def more(number: int) -> None:
        for _each in range(number):
            company = make.make_company(source=source)
            make.cite(company, "other", source, part=make.make_relation(company))
            make.cite(company, "sectors", source)
            office = make.make_office(company, source=source)
            make.make_function(office, source=source)
            make.make_figure(office=office, source=source)
            make.make_figure(source=source)
            agreement = make.make_agreement(source=source, delegation=make.make_delegation(source=source))
            make.cite(agreement, "topics", source)
            make.cite(agreement, "delegation", source)
            signatory = make.make_signatory(agreement, party=agreement.parties.first())
            for field in ("party", "person"):
                make.cite(agreement, field, source, part=signatory)
            person = make.make_person(source=source)
            make.cite(person, "organisation", source, part=make.make_position(person))

    more(3)
    with django_assert_max_num_queries(15) as few:
        page(client, source)
    more(12)
    with django_assert_max_num_queries(15) as some:
        page(client, source)
    assert len(some) == len(few)
