"""What the register holds, and which of it changed last: all kinds of records together."""

from django.db.models import Count as Number
from django.db.models import IntegerField, QuerySet, Value

from companies.models import Company, Institution, Office
from events.models import Agreement, Delegation, Person
from records.models import Record, Source
from records.querysets import RecordQuerySet

# What the register is made of, in the order of its navigation.
KINDS: tuple[tuple[str, type[Record]], ...] = (
    ("companies", Company),
    ("offices", Office),
    ("institutions", Institution),
    ("people", Person),
    ("delegations", Delegation),
    ("agreements", Agreement),
    ("sources", Source),
)


def _published(model: type[Record]) -> RecordQuerySet:
    """What everybody may read, with all that a line about it names."""
    records = model.objects.published()
    return records.select_related("organisation", "place") if model is Office else records


def _columns(place: int, model: type[Record]) -> QuerySet:
    """The same rows for a union over all kinds: translated querysets would put the columns in an order of their own."""
    published: QuerySet = QuerySet(model).filter(pk__in=_published(model).order_by().values("pk"))
    return published.annotate(section=Value(place, IntegerField()))


def numbers() -> dict[str, int]:
    """How many published records there are of each kind, in one query."""
    queries = [
        _columns(place, model).values("section").annotate(number=Number("pk")).values_list("section", "number")
        for place, (_name, model) in enumerate(KINDS)
    ]
    counted = dict(queries[0].union(*queries[1:], all=True))
    return {name: counted.get(place, 0) for place, (name, _model) in enumerate(KINDS)}


def latest_changes(limit: int) -> list[Record]:
    """The published records that changed last, of all kinds together: one query, and one for each kind among them."""
    queries = [
        _columns(place, model).order_by("-changed_at", "pk").values_list("section", "pk", "changed_at")[:limit]
        for place, (_name, model) in enumerate(KINDS)
    ]
    rows = list(queries[0].union(*queries[1:], all=True).order_by("-changed_at", "section", "pk")[:limit])
    found = {
        place: _published(KINDS[place][1]).in_bulk([pk for section, pk, _changed in rows if section == place])
        for place in {row[0] for row in rows}
    }
    return [found[section][pk] for section, pk, _changed in rows if pk in found[section]]
