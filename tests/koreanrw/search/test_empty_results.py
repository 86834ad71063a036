"""Lists narrowed by plain conditions, what they say was found, and what they suggest when nothing was."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from koreanrw.search.lists import AGREEMENTS, COMPANIES
from tests import factories as make
from tests.seeded_rows import once_a_module

pytestmark = pytest.mark.django_db


def get(client, name: str, **query: str):
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return response


def html_of(client, name: str, **query: str) -> str:
    return get(client, name, **query).content.decode()


def rows(client, name: str, **query: str) -> list[str]:
    return [str(row) for row in get(client, name, **query).context["object_list"]]


@once_a_module
def register():
    """A company of every sort, and one of everything else."""
    korea, germany = (make.make_place(name, kind="country") for name in ("South Korea", "Germany"))
    state = make.make_place("North Rhine-Westphalia", kind="state", within=germany)
    bonn = make.make_place("Bonn", within=state)
    robots, ships = make.make_sector("Robotics"), make.make_sector("Shipbuilding")
    aimmo, hyundai = make.make_company("Aimmo", seat=korea), make.make_company("Hyundai", seat=korea)
    aimmo.sectors.add(robots)
    hyundai.sectors.add(ships)
    make.make_office(aimmo, bonn)
    make.make_company("Rheinmetall", seat=germany)
    kiat = make.make_institution("KIAT", kind="agency", seat=korea)
    make.make_institution("RWTH", kind="university", seat=germany)
    make.make_position(make.make_person("Kim"), kiat)
    make.make_person("Lee")
    make.make_delegation("Out", direction="to korea", ends="[2024-12..2025-01]")
    make.make_delegation("In", direction="to nrw", starts="2015-03", destination=bonn)
    make.make_delegation("Undated", direction="to nrw")
    make.make_agreement("KIAT treaty", parties=[kiat, aimmo])
    make.make_source("Article", kind="newspaper", language="de")
    make.make_source("Release", kind="press release", language="ko")


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [
        ("company_list", {"sector": "robotics"}, ["Aimmo"]),
        ("company_list", {"seat": "germany"}, ["Rheinmetall"]),
        ("company_list", {"place": "bonn"}, ["Aimmo"]),
        ("company_list", {"place": "north-rhine-westphalia"}, ["Aimmo"]),
        ("company_list", {"q": "hyun", "sector": "shipbuilding", "seat": "south-korea"}, ["Hyundai"]),
        ("institution_list", {"kind": "university"}, ["RWTH"]),
        ("institution_list", {"seat": "south-korea"}, ["KIAT"]),
        ("person_list", {"organisation": "kiat"}, ["Kim"]),
        ("delegation_list", {"direction": "to korea"}, ["Out"]),
        ("delegation_list", {"year": "2025"}, ["Out"]),
        ("delegation_list", {"year": "2024"}, ["Out"]),
        ("delegation_list", {"year": "2015"}, ["In"]),
        ("place_list", {"kind": "city"}, ["Bonn"]),
        ("source_list", {"kind": "press release"}, ["Release"]),
        ("source_list", {"language": "ko"}, ["Release"]),
    ],
)
def test_a_list_is_narrowed_by_plain_conditions(client, register, name, query, found):
    assert rows(client, name, **query) == found


def test_a_list_says_how_many_of_how_many_it_found(client, register):
    assert "3 companies" in html_of(client, "company_list")
    assert "1 of 3 companies" in html_of(client, "company_list", sector="robotics")
    assert "1 of 3 delegations" in html_of(client, "delegation_list", year="2015")


def test_conditions_stand_as_chips_each_with_a_way_to_be_rid_of_it(client, register):
    html = html_of(client, "company_list", sector="robotics", seat="south-korea")
    chips = html.split('class="chips"')[1].split("</ul>")[0]
    assert "Sector: Robotics" in chips and "Seat: South Korea" in chips
    assert 'href="?seat=south-korea"' in chips and 'href="?sector=robotics"' in chips


def test_only_what_published_records_use_can_be_chosen(client, register):
    make.make_company("Secret", state="draft", seat=make.make_place("Secretland", kind="country"))
    make.make_company("Hidden", state="draft").sectors.add(make.make_sector("Secret sector"))
    make.make_sector("Secret unused")
    make.make_position(make.make_person(state="draft"), make.make_institution("Secretariat"))
    make.make_delegation("Secret", state="draft", starts="1999")
    for name in ("company_list", "institution_list", "delegation_list", "place_list", "source_list"):
        html = html_of(client, name).split('class="entries"')[0]
        assert "Secret" not in html and "1999" not in html
    assert "Secretariat" not in html_of(client, "person_list")
    assert "university" in html_of(client, "institution_list") and "ministry" not in html_of(client, "institution_list")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("company_list", {"sector": "nothing"}),
        ("company_list", {"seat": "a\0b"}),
        ("company_list", {"place": "nowhere"}),
        ("institution_list", {"kind": "company"}),
        ("institution_list", {"seat": "x" * 5000}),
        ("person_list", {"organisation": "nobody"}),
        ("delegation_list", {"direction": "up"}),
        ("delegation_list", {"year": "1900"}),
        ("delegation_list", {"year": "soon"}),
        ("place_list", {"kind": "planet"}),
        ("source_list", {"kind": "rumour"}),
        ("source_list", {"language": "xx"}),
    ],
)
def test_a_condition_nobody_can_choose_is_refused_with_a_message(client, register, name, query):
    html = html_of(client, name, **query)
    assert rows(client, name, **query) == []
    assert 'class="errorlist"' in html and "could not be understood" in html


def test_an_empty_result_says_which_condition_to_drop_and_what_that_gives(client, register):
    html = html_of(client, "company_list", sector="robotics", seat="germany")
    ways = html.split('class="empty-results"')[1].split("</section>")[0]
    assert 'href="?seat=germany">without “Sector: Robotics”</a>' in ways
    assert 'href="?sector=robotics">without “Seat: Germany”</a>' in ways
    assert ways.count("1 company") == 2 and "3 companies" in ways


def test_a_condition_that_gives_nothing_when_dropped_is_not_offered(client, register):
    html = html_of(client, "company_list", q="nobody", sector="robotics")
    assert "without “Search: nobody”" in html and "without “Sector: Robotics”" not in html


def test_an_empty_result_names_other_lists_that_hold_the_words(client, register):
    html = html_of(client, "company_list", q="kiat")
    assert 'href="/en/institutions/?q=kiat">1 institution</a>' in html
    assert 'href="/en/agreements/?q=kiat">1 agreement</a>' in html
    assert "Every word must be found." in html


def test_other_lists_are_searched_for_published_records_only(client, register):
    make.make_institution("Zzquark", state="draft")
    make.make_agreement("Zzquark", state="withdrawn", withdrawal_reason="x")
    html = html_of(client, "company_list", q="zzquark")
    assert "These words are found in other lists" not in html
    assert "Show everything" in html


def test_function_and_outcome_can_be_dropped_one_at_a_time(client):
    office = make.make_office()
    make.make_function(office, "sales", outcome="planned")
    make.make_function(office, "branch", outcome="done")
    html = html_of(client, "office_list", function="sales", outcome="done")
    assert "without “Function: sales”" in html and "without “Outcome: in place”" in html


LISTS = (
    "company_list", "institution_list", "office_list", "person_list", "place_list", "delegation_list",
    "agreement_list", "source_list", "sector_list", "topic_list",
)  # fmt: skip


# Before the agreements the planner is asked how many it expects, and what they are narrowed by is counted.
MOST_QUERIES = {"agreement_list": 8}


@pytest.mark.parametrize("name", LISTS)
def test_no_empty_result_is_a_dead_end_nor_costs_many_queries(client, register, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES.get(name, 5)):
        html = html_of(client, name, q="zzquark")
    assert "Nothing in the register matches this search." in html
    assert 'class="empty-results"' in html and "To the home page" in html


def fill(number: int) -> None:
    for _each in range(number):
        place = make.make_place(within=make.make_place(kind="state"))
        company = make.make_company(seat=make.make_place(kind="country"))
        company.sectors.add(make.make_sector())
        make.make_function(make.make_office(company, place))
        institution = make.make_institution(seat=place)
        make.make_position(make.make_person(), institution)
        make.make_delegation(starts="2015", destination=place, origin=company.seat)
        agreement = make.make_agreement(parties=[company, institution], place=place)
        agreement.topics.add(make.make_topic())
    # What the planner expects follows the rows there are, as autovacuum sees to it, and not what other tests left.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE events_agreemententry")


def test_every_list_costs_the_same_few_queries_however_long(client, django_assert_max_num_queries):
    counts = []
    for number in (3, 27):
        fill(number)
        for name in LISTS:
            with django_assert_max_num_queries(MOST_QUERIES.get(name, 5)) as queries:
                html_of(client, name)
            counts.append(len(queries))
    assert counts[: len(LISTS)] == counts[len(LISTS) :]


def test_a_company_leads_to_others_in_its_sector_and_city(client, register):
    robots = make.make_company("Robot Works")
    robots.sectors.add(*robots.sectors.model.objects.filter(slug="robotics"))
    make.make_office(make.make_company("Bonn Works"), make.make_place("Bonn").__class__.objects.get(slug="bonn"))
    make.make_company("Secret Works", state="draft").sectors.add(*robots.sectors.all())
    html = html_of(client, "company_list")
    assert "Secret" not in html
    page = client.get("/en/companies/aimmo/").content.decode()
    same_sector = page.split('aria-label="In the same sector"')[1].split("</section>")[0]
    same_city = page.split('aria-label="With an office in the same city"')[1].split("</section>")[0]
    assert "Robot Works" in same_sector and "Bonn Works" in same_city
    assert "Secret" not in page


def test_offices_agreements_and_delegations_lead_to_others_like_them(client):
    bonn, kiat = make.make_place("Bonn"), make.make_institution("KIAT")
    office, _other = (make.make_office(make.make_company(name), bonn) for name in ("Aimmo", "Neighbour"))
    make.make_office(make.make_company("Secret"), bonn, state="draft")
    agreement, _later = (make.make_agreement(title, parties=[kiat]) for title in ("First treaty", "Second treaty"))
    make.make_agreement("Secret treaty", parties=[kiat], state="draft")
    journey, _next = (make.make_delegation(title, destination=bonn) for title in ("First journey", "Second journey"))
    make.make_delegation("Secret journey", destination=bonn, state="draft")
    for record, heading, other in (
        (office, "Other offices: Bonn", "Neighbour"),
        (agreement, "Other agreements of these parties", "Second treaty"),
        (journey, "Other delegations: Bonn", "Second journey"),
    ):
        html = client.get(record.get_absolute_url()).content.decode()
        assert other in html.split(f'aria-label="{heading}"')[1].split("</section>")[0]
        assert "Secret" not in html


# --- how the question was read ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in LISTS if name != "agreement_list"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"half a phrase', "One quotation mark has no partner"),
        ("OR hyundai", "“OR” needs a word on both sides"),
        ("party:hyundai", "There is no field “party”"),
    ],
)
def test_every_list_says_what_it_could_not_read(client, register, name, query, said):
    assert said in html_of(client, name, q=query)


def test_a_slip_is_offered_corrected_with_what_that_finds(client, register, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        html = html_of(client, "company_list", q="rheinmetal hundai", seat="germany")
    assert "Did you mean" not in html  # Nothing has both.
    with django_assert_max_num_queries(5):
        html = html_of(client, "company_list", q="Rheinmetlal", seat="germany")
    ways = html.split('class="empty-results"')[1].split("</section>")[0]
    assert 'href="?q=Rheinmetall&amp;seat=germany">Rheinmetall</a>' in ways and "1 company" in ways
    assert rows(client, "company_list", q="Rheinmetlal") == []


def test_no_word_of_a_record_that_went_is_offered(client, register):
    company = make.make_company("Zzquark Works")
    assert "Zzquark" in html_of(client, "company_list", q="zzqurak")
    company.state, company.withdrawal_reason = "withdrawn", "x"
    company.save()
    for name in LISTS:
        assert "Zzquark" not in html_of(client, name, q="zzqurak")


def test_places_sectors_and_topics_know_alternatives_and_exclusions_too(client, register):
    assert rows(client, "sector_list", q="robotics OR shipbuilding") == ["Robotics", "Shipbuilding"]
    assert rows(client, "sector_list", q="robotics OR shipbuilding -shipbuilding") == ["Robotics"]
    assert rows(client, "place_list", q='"North Rhine"') == ["North Rhine-Westphalia"]
    assert rows(client, "place_list", q="rhine -north") == []
    assert rows(client, "place_list", q="saxony OR rhine") == ["North Rhine-Westphalia"]


def test_asking_something_else_leaves_what_was_asked(register):
    """What would be found with a condition less, or with other words, is another question."""
    for each in (COMPANIES, AGREEMENTS):
        search = each.search(QueryDict("q=robotics"))
        assert search.is_valid()
        asked, cleaned = str(search.rows(search.criteria).query), dict(search.form.cleaned_data)
        for condition in search.active():
            assert search.rows_without(condition).count() >= 0
        assert (str(search.rows(search.criteria).query), search.form.cleaned_data) == (asked, cleaned)
