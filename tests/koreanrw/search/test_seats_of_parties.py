"""Agreements by the seats of their parties: who of them is of North Rhine-Westphalia, and whether anybody is."""

import pytest

from companies.models import Organisation, Place
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> dict[str, Place]:
    germany = make.make_place("Germany", kind="country", code="DE")
    state = make.make_place("North Rhine-Westphalia", kind="state", code="DE-NW", within=germany)
    korea = make.make_place("Korea", kind="country", code="KR")
    return {
        "germany": germany,
        "bavaria": make.make_place("Bavaria", kind="state", within=germany),
        "essen": make.make_place("Essen", within=state),
        "korea": korea,
        "seoul": make.make_place("Seoul", within=korea),
    }


def found(client, **asked) -> set[str]:
    page = client.get("/en/agreements/", asked)
    assert page.status_code == 200
    return {agreement.title for agreement in page.context["object_list"]}


def agreement(title: str, *seats: Place | None) -> Organisation:
    parties = [make.make_company(f"{title} {number}", seat=seat) for number, seat in enumerate(seats)]
    make.make_agreement(title, parties=parties)
    return parties[0]


def test_agreements_are_found_by_the_seat_of_a_party_larger_places_included(client, places):
    agreement("With Essen", places["essen"], places["seoul"])
    agreement("Without", places["bavaria"], places["korea"])
    assert found(client, seat="essen") == {"With Essen"}
    assert found(client, seat="germany") == {"With Essen", "Without"}
    assert found(client, seat=["essen", "seoul"], seat_all="true") == {"With Essen"}


def test_nobody_in_the_state_is_said_only_where_all_seats_are_known_well_enough(client, places):
    agreement("Of the state", places["essen"], places["seoul"])
    agreement("Of others", places["bavaria"], places["seoul"])
    agreement("Somewhere in Germany", places["germany"], places["seoul"])
    agreement("One not known", places["bavaria"], None)
    assert found(client, parties="nobody in nrw") == {"Of others"}
    assert found(client, parties="nobody in korea") == set()


def test_more_than_two_parties_are_a_condition(client, places):
    agreement("Two", places["essen"], places["seoul"])
    agreement("Three", places["essen"], places["seoul"], None)
    assert found(client, parties="more than two") == {"Three"}


def test_a_seat_that_changes_changes_what_is_found(client, places):
    party = agreement("Moving", places["essen"], places["seoul"])
    assert found(client, parties="nobody in nrw") == set()
    party.seat = places["bavaria"]
    party.save()
    assert found(client, parties="nobody in nrw") == {"Moving"}
    assert found(client, seat="essen") == set()
    places["bavaria"].within = Place.objects.get(code="DE-NW")
    places["bavaria"].save()
    assert found(client, parties="nobody in nrw") == set()
    assert found(client, seat="north-rhine-westphalia") == {"Moving"}
