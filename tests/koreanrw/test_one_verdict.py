"""Whether an office is there is judged once: every page says the same, whatever the sources say and however surely."""

import datetime
from itertools import product

import pytest
from django.utils import timezone

from companies.models import Office, OfficeCitation, OfficeFunction
from companies.presence import has_ended, judge_office
from koreanrw.discovery.firmness import is_there
from koreanrw.pictures.maps.offices import Drawn, drawn_as
from koreanrw.pictures.time_axis import TimeAxis
from koreanrw.pictures.timeline import function_entry, office_entry
from koreanrw.pictures.timeline.spans import Manner
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.sentences import opening_of, title_of
from records.dates.standing import Standing
from tests import factories as make

DAY = datetime.date(2016, 6, 15)
PAST, FUTURE = "2014", "2017"
# Who says so: how surely, and whether the source still stands.
OF_PLACE = ("stated", "reported", "planned", "stated withdrawn", "stated withdrawn, planned")
TO_OPEN = "to open"
OF_OPENING = (
    ("", ""),
    *((PAST, says) for says in ("", "stated", "inferred", "reported", "planned", "stated withdrawn")),
    (FUTURE, "stated"),
    (FUTURE, "planned"),
    # Not opened, for all anybody says, but to be.
    (PAST, TO_OPEN),
    (FUTURE, TO_OPEN),
)
OF_CLOSING = (("", ""), (PAST, "stated"), (PAST, "planned"), (PAST, "stated withdrawn"), (FUTURE, "stated"))
FUNCTIONS = ("", "done", "planned")
COMBINATIONS = [
    said
    for said in product(OF_PLACE, OF_OPENING, OF_CLOSING, FUNCTIONS)
    # Nothing closes before it opens.
    if (said[1][0], said[2][0]) != (FUTURE, PAST)
]


@pytest.fixture
def offices(db, monkeypatch) -> dict[tuple, Office]:
    """One office for every combination, on a day that is today."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: DAY)
    company, place = make.make_company("Hana"), make.make_place("Essen")
    standing = make.make_source("Standing", published="2018")
    gone = make.make_source("Gone", published="2018", state="withdrawn", withdrawal_reason="x")
    made = Office.objects.bulk_create(
        Office(
            slug=f"office-{number}",
            organisation=company,
            place=place,
            state="published",
            closed=over,
            **{"planned_opened" if says == TO_OPEN else "opened": begun},
        )
        for number, (_place, (begun, says), (over, _over), _function) in enumerate(COMBINATIONS)
    )
    OfficeFunction.objects.bulk_create(
        OfficeFunction(office=office, order=1, function="branch", outcome=outcome)
        for office, (*_fields, outcome) in zip(made, COMBINATIONS, strict=True)
        if outcome
    )
    OfficeCitation.objects.bulk_create(
        OfficeCitation(
            record=office,
            field=field,
            certainty=certainty,
            steps="One step." if certainty == "inferred" else "",
            source=gone if is_gone else standing,
        )
        for office, (of_place, opening, closing, _function) in zip(made, COMBINATIONS, strict=True)
        for field, says in (
            ("place", of_place),
            *((("planned_opened", "planned"),) if opening[1] == TO_OPEN else (("opened", opening[1]),)),
            ("closed", closing[1]),
        )
        for certainty, _space, is_gone in (each.partition(" ") for each in says.split(", ") if each)
    )
    loaded = Office.objects.with_standing(DAY).for_detail().in_bulk()
    return {said: loaded[office.pk] for office, said in zip(made, COMBINATIONS, strict=True)}


def test_every_page_tells_of_an_office_by_the_one_judgement(offices):
    footnotes = Footnotes(offices.values())
    active = set(Office.objects.active_on(DAY).values_list("pk", flat=True))
    possibly = set(Office.objects.possibly_active_on(DAY).values_list("pk", flat=True))
    axis = TimeAxis.over([datetime.date(2010, 1, 1), datetime.date(2020, 12, 31)])
    found = set()
    for said, office in offices.items():
        judgement = judge_office(office, footnotes.citations(office))
        found.add(judgement.standing)
        # Lists and filters.
        assert office.standing == judgement.standing.value, said
        assert (office.pk in active) == judgement.is_certain, said
        assert (office.pk in possibly) == judgement.may_hold, said
        # Maps.
        assert (drawn_as(office) is Drawn.THERE) == judgement.may_hold, said
        assert (drawn_as(office) is Drawn.CLOSED) == judgement.is_over, said
        # Sentences and titles.
        page = OfficeProfile(office, footnotes, figures=(), moved_from=(), plans_fulfilled_here=())
        opening = opening_of(page).plain
        assert (opening.startswith("Hana has ") or " has been " in opening) == judgement.may_hold, (said, opening)
        assert opening.startswith("Hana had ") == judgement.is_over, (said, opening)
        if not footnotes.is_contested(office, "place"):
            assert ("closed office" in title_of(page)) == judgement.is_over, said
            assert ("planned office" in title_of(page)) == judgement.is_later, said
        # Timelines: nothing is drawn as certain that is not.
        entry = office_entry(office, footnotes, judgement.standing)
        assert entry.is_announced == judgement.is_later, said
        filled = [span for span in entry.spans(axis) if span.manner is Manner.CERTAIN and not span.is_day]
        middle = axis.middle_of(DAY)
        assert judgement.is_certain or not any(float(span.x) < middle < float(span.end) for span in filled), said
        # What it is there for ends with it.
        for function in office.functions.all():
            assert has_ended(function, office, (), footnotes.citations(office)) == judgement.is_over, said
            drawn = function_entry(function, office, footnotes)
            assert drawn.course.goes_on == (not judgement.is_over), said
        # Structured data and cards.
        assert judgement.may_hold or not is_there(footnotes, office), said
    assert found == set(Standing)


def test_only_what_sources_that_still_stand_say_for_sure_is_certain(offices):
    for (of_place, (opened, of_opening), (closed, of_closing), function), office in offices.items():
        is_proved = of_place == "stated" or of_opening in ("stated", "inferred")
        if office.standing == Standing.CERTAIN.value:
            assert is_proved, office.slug
        if office.standing == Standing.OVER.value:
            assert (closed, of_closing) == (PAST, "stated"), office.slug
        if of_place.endswith("planned") and of_opening in ("", "planned", TO_OPEN):
            assert office.standing == Standing.PLANNED.value, office.slug
        if (of_place, opened, closed, function) == ("stated withdrawn", "", "", ""):
            assert office.standing == Standing.POSSIBLE.value, office.slug
