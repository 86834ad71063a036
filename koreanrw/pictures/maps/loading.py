"""What maps show, loaded at once, and the citations behind it."""

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from companies.models import Office, OfficeCitation
from events.models import Delegation, DelegationCitation, Visit
from koreanrw.pictures.picture import Picture
from koreanrw.provenance.bulk_citations import gather_footnotes
from koreanrw.provenance.footnotes import Footnotes
from records.dates import date_order
from records.search import sort_column

# A place with everything it lies in, up to its country.
_WITHIN = "place__within__within__within__within"


def offices_on_maps() -> QuerySet[Office]:
    """All published offices by the name of their organisation, each with how it stands today; one query."""
    return (
        Office.objects.published()
        .with_standing(timezone.localdate())
        .select_related("organisation", _WITHIN)
        .order_by(sort_column("organisation__"), "pk")
    )


def delegations_on_maps() -> QuerySet[Delegation]:
    """All published delegations with their visits in order, the latest journey first; two queries."""
    return with_visits(Delegation.objects.published()).order_by(*date_order("starts", "ends", descending=True))


def with_visits(delegations: QuerySet[Delegation]) -> QuerySet[Delegation]:
    visits = Visit.objects.select_related("host", _WITHIN).order_by("order")
    return delegations.select_related("origin__within__within__within").prefetch_related(Prefetch("visits", visits))


def footnotes_of_maps(*pictures: Picture) -> Footnotes:
    """What supports the facts in the tables of these maps; two queries in all."""
    facts = {
        (type(row), row.pk, field)
        for picture in pictures
        for cells in picture.table.rows
        for cell in cells
        if cell.fact
        for row, field in (cell.fact,)
    }
    fields = {model: {field for kind, _pk, field in facts if kind is model} for model in (Office, Visit)}
    rows = {model: {pk for kind, pk, _field in facts if kind is model} for model in (Office, Visit)}
    return gather_footnotes(
        (
            OfficeCitation.objects.filter(record__in=rows[Office], field__in=fields[Office], function=None),
            DelegationCitation.objects.filter(visit__in=rows[Visit], field__in=fields[Visit]),
        )
    )
