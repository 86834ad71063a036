"""Whatever sources say of an agreement, every page that speaks of it says the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.models import Agreement
from tests import factories as make
from tests.claims import (
    ANNOUNCED,
    GIVEN_UP,
    LANGUAGES,
    NO_SOURCE,
    NOT_SIGNED,
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

TITLE = ("Bund der Drei",) * 3
SIGNED, ENDS = ("Unterzeichnet", "Signed", "체결일"), ("Ende", "Ends", "종료")
LIFE_CYCLE, IN_FORCE = ("Status", "Life cycle", "진행 단계"), ("Noch in Kraft", "Still in force", "현재 유효 여부")
# What says in a sentence that it was signed, is in force, or is not any more.
WERE_SIGNED = ("unterzeichneten", "(?<!was) signed ", "체결했")
HOLDS = ("ist noch in Kraft", "(?<!Whether it )is still in force", "여전히 유효")
IS_OVER = ("endete|ist beendet|nicht mehr in Kraft", "ended|no longer", "종료되었|더 이상 유효하지")
# What has to be said of it wherever it stands, by how far it came.
FATES = {"announced": ANNOUNCED, "abandoned": NOT_SIGNED}
DAYS = {
    "planned_signed": ("", "2013-05", "2031-05"),
    "signed": ("", "2014-03", "2014"),
    "ends": ("", "2018-07", "2018"),
}
WIDE = {"signed": "2014", "ends": "2018"}
OTHER = {
    "planned_signed": "2012", "signed": "2011", "ends": "2021", "life_cycle": "announced", "in_force": "no",
    "organisation": "somebody-else",
}  # fmt: skip


@st.composite
def agreements(draw) -> tuple[dict[str, str], dict[str, list]]:
    """What is held of an agreement, and what is told of it; what was not concluded was not signed."""
    held = {"life_cycle": draw(st.sampled_from(("signed", "in force", "ended", *FATES)))}
    held["planned_signed"] = draw(st.sampled_from(DAYS["planned_signed"]))
    is_concluded = held["life_cycle"] not in FATES
    held["in_force"] = "not known"
    if is_concluded:
        held |= {name: draw(st.sampled_from(DAYS[name])) for name in ("signed", "ends")}
        fitting = {"signed": ("yes", "not known", "no"), "in force": ("yes",), "ended": ("no", "not known")}
        held["in_force"] = draw(st.sampled_from(fitting[held["life_cycle"]]))
    told = {
        name: draw(tellings((*OF_FACTS, "planned") if name == "life_cycle" else OF_FACTS, wide=name in WIDE))
        for name in held
    }
    return held, told | {"organisation": draw(tellings())}


def made(held: dict[str, str], telling: dict[str, list]) -> tuple[Agreement, dict[str, Any], Told]:
    """An agreement on a journey, at a place, about a topic, signed by somebody; and the pages that name it."""
    place, topic, journey = make.make_place("Essen"), make.make_topic("Handel"), make.make_delegation("Reise")
    source = make.make_source("Das Papier", published="2019")
    row = make.make_agreement(
        TITLE[0],
        parties=[make.make_institution("Hana"), make.make_institution("Duna")],
        source=source,
        place=place,
        delegation=journey,
        **held,
    )
    row.topics.add(topic)
    make.cite(row, "place", source)
    party, signatory, told = row.parties.first(), make.make_signatory(row), Told()
    for name, of_field in telling.items():
        if name == "organisation":
            told.tell(party, name, party.organisation.slug, of_field, other=OTHER[name])
        else:
            other = {"announced": "signed", "no": "yes"}.get(held[name], "") if held[name] == OTHER[name] else ""
            told.tell(row, name, held[name], of_field, wide=WIDE.get(name, ""), other=other or OTHER[name])
    named_by = {
        "party": party.organisation,
        "place": place,
        "topic": topic,
        "journey": journey,
        "who": signatory.person,
    }
    return row, {name: record.get_absolute_url() for name, record in named_by.items()}, told


@settings(max_examples=examples(8))
@given(language=st.sampled_from(LANGUAGES), held_and_told=agreements())
def test_every_page_of_an_agreement_says_how_far_it_came_and_by_whom(client, language, held_and_told):
    with alone():
        row, named_by, told = made(*held_and_told)
        own = Page(client, row.get_absolute_url(), language)
        stands_by(own, told, (row, row.parties.first()))
        the_facts(own, row, told)
        the_sentences(own, row, told)
        for address, query in (
            *((address, {}) for address in named_by.values()),
            (named_by["party"], {"as_of": "2026-06-01"}),
            ("/en/agreements/", {}),
            ("/en/timeline/", {}),
        ):
            page = Page(client, address, language, query)
            stands_by(page, told, ())
            entries = page.entries(TITLE)
            assert entries or query, str(page)
            for entry in entries:
                where = (str(page), query, entry)
                assert row.life_cycle not in FATES or page.says(FATES[row.life_cycle], entry), where
                assert row.life_cycle == "abandoned" or not page.says(NOT_SIGNED, entry), where
            for sentence in page.sentences():
                # What a topic is about may be no more than announced.
                is_counted = address != named_by["topic"] and counts_as_signed(page, sentence)
                assert row.life_cycle not in FATES or not is_counted, (str(page), sentence)


def counts_as_signed(page: Page, sentence: str) -> bool:
    """Whether it takes the one agreement there is for one that was signed."""
    one = ("eine Vereinbarung|1 (dort )?unterzeichnete", "one agreement|1 agreement signed", "협약 1건|협약 한 건")
    hedged = ("angekündigt|nicht zustande", "announced|not concluded", "발표|예고|체결되지 않")
    return page.says(one, sentence) and not page.says(hedged, sentence)


def the_facts(page: Page, row: Agreement, told: Told) -> None:
    """What stands beside the labels."""
    for name, label in (("signed", SIGNED), ("ends", ENDS), ("life_cycle", LIFE_CYCLE), ("in_force", IN_FORCE)):
        [(shown, marks), *_others] = page.beside(label)
        held = str(getattr(row, name))
        where = (str(page), name, shown)
        is_known = held not in ("", "not known")
        plans = told.behind(row, f"planned_{name}") | told.earlier_plans()
        assert marks <= told.behind(row, name) | plans, where
        assert not is_known or told.behind(row, name) <= marks, where
        assert not is_known or told.behind(row, name) or page.says(NO_SOURCE, shown), where
    [(shown, _marks), *_others] = page.beside(SIGNED)
    if row.planned_signed:
        assert page.says(PLAN, shown), shown
        is_past = row.life_cycle == "announced" and "2013" in str(row.planned_signed)
        assert page.says(NOT_TOLD, shown) == is_past, shown
        assert page.says(GIVEN_UP, shown) == (row.life_cycle == "abandoned"), shown


def the_sentences(page: Page, row: Agreement, told: Told) -> None:
    """What is told of it in sentences says how sure that is."""
    for sentence in page.sentences():
        where = (str(page), sentence)
        if page.says(WERE_SIGNED, sentence):
            assert row.life_cycle not in FATES, where
            needed = told.has_to_say(row, "life_cycle")
            assert needed is None or not told.of(row, "life_cycle") or page.says(needed, sentence), (*where, needed)
        for name, held in (("signed", "2014"), ("ends", "2018")):
            needed = told.has_to_say(row, name)
            assert held not in sentence or needed is None or page.says(needed, sentence), (*where, needed)
        assert not {"2013", "2031"} & set(sentence.replace(".", " ").split()) or page.says(PLAN, sentence), where
        if page.says(HOLDS, sentence):
            assert row.in_force == "yes", where
            needed = told.has_to_say(row, "in_force")
            assert needed is None or page.says(needed, sentence), (*where, needed)
        if page.says(IS_OVER, sentence):
            assert row.life_cycle == "ended" or row.in_force == "no", where


@settings(max_examples=examples(8))
@given(held_and_told=agreements())
def test_files_of_an_agreement_make_of_every_source_what_its_pages_make(client, held_and_told):
    with alone():
        row, _named_by, told = made(*held_and_told)
        files_stand_by(client, told, f"/api/v1/agreements/{row.slug}/", "/en/agreements/")
