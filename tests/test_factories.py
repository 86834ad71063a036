"""The makers of test records make what could stand in the register."""

import pytest

from tests import factories

MAKERS = (
    factories.make_source,
    factories.make_company,
    factories.make_institution,
    factories.make_office,
    factories.make_figure,
    factories.make_person,
    factories.make_delegation,
    factories.make_agreement,
    factories.make_event,
)


@pytest.mark.django_db
@pytest.mark.parametrize("make", MAKERS)
def test_what_a_factory_makes_is_published_valid_and_sourced(make):
    record = make()
    record.full_clean()
    assert record.is_published
    assert not record.publication_problems()


@pytest.mark.django_db
def test_parts_and_citations_a_factory_makes_are_valid():
    company = factories.make_company("Aimmo")
    office = factories.make_office(company)
    delegation = factories.make_delegation()
    agreement = factories.make_agreement(parties=3)
    function = factories.make_function(office)
    visit = factories.make_visit(delegation, topic="Robots")
    parts = (
        factories.make_name(company),
        factories.make_relation(company),
        function,
        factories.make_position(factories.make_person()),
        factories.make_member(delegation),
        visit,
        factories.make_participant(visit),
        factories.make_signatory(agreement),
        factories.make_link(agreement),
        factories.make_guest(factories.make_event(), company),
    )
    for part in parts:
        part.full_clean()
    citation = factories.cite(office, "function", part=function, certainty="inferred")
    citation.full_clean()
    assert citation.function == function
    assert (company.slug, agreement.parties.count()) == ("aimmo", 3)
