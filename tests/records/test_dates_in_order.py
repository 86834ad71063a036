"""Two dates of one row: only what is certainly in the wrong order is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from companies.models import Office, Organisation, Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    place = Place.objects.create(slug="essen", name_en="Essen", kind=Place.Kind.CITY)
    organisation = Organisation.objects.create(slug="firm", name_en="Firm", kind=Organisation.Kind.COMPANY)
    return Office.objects.create(slug="firm-essen", organisation=organisation, place=place)


@pytest.mark.parametrize(
    ("opened", "closed"),
    [("2015", "2014"), ("2015-03-02", "2015-03-01"), ("2015-03-02", "[..2015-03-01]"), ("[2016..]", "2015")],
)
def test_closed_at_the_latest_before_opened_at_the_earliest_is_refused(office, opened, closed):
    office.opened, office.closed = opened, closed
    with pytest.raises(ValidationError):
        office.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        office.save()


@pytest.mark.parametrize(
    ("opened", "closed"),
    [("2015-06", "2015"), ("2015", "2015"), ("2015", "2014~"), ("", "2014"), ("2015", ""), ("[..2016]", "[2014..]")],
)
def test_what_may_be_in_order_stands(office, opened, closed):
    office.opened, office.closed = opened, closed
    office.full_clean()
    office.save()
    office.refresh_from_db()
    assert (office.opened, office.closed) == (opened, closed)


def test_garbage_beside_a_good_date_is_a_message_and_no_database_error(office):
    office.opened, office.closed = "2015", "soon"
    with pytest.raises(ValidationError) as caught:
        office.full_clean()
    assert set(caught.value.message_dict) == {"closed"}
