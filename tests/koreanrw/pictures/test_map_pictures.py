"""Maps drawn from records: everything that is public appears once, nothing else appears at all."""

import random
from collections import Counter
from itertools import combinations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from events.models import Delegation
from koreanrw.pictures.maps import korea_map, nrw_map, place_map, route_of, with_visits
from koreanrw.pictures.maps.area import KOREA, NRW
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def nrw():
    germany = make.make_place("Germany", kind="country", code="DE", latitude=51.16, longitude=10.45)
    return make.make_place("NRW", kind="state", within=germany, code="DE-NW", latitude=51.43, longitude=7.66)


@pytest.fixture
def korea():
    return make.make_place("Republic of Korea", kind="country", code="KR", latitude=36.5, longitude=127.9)


@pytest.fixture
def duesseldorf(nrw):
    return make.make_place("Düsseldorf", within=nrw, latitude=51.2277, longitude=6.7735)


@pytest.fixture
def muenster(nrw):
    return make.make_place("Münster", within=nrw, latitude=51.96, longitude=7.63)


@pytest.fixture
def seoul(korea):
    return make.make_place("Seoul", within=korea, latitude=37.5665, longitude=126.978)


def sixty_places(nrw) -> list:
    """Towns of random names at random spots of the state, always the same."""
    chance = random.Random(4)
    found: list = []
    while len(found) < 60:
        latitude, longitude = chance.uniform(50.4, 52.5), chance.uniform(5.9, 9.4)
        if NRW.outline.holds(latitude, longitude):
            name = "".join(chance.choices("aeinrstlmdhk", k=chance.randint(4, 14))).capitalize()
            place = make.make_place(f"{name}{len(found)}", within=nrw, latitude=latitude, longitude=longitude)
            found.append(place)
    return found


def rendered(picture) -> str:
    return render_to_string(
        "pictures/_figure.html", {"picture": picture, "footnotes": None}, RequestFactory().get("/en/map/")
    )


def marks(picture) -> dict:
    """The marks with something to say, by the name of their place."""
    return {str(mark.place): mark for sheet in picture.sheets for mark in sheet.marks if mark.kind != "dot"}


def entries(picture) -> list[str]:
    return [cell.text for inset in picture.insets for cell in inset.entries]


def table(picture) -> list[list[str]]:
    return [[cell.text for cell in row] for row in picture.table.rows]


def with_route(delegation) -> Delegation:
    return with_visits(Delegation.objects.filter(pk=delegation.pk)).get()


# --- offices ------------------------------------------------------------------------------------------------------


def test_a_mark_says_how_many_offices_are_at_a_place_and_grows_with_them(duesseldorf, muenster):
    for _each in range(4):
        make.make_office(place=duesseldorf)
    make.make_office(place=muenster)
    found = marks(nrw_map())
    assert (found["Düsseldorf"].number, found["Münster"].number) == ("4", "1")
    assert found["Düsseldorf"].radius > found["Münster"].radius
    assert found["Düsseldorf"].name == "Düsseldorf: 4 offices"
    assert found["Münster"].url == muenster.get_absolute_url()


def test_offices_in_the_rhine_ruhr_area_are_drawn_on_the_enlarged_sheet_and_counted_at_its_frame(duesseldorf, muenster):
    make.make_office(place=duesseldorf)
    make.make_office(place=muenster)
    state, enlarged = nrw_map(enlarged_from=1).sheets
    assert {(str(mark.place), mark.kind) for mark in state.marks} == {("Düsseldorf", "dot"), ("Münster", "there")}
    assert [str(mark.place) for mark in enlarged.marks] == ["Düsseldorf"]
    assert state.frame.label.text == "Rhine-Ruhr (1)"


def test_without_two_places_with_offices_there_the_enlarged_sheet_is_left_out(duesseldorf, muenster):
    make.make_office(place=duesseldorf)
    make.make_office(place=muenster)
    picture = nrw_map()
    assert len(picture.sheets) == 1 and picture.sheets[0].frame is None
    assert marks(picture)["Düsseldorf"].number == "1"


def test_an_office_known_only_by_its_state_stands_in_the_inset_and_not_on_the_map(nrw, duesseldorf):
    make.make_office(make.make_company("Somewhere"), nrw)
    make.make_office(make.make_company("Nowhere on the globe"), make.make_place("Dorf", within=nrw))
    make.make_office(make.make_company("Certain"), duesseldorf)
    picture = nrw_map()
    assert set(marks(picture)) == {"Düsseldorf"}
    assert sorted(entries(picture)) == ["Nowhere on the globe (Dorf)", "Somewhere"]
    assert [inset.heading for inset in picture.insets] == [
        "Not drawn, for the position of the place is not known: 1 office",
        "In North Rhine-Westphalia, place unknown: 1 office",
    ]
    assert "Of 1 office, only the state is known, not the place." in picture.description
    assert "1 office is at a place whose position the register does not know." in picture.description


def test_boxes_and_tables_name_the_first_offices_and_lead_to_the_others(nrw, monkeypatch):
    monkeypatch.setattr("koreanrw.pictures.maps.insets.MOST_ENTRIES", 1)
    monkeypatch.setattr("koreanrw.pictures.maps.nrw.MOST_ROWS", 2)
    for number in range(3):
        make.make_office(make.make_company(f"Company {number}"), nrw)
    picture = nrw_map()
    assert entries(picture) == ["Company 0", "and 2 more"]
    assert picture.insets[0].entries[-1].url == "/en/offices/"
    assert len(picture.table.rows) == 2 and picture.rest.text == "and 1 more"


def test_an_office_elsewhere_is_said_and_not_drawn(nrw, duesseldorf):
    make.make_office(
        make.make_company("Abroad"), make.make_place("Berlin", within=nrw.within, latitude=52.5, longitude=13.4)
    )
    make.make_office(make.make_company("Only Germany"), nrw.within)
    picture = nrw_map()
    assert not marks(picture)
    assert sorted(entries(picture)) == ["Abroad (Berlin)", "Only Germany (Germany)"]


def test_a_district_without_coordinates_falls_to_its_city_and_one_with_them_has_a_mark_of_its_own(duesseldorf):
    make.make_office(place=make.make_place("Oberkassel", kind="district", within=duesseldorf))
    make.make_office(
        place=make.make_place("Benrath", kind="district", within=duesseldorf, latitude=51.16, longitude=6.87)
    )
    picture = nrw_map()
    assert {name: mark.number for name, mark in marks(picture).items()} == {"Düsseldorf": "1", "Benrath": "1"}
    assert [row[1] for row in table(picture)] == ["Benrath", "Oberkassel"]


def test_a_place_nobody_has_put_into_a_state_is_found_by_its_coordinates():
    make.make_office(place=make.make_place("Neuss", latitude=51.2, longitude=6.69))
    make.make_office(place=make.make_place("Venlo", latitude=51.37, longitude=6.17))
    picture = nrw_map()
    assert set(marks(picture)) == {"Neuss"} and len(entries(picture)) == 1


def test_coordinates_far_off_the_state_are_not_drawn_but_counted(nrw):
    make.make_office(make.make_company("Swapped"), make.make_place("Düren", within=nrw, latitude=6.48, longitude=50.8))
    picture = nrw_map()
    assert not marks(picture) and entries(picture) == ["Swapped (Düren)"]


def test_a_region_is_an_open_ring(nrw):
    region = make.make_place("Technology region", kind="region", within=nrw, latitude=50.78, longitude=6.08)
    make.make_office(place=region)
    picture = nrw_map()
    assert marks(picture)["Technology region"].is_region
    assert "map-spot-region" in rendered(picture)
    assert "map-region" in {entry.mark for entry in picture.legend}


def test_an_office_that_is_only_planned_is_an_outline(duesseldorf, muenster):
    planned = make.make_office(place=muenster)
    make.make_function(planned, outcome="planned")
    make.make_function(planned, "sales", outcome="abandoned", order=2)
    there = make.make_office(place=duesseldorf)
    make.make_function(there, outcome="done")
    make.make_function(there, "european headquarters", outcome="planned", order=2)
    picture = nrw_map()
    assert {name: mark.kind for name, mark in marks(picture).items()} == {"Düsseldorf": "there", "Münster": "planned"}
    assert "1 office is only planned." in picture.description
    assert {row[1]: row[3] for row in table(picture)} == {"Düsseldorf": "No closing known", "Münster": "Only planned"}


def test_closed_offices_are_told_apart_from_those_that_are_there(duesseldorf, muenster):
    make.make_office(place=duesseldorf)
    make.make_office(place=duesseldorf, closed="2020")
    make.make_office(place=muenster, closed="2019-05")
    picture = nrw_map()
    found = marks(picture)
    assert (found["Düsseldorf"].kind, found["Düsseldorf"].number) == ("there", "1")
    assert found["Düsseldorf"].label.text == "Düsseldorf, 1 closed"
    assert found["Münster"].kind == "closed"
    assert "Closed: May 2019" in {row[3] for row in table(picture)}


def test_every_office_appears_exactly_once(nrw, korea):
    places = [*sixty_places(nrw), nrw, korea]
    for place in places:
        make.make_office(make.make_company(f"Office at {place.pk}"), place)
    picture = nrw_map()
    drawn = sum(int(mark.number) for mark in marks(picture).values())
    boxes = [entry for entry in entries(picture) if entry.startswith("Office at")]
    assert drawn == 60 and len(boxes) == 2
    assert Counter(row[0] for row in table(picture)) == Counter(f"Office at {place.pk}" for place in places)


def test_no_two_names_overlap_for_sixty_places_and_those_without_room_are_explained(nrw):
    for place in sixty_places(nrw):
        make.make_office(place=place)
    picture = nrw_map()
    for sheet in picture.sheets:
        placed = [mark for mark in sheet.marks if mark.label]
        for one, other in combinations(placed, 2):
            assert not one.label.room.meets(other.label.room), (one.name, other.name)
        assert not any(
            mark.label.room.meets(other.label.room.around(other.at.x, other.at.y, other.radius))
            for mark in placed
            for other in placed
            if mark is not other
        )
    explained = {entry.split("] ")[1] for entry in entries(picture) if entry.startswith("[")}
    named = {name for name, mark in marks(picture).items() if mark.label and not mark.label.text.startswith("[")}
    assert explained | named == set(marks(picture)) and not explained & named
    cells = [row[1] for row in table(picture)]
    assert all(any(cell.startswith(f"{name} [") for cell in cells) for name in explained)


def test_marks_that_would_cover_each_other_are_moved_apart_and_the_map_says_so(nrw):
    for number in range(5):
        make.make_office(
            place=make.make_place(f"Town {number}", within=nrw, latitude=51.5, longitude=7.1 + number / 500)
        )
    picture = nrw_map()
    found = list(marks(picture).values())
    for one, other in combinations(found, 2):
        assert (one.at.x - other.at.x) ** 2 + (one.at.y - other.at.y) ** 2 >= (one.radius + other.radius) ** 2 * 0.95
    assert "Marks that would cover each other are moved apart a little." in picture.notes


def test_what_is_not_published_does_not_appear(duesseldorf, seoul):
    secret = make.make_place("Zzquark", within=duesseldorf.within, latitude=51.4, longitude=7.2)
    make.make_office(make.make_company("Zzquark company"), secret, state="draft")
    make.make_office(make.make_company("Zzquark two", state="withdrawn", withdrawal_reason="x"), secret)
    for state in ("draft", "in review"):
        make.make_visit(make.make_delegation("Zzquark journey", direction="to korea", state=state), place=seoul)
        make.make_visit(make.make_delegation("Zzquark visit", state=state), place=secret)
    for picture in (nrw_map(), korea_map()):
        assert "Zzquark" not in rendered(picture)
        assert not marks(picture) and picture.is_empty


# --- journeys -----------------------------------------------------------------------------------------------------


@pytest.fixture
def journey(duesseldorf, seoul, korea):
    """Düsseldorf, Seoul, somewhere, Busan, and a plan for Chongqing."""
    delegation = make.make_delegation("The journey", direction="to korea", origin=duesseldorf, starts="2024")
    busan = make.make_place("Busan", within=korea, latitude=35.18, longitude=129.07)
    chongqing = make.make_place("Chongqing", latitude=29.56, longitude=106.55)
    for order, (place, outcome) in enumerate(
        [(seoul, "done"), (seoul, "done"), (None, "done"), (busan, "done"), (chongqing, "planned")], start=1
    ):
        make.make_visit(delegation, place=place, outcome=outcome, order=order)
    return delegation


def test_a_route_joins_its_stops_in_order_and_comes_in_and_leaves_at_the_edge(journey):
    picture = korea_map()
    (sheet,) = picture.sheets
    assert {name: mark.label.text for name, mark in marks(picture).items()} == {
        "Seoul": "Seoul · A1",
        "Busan": "Busan · A3",
    }
    assert [leg.is_done for leg in sheet.legs] == [True, True, False]
    assert [word.text for word in sheet.words] == ["A from: Düsseldorf", "A4 on to: Chongqing (planned)"]
    assert entries(picture) == ["Stop A2 (The journey): talk"]
    assert picture.insets[0].heading == "Place not known"
    assert "Seoul → Place not known → Busan → Chongqing (planned)" in picture.description


def test_a_stop_known_only_by_its_country_stands_in_an_inset_of_its_own(journey, korea):
    make.make_visit(journey, "seminar", place=korea, order=6)
    picture = korea_map()
    assert [inset.heading for inset in picture.insets][0].startswith("Somewhere in South Korea")
    assert entries(picture)[0] == "Stop A5 (The journey): seminar"


def test_a_journey_to_korea_is_not_on_the_map_of_the_state_it_came_from(journey):
    assert not nrw_map().sheets[0].legs


def test_a_journey_from_korea_of_unknown_origin_comes_in_from_korea(duesseldorf, muenster):
    delegation = make.make_delegation("The visit", starts="2015")
    make.make_visit(delegation, place=duesseldorf, order=1)
    make.make_visit(delegation, place=muenster, order=2, outcome="unknown")
    sheet = nrw_map().sheets[0]
    assert [word.text for word in sheet.words] == ["A from: South Korea"]
    assert [leg.is_done for leg in sheet.legs] == [True, False]
    assert {mark.kind for mark in sheet.marks} == {"stop", "stop-planned"}


def test_journeys_are_told_apart_by_line_and_letter(seoul, korea):
    busan = make.make_place("Busan", within=korea, latitude=35.18, longitude=129.07)
    for year in (2020, 2022):
        delegation = make.make_delegation(f"Journey {year}", direction="to korea", starts=str(year))
        make.make_visit(delegation, place=seoul, order=1)
        make.make_visit(delegation, place=busan, order=2)
    picture = korea_map()
    (sheet,) = picture.sheets
    assert {leg.style for leg in sheet.legs} == {1, 2}
    assert marks(picture)["Seoul"].label.text == "Seoul · A1, B1"
    assert {"A", "B"} <= {word.text for word in sheet.words}
    assert [entry.meaning for entry in picture.legend][:2] == ["A: Journey 2022", "B: Journey 2020"]


def test_of_many_journeys_the_latest_are_drawn_and_the_table_has_all(seoul):
    for year in range(2010, 2020):
        make.make_visit(make.make_delegation(f"Journey {year}", direction="to korea", starts=str(year)), place=seoul)
    picture = korea_map()
    assert len(picture.sheets[0].legs) == 6 and len(picture.table.rows) == 10
    assert "4 earlier journeys are not drawn; the table has them." in picture.notes


def test_an_abandoned_stop_is_in_the_table_and_not_on_the_route(journey, korea):
    daegu = make.make_place("Daegu", within=korea, latitude=35.87, longitude=128.6)
    make.make_visit(journey, place=daegu, outcome="abandoned", order=6)
    picture = korea_map()
    assert "Daegu" not in marks(picture)
    assert ["The journey", "Daegu", "not known", "A5 Talk (abandoned)"] in table(picture)


def test_a_journey_without_any_stop_is_still_named(korea):
    make.make_delegation("A silent journey", direction="to korea", destination=korea)
    picture = korea_map()
    assert entries(picture) == ["A A silent journey: no stops known"]
    assert table(picture) == [["A silent journey", "not known", "not known", "The sources tell of no visits."]]


def test_the_route_of_one_delegation_is_numbered_without_letters(journey):
    picture = route_of(with_route(journey))
    assert [sheet.outline for sheet in picture.sheets] == [KOREA.path()]
    assert marks(picture)["Busan"].label.text == "Busan · 3"
    assert [row[0] for row in table(picture)] == ["1", "1", "2", "3", "4"]


def test_a_route_that_touches_both_countries_has_a_sheet_for_each(journey, muenster):
    make.make_visit(journey, place=muenster, order=6)
    picture = route_of(with_route(journey))
    assert [sheet.heading for sheet in picture.sheets] == ["South Korea", "North Rhine-Westphalia"]
    assert len({sheet.name for sheet in picture.sheets}) == 2


def test_a_delegation_without_a_stop_that_can_be_drawn_has_no_map(korea):
    delegation = make.make_delegation(direction="to korea")
    make.make_visit(delegation, place=korea)
    assert route_of(with_route(delegation)) is None


# --- one place ----------------------------------------------------------------------------------------------------


def test_the_map_of_a_place_marks_it_and_says_where_it_lies(duesseldorf, seoul):
    assert place_map(duesseldorf).description == "Position within North Rhine-Westphalia: in the west."
    assert place_map(seoul).sheets[0].outline == KOREA.path()
    (mark,) = place_map(seoul).sheets[0].marks
    assert (mark.kind, mark.label.text) == ("spot", "Seoul")


def test_states_places_without_coordinates_and_places_elsewhere_have_no_map(nrw, korea):
    china = make.make_place("China", kind="country", code="CN", latitude=35.9, longitude=104.2)
    for place in (nrw, korea, china, make.make_place("Dorf", within=nrw)):
        assert place_map(place) is None
    assert place_map(make.make_place("Chongqing", within=china, latitude=29.5, longitude=106.5)) is None


# --- what is true of all ------------------------------------------------------------------------------------------


def test_the_maps_cost_the_same_queries_however_much_there_is(client, nrw, seoul, django_assert_max_num_queries):
    places = sixty_places(nrw)

    def more(number: int) -> None:
        for place in places[:number]:
            make.make_function(make.make_office(place=place))
            delegation = make.make_delegation(direction="to korea", starts="2020", origin=place)
            make.make_visit(delegation, place=seoul, order=1, host=make.make_company())
            make.make_visit(delegation, place=place, order=2)

    more(3)
    with django_assert_max_num_queries(4) as few:
        rendered(nrw_map())
    with django_assert_max_num_queries(2):
        rendered(korea_map())
    with django_assert_max_num_queries(8) as page:
        client.get("/en/map/")
    more(30)
    with django_assert_max_num_queries(4) as many:
        rendered(nrw_map())
    with django_assert_max_num_queries(8) as larger:
        client.get("/en/map/")
    assert (len(few), len(page)) == (len(many), len(larger))
