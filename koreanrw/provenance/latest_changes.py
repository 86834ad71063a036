"""What the register holds, and which of it changed last: all kinds of records together."""

from django.db.models import Count as Number
from django.db.models import IntegerField, QuerySet, Value

from koreanrw.kinds import KINDS, Kind
from records.models import Record

_KINDS = tuple(kind for kind in KINDS if kind.on_front_page)


def _columns(place: int, kind: Kind) -> QuerySet:
    """The same rows for a union over all kinds: translated querysets would put the columns in an order of their own."""
    published: QuerySet = QuerySet(kind.model).filter(pk__in=kind.public().order_by().values("pk"))
    return published.annotate(section=Value(place, IntegerField()))


def numbers() -> dict[str, int]:
    """How many published records there are of each kind, in one query."""
    queries = [
        _columns(place, kind).values("section").annotate(number=Number("pk")).values_list("section", "number")
        for place, kind in enumerate(_KINDS)
    ]
    counted = dict(queries[0].union(*queries[1:], all=True))
    return {kind.plural: counted.get(place, 0) for place, kind in enumerate(_KINDS)}


def latest_changes(limit: int) -> list[Record]:
    """The published records that changed last, of all kinds together: one query, and one for each kind among them."""
    queries = [
        _columns(place, kind).order_by("-changed_at", "pk").values_list("section", "pk", "changed_at")[:limit]
        for place, kind in enumerate(_KINDS)
    ]
    rows = list(queries[0].union(*queries[1:], all=True).order_by("-changed_at", "section", "pk")[:limit])
    keys: dict[int, list[int]] = {}
    for place, key, _changed in rows:
        keys.setdefault(place, []).append(key)
    found = {
        place: _KINDS[place].for_lines().prefetch_related(None).in_bulk(of_kind) for place, of_kind in keys.items()
    }
    return [found[section][pk] for section, pk, _changed in rows if pk in found[section]]
