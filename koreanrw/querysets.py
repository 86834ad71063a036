"""The vocabulary of pages that gather across floors: places in public use, and what lies in them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from companies.models import Count, Office, Organisation, Place
from events.models import Agreement, Delegation, Visit
from records.querysets import ReferenceQuerySet

# A district lies in a city, in a district or region, in a state, in a country.
LEVELS = 4


def lies_in(place: Place, path: str) -> Q:
    """Rows whose place at ``path`` is this place or lies in it, however deep."""
    condition = Q(**{path: place})
    for _level in range(LEVELS):
        path += "__within"
        condition |= Q(**{path: place})
    return condition


def places_in_public_use() -> ReferenceQuerySet:
    """Places that a published record names, and the larger places these lie in."""
    named = Place.objects.filter(_named_by_a_published_record())
    condition = _named_by_a_published_record()
    larger: QuerySet = named
    for _level in range(LEVELS):
        larger = Place.objects.filter(pk__in=larger.values("within"))
        condition |= Q(pk__in=larger.values("pk"))
    return Place.objects.filter(condition)


def _named_by_a_published_record() -> Q:
    here = OuterRef("pk")
    return (
        Q(Exists(Office.objects.published().filter(place=here)))
        | Q(Exists(Count.objects.published().filter(place=here)))
        | Q(Exists(Organisation.objects.published().filter(country=here)))
        | Q(Exists(Agreement.objects.published().filter(place=here)))
        | Q(Exists(Delegation.objects.published().filter(Q(origin=here) | Q(destination=here))))
        | Q(Exists(Visit.objects.filter(place=here, delegation__state="published")))
    )
