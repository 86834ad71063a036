"""Whatever sources say of a journey and of a visit on it, every page that speaks of them says the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.models import Delegation, Visit
from tests import factories as make
from tests.claims import (
    GIVEN_UP,
    LANGUAGES,
    NO_SOURCE,
    NOT_TOLD,
    OF_FACTS,
    PLAN,
    Page,
    Told,
    alone,
    files_stand_by,
    stands_by,
    tellings,
)
from tests.examples import examples

pytestmark = pytest.mark.django_db

TOPIC = ("Werkshalle",) * 3
STARTS, DATE = ("Beginn", "Starts", "시작"), ("Datum", "Date", "날짜")
TRAVELLED = ("reiste ", "travelled", "방문했습니다")
TOOK_PART = ("teilgenommen|Teilnehm", "taking part", "참석")
# What has to be said of a visit wherever it is named, by what became of it.
FATES = {"planned": PLAN, "abandoned": GIVEN_UP, "unknown": NOT_TOLD}
OF_JOURNEY = {"planned_starts": ("", "2013-05", "2031-05"), "starts": ("", "2014-03", "2014")}
OF_VISIT = {"planned_date": ("", "2012-06", "2032-06"), "date": ("", "2015-04", "2015")}
WIDE = {"starts": "2014", "date": "2015"}
OTHER = {
    "planned_starts": "2010", "starts": "2011", "planned_date": "2010", "date": "2011", "outcome": "abandoned",
    "host": "somebody-else",
}  # fmt: skip


@st.composite
def journeys(draw) -> tuple[dict[str, str], dict[str, str], dict[str, list]]:
    """What is held of a journey and of a visit on it, and what is told of them."""
    of_journey = {name: draw(st.sampled_from(days)) for name, days in OF_JOURNEY.items()}
    of_visit = {"outcome": draw(st.sampled_from(("done", *FATES)))}
    of_visit["planned_date"] = draw(st.sampled_from(OF_VISIT["planned_date"]))
    if of_visit["outcome"] in ("done", "unknown"):
        of_visit["date"] = draw(st.sampled_from(OF_VISIT["date"]))
    told = {
        name: draw(tellings((*OF_FACTS, "planned") if name == "outcome" else OF_FACTS, wide=name in WIDE, most=2))
        for name in (*of_journey, *of_visit, "host")
    }
    return of_journey, of_visit, told


def made(
    of_journey: dict[str, str], of_visit: dict[str, str], telling: dict[str, list]
) -> tuple[Delegation, Visit, dict[str, Any], Told]:
    """A journey with one visit to a company, where somebody took part; and the pages that name it."""
    host, place, who = make.make_company("Hana"), make.make_place("Essen"), make.make_person("Kim")
    journey, told = make.make_delegation("Reise", source=make.make_source("Das Programm"), **of_journey), Told()
    visit = make.make_visit(journey, "company visit", topic=TOPIC[0], host=host, place=place, **of_visit)
    make.cite(journey, "kind", part=visit)
    make.make_participant(visit, person=who)
    for name, of_field in telling.items():
        row = journey if name in of_journey else visit
        held = host.slug if name == "host" else {**of_journey, **of_visit}[name]
        other = "done" if held == OTHER[name] else OTHER[name]
        told.tell(row, name, held, of_field, wide=WIDE.get(name, ""), other=other)
    named_by = {"host": host, "place": place, "who": who}
    return journey, visit, {name: record.get_absolute_url() for name, record in named_by.items()}, told


@settings(max_examples=examples(8))
@given(language=st.sampled_from(LANGUAGES), held_and_told=journeys())
def test_every_page_of_a_journey_says_what_became_of_its_visits_and_by_whom(client, language, held_and_told):
    with alone():
        journey, visit, named_by, told = made(*held_and_told)
        own = Page(client, journey.get_absolute_url(), language)
        stands_by(own, told, (journey, visit))
        the_facts(own, journey, visit, told)
        the_sentences(own, journey, visit, told)
        for address, query in (
            (journey.get_absolute_url(), {}),
            *((address, {}) for address in named_by.values()),
            (named_by["host"], {"as_of": "2026-06-01"}),
        ):
            page = Page(client, address, language, query)
            stands_by(page, told, ())
            entries = page.entries(TOPIC)
            assert entries or query, str(page)
            for entry in entries:
                the_entry(page, entry, visit, told)
            for sentence in page.sentences():
                assert visit.outcome == "done" or not page.says(TOOK_PART, sentence), (str(page), sentence)
        for address in ("/en/delegations/", "/en/timeline/"):
            stands_by(Page(client, address, language), told, ())


def the_entry(page: Page, entry: str, visit: Visit, told: Told) -> None:
    """What is told of the visit in one place."""
    where = (str(page), entry)
    assert visit.outcome not in FATES or page.says(FATES[visit.outcome], entry), where
    assert visit.outcome == "abandoned" or not page.says(GIVEN_UP, entry), where
    if "2012" in entry or "2032" in entry:
        assert page.says(PLAN, entry), where
    assert "2015" not in entry or told.behind(visit, "date") or page.says(NO_SOURCE, entry), where


def the_facts(page: Page, journey: Delegation, visit: Visit, told: Told) -> None:
    """What stands beside the labels."""
    for row, name, label in ((journey, "starts", STARTS), (visit, "date", DATE)):
        [(shown, marks), *_others] = page.beside(label)
        where, held = (str(page), name, shown), str(getattr(row, name))
        assert marks <= told.behind(row, name, f"planned_{name}") | told.earlier_plans(), where
        assert not held or told.behind(row, name) <= marks, where
        assert not held or told.behind(row, name) or page.says(NO_SOURCE, shown), where
        assert not getattr(row, f"planned_{name}") or page.says(PLAN, shown), where


def the_sentences(page: Page, journey: Delegation, visit: Visit, told: Told) -> None:
    """What is told of the journey in sentences says how sure that is."""
    is_known = bool(journey.starts) or not journey.planned_starts or visit.outcome == "done"
    for sentence in page.sentences():
        where = (str(page), sentence)
        assert is_known or not page.says(TRAVELLED, sentence), where
        if "2014" in sentence:
            needed = told.has_to_say(journey, "starts")
            assert needed is None or page.says(needed, sentence), (*where, needed)
        if "2013" in sentence or "2031" in sentence:
            assert page.says(PLAN, sentence), where


@settings(max_examples=examples(8))
@given(held_and_told=journeys())
def test_files_of_a_journey_make_of_every_source_what_its_pages_make(client, held_and_told):
    with alone():
        journey, _visit, _named_by, told = made(*held_and_told)
        files_stand_by(client, told, f"/api/v1/delegations/{journey.slug}/", "/en/delegations/")
