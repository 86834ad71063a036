"""Figures over time: marks that are never joined, one panel for each subject, place and rule."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.models import Figure
from koreanrw.pictures.figures import figures_in, figures_of, panel_groups
from records.dates import PartialDate
from tests import factories as make
from tests.records.partial_dates import KNOWN_DATES

BOTH = {f"rule_{language}": "Branches in the register" for language in ("de", "en", "ko")}
OTHER = {f"rule_{language}": "Offices of any kind" for language in ("de", "en", "ko")}


def page(client, query: str = "", language: str = "en"):
    response = client.get(f"/{language}/figures/over-time/{query}")
    assert response.status_code == 200
    return response


def panels(client, query: str = "") -> list[list[int]]:
    return [[mark.figure.value for mark in panel.marks] for panel in page(client, query).context["picture"].panels]


@pytest.mark.django_db
def test_only_figures_of_one_place_by_one_rule_share_a_panel(client):
    here, there = make.make_place("Bonn"), make.make_place("Köln")
    make.make_figure(10, here, as_of="2015", **BOTH)
    make.make_figure(20, here, as_of="2018", **BOTH)
    make.make_figure(30, here, as_of="2018", **OTHER)
    make.make_figure(40, there, as_of="2018", **BOTH)
    assert panels(client) == [[10, 20], [30], [40]]
    assert panels(client, f"?place={there.slug}") == [[40]]


@pytest.mark.django_db
def test_counts_whose_rule_nobody_knows_share_no_panel(client):
    place = make.make_place()
    make.make_figure(10, place, as_of="2015")
    make.make_figure(20, place, as_of="2018")
    assert panels(client) == [[10], [20]]


@pytest.mark.django_db
def test_staff_of_an_office_stands_apart_from_companies_in_a_place(client):
    office = make.make_office(make.make_company("Aimmo"), make.make_place("Bonn"))
    make.make_figure(6, office=office, as_of="2023", **BOTH)
    make.make_figure(20, office.place, as_of="2023", **BOTH)
    assert panels(client) == [[20], [6]]
    assert "Aimmo, Bonn" in page(client).content.decode()


@pytest.mark.django_db
def test_marks_are_not_joined(client):
    place = make.make_place()
    for year in (2015, 2018, 2021):
        make.make_figure(year, place, as_of=str(year), **BOTH)
    html = page(client).content.decode()
    drawing = html[html.index("<figure") : html.index("</figure>")]
    assert "<polyline" not in drawing
    # The only lines across are those of the axes.
    assert set(re.findall(r'<line class="([a-z-]+)"', drawing)) == {"tick"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("qualifier", "shape", "words"),
    [
        ("exactly", "number-dot", "80"),
        ("about", "number-ring", "about 80"),
        ("more than", "number-arrow", "more than 80"),
        ("up to", "number-arrow", "up to 80"),
    ],
)
def test_every_qualifier_has_a_shape_and_words(client, qualifier, shape, words):
    make.make_figure(80, as_of="2015-03", qualifier=qualifier, **BOTH)
    html = page(client).content.decode()
    drawing = html[html.index('<svg role="img"') : html.index("</figure>")]
    assert f'class="{shape}"' in drawing and re.search(rf">{words}</text>", drawing)
    (mark,) = page(client).context["picture"].panels[0].marks
    assert mark.shape == {"exactly": "dot", "about": "ring", "more than": "up", "up to": "down"}[qualifier]


@pytest.mark.django_db
def test_a_plan_is_drawn_as_an_outline_on_a_panel_of_its_own(client):
    place = make.make_place("Bonn")
    make.make_figure(80, place, subject="jobs", as_of="2015", **BOTH)
    make.make_figure(90, place, subject="jobs", as_of="2030", is_planned=True, **BOTH)
    panels = page(client).context["picture"].panels
    assert [[mark.shape for mark in panel.marks] for panel in panels] in ([["dot"], ["plan"]], [["plan"], ["dot"]])


@pytest.mark.django_db
def test_a_count_without_a_date_is_listed_and_not_drawn(client):
    make.make_figure(80, **BOTH)
    (panel,) = page(client).context["picture"].panels
    assert panel.axis is None and panel.marks == () and [figure.value for figure in panel.undated] == [80]
    assert "Without a known date, and so not drawn:" in page(client).content.decode()


@pytest.mark.django_db
def test_the_rule_and_the_dates_stand_in_words_with_their_sources(client):
    figure = make.make_figure(80, as_of="2015-03", source=make.make_source("The portal"), **BOTH)
    make.cite(figure, "as_of", certainty="inferred")
    html = page(client).content.decode()
    assert "Branches in the register" in html and "as of: March 2015" in html
    assert "The portal" in html and "certainty-inferred" in html


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_nothing_unpublished_is_counted(client, state):
    hidden = {"state": state, **({"withdrawal_reason": "x"} if state == "withdrawn" else {})}
    place = make.make_place("Secret place")
    make.make_figure(77777, place, as_of="2015", **hidden)
    make.make_figure(77777, office=make.make_office(make.make_company("Secret", **hidden)), as_of="2015")
    html = page(client).content.decode()
    assert "77777" not in html and "Secret" not in html
    assert figures_in(place)[0] is None


@pytest.mark.django_db
def test_the_page_costs_the_same_queries_however_many_counts_there_are(client, django_assert_max_num_queries):
    def more(number: int) -> None:
        for _each in range(number):
            make.make_figure(as_of="2015")
            make.make_figure(office=make.make_office())

    more(2)
    page(client)
    with django_assert_max_num_queries(7) as few:
        page(client)
    more(20)
    with django_assert_max_num_queries(7) as many:
        assert len(page(client).context["picture"].panels) == 24
    assert len(few) == len(many)


@pytest.mark.django_db
def test_what_cannot_be_understood_shows_nothing_but_a_message(client):
    make.make_figure(80, as_of="2015")
    response = page(client, "?place=nowhere")
    assert response.context["form"].errors and response.context["picture"].is_empty
    assert 'role="alert"' in response.content.decode()
    assert client.get("/en/figures/over-time/?page=9").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_every_drawing_is_well_formed_and_says_what_it_shows(client, language):
    for qualifier in Figure.Qualifier.values:
        make.make_figure(1234, as_of="2015-03", qualifier=qualifier)
    html = page(client, language=language).content.decode()
    drawings = re.findall(
        r'<svg role="img" aria-labelledby="figures-.*?</svg>\s*<ul id="figures-\d-list">', html, re.DOTALL
    )
    assert len(drawings) == len(Figure.Qualifier)
    for drawing in drawings:
        ElementTree.fromstring(drawing[: drawing.rindex("<ul")])
        assert not re.search(r'"\d+,\d', drawing), "a comma as the decimal sign"


@given(KNOWN_DATES, st.integers(0, 10**7))
def test_every_mark_stays_on_its_panel(as_of, value):
    place = make.Place(pk=1, name_en="Bonn", slug="bonn", kind="city")
    figure = Figure(value=value, as_of=PartialDate(as_of), place=place, subject="korean companies", slug="one")
    (panel,) = figures_of(panel_groups([figure])).panels
    (mark,) = panel.marks
    assert 0 <= float(mark.start) <= float(mark.x) <= float(mark.start) + float(mark.width) + 0.02 <= 100.04
    assert 0 < float(mark.y) <= panel.bottom
    assert [float(line.y) for line in panel.lines] == sorted((float(line.y) for line in panel.lines), reverse=True)


@pytest.mark.django_db
def test_the_numbers_of_near_counts_stand_apart_or_only_in_the_list(client):
    here = make.make_place("Bonn")
    for value, as_of in ((80, "2015"), (82, "2015-03"), (85, "2015-06-15"), (79, "2016"), (100, "2016-02")):
        make.make_figure(value, here, as_of=as_of, **BOTH)
    make.make_figure(5, here, as_of="2021", **BOTH)
    response = page(client)
    (panel,) = response.context["picture"].panels
    labelled = [mark for mark in panel.marks if mark.is_labelled]
    assert 2 <= len(labelled) < 6
    rooms = []
    for mark in labelled:
        x, y, width = float(mark.x), float(mark.y), 10
        left = x - width - 3.5 if mark.is_left else x + 3.5
        rooms.append((left, left + width, y + 6 if mark.is_below else y - 22))
    for (left, right, top), (other_left, other_right, other_top) in combinations(rooms, 2):
        assert right <= other_left or other_right <= left or abs(top - other_top) >= 16
    for mark in panel.marks:
        assert f"<li>{mark.figure.number}" in response.content.decode()


@pytest.mark.django_db
def test_a_date_open_on_one_side_has_an_arrow_there(client):
    make.make_figure(80, as_of="[..2015-03]", **BOTH)
    (mark,) = page(client).context["picture"].panels[0].marks
    assert float(mark.start) > 0 and mark.leaves_left and not mark.leaves_right
    assert page(client).content.decode().count('class="leaves"') == 1
