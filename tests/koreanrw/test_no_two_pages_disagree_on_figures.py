"""Whatever sources say of a number, every page that shows it says the same, and never without what qualifies it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.models import Figure
from tests import factories as make
from tests.claims import LANGUAGES, NO_SOURCE, OF_FACTS, Page, Told, alone, files_stand_by, stands_by, tellings
from tests.examples import examples

pytestmark = pytest.mark.django_db

NUMBER = (r"4\.711", "4,711", "4,711")
QUALIFIERS = {
    "exactly": ("", "", ""), "about": ("rund", "about", "약"), "at least": ("mindestens", "at least", "최소|이상"),
}  # fmt: skip
PLANNED = ("geplant", "planned", "계획")
AS_OF = ("Stand", "As of", "기준일")
OTHER = {"value": "1234", "qualifier": "up to", "is_planned": "", "as_of": "2011"}


@st.composite
def figures(draw) -> tuple[str, dict, dict[str, list]]:
    """Of what it is, what is held of a number, and what is told of it; only a plan is of a day to come."""
    is_planned = draw(st.booleans())
    held = {
        "value": 4711,
        "qualifier": draw(st.sampled_from([*QUALIFIERS])),
        "is_planned": is_planned,
        "as_of": draw(st.sampled_from(("", "2031") if is_planned else ("", "2015-04", "2015"))),
    }
    told = {name: draw(tellings(OF_FACTS, wide=name == "as_of", most=2)) for name in held}
    return draw(st.sampled_from(("place", "organisation"))), held, told


def made(owner: str, held: dict, telling: dict[str, list]) -> tuple[Figure, str, Told]:
    """The figure, the address of the page of what it is of, and what was told of it."""
    named = make.make_place("Essen") if owner == "place" else make.make_company("Hana")
    row, told = make.make_figure(**{owner: named}, source=make.make_source("Die Liste"), cited=False, **held), Told()
    for name, of_field in telling.items():
        text = str(held[name]).lower() if name == "is_planned" else str(held[name])
        other = {"true": "false", "false": "true"}.get(text, OTHER[name])
        told.tell(row, name, text, of_field, wide="2015" if text.startswith("2015") else "", other=other)
    return row, named.get_absolute_url(), told


@settings(max_examples=examples(8))
@given(language=st.sampled_from(LANGUAGES), held_and_told=figures())
def test_every_page_of_a_figure_says_how_exactly_and_by_whom(client, language, held_and_told):
    with alone():
        row, of_owner, told = made(*held_and_told)
        as_of = ((of_owner, {"as_of": "2026-06-01"}),) if row.organisation else ()
        for address, query in ((of_owner, {}), *as_of, ("/en/figures/", {}), ("/en/figures/over-time/", {})):
            page = Page(client, address, language, query)
            stands_by(page, told, ())
            said = [*page.entries(NUMBER), *page.passages(NUMBER), *page.sentences()]
            for text in (each for each in said if page.says(NUMBER, each)):
                where = (str(page), query, text)
                assert page.says(QUALIFIERS[row.qualifier], text), where
                assert row.is_planned == page.says(PLANNED, text), where
            for sentence in page.sentences():
                if page.says(NUMBER, sentence):
                    assert not row.is_planned, (str(page), sentence)
                    needed = told.has_to_say(row, "value") if told.of(row, "value") else None
                    assert needed is None or page.says(needed, sentence), (str(page), sentence, needed)
            if not query and address != "/en/figures/over-time/":
                the_facts(page, row, told)


def the_facts(page: Page, row: Figure, told: Told) -> None:
    """What stands beside the number and its day."""
    [entry, *_others] = page.entries(NUMBER)
    for name in ("value", "qualifier", "is_planned"):
        is_disputed = bool(told.differing(row) & set(told.of(row, name)))
        assert not is_disputed or told.behind(row, name) or page.says(NO_SOURCE, entry), (str(page), name, entry)
    [(shown, marks), *_others] = page.beside(AS_OF)
    assert marks <= told.behind(row, "as_of"), (str(page), shown)
    assert not row.as_of or marks == told.behind(row, "as_of"), (str(page), shown)
    assert not row.as_of or marks or page.says(NO_SOURCE, shown), (str(page), shown)


@settings(max_examples=examples(8))
@given(held_and_told=figures())
def test_files_of_a_figure_make_of_every_source_what_its_pages_make(client, held_and_told):
    with alone():
        row, _of_owner, told = made(*held_and_told)
        files_stand_by(client, told, f"/api/v1/figures/{row.slug}/", "/en/figures/")
