"""Whatever sources say of what an office is there for, every page that speaks of it says the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companies.models import OfficeFunction
from tests import factories as make
from tests.claims import (
    ELSEWHERE,
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

RESEARCH = ("Forschungs", "research", "연구")
IN_PLACE, ENDED = ("besteht", "in place", "설치됨"), ("beendet", "ended", "종료")
OUTCOME, SINCE, UNTIL = ("Ergebnis", "Outcome", "결과"), ("Ab", "From", "시작"), ("Bis", "Until", "종료")
WAS_THERE = ("bestand", "centre was|centre .* was there", "있었습니다")
# What has to be said of it wherever it is named, by what became of it; nothing of what came about.
FATES = {"planned": PLAN, "abandoned": GIVEN_UP, "elsewhere": ELSEWHERE, "unknown": NOT_TOLD}
# The values that are held, those they lie within, and others.
DAYS = {"planned_since": ("", "2013-05", "2031-05"), "since": ("", "2014-03", "2014"), "until": ("", "2018-07", "2031")}
WIDE = {"since": "2014", "until": "2018"}
OTHER = {
    "function": "sales", "outcome": "abandoned", "planned_since": "2012", "since": "2011", "until": "2021",
}  # fmt: skip


@st.composite
def functions(draw) -> tuple[dict[str, str], dict[str, list]]:
    """What is held of a function, and what is told of it; a plan and what was given up have no days of their own."""
    held = {"function": "research", "outcome": draw(st.sampled_from(("done", *FATES)))}
    held["planned_since"] = draw(st.sampled_from(DAYS["planned_since"]))
    if held["outcome"] in ("done", "unknown"):
        held |= {name: draw(st.sampled_from(DAYS[name])) for name in ("since", "until")}
    told = {
        name: draw(tellings((*OF_FACTS, "planned") if name in ("function", "outcome") else OF_FACTS, wide=name in WIDE))
        for name in held
    }
    return held, told


def made(held: dict[str, str], telling: dict[str, list]) -> tuple[OfficeFunction, Told]:
    """A function of an office that is there for certain, as far as anybody says."""
    source = make.make_source("Das Haus", published="2019")
    office = make.make_office(make.make_company("Hana"), make.make_place("Essen"), opened="2010", source=source)
    row, told = make.make_function(office, **held), Told()
    for name, of_field in telling.items():
        other = "done" if held[name] == OTHER[name] else OTHER[name]
        told.tell(row, name, held[name], of_field, wide=WIDE.get(name, ""), other=other)
    return row, told


def is_over(row: OfficeFunction, told: Told) -> bool:
    """Whether it is proved that it has ended."""
    speaking = [said for said in told.speaking(row, "until") if said.verdict == "supports"]
    preferred = [said for said in speaking if said.preferred] or speaking
    return (
        row.outcome == "done" and "2018" in str(row.until) and any(said.certainty != "reported" for said in preferred)
    )


@settings(max_examples=examples(8))
@given(language=st.sampled_from(LANGUAGES), held_and_told=functions())
def test_every_page_of_a_function_says_what_became_of_it_and_by_whom(client, language, held_and_told):
    with alone():
        row, told = made(*held_and_told)
        office, company = row.office.get_absolute_url(), row.office.organisation.get_absolute_url()
        fate = FATES.get(row.outcome)
        says_plan = row.planned_since or any(said.certainty == "planned" for said in told.by_paragraph.values())
        for address, query in (
            (office, {}),
            (company, {}),
            (company, {"as_of": "2016-06-01"}),
            (company, {"as_of": "2026-06-01"}),
            ("/en/offices/", {}),
            (row.office.place.get_absolute_url(), {}),
            ("/en/timeline/", {}),
            ("/en/here-on/", {"day": "2026-06-01"}),
        ):
            page = Page(client, address, language, query)
            is_own = address in (office, company) and not query
            stands_by(page, told, (row,) if is_own else ())
            for passage in page.passages(RESEARCH):
                where = (str(page), query, passage)
                if fate:
                    assert page.says(fate, passage), where
                if row.outcome != "abandoned":
                    assert not page.says(GIVEN_UP, passage), where
                if row.outcome != "elsewhere":
                    assert not page.says(ELSEWHERE, passage), where
                assert says_plan or row.outcome != "done" or not page.says(PLAN, passage), where
            if is_own:
                the_facts(page, row, told)
                the_sentences(page, row, told)


def the_facts(page: Page, row: OfficeFunction, told: Told) -> None:
    """What stands in the table of what the office is there for."""
    over = is_over(row, told)
    [(outcome, marks)] = page.beside(OUTCOME)
    rests_on = "until" if over else "outcome"
    assert marks == told.behind(row, rests_on), (str(page), outcome)
    assert row.outcome != "done" or (page.says(ENDED, outcome), page.says(IN_PLACE, outcome)) == (over, not over), page
    if row.outcome != "unknown" and not marks and told.differing(row) & set(told.of(row, rests_on)):
        assert page.says(NO_SOURCE, outcome), (str(page), outcome)
    for name, label in (("since", SINCE), ("until", UNTIL)):
        [(shown, marks), *_others] = page.beside(label)
        held = str(getattr(row, name))
        assert held[:4] in shown, (str(page), shown)
        assert marks <= told.behind(row, name, f"planned_{name}") | told.earlier_plans(), (str(page), shown)
        assert not held or told.behind(row, name) <= marks, (str(page), shown)
        assert not held or told.behind(row, name) or page.says(NO_SOURCE, shown), (str(page), shown)


def the_sentences(page: Page, row: OfficeFunction, told: Told) -> None:
    """What is told of it in sentences says how sure that is."""
    for sentence in page.sentences():
        if not page.says(RESEARCH, sentence):
            continue
        assert row.outcome != "done" or page.says(WAS_THERE, sentence) == is_over(row, told), sentence
        needed = told.has_to_say(row, "function", "outcome")
        assert needed is None or page.says(needed, sentence), (str(page), sentence, needed)


@settings(max_examples=examples(8))
@given(held_and_told=functions())
def test_files_of_a_function_make_of_every_source_what_its_pages_make(client, held_and_told):
    with alone():
        row, told = made(*held_and_told)
        files_stand_by(client, told, f"/api/v1/offices/{row.office.slug}/", "/en/offices/")
