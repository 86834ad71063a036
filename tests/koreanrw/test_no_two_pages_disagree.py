"""Whatever sources say of a day, every page that speaks of it says the same, and no more than they do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companies.models import Office
from tests import factories as make
from tests.claims import LANGUAGES, NO_SOURCE, Page, Telling, Told, alone, files_stand_by, stands_by, tellings
from tests.examples import examples

pytestmark = pytest.mark.django_db

LABELS = {"opened": ("Eröffnet", "Opened", "개설"), "closed": ("Geschlossen", "Closed", "폐쇄")}
# A day, a month, a year, each within the next; and what else somebody may say of it.
KNOWN = {"opened": ("2014-03-05", "2014-03", "2014"), "closed": ("2018-07-02", "2018-07", "2018")}
OTHER = {"opened": "2011", "closed": "2021"}
DAYS = st.fixed_dictionaries({field: st.sampled_from(("", *known)) for field, known in KNOWN.items()})
TELLINGS = tellings(wide=True, most=4)


def office_told_of(days: dict[str, str], telling: dict[str, list[Telling]]) -> tuple[Office, Told]:
    """An office with these days, of which sources were let tell."""
    source, place = make.make_source("Of the place"), make.make_place("Essen")
    office, told = make.make_office(make.make_company("Hana"), place, source=source, **days), Told()
    office.citations.exclude(field="place").delete()
    for name, of_field in telling.items():
        told.tell(office, name, days[name], of_field, wide=KNOWN[name][-1], other=OTHER[name])
    return office, told


@settings(max_examples=examples(8))
@given(language=st.sampled_from(LANGUAGES), days=DAYS, of_opened=TELLINGS, of_closed=TELLINGS)
def test_every_page_of_an_office_stands_by_its_sources_and_by_every_other_page(
    client, language, days, of_opened, of_closed
):
    with alone():
        office, told = office_told_of(days, {"opened": of_opened, "closed": of_closed})
        for address in (office.get_absolute_url(), office.organisation.get_absolute_url()):
            page = Page(client, address, language)
            stands_by(page, told, (office,))
            for name, day in days.items():
                [(shown, marks), *_others] = page.beside(LABELS[name])
                behind = told.behind(office, name)
                assert not day or day[:4] in shown, (str(page), shown)
                assert marks <= behind, (str(page), name)
                assert not day or marks == behind, (str(page), name)
                assert not day or behind or NO_SOURCE[page.number] in shown, (str(page), shown)


@settings(max_examples=examples(8))
@given(days=DAYS, of_opened=TELLINGS)
def test_files_of_an_office_say_what_its_page_says(client, days, of_opened):
    with alone():
        office, told = office_told_of(days, {"opened": of_opened})
        files_stand_by(client, told, f"/api/v1/offices/{office.slug}/", "/en/offices/")
