"""The questions the front page asks, and the lists that answer them."""

import datetime
import re
from html import unescape

import pytest
from django.utils import timezone

from companies.models import Office
from events.models import Agreement
from tests import factories as make
from tests.examples import EACH_LANGUAGE

pytestmark = pytest.mark.django_db
# What the seeded register is asked on its front page, in the order it is asked there.
QUESTIONS = 5


def questions_of(html: str) -> dict[str, str]:
    """The questions of a front page with the addresses of their answers."""
    listed = html.split('class="questions"')[1].split("</ul>")[0]
    return {words: unescape(address) for address, words in re.findall(r'href="([^"]*)">([^<]*)<', listed)}


def test_a_question_nothing_answers_is_not_asked(client):
    assert "Questions the register answers" not in client.get("/en/").content.decode()
    office = make.make_office(place=make.make_place("Düsseldorf"))
    make.make_function(office, "european headquarters", outcome="planned")
    make.make_agreement(signed="2015-03-27")
    asked = questions_of(client.get("/en/").content.decode())
    assert any("only plan a European headquarters" in words for words in asked)
    assert not any("have a European headquarters" in words for words in asked)
    assert not any("Which delegations" in words for words in asked)
    for address in asked.values():
        assert client.get(address).context["total"], address


def test_the_questions_lead_to_their_answers(seeded, client):
    html = client.get("/en/").content.decode()
    answers = {
        "Which companies have a European headquarters in Düsseldorf?": ["Doosan Robotics, Düsseldorf"],
        "Which companies only plan a European headquarters in Düsseldorf?": ["Seegene, Düsseldorf"],
    }
    asked = questions_of(html)
    for question, expected in answers.items():
        assert [str(office) for office in client.get(asked[question]).context["object_list"]] == expected
    assert "What was signed in the Aachen technology region?" in asked


@pytest.mark.long
@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_question_has_rows_in_the_list_its_feed_its_files_and_the_api(seeded, client, language):
    addresses = questions_of(client.get(f"/{language}/").content.decode()).values()
    assert len(addresses) == QUESTIONS
    for address in addresses:
        path, _mark, query = address.partition("?")
        shown = client.get(address).context
        rows = shown["total"]
        assert rows and not shown["search"].errors, address
        assert client.get(f"{path}feed.atom?{query}").content.count(b"<entry>") == rows, address
        assert len(client.get(f"{path}export.json?{query}").json()["rows"]) == rows, address
        assert client.get(f"/api/v1{path[3:]}?{query}&language={language}").json()["total"] == rows, address


@pytest.mark.long
@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_link_on_the_front_page_leads_to_a_page_and_every_list_it_leads_to_has_rows(seeded, client, language):
    main = client.get(f"/{language}/").content.decode().split("<main")[1].split("</main>")[0]
    addresses = {unescape(found).partition("#")[0] for found in re.findall(r'href="([^"#]+)', main)}
    assert len(addresses) > 20
    for address in (each for each in addresses if each.startswith("/")):
        response = client.get(address)
        assert response.status_code == 200, address
        if "search" in (response.context or {}):
            assert response.context["total"], address


# --- as years pass ------------------------------------------------------------------------------------------------


@pytest.fixture
def later(monkeypatch):
    """A day many years from now."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: datetime.date(2040, 6, 15))


@pytest.fixture
def headquarters(db, later):
    """A European headquarters for every way it may have gone on; by the name of its company."""
    place = make.make_place("Düsseldorf")
    source = make.make_source()

    def office(name, **fields):
        return make.make_office(make.make_company(name), place, source=source, **fields)

    def function(of, outcome, **fields):
        part = make.make_function(of, "european headquarters", outcome=outcome, source=source, **fields)
        for field in fields:
            make.cite(of, field, source, part=part)
        return part

    function(office("Still"), "done")
    function(office("Ended"), "done", until="2031")
    function(office("Closed", opened="2020", closed="2032"), "done")
    ended = function(office("Ended as nobody proves"), "done", until="2031")
    ended.citations.filter(field="until").update(certainty="reported")
    function(office("Planned"), "planned")
    both = office("Planned and fulfilled")
    function(both, "planned")
    function(both, "done")
    function(office("Planned and closed", opened="2020", closed="2032"), "planned")
    return place


def companies(client, address: str) -> set[str]:
    return {str(office.organisation) for office in client.get(address).context["object_list"]}


def test_who_has_a_headquarters_and_who_only_plans_one_stays_true_as_years_pass(client, headquarters):
    asked = questions_of(client.get("/en/").content.decode())
    has, plans = (
        asked[f"Which companies {what} a European headquarters in Düsseldorf?"] for what in ("have", "only plan")
    )
    assert companies(client, has) == {"Still", "Ended as nobody proves", "Planned and fulfilled"}
    assert companies(client, plans) == {"Planned"}


def test_a_question_is_asked_no_more_once_everything_it_lists_is_over(client, headquarters):
    for office in Office.objects.exclude(organisation__name_de="Closed").exclude(closed__gt=""):
        office.closed = "2033"
        office.save()
        make.cite(office, "closed")
    assert "European headquarters" not in client.get("/en/").content.decode()


def test_what_was_signed_somewhere_lists_nothing_that_was_only_announced(client, later):
    region = make.make_place("Aachen technology region", slug="technology-region-aachen", kind="region")
    signed = make.make_agreement("Signed", place=region)
    make.make_agreement("Announced", place=region, life_cycle="announced")
    make.make_agreement("Given up", place=region, life_cycle="abandoned")
    for agreement in Agreement.objects.all():
        make.cite(agreement, "place")
    address = questions_of(client.get("/en/").content.decode())["What was signed in Aachen technology region?"]
    assert [str(agreement) for agreement in client.get(address).context["object_list"]] == [str(signed)]
    html = client.get(region.get_absolute_url()).content.decode()
    assert "1 agreement signed there and 2 agreements announced there" in html
    assert html.index("Agreements signed in this place") < html.index(">Signed</a>")
    assert html.index("Agreements that were to be signed in this place") < html.index(">Announced</a>")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("standing=possible", {"Open", "Nobody proves", "Undated"}),
        ("standing=over", {"Closed"}),
        ("standing=planned", {"Announced"}),
        ("opened_from=2019&opened_to=2021", {"Open", "Closed"}),
        ("opened_to=2018", {"Nobody proves"}),
        ("closed_from=2030", {"Closed"}),
        ("closed_to=March+2025", set()),
        ("opened_from=2019&closed_to=2035", {"Closed"}),
    ],
)
def test_offices_are_found_by_how_they_stand_today_and_when_they_opened_and_closed(client, later, query, expected):
    def office(name, **fields):
        return make.make_office(make.make_company(name), make.make_place("Essen"), **fields)

    office("Open", opened="2020-05")
    office("Closed", opened="2020", closed="2032")
    unproved = office("Nobody proves", opened="2010", closed="2031")
    unproved.citations.filter(field="closed").update(certainty="planned")
    office("Undated")
    make.make_function(office("Announced"), "sales", outcome="planned")
    response = client.get(f"/en/offices/?{query}")
    assert not response.context["search"].errors
    assert {str(found.organisation) for found in response.context["object_list"]} == expected
    active = response.context["active_filters"]
    assert len(active) == query.count("=") and all(condition.value for condition in active)


def test_a_range_that_cannot_be_read_is_an_error_of_the_form(client):
    make.make_office(opened="2020")
    response = client.get("/en/offices/?opened_from=soon")
    assert response.context["search"].errors["opened_from"] and not response.context["total"]
