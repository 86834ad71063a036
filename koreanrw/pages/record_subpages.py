"""What the pages below the page of a record have in common: its facts, its changes, how to cite it.

They are there for published records only. Counts have no page of their own, but such pages they have: a number is
what people cite.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.generic import TemplateView

from companies.models import Count, Office, Organisation
from events.models import Agreement, Delegation, Person
from koreanrw.addresses import absolute
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs, crumb_of, list_of, trail_to
from koreanrw.provenance.citation_export import Entry
from koreanrw.provenance.facts import Fact, facts_of, named_paths
from koreanrw.provenance.last_change import page_changed_at
from records.models import Record, Source

# Every kind of record by the name its addresses bear, with the folder these stand in.
KINDS: dict[str, tuple[str, type[Record]]] = {
    "company": ("companies", Organisation),
    "institution": ("institutions", Organisation),
    "office": ("offices", Office),
    "count": ("counts", Count),
    "person": ("people", Person),
    "delegation": ("delegations", Delegation),
    "agreement": ("agreements", Agreement),
    "source": ("sources", Source),
}


def kind_of_record(record: Record) -> str:
    """The name of its kind in addresses: an organisation is a company or an institution."""
    if isinstance(record, Organisation):
        return "company" if record.is_company else "institution"
    return str(record._meta.model_name)


def address_below(record: Record, page: str, **arguments: str) -> str:
    """The address of a page below a record: ``address_below(office, "fact", key="opened")``."""
    return reverse(f"{kind_of_record(record)}_{page}", kwargs={"slug": record.slug, **arguments})


def entry_of(request: HttpRequest, record: Record, fact: Fact | None = None) -> Entry:
    """The entry of the page of a record, or of one fact of it, for a bibliography.

    A page shows facts of other records too, a fact is changed with its record.
    """
    if fact is not None:
        address = address_below(record, "fact", key=fact.key)
    elif isinstance(record, Count):
        address = address_below(record, "facts")
    else:
        address = record.get_absolute_url()
    key = "-".join(filter(None, ("koreanrw", kind_of_record(record), record.slug, fact.key if fact else "")))
    return Entry(
        key=key,
        title=fact.title if fact else record.public_name,
        address=absolute(address),
        language=get_language() or "en",
        changed_on=timezone.localdate(record.changed_at if fact else page_changed_at(record)),
    )


class BelowRecordView(WithBreadcrumbs, TemplateView):
    """A page below the page of one published record. Former addresses, and those of a former kind, lead to it."""

    # One of KINDS, as the address says.
    kind: str = ""
    page: str
    record: Record

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.record = self.get_record(kwargs["slug"])
        address = address_below(self.record, self.page, **{**kwargs, "slug": self.record.slug})
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.answer(**kwargs)

    def answer(self, **kwargs: Any) -> HttpResponseBase:
        """What is sent once the record is found and the address is right."""
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_record(self, slug: str) -> Record:
        """The published record at this address with everything its own fields name; else 404."""
        model: Any = KINDS[self.kind][1]
        records = model.objects.published()
        # Without any path Django would follow every key there is.
        if single := named_paths(model, "", many=False):
            records = records.select_related(*single)
        return records.prefetch_related(*named_paths(model, "", many=True)).at_slug(slug)

    def get_fact(self, key: str) -> Fact:
        """The fact of the record that bears this name; else 404."""
        found = next((fact for fact in facts_of(self.record) if fact.key == key), None)
        if found is None:
            raise Http404(gettext("There is no such page."))
        return found

    def get_breadcrumbs(self) -> list[Crumb]:
        record = self.record
        if not isinstance(record, Count):
            return trail_to(record)
        about = [crumb_of(record.place)] if record.place else []
        trail = trail_to(record.office) if record.office else [list_of("place"), *about]
        return [*trail, Crumb(str(record), address_below(record, "facts"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(record=self.record, **kwargs)
