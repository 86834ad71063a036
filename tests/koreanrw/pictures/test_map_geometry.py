"""Projection, outlines and the words on a map."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koreanrw.pictures.maps.area import AREAS, KOREA, NRW, RHINE_RUHR
from koreanrw.pictures.maps.labels import SIZE, Rectangle, Room, width_of
from koreanrw.pictures.maps.legs import Ends, leg_between, middle_of
from koreanrw.pictures.maps.outline import outline, outline_path
from koreanrw.pictures.projection import Box, Point, Projection, written

CITIES = {
    "Düsseldorf": (51.2277, 6.7735),
    "Köln": (50.9384, 6.96),
    "Duisburg": (51.4344, 6.7623),
    "Essen": (51.4556, 7.0116),
    "Dortmund": (51.5136, 7.4653),
    "Bonn": (50.7374, 7.0982),
}
OUTSIDE_NRW = {"Frankfurt": (50.11, 8.68), "Hannover": (52.37, 9.73), "Venlo": (51.37, 6.1), "Koblenz": (50.36, 7.59)}
KOREAN_CITIES = {"Seoul": (37.5665, 126.978), "Busan": (35.18, 129.07), "Jeju": (33.4, 126.55), "Daegu": (35.87, 128.6)}


@pytest.mark.parametrize("city", CITIES)
def test_cities_lie_inside_the_outline_of_their_state_and_in_the_enlarged_part(city):
    assert outline("nrw").holds(*CITIES[city])
    assert not outline("south-korea").holds(*CITIES[city])
    assert RHINE_RUHR.box.holds(*CITIES[city])


@pytest.mark.parametrize("city", OUTSIDE_NRW)
def test_cities_beyond_the_border_lie_outside(city):
    assert not outline("nrw").holds(*OUTSIDE_NRW[city])


@pytest.mark.parametrize("city", KOREAN_CITIES)
def test_korean_cities_lie_inside_the_outline_of_korea(city):
    assert outline("south-korea").holds(*KOREAN_CITIES[city])
    assert not outline("south-korea").holds(37.97, 126.55)  # Kaesong, north of the border


@pytest.mark.parametrize("area", AREAS)
def test_a_box_holds_the_whole_outline_and_fills_the_drawing(area):
    projection = area.projection
    points = [projection.point(y, x) for ring in area.outline.rings for x, y in ring]
    assert min(point.x for point in points) >= projection.left - 1
    assert max(point.x for point in points) <= projection.width - projection.right + 6
    assert min(point.y for point in points) >= 0
    assert max(point.y for point in points) <= projection.height
    assert max(point.x for point in points) > projection.width * 0.9


def test_distances_are_alike_in_both_directions():
    # From Düsseldorf: 111.2 km north, and as many east, are equally far on the drawing.
    projection = NRW.projection
    here = projection.point(51.4, 7.0)
    north, east = projection.point(52.4, 7.0), projection.point(51.4, 7.0 + 111.2 / 69.4)
    assert here.y - north.y == pytest.approx(east.x - here.x, rel=0.01)
    assert here.x == north.x and here.y == east.y


def test_the_corners_of_a_box_are_the_corners_of_the_drawing_within_its_margins():
    projection = Projection(Box(6, 50, 8, 52), 300, left=50)
    assert projection.point(52, 6) == Point(50, 12)
    corner = projection.point(50, 8)
    assert corner.x == pytest.approx(288) and corner.y == pytest.approx(projection.height - 12, abs=0.5)


@pytest.mark.parametrize(
    "value", [(0.04, "0"), (-0.04, "0"), (1.5, "1.5"), (2.0, "2"), (-3.25, "-3.2"), (1234.56, "1234.6")]
)
def test_lengths_are_written_with_a_point_and_no_more_digits_than_needed(value):
    assert written(value[0]) == value[1]


@pytest.mark.parametrize(
    ("name", "projection"), [("nrw", NRW.projection), ("nrw", RHINE_RUHR), ("south-korea", KOREA.projection)]
)
def test_an_outline_is_small_and_stays_on_its_drawing(name, projection):
    path = outline_path(name, projection)
    assert len(path) < 6000
    assert re.fullmatch(r"(M-?[\d.]+ -?[\d.]+(L-?[\d.]+ -?[\d.]+)+Z)+", path)
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    assert all(-4 <= x <= projection.width + 4 for x in numbers[::2])
    assert all(-4 <= y <= projection.height + 4 for y in numbers[1::2])


def test_the_enlarged_part_keeps_only_the_piece_of_the_border_that_it_shows():
    assert len(outline_path("nrw", RHINE_RUHR)) < len(outline_path("nrw", NRW.projection)) / 2


@given(
    st.lists(
        st.tuples(st.floats(0, 400), st.floats(0, 400), st.text("abcdefghÄß가나다 ", min_size=1, max_size=24)),
        max_size=60,
    )
)
def test_no_two_words_on_a_drawing_overlap_and_none_leaves_it(wanted):
    marks = [Rectangle.around(x, y, 9) for x, y, _text in wanted]
    room = Room(400, 400, marks)
    placed = [found for x, y, text in wanted if (found := room.place(text, x, y, 9))]
    for one, other in combinations(placed, 2):
        assert not one.room.meets(other.room)
    for word in placed:
        assert word.room.lies_in(400, 400)
        assert not any(word.room.meets(mark) for mark in marks)


def test_hangul_is_given_more_room_than_latin_letters():
    assert width_of("뒤셀도르프") > 5 * SIZE > width_of("abcde")


def test_a_leg_begins_and_ends_off_the_marks_it_joins():
    leg, points = leg_between(Ends((Point(0, 0), 10), (Point(100, 0), 20)), style=1, bulge=0.12, is_done=True)
    start = [float(number) for number in re.findall(r"-?[\d.]+", leg.path)][:2]
    tip = [float(number) for number in leg.arrow.split(" ")[0].split(",")]
    assert (start[0] ** 2 + start[1] ** 2) ** 0.5 == pytest.approx(10, abs=0.2)
    assert ((tip[0] - 100) ** 2 + tip[1] ** 2) ** 0.5 == pytest.approx(20, abs=0.2)
    assert 30 < middle_of(points).x < 70


def test_legs_between_the_same_stops_bend_away_from_each_other():
    ends = Ends((Point(0, 0), 5), (Point(100, 0), 5))
    middles = [middle_of(leg_between(ends, style=1, bulge=bulge, is_done=True)[1]).y for bulge in (0.1, -0.1, 0.2)]
    assert middles[1] < 0 < middles[0] < middles[2]


def test_a_leg_of_no_length_does_not_break():
    leg, _points = leg_between(Ends((Point(5, 5), 9), (Point(5, 5), 9)), style=1, bulge=0.12, is_done=False)
    assert "nan" not in leg.path + leg.arrow


def test_a_word_goes_where_it_crosses_no_line_as_long_as_there_is_such_a_spot():
    room = Room(400, 400)
    room.shun([Rectangle(100, 150, 400, 250)])
    placed = room.place("Seoul", 100, 200, 6)
    assert placed.room.right <= 100
    crowded = Room(400, 400)
    crowded.shun([Rectangle(0, 0, 400, 400)])
    assert crowded.place("Seoul", 100, 200, 6)
