"""The vocabulary of pages that gather across floors: which places and terms are in public use; what lies where."""

from django.db.models import BigIntegerField, Exists, Func, OuterRef, Q

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, CountingRule, Delegation, Event, EventSeries, Figure, Topic, Visit
from records.querysets import ReferenceQuerySet, is_published

# A district lies in a city, in a district or region, in a state, in a country.
LEVELS = 4
# One row for a place, and one for each larger place it lies in.
_PLACE_AND_LARGER_ONES = Func(
    "pk",
    *("__".join(["within"] * level) for level in range(1, LEVELS + 1)),
    template="unnest(ARRAY[%(expressions)s])",
    output_field=BigIntegerField(),
)


def lies_in(place: Place | OuterRef | str, path: str, named_by: str = "") -> Q:
    """Rows whose place at ``path`` is this place or lies in it, however deep; places themselves at "pk".

    A place may be ``named_by`` one of its fields, such as its slug.
    """
    condition, lookup = Q(), f"__{named_by}" if named_by else ""
    for level in range(LEVELS + 1):
        # A place is within another by its key: "pk", "within", "within__within".
        steps = [*([] if level and path == "pk" else [path]), *["within"] * level]
        condition |= Q(**{"__".join(steps) + lookup: place})
    return condition


def places_in_public_use() -> ReferenceQuerySet:
    """Places that a published record names, and the larger places these lie in."""
    named = Place.objects.filter(_named_by_a_published_record())
    return Place.objects.filter(pk__in=named.annotate(in_use=_PLACE_AND_LARGER_ONES).values("in_use"))


def _named_by_a_published_record() -> Q:
    here = OuterRef("pk")
    return (
        Q(Exists(Office.objects.published().filter(place=here)))
        | Q(Exists(Figure.objects.published().filter(place=here)))
        | Q(Exists(Organisation.objects.published().filter(seat=here)))
        | Q(Exists(Agreement.objects.published().filter(place=here)))
        | Q(Exists(Event.objects.published().filter(place=here)))
        | Q(Exists(Delegation.objects.published().filter(Q(origin=here) | Q(destination=here))))
        | Q(Exists(Visit.objects.filter(is_published("delegation"), place=here)))
    )


def sectors_in_public_use() -> ReferenceQuerySet:
    """Sectors in which a published organisation works."""
    works_in = Organisation.sectors.through.objects.filter(
        sector=OuterRef("pk"), organisation__in=Organisation.objects.published()
    )
    return Sector.objects.filter(Exists(works_in))


def topics_in_public_use() -> ReferenceQuerySet:
    """Topics of which a published agreement treats."""
    is_about = Agreement.topics.through.objects.filter(
        topic=OuterRef("pk"), agreement__in=Agreement.objects.published()
    )
    return Topic.objects.filter(Exists(is_about))


def counting_rules_in_public_use() -> ReferenceQuerySet:
    """Rules by which a published figure was made."""
    return CountingRule.objects.filter(Exists(Figure.objects.published().filter(rule=OuterRef("pk"))))


def event_series_in_public_use() -> ReferenceQuerySet:
    """Series to which a published event belongs."""
    return EventSeries.objects.filter(Exists(Event.objects.published().filter(series=OuterRef("pk"))))
