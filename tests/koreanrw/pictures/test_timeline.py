"""The timeline of the register and of one organisation: what stands in it, and how."""

import re
from xml.etree import ElementTree

import pytest

from koreanrw.pictures.timeline import Status, entries_at, entry_keys
from records.dates import PartialDate
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, query: str = "", language: str = "en", status: int = 200):
    response = client.get(f"/{language}/timeline/{query}")
    assert response.status_code == status
    return response


def rows(response) -> dict[str, list[str]]:
    """The manners in which the rows of a page are drawn, by what they are called."""
    return {row.entry.name: [str(span.manner) for span in row.spans] for row in response.context["picture"].rows}


def undated(response) -> list[str]:
    return [entry.name for entry in response.context["picture"].undated]


def make_some_of_each(number: int = 1) -> None:
    for _each in range(number):
        office = make.make_office(opened="2017")
        plan = make.make_function(office, "european headquarters", outcome="planned", planned_since="2025")
        make.cite(office, "planned_since", part=plan, certainty="planned")
        make.cite(make.make_delegation(starts="2015-03", ends="2015-03"), "starts")
        make.cite(make.make_agreement(signed="2015-03-27"), "signed")
        make.make_agreement()


def test_everything_published_stands_in_the_order_of_time_and_leads_to_its_page(client):
    office = make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"), opened="2017")
    make.make_delegation("The journey", starts="2015-03", ends="2015-04")
    make.make_agreement("The memorandum", signed="2016-03-27")
    response = page(client)
    assert list(rows(response)) == ["The journey", "The memorandum", "Seegene, Düsseldorf"]
    html = response.content.decode()
    assert f'href="{office.get_absolute_url()}"' in html
    assert "Opened: <span>2017</span>" in html and "no closure known" in html


def test_an_office_without_a_known_closing_is_filled_up_to_the_last_source_about_it(client):
    office = make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"), opened="2017")
    make.cite(office, "opened", make.make_source(published="2019-05"))
    make.cite(office, "place", make.make_source(inferred="2021"))
    # Who tells of a function, or of a plan, does not say that the office is still there.
    function = make.make_function(office, "branch", source=make.make_source(published="2023"))
    make.cite(office, "address", make.make_source(published="2024"), certainty="reported")
    make.cite(office, "since", make.make_source(published="2024"), part=function, certainty="planned")
    withdrawn = make.make_source(published="2025", state="withdrawn", withdrawal_reason="x")
    make.cite(office, "address", withdrawn)
    response = page(client)
    assert rows(response) == {"Seegene, Düsseldorf": ["possible", "certain", "open"]}
    (row,) = response.context["picture"].rows
    assert row.entry.attested == PartialDate("2021")
    assert "Latest source: 2021" in response.content.decode()


def test_what_is_only_planned_is_an_outline(client):
    office = make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"), opened="2017")
    make.make_function(office, "european headquarters", outcome="planned", planned_since="2025")
    make.make_agreement("Announced", announced="2018-04", life_cycle="announced")
    journey = make.make_delegation("Planned journey", starts="2019")
    make.cite(journey, "starts", certainty="planned")
    found = rows(page(client))
    assert found["European headquarters: Seegene, Düsseldorf"] == ["planned"]
    assert found["Announced"] == ["planned"] and found["Planned journey"] == ["planned"]


def test_a_function_stands_apart_only_where_it_says_more_than_its_office():
    office = make.make_office(opened="2017")
    make.make_function(office, "branch", since="2017")
    make.make_function(office, "sales")
    later = make.make_function(office, "research", since="2019")
    dropped = make.make_function(office, "production", outcome="abandoned")
    keys = [(key.kind, key.pk) for key in entry_keys("office")]
    assert set(keys) == {("office", office.pk), ("function", later.pk), ("function", dropped.pk)}
    entries, _footnotes = entries_at(entry_keys("office"))
    assert {entry.status for entry in entries} == {Status.FACT, Status.ABANDONED}


def test_an_agreement_holds_from_its_effect_to_its_end(client):
    make.make_agreement("Both known", signed="2015-03-01", effective="2016-01-01", ends="2018-12-31")
    make.make_agreement("In force", effective="2016-01-01", in_force="yes")
    make.make_agreement("Ended some day", effective="2016-01-01", life_cycle="ended")
    make.make_agreement("Signed and ended", signed="2015-03-01", ends="2018")
    found = rows(page(client))
    assert found["Both known"] == ["certain", "certain"]
    assert found["In force"][-1] == "open"
    # When it ended nobody knows: only its beginning is drawn.
    assert found["Ended some day"] == ["certain"]
    assert found["Signed and ended"] == ["certain", "possible"]


def test_what_has_no_date_is_listed_with_the_source_that_names_it(client):
    office = make.make_office(make.make_company("LG"), make.make_place("NRW", kind="state"))
    make.cite(office, "place", make.make_source(published="2015-03-27"))
    make.make_agreement("Dated", signed="2015")
    response = page(client)
    assert undated(response) == ["LG, NRW"] and list(rows(response)) == ["Dated"]
    html = response.content.decode()
    assert "Date not known: 1 entry" in html and "Named by a source of this date: 27 March 2015" in html


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?kind=office", ["Seegene, Düsseldorf"]),
        ("?kind=delegation", ["The journey"]),
        ("?kind=agreement", ["The memorandum"]),
        ("?first=2016", ["The memorandum", "Seegene, Düsseldorf"]),
        ("?last=2016", ["The journey", "The memorandum"]),
        ("?first=2015-04&last=2015-04", ["The journey"]),
        # No closing is known: it may still be there.
        ("?first=2024", ["Seegene, Düsseldorf"]),
    ],
)
def test_it_is_narrowed_by_kind_and_by_period(client, query, names):
    make.make_office(make.make_company("Seegene"), make.make_place("Düsseldorf"), opened="2017")
    make.make_delegation("The journey", starts="2015-03", ends="2015-05")
    make.make_agreement("The memorandum", signed="2016-03-27")
    make.make_agreement("Undated")
    response = page(client, query)
    assert list(rows(response)) == names
    assert ("Undated" in undated(response)) == (query == "?kind=agreement")


@pytest.mark.parametrize("query", ["?kind=nonsense", "?first=soon", "?first=2016&last=2015"])
def test_what_cannot_be_understood_shows_nothing_but_a_message(client, query):
    make.make_agreement("The memorandum", signed="2016-03-27")
    response = page(client, query)
    assert response.context["form"].errors and "The memorandum" not in response.content.decode()
    assert 'role="alert"' in response.content.decode()


def test_sixty_entries_stand_on_a_page_and_those_without_a_date_on_the_last(client):
    for number in range(65):
        make.make_agreement(signed=str(1950 + number), parties=0)
    make.make_agreement("Undated", parties=0)
    first, second = page(client), page(client, "?page=2")
    assert len(rows(first)) == 60 and undated(first) == []
    assert "What has no known date stands on the last page." in first.content.decode()
    assert len(rows(second)) == 5 and undated(second) == ["Undated"]
    page(client, "?page=3", status=404)


def test_an_empty_register_says_so(client):
    assert "There is nothing here yet." in page(client).content.decode()


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_nothing_unpublished_is_drawn_or_counted(client, state):
    hidden = {"state": state, **({"withdrawal_reason": "x"} if state == "withdrawn" else {})}
    company = make.make_company("Secret company", **hidden)
    office = make.make_office(company, opened="2017")
    make.make_function(office, outcome="planned", planned_since="2025")
    secret = make.make_office(make.make_company(), make.make_place("Secret place"), opened="2018", **hidden)
    make.make_function(secret, outcome="planned", planned_since="2025")
    make.make_delegation("Secret journey", starts="2015", **hidden)
    make.make_agreement("Secret memorandum", signed="2015", **hidden)
    response = page(client)
    assert response.context["total"] == 0 and "Secret" not in response.content.decode()


def test_the_page_costs_the_same_queries_however_much_it_shows(client, django_assert_max_num_queries):
    make_some_of_each()
    page(client)
    with django_assert_max_num_queries(7) as few:
        assert len(rows(page(client))) == 4
    make_some_of_each(14)
    with django_assert_max_num_queries(7) as many:
        assert len(rows(page(client))) == 60
    assert len(few) == len(many)


@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_every_drawing_is_well_formed_and_says_what_it_shows(client, language):
    make_some_of_each(2)
    make.make_agreement(signed="[..2014-05]")
    html = page(client, language=language).content.decode()
    drawings = re.findall(r"<svg class=\"time-(?:axis|grid|bar)\".*?</svg>\s*(?=</li>|<ol>|<div)", html, re.DOTALL)
    assert len(drawings) == 2 + 9
    for drawing in drawings:
        ElementTree.fromstring(drawing)
        assert not re.search(r'"\d+,\d', drawing), "a comma as the decimal sign"
    assert 'role="img" aria-labelledby="timeline-title" aria-describedby="timeline-desc"' in drawings[0]
    assert "style=" not in html[html.index("<figure") : html.index("</figure>")]


def test_all_dates_stand_in_the_table_with_their_sources(client):
    agreement = make.make_agreement("The memorandum", signed="[2015-03-01..2015-03-10]")
    make.cite(agreement, "signed", make.make_source("The portal"), certainty="inferred")
    html = page(client).content.decode()
    table = html[html.index("<table>") : html.index("</table>")]
    assert "The memorandum" in table and "Signed: early March 2015" in table
    assert "certainty-inferred" in table and 'href="#note-1"' in table
    assert "The portal" in html


# --- of one organisation -----------------------------------------------------------------------------------------


def profile(client, organisation):
    response = client.get(organisation.get_absolute_url())
    assert response.status_code == 200
    return response.context["timeline"]


def test_a_profile_draws_all_that_has_a_date(client):
    company = make.make_company("Seegene")
    office = make.make_office(company, make.make_place("Düsseldorf"), opened="2017")
    make.make_function(office, "branch", since="2017")
    make.make_function(office, "european headquarters", outcome="planned", planned_since="2025")
    make.make_agreement("The memorandum", parties=[company], signed="2018-03-27")
    journey = make.make_delegation("The journey", starts="2019-03", ends="2019-04")
    make.make_member(journey, company)
    make.make_visit(journey, "talk", host=company, planned_date="2019-03-15", outcome="planned")
    make.make_name(company, "Old name", since="2000", until="2010")
    make.make_name(company, "Undated name")
    picture = profile(client, company)
    found = {row.entry.name: [str(span.manner) for span in row.spans] for row in picture.rows}
    assert found == {
        "Old name": ["possible", "certain", "possible"],
        "Düsseldorf": ["possible", "open"],
        "The memorandum": ["certain"],
        "The journey": ["possible", "certain", "possible"],
        "Talk: The journey": ["planned"],
        "European headquarters: Seegene, Düsseldorf": ["planned"],
    }
    assert picture.undated == ()


def test_a_journey_on_which_it_was_only_to_be_visited_is_a_plan(client):
    company = make.make_company("Seegene")
    make.make_office(company, opened="2017")
    journey = make.make_delegation("The journey", starts="2019-03", ends="2019-05")
    make.make_visit(journey, host=company, outcome="planned")
    (_office, row) = profile(client, company).rows
    assert row.entry.name == "The journey" and row.entry.status == Status.PLANNED


def test_the_dates_of_a_journey_stand_on_a_profile_with_their_sources(client):
    company = make.make_company("Seegene")
    make.make_office(company, opened="2017")
    journey = make.make_delegation("The journey", starts="2019-03")
    make.make_member(journey, company)
    make.cite(journey, "starts", make.make_source("The weekly"))
    assert "The weekly" in client.get(company.get_absolute_url()).content.decode()


def test_one_date_is_no_timeline(client):
    company = make.make_company()
    make.make_office(company, opened="2017")
    make.make_agreement(parties=[company])
    assert profile(client, company) is None
