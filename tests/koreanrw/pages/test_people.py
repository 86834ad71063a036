"""The page of a person gathers positions, journeys, visits and signatures."""

import pytest

from tests import factories as make
from tests.koreanrw.pages.test_delegations_agreements import WITHDRAWN, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make.make_person("Erika Muster", academic_title_de="Dr.", academic_title_en="Dr.", academic_title_ko="박사")


def test_a_person_stands_with_the_role_of_the_day_on_every_row(client, person):
    make.make_position(person, make.make_institution("Ministry"), "Minister", since="2020")
    delegation = make.make_delegation("A journey", starts="2015-03")
    city = make.make_institution("City")
    make.make_member(delegation, city, person=person, role="Mayor then", leads=True)
    visit = make.make_visit(delegation, topic="Robots", date="2015-03-04", place=make.make_place("Seoul"))
    make.make_participant(visit, city, person=person, role="Guest then")
    agreement = make.make_agreement("Memorandum", parties=[city, make.make_institution()], signed="2015-03-05")
    make.make_signatory(agreement, person, party=agreement.parties.first(), role="Signer then")
    page = words(client, person.get_absolute_url())
    assert "Dr. Erika Muster" in page
    assert "Minister, Ministry (from: 2020; until: not known)" in page
    assert "A journey (starts: March 2015) – Mayor then, City head of the delegation" in page
    assert "talk: Robots (Date: 4 March 2015; Place: Seoul) – Guest then, City – A journey" in page
    assert "Memorandum, signatory (date of signing: 5 March 2015) – Signer then – for City" in page


def test_a_person_is_not_tied_to_what_is_not_public(client, person):
    for state in ("draft", "withdrawn"):
        delegation = make.make_delegation("Hidden journey", state=state, withdrawal_reason="Asked for")
        make.make_member(delegation, person=person, role="Hidden role")
        make.make_participant(make.make_visit(delegation, topic="Hidden topic"), person=person)
        agreement = make.make_agreement("Hidden memorandum", state=state, withdrawal_reason="Asked for")
        make.make_signatory(agreement, person, role="Hidden role")
    make.make_position(person, make.make_institution("Hidden institution", **WITHDRAWN), "Director")
    page = words(client, person.get_absolute_url())
    assert "Hidden" not in page
    assert "Director, name withdrawn" in page


def test_a_planned_visit_of_a_person_is_marked(client, person):
    visit = make.make_visit(make.make_delegation("A journey"), outcome="planned")
    make.make_participant(visit, person=person)
    assert "talk planned (Date: not known" in words(client, person.get_absolute_url())


def test_the_footnotes_of_a_person_hold_the_sources_of_journeys_and_signatures(client, person):
    delegation, agreement = make.make_delegation(), make.make_agreement()
    member, signatory = make.make_member(delegation, person=person), make.make_signatory(agreement, person)
    make.cite(delegation, "person", make.make_source("On the journey"), part=member)
    make.cite(agreement, "person", make.make_source("On the signature"), part=signatory)
    page = words(client, person.get_absolute_url())
    assert "On the journey" in page
    assert "On the signature" in page


def test_in_korean_the_academic_title_follows_the_name(client, person):
    page = client.get(person.get_absolute_url().replace("/en/", "/ko/", 1)).content.decode()
    assert "Erika Muster 박사" in page
