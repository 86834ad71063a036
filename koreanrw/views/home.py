"""The front page: what the register is, its numbers, its latest changes, the ways in."""

from dataclasses import replace
from typing import Any

from django.db.models import Count as Number
from django.db.models import IntegerField, QuerySet, Value, Window
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView

from companies.models import Company, Count, Institution, Office
from events.models import Agreement, Delegation, Person
from koreanrw.pictures import Cell
from koreanrw.pictures.maps import Map, nrw_map
from koreanrw.questions import questions
from records.dates import date_order
from records.footnotes import Footnotes
from records.models import Record, Source
from records.querysets import RecordQuerySet

LATEST, COUNTS = 8, 6
# Fewer places than these find room on the map of the state without a second one of the Rhine-Ruhr area.
CROWD = 8
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


def latest_changes(limit: int = LATEST) -> list[Record]:
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


def _drawing_of(offices: Map) -> Map:
    """The map alone: what stands beside it grows with the register, and stands on the page of the maps."""
    rest = Cell(gettext("All offices, with their sources"), url=reverse("map"))
    return replace(offices, insets=(), table=replace(offices.table, rows=()), rest=rest, embed_url="")


class HomeView(TemplateView):
    template_name = "koreanrw/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counted = numbers()
        korean = Count.objects.published().filter(subject=Count.Subject.KOREAN_COMPANIES)
        latest_first = korean.for_list().order_by(*date_order("as_of", descending=True))
        counts = list(latest_first.annotate(in_all=Window(Number("*")))[:COUNTS])
        # Journeys have a page of their own.
        offices = nrw_map(delegations=(), enlarged_from=CROWD)
        return super().get_context_data(
            numbers=counted,
            counts=counts,
            latest=latest_changes(),
            questions=questions(counted["delegations"]),
            number_of_counts=counts[0].in_all if counts else 0,
            footnotes=Footnotes(counts),
            map=_drawing_of(offices) if offices.table.rows else None,
            **kwargs,
        )
