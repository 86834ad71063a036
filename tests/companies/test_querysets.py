"""Which offices were there on a day, certainly and possibly."""

import datetime

import pytest

from companies.models import Office
from tests.factories import make_office

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 6, 15)


@pytest.mark.parametrize(
    ("opened", "closed", "certainly", "possibly"),
    [
        ("2014", "", True, True),
        ("2014", "2016", True, True),
        ("2015-06-15", "", True, True),
        ("2015", "", False, True),
        ("2014", "2015", False, True),
        ("2014", "2014", False, False),
        ("2015-07", "", False, False),
        ("", "", False, True),
        ("", "2014", False, False),
        ("[..2015-06]", "", False, True),
        ("[..2014]", "[2016..]", True, True),
    ],
)
def test_an_office_is_there_on_a_day_as_far_as_its_dates_say(opened, closed, certainly, possibly):
    make_office(opened=opened, closed=closed)
    assert Office.objects.active_on(DAY).exists() is certainly
    assert Office.objects.possibly_active_on(DAY).exists() is possibly
