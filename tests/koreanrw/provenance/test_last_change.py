"""When a page last changed: with whatever it shows."""

import pytest

from koreanrw.discovery.sitemaps import SECTIONS
from koreanrw.kinds import kinds_with_page
from koreanrw.provenance.last_change import page_changed_at
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown() -> dict:
    """One page of every kind that nothing has happened to yet."""
    state = make.make_place(kind="state")
    return {
        "organisation": make.make_company(),
        "office": make.make_office(),
        "person": make.make_person(),
        "delegation": make.make_delegation(),
        "agreement": make.make_agreement(),
        "source": make.make_source(),
        "state": state,
        "city": make.make_place(within=state),
        "sector": make.make_sector(),
        "topic": make.make_topic(),
    }


def a_visit(shown, **fields):
    delegation = make.make_delegation(**fields)
    return delegation, make.make_visit(delegation, place=shown["city"], host=shown["organisation"])


def opened(shown, **fields):
    return make.make_office(shown["organisation"], shown["city"], **fields)


def counted(shown, **fields):
    return make.make_figure(office=shown["office"], **fields)


def tied(shown, **fields):
    other = make.make_company(**fields)
    make.make_relation(other, shown["organisation"])
    other.sectors.add(shown["sector"])
    return other


def employed(shown, **fields):
    person = make.make_person(source=shown["source"], **fields)
    make.make_position(person, shown["organisation"])
    return person


def travelled(shown, **fields):
    delegation, visit = a_visit(shown, **fields)
    make.make_participant(visit, person=shown["person"])
    return delegation


def signed(shown, **fields):
    agreement = make.make_agreement(
        parties=[shown["organisation"], make.make_institution()],
        place=shown["city"],
        delegation=shown["delegation"],
        **fields,
    )
    make.make_signatory(agreement, shown["person"])
    make.make_link(agreement, shown["agreement"])
    agreement.topics.add(shown["topic"])
    return agreement


HAPPENINGS = (
    (opened, ("organisation", "city", "state")),
    (counted, ("office",)),
    (tied, ("organisation", "sector")),
    (employed, ("organisation", "source")),
    (travelled, ("organisation", "person", "city", "state")),
    (signed, ("organisation", "person", "delegation", "agreement", "city", "state", "topic")),
)


def days(shown) -> dict:
    """When each page last changed, asked anew."""
    for row in shown.values():
        row.__dict__.pop("last_change", None)
    return {name: page_changed_at(row) for name, row in shown.items()}


@pytest.mark.parametrize(("happening", "pages"), HAPPENINGS)
def test_a_page_changes_with_every_record_it_shows(shown, happening, pages):
    before = days(shown)
    happening(shown)
    after = days(shown)
    assert {name for name in shown if after[name] > before[name]} == set(pages)


@pytest.mark.parametrize(("happening", "pages"), HAPPENINGS)
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_nobody_may_read_changes_no_page(shown, happening, pages, state):
    before = days(shown)
    happening(shown, state=state, withdrawal_reason="x" if state == "withdrawn" else "")
    assert days(shown) == before


def test_the_sitemaps_say_the_same(shown):
    for happening, _pages in HAPPENINGS:
        happening(shown)
    after = days(shown)
    found = {
        page.path(): page.changed
        for section in (SECTIONS[kind.plural] for kind in kinds_with_page())
        for part in section.parts()
        for page in section.pages(part)
    }
    assert {name: found[row.get_absolute_url()] for name, row in shown.items()} == after


def test_asking_twice_costs_one_query(shown, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert page_changed_at(shown["city"]) == page_changed_at(shown["city"])
