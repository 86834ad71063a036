"""Who is tied to whom: which ties there are, how they are drawn, and what must never be drawn."""

import random
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from companies.models import Organisation
from events.models import Agreement, AgreementParty
from koreanrw.pictures.relations import (
    RelationDiagram,
    TieKind,
    diagram_around,
    relations_of_register,
    strongest_ties,
)
from koreanrw.pictures.relations.labels import MOST_LINES, width_of, wrapped
from koreanrw.pictures.relations.order import crossings, groups, untangled
from koreanrw.pictures.relations.strongest import MOST_PAIRS, MOST_RECORDS
from tests import factories as make

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ko")
# As long as names are in life.
NAMES = (
    "Hyosung Heavy Industries",
    "Wirtschaftsförderung Dortmund",
    "Korea Institute of Machinery",
    "Messe Düsseldorf",
    "LX Semicon",
    "Rheinland Technik GmbH",
    "Sejong Industrial Europe",
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def korea():
    return make.make_place("Korea", kind="country", code="KR")


@pytest.fixture
def germany():
    return make.make_place("Germany", kind="country", code="DE")


def tie_many(korea, germany, number: int, ties: int) -> None:
    """So many organisations, each with an agreement at least, some with many."""
    draw = random.Random(number)
    countries = (korea, germany, korea, germany, None)
    made = Organisation.objects.bulk_create(
        Organisation(
            slug=f"organisation-{place}",
            kind="company",
            state="published",
            seat=countries[place % 5],
            **{f"name_{language}": f"{NAMES[place % len(NAMES)]} {place}" for language in LANGUAGES},
        )
        for place in range(number)
    )
    pairs = [(made[place], made[place - 1 if place % 2 else place - 2]) for place in range(2, number)]
    pairs.append((made[0], made[1]))
    hubs = made[:3]
    pairs += [(draw.choice(hubs), draw.choice(made[3:])) for _extra in range(ties - len(pairs))]
    agreements = Agreement.objects.bulk_create(
        Agreement(
            slug=f"agreement-{place}",
            kind="mou",
            life_cycle="signed",
            state="published",
            **{f"title_{language}": f"Agreement {place}" for language in LANGUAGES},
        )
        for place in range(len(pairs))
    )
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, organisation=organisation, order=order)
        for agreement, pair in zip(agreements, pairs, strict=True)
        for order, organisation in enumerate(pair, start=1)
    )


def svg_of(picture: RelationDiagram) -> str:
    return render_to_string("pictures/_relations.html", {"picture": picture})


def names_in(picture: RelationDiagram) -> list[str]:
    return [" ".join(box.label.lines) for column in picture.columns for box in column.boxes]


def styles_in(picture: RelationDiagram) -> set[str]:
    return {style for zone in picture.zones for style, _path in zone.paths}


# --- the order of names ------------------------------------------------------------------------------------------


def test_lines_cross_where_their_ends_change_sides():
    assert crossings([1, 2], [11, 12], [(1, 11), (2, 12)]) == 0
    assert crossings([1, 2], [11, 12], [(1, 12), (2, 11)]) == 1
    assert crossings([1, 2, 3], [11, 12, 13], [(1, 13), (2, 12), (3, 11)]) == 3
    # Lines that share an end do not cross.
    assert crossings([1, 2], [11], [(1, 11), (2, 11)]) == 0


def test_untangling_takes_out_every_crossing_that_need_not_be():
    lines = [(1, 13), (2, 12), (3, 11)]
    assert crossings(*untangled([1, 2, 3], [11, 12, 13], lines), lines) == 0


def test_an_order_better_than_the_sweeps_would_make_it_stays():
    left, right = list(range(5)), list(range(100, 105))
    lines = [(0, 102), (0, 103), (1, 102), (1, 103), (1, 104), (2, 104), (4, 103)]
    assert crossings(left, right, lines) == 3
    assert crossings(*untangled(left, right, lines), lines) <= 3


@pytest.mark.parametrize("size", [4, 8, 30])
def test_untangling_never_makes_it_worse_and_always_gives_the_same(size):
    left, right = list(range(size)), list(range(100, 100 + size))
    for seed in range(60):
        draw = random.Random(seed)
        lines = [(draw.choice(left), draw.choice(right)) for _line in range(size * 2)]
        found = untangled(left, right, lines)
        assert crossings(*found, lines) <= crossings(left, right, lines)
        assert found == untangled(left, right, lines)
        assert [sorted(column) for column in found] == [left, right]


def test_groups_hold_what_hangs_together_the_largest_first():
    assert groups([1, 2, 3, 4, 5], [(1, 2), (4, 3), (3, 5)]) == [[3, 4, 5], [1, 2]]


# --- labels ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "KIAT",
        "Korea Institute for Advancement of Technology",
        "Wirtschaftsförderungsgesellschaft",
        "한국산업기술진흥원",
        "대한무역투자진흥공사프랑크푸르트무역관",
        "Bundesvereinigung mittelständischer Unternehmen im Maschinen- und Anlagenbau Rhein-Ruhr",
    ],
)
def test_a_name_fits_its_box(name):
    lines, is_whole = wrapped(name, 102, 12)
    assert len(lines) <= MOST_LINES
    assert all(width_of(line, 12) <= 102 for line in lines)
    if is_whole:
        assert "".join(lines).replace(" ", "") == name.replace(" ", "")


def test_a_long_name_gives_way_to_a_short_one_which_is_read_out_with_it(korea, germany):
    long = make.make_company("Gesellschaft für Wirtschaftsförderung des Landes Nordrhein-Westfalen", seat=germany)
    make.make_name(long, "NRW.Global", language="de")
    make.make_agreement(parties=[long, make.make_company("Aimmo", seat=korea)])
    picture = relations_of_register()
    assert sorted(names_in(picture)) == ["Aimmo", "NRW.Global"]
    assert f"<title>NRW.Global – {long}</title>" in svg_of(picture)


# --- the picture -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "ties"), [(5, 6), (200, 260)])
def test_every_organisation_stands_once_and_no_label_on_another(korea, germany, number, ties):
    tie_many(korea, germany, number, ties)
    picture = relations_of_register(most=ties)
    keys = [box.key for column in picture.columns for box in column.boxes]
    assert sorted(keys) == sorted(Organisation.objects.values_list("pk", flat=True))
    for column in picture.columns:
        for upper, lower in pairwise(column.boxes):
            assert upper.y + upper.height < lower.y
            assert lower.y - upper.y >= 24
        for box in column.boxes:
            assert box.height >= 15 * (len(box.label.lines) + len(box.notes))
            assert box.y >= 0 and box.y + box.height <= picture.height
    assert strongest_ties(most=ties).numbers.total() == ties


def test_two_hundred_organisations_stay_a_small_picture_that_is_always_the_same(korea, germany):
    tie_many(korea, germany, 200, 260)
    drawn = svg_of(relations_of_register(most=260))
    assert len(drawn.encode()) < 60_000
    assert drawn == svg_of(relations_of_register(most=260))


def test_in_a_large_picture_no_line_is_too_long_to_be_followed(korea, germany):
    tie_many(korea, germany, 200, 260)
    picture = relations_of_register(most=260)
    numbered = [label for label in names_in(picture) if label[0].isdigit()]
    assert len(numbered) == 200
    assert any(note.startswith("→") or " → " in note for box in picture.columns[0].boxes for note in box.notes)
    for zone in picture.zones:
        for _style, path in zone.paths:
            for curve in path.split("M")[1:]:
                if "C" in curve:
                    start, end = int(curve.split("C")[0].split()[1]), int(curve.split()[-1])
                    # The boxes are what is measured; lines end anywhere on them.
                    assert abs(start - end) < 900


def test_the_strongest_ties_are_drawn_and_the_rest_is_counted(korea, germany):
    strong = [make.make_company("A", seat=korea), make.make_company("B", seat=germany)]
    for _number in range(2):
        make.make_agreement(parties=strong)
    make.make_agreement(parties=[strong[0], make.make_company("C", seat=germany)])
    picture = relations_of_register(most=1)
    assert sorted(names_in(picture)) == ["A", "B"]
    assert "1 other pair is left out." in picture.description
    assert "left out" not in relations_of_register(most=2).description


def test_a_line_of_many_ties_names_the_latest_and_leads_to_the_others(client, korea, germany, monkeypatch):
    monkeypatch.setattr("koreanrw.pictures.relations.strongest.MOST_RECORDS", 1)
    pair = [make.make_company("A", seat=korea), make.make_company("B", seat=germany)]
    for year in ("2015", "2021", "2018"):
        make.make_agreement(f"Of {year}", parties=pair, signed=year)
    ((_from, _tie, _to, record, date),) = relations_of_register().table.rows
    assert (record.text, date.text) == ("Of 2021", "2021")
    assert record.rest.text == "and 2 more"
    listed = client.get(record.rest.url).content.decode()
    assert all(f"Of {year}</a>" in listed for year in ("2015", "2018", "2021"))


@pytest.mark.long
def test_a_large_register_is_a_small_page(client, korea, germany):
    tie_many(korea, germany, 200, 1000)
    page = client.get(reverse("relations"))
    picture = page.context["relations"]
    assert sum(len(column.boxes) for column in picture.columns) <= 2 * MOST_PAIRS
    assert len(picture.table.rows) <= MOST_RECORDS
    assert len(page.content) < 200_000


def test_what_has_ended_looks_ended_and_says_so(korea, germany):
    pair = [make.make_company("A", seat=korea), make.make_company("B", seat=germany)]
    make.make_agreement(parties=pair, ends="2019")
    make.make_agreement(parties=pair, life_cycle="ended")
    make.make_relation(*pair, until="2019")
    make.make_relation(*pair, order=2, kind="member of", until="[2020..2999]")
    picture = relations_of_register()
    assert styles_in(picture) == {"ended", "groups"}
    words = [row[1].text for row in picture.table.rows]
    assert words == ["memorandum of understanding (ended)"] * 2 + ["subsidiary of", "member of"]
    assert "Agreement, group or hierarchy that has ended" in [entry.meaning for entry in picture.legend]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_bears_the_name_it_has_in_the_language_of_the_page(korea, germany, language):
    city = make.make_company("", seat=korea, slug="city", name_de="", name_en="", name_ko="서울특별시")
    make.make_name(city, "Seoul", language="en", kind="translated")
    make.make_agreement(parties=[city, make.make_company("Aimmo", seat=germany)])
    with translation.override(language):
        box = relations_of_register().columns[0].boxes[0]
    name, marked = {"ko": ("서울특별시", ""), "en": ("Seoul", ""), "de": ("Seoul", "en")}[language]
    assert (" ".join(box.label.lines), box.label.language) == (name, marked)


def test_no_line_runs_through_a_heading(korea, germany):
    here, nowhere = make.make_company("Here", seat=korea), make.make_company("Nowhere")
    make.make_agreement(parties=[here, nowhere])
    make.make_agreement(parties=[here, make.make_company("There", seat=germany)])
    for picture in (relations_of_register(), diagram_around(here, strongest_ties(around=here), "")):
        assert all(width_of(note.text, 12) <= 115 for note in picture.headings if note.anchor == "start")


def test_the_number_of_queries_does_not_grow(korea, germany, django_assert_num_queries, client):
    tie_many(korea, germany, 5, 6)
    address = reverse("relations")
    make.cite(Agreement.objects.first(), "signed")
    with django_assert_num_queries(10):
        client.get(address)
    Agreement.objects.all().delete()
    Organisation.objects.all().delete()
    tie_many(korea, germany, 200, 260)
    make.cite(Agreement.objects.first(), "signed")
    with django_assert_num_queries(10):
        client.get(address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_is_well_formed_in_every_language(korea, germany, language):
    tie_many(korea, germany, 45, 60)
    delegation = make.make_delegation("R&D <1>", direction="to nrw")
    make.make_member(delegation, make.make_company("Kim & Chang", seat=korea))
    make.make_visit(delegation, host=make.make_company("Müller <GmbH>", seat=germany), outcome="planned")
    with translation.override(language):
        root = ElementTree.fromstring(
            f'<div xmlns="http://www.w3.org/2000/svg">{svg_of(relations_of_register(most=60))}</div>'
        )
    numbers = {"x", "y", "width", "height", "dy"}
    for element in root.iter():
        for name, value in element.attrib.items():
            assert name not in numbers or float(value.removesuffix("%")) >= 0, value
            assert name != "style"
    assert len(list(root.iter(f"{SVG}a"))) == 47


def test_korea_stands_left_germany_right_and_everybody_else_below(korea, germany):
    here = make.make_company("Aimmo", seat=korea)
    there = make.make_company("Messe", seat=germany)
    nowhere = make.make_company("Nowhere")
    japan = make.make_company("Tokyo", seat=make.make_place("Japan", kind="country", code="JP"))
    for one, other in ((here, there), (nowhere, here), (japan, there)):
        make.make_agreement(parties=[one, other])
    picture = relations_of_register()
    left, right = ([" ".join(box.label.lines) for box in column.boxes] for column in picture.columns)
    # Each opposite to whom it is tied to.
    assert left == ["Aimmo", "Tokyo"]
    assert right == ["Messe", "Nowhere"]
    heading = next(note for note in picture.headings if note.text.startswith("Elsewhere"))
    assert all(column.boxes[0].y + column.boxes[0].height < heading.y < column.boxes[1].y for column in picture.columns)
    assert picture.columns[0].boxes[1].notes == ("Japan",)


def test_ties_within_one_country_run_on_the_outside_of_its_column(korea, germany):
    make.make_relation(make.make_company("Child", seat=korea), make.make_company("Parent", seat=korea))
    (zone,) = relations_of_register().zones
    assert zone.x == 0
    start, end = zone.paths[0][1].removeprefix("M100 ").split("C")[0], zone.paths[0][1].split()[-1]
    assert start != end


def test_several_ties_of_a_kind_are_one_line_with_their_number(korea, germany):
    pair = [make.make_company("A", seat=korea), make.make_company("B", seat=germany)]
    for _number in range(3):
        make.make_agreement(parties=pair)
    make.make_relation(*pair)
    picture = relations_of_register()
    assert styles_in(picture) == {"agreements", "groups"}
    assert [note.text for note in picture.numbers] == ["3"]
    assert len(picture.table.rows) == 4
    assert [entry.mark for entry in picture.legend] == ["tie-agreements", "tie-groups"]


# --- which ties there are ----------------------------------------------------------------------------------------


def test_an_agreement_ties_every_two_of_its_parties(korea):
    make.make_agreement(parties=[make.make_company(name, seat=korea) for name in ("A", "B", "C")])
    pairs = {(str(tie.first), str(tie.second)) for tie in strongest_ties().named}
    assert pairs == set(combinations("ABC", 2))


def test_a_visit_ties_those_who_travelled_to_those_they_met():
    delegation = make.make_delegation()
    for name in ("Traveller", "Stayed at the hotel"):
        make.make_member(delegation, make.make_company(name))
    traveller = Organisation.objects.get(slug="traveller")
    visit = make.make_visit(delegation, host=make.make_company("Host"))
    make.make_participant(visit, traveller)
    make.make_participant(visit, make.make_company("Guest"))
    pairs = {(str(tie.first), str(tie.second)) for tie in strongest_ties([TieKind.VISIT]).named}
    assert pairs == {("Traveller", "Host"), ("Traveller", "Guest")}


def test_where_nobody_is_named_at_a_visit_all_who_travelled_are_tied_to_the_host():
    delegation = make.make_delegation()
    for name in ("One", "Other"):
        make.make_member(delegation, make.make_company(name))
    make.make_visit(delegation, host=make.make_company("Host"))
    pairs = {(str(tie.first), str(tie.second)) for tie in strongest_ties().named}
    assert pairs == {("One", "Host"), ("Other", "Host")}


@pytest.mark.parametrize(
    ("outcome", "style"),
    [("done", {"visits"}), ("planned", {"planned"}), ("unknown", {"planned"}), ("abandoned", set())],
)
def test_only_a_visit_that_took_place_is_drawn_as_one(korea, germany, outcome, style):
    delegation = make.make_delegation()
    make.make_member(delegation, make.make_company("A", seat=korea))
    make.make_visit(delegation, host=make.make_company("B", seat=germany), outcome=outcome)
    picture = relations_of_register()
    assert styles_in(picture) == style
    words = [row[1].text for row in picture.table.rows]
    assert (
        words
        == {
            "done": ["talk"],
            "planned": ["talk (planned)"],
            "unknown": ["talk (not known whether it took place)"],
            "abandoned": [],
        }[outcome]
    )


def test_an_agreement_that_was_only_announced_is_not_drawn_as_one(korea, germany):
    pair = [make.make_company("A", seat=korea), make.make_company("B", seat=germany)]
    make.make_agreement(parties=pair, life_cycle="announced")
    picture = relations_of_register()
    assert styles_in(picture) == {"planned"}
    assert picture.table.rows[0][1].text == "memorandum of understanding (only announced)"


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_what_is_not_published_is_not_there_whatever_names_it(korea, germany, state):
    reason = {"withdrawal_reason": "An error."} if state == "withdrawn" else {}
    seen = make.make_company("Seen", seat=korea)
    also = make.make_company("Seen too", seat=germany)
    hidden = make.make_company("Hidden", seat=germany, state=state, **reason)
    make.make_agreement(parties=[seen, hidden, also])
    make.make_agreement(parties=[seen, also], state=state, **reason)
    make.make_relation(seen, hidden)
    make.make_relation(hidden, seen, kind="member of")
    delegation = make.make_delegation()
    make.make_member(delegation, seen)
    make.make_member(delegation, hidden, order=2)
    visit = make.make_visit(delegation, host=hidden)
    make.make_participant(visit, hidden)
    unseen = make.make_delegation(state=state, **reason)
    make.make_member(unseen, seen)
    make.make_visit(unseen, host=also)
    picture = relations_of_register()
    assert len(picture.table.rows) == 1
    assert "Hidden" not in svg_of(picture) + str(picture.table)


# --- the page and the profiles -----------------------------------------------------------------------------------


def test_the_page_shows_one_kind_of_tie_and_embeds_the_same(client, korea, germany):
    pair = [make.make_company("A", seat=korea), make.make_company("B", seat=germany)]
    make.make_agreement(parties=pair)
    make.make_relation(*pair)
    page = client.get(reverse("relations"), {"tie": "groups"})
    picture = page.context["relations"]
    assert styles_in(picture) == {"groups"}
    assert picture.embed_url.endswith("/embed/relations/?tie=groups")
    assert styles_in(client.get(picture.embed_url).context["picture"]) == {"groups"}


def test_the_page_looks_around_one_organisation_by_any_of_its_names(client, korea, germany):
    one, other = make.make_company("Aimmo", seat=korea), make.make_company("Messe Essen", seat=germany)
    make.make_name(one, "에이모", language="ko")
    make.make_agreement(parties=[one, other])
    make.make_agreement(parties=[make.make_company("Messe Köln", seat=germany), other])
    for words in ("aimmo", "에이모"):
        picture = client.get(reverse("relations"), {"around": words}).context["relations"]
        assert names_in(picture) == ["Messe Essen"]
    assert client.get(reverse("relations"), {"around": "aimmo", "tie": "groups"}).context["relations"].is_empty
    unclear = client.get(reverse("relations"), {"around": "Messe"})
    assert "This name fits more than one organisation; choose one below." in unclear.content.decode()
    assert '?around=messe-essen"' in unclear.content.decode()
    nobody = client.get(reverse("relations"), {"around": "Nobody"}).content.decode()
    assert "The register knows of no organisation of this name." in nobody


def test_an_unknown_kind_of_tie_gets_a_message_and_no_picture(client, korea, germany):
    make.make_agreement(parties=[make.make_company("A", seat=korea), make.make_company("B", seat=germany)])
    page = client.get(reverse("relations"), {"tie": "friendship"})
    assert page.status_code == 200
    assert 'class="errorlist"' in page.content.decode()
    assert page.context["relations"] is None


def test_a_kind_of_tie_there_is_none_of_says_so(client):
    assert "The register knows of no ties of this kind." in client.get(reverse("relations")).content.decode()


def test_every_tie_on_the_page_is_cited(client, korea, germany):
    source = make.make_source("The paper that says so")
    first, second = make.make_company("A", seat=korea), make.make_company("B", seat=germany)
    agreement = make.make_agreement(parties=[first, second], signed="2015-03")
    for party in agreement.parties.all():
        make.cite(agreement, "organisation", source, part=party)
    make.cite(agreement, "signed", source, certainty="inferred")
    content = client.get(reverse("relations")).content.decode()
    assert "The paper that says so" in content
    assert "certainty-inferred" in content
    assert content.count('class="cite"') == 3


def test_a_profile_shows_its_partners_by_country(client, korea, germany):
    me = make.make_institution("NRW.INVEST", seat=germany)
    make.make_agreement(parties=[make.make_company("Left", seat=korea), me])
    make.make_relation(me, make.make_company("Right", seat=germany))
    delegation = make.make_delegation()
    make.make_member(delegation, make.make_company("Below"))
    make.make_visit(delegation, host=me, outcome="planned")
    picture = client.get(me.get_absolute_url()).context["relations_around"]
    left, right = ([" ".join(box.label.lines) for box in column.boxes] for column in picture.columns)
    assert left == ["Left", "Below"]
    assert right == ["Right"]
    assert styles_in(picture) == {"agreements", "groups", "planned"}
    assert "Shown: 4 organisations, 3 ties." in picture.description
    heading = next(note for note in picture.headings if note.text.startswith("Elsewhere"))
    assert heading.y > picture.columns[1].boxes[0].y
    for path in (path for zone in picture.zones for _style, path in zone.paths):
        assert "C" not in path


def test_a_profile_with_one_partner_needs_no_picture_and_a_withdrawn_one_is_none(client, korea):
    me = make.make_company("Me", seat=korea)
    hidden = make.make_company("Hidden", state="withdrawn", withdrawal_reason="An error.")
    make.make_agreement(parties=[me, make.make_company("Only"), hidden])
    assert client.get(me.get_absolute_url()).context["relations_around"] is None


def test_a_profile_asks_no_more_of_the_database_for_many_partners(
    client, korea, germany, django_assert_max_num_queries
):
    me = make.make_institution("Hub", seat=germany)
    for number in range(20):
        make.make_agreement(parties=[me, make.make_company(f"Partner {number}", seat=korea)])
    with django_assert_max_num_queries(15):
        assert len(client.get(me.get_absolute_url()).context["relations_around"].columns[0].boxes) == 20


def test_a_profile_with_many_partners_shows_the_strongest_and_leads_to_the_others(client, korea, germany, monkeypatch):
    me = make.make_institution("Hub", seat=germany)
    for number in range(4):
        make.make_agreement(parties=[me, make.make_company(f"Partner {number}", seat=korea)])
    monkeypatch.setattr("koreanrw.pictures.relations.around.MOST_PARTNERS", 3)
    picture = client.get(me.get_absolute_url()).context["relations_around"]
    assert len(picture.columns[0].boxes) == 3
    assert "1 other pair is left out." in picture.description
    assert len(client.get(picture.rest.url).context["relations"].columns[0].boxes) == 4


def test_a_draft_seen_by_an_editor_has_no_picture(client, korea):
    client.force_login(make.make_editor())
    draft = make.make_company("Draft", seat=korea, state="draft")
    make.make_agreement(parties=[draft, make.make_company("A"), make.make_company("B")], state="draft")
    assert client.get(draft.get_absolute_url()).context["relations_around"] is None


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Wirtschaftsförderung Dortmund", ("Wirtschafts-", "förderung", "Dortmund")),
        ("Technologieagentur", ("Technologie-", "agentur")),
        ("Handwerkskammer", ("Handwerks-", "kammer")),
        ("Donaudampfschifffahrt", ("Donaudampf-", "schifffahrt")),
        ("Korea-Nordrhein-Westfalen", ("Korea-", "Nordrhein-", "Westfalen")),
        ("한국산업기술기획평가원", ("한국산업기술기획", "평가원")),
    ],
)
def test_a_long_word_is_broken_where_it_is_joined_or_between_syllables(name, lines):
    assert wrapped(name, 102, 12)[0] == lines
