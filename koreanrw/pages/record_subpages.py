"""What the pages below the page of a record have in common: its facts, its changes, how to cite it.

They are there for published records only. Figures have no page of their own, but such pages they have: a number is
what people cite.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.generic import TemplateView

from companies.models import Organisation
from events.models import Figure
from koreanrw.addresses import absolute
from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs, crumb_of, list_of, trail_to
from koreanrw.kinds import Kind, kind_named, kind_of
from koreanrw.provenance.changes import ChangeLog
from koreanrw.provenance.citation_export import Entry
from koreanrw.provenance.facts import Fact, FactName, facts_of, named_paths, present_key
from koreanrw.provenance.last_change import page_changed_at
from records.models import Record
from records.querysets import Gone


def _kind(record: Record) -> Kind:
    kind = kind_of(record)
    assert kind is not None
    return kind


def address_below(record: Record, page: str, **arguments: str) -> str:
    """The address of a page below a record: ``address_below(office, "fact", key="opened")``."""
    return reverse(f"{_kind(record).name}_{page}", kwargs={"slug": record.slug, **arguments})


def entry_of(record: Record, fact: Fact | None = None) -> Entry:
    """The entry of the page of a record, or of one fact of it, for a bibliography.

    A page shows facts of other records too, a fact is changed with its record.
    """
    if fact is not None:
        address = address_below(record, "fact", key=fact.key)
    elif isinstance(record, Figure):
        address = address_below(record, "facts")
    else:
        address = record.get_absolute_url()
    key = "-".join(filter(None, ("koreanrw", _kind(record).name, record.slug, fact.key if fact else "")))
    return Entry(
        key=key,
        title=fact.title if fact else record.public_name,
        address=absolute(address),
        language=get_language() or "en",
        changed_on=timezone.localdate(record.changed_at if fact else page_changed_at(record)),
    )


class BelowRecordView(WithBreadcrumbs, TemplateView):
    """A page below the page of one published record. Former addresses, and those of a former kind, lead to it."""

    # As the address says.
    kind: Kind = None  # type: ignore[assignment]
    page: str
    record: Record

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.record = self.get_record(kwargs["slug"])
        if "key" in kwargs:
            kwargs["key"] = present_key(self.record, kwargs["key"])
        address = address_below(self.record, self.page, **{**kwargs, "slug": self.record.slug})
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.answer(**kwargs)

    def answer(self, **kwargs: Any) -> HttpResponseBase:
        """What is sent once the record is found and the address is right."""
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_record(self, slug: str) -> Record:
        """The published record at this address with everything its own fields name; else 404."""
        model: Any = Organisation if issubclass(self.kind.model, Organisation) else self.kind.model
        records = model.objects.published()
        # Without any path Django would follow every key there is.
        if single := named_paths(model, "", many=False):
            records = records.select_related(*single)
        return records.prefetch_related(*named_paths(model, "", many=True)).at_slug(slug)

    def get_fact(self, key: str) -> Fact:
        """The fact of the record that bears this name; else Gone with the day, or 404 if there never was one."""
        found = next((fact for fact in facts_of(self.record) if fact.key == key), None)
        if found is None:
            if (name := FactName.read(self.record, key)) and (day := ChangeLog(self.record).day_gone(name)):
                raise Gone(day, name.label(self.record))
            raise Http404(gettext("There is no such page."))
        return found

    def get_breadcrumbs(self) -> list[Crumb]:
        record = self.record
        if not isinstance(record, Figure):
            return trail_to(record)
        place = record.place
        trail = [list_of(kind_named("place")), crumb_of(place)] if place else trail_to(record.owner)
        return [*trail, Crumb(str(record), address_below(record, "facts"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(record=self.record, **kwargs)
