"""A search as a feed: "tell me when something new matches"."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views import View
from django.views.decorators.http import require_safe
from reversion.models import Version

from koreanrw.kinds import Kind
from koreanrw.open_data.atom import AtomFeed, named
from koreanrw.open_data.export.fields import public_fields
from koreanrw.open_data.export.links import carried
from koreanrw.open_data.export.loading import ExportRow, export_rows
from koreanrw.open_data.export.selection import Refused, selected
from koreanrw.open_data.export.values import address, words
from koreanrw.open_data.export.views import refused
from koreanrw.search.filters import Selection
from records.models import Record

ENTRIES = 50
# Publishing changes a record: the newest among the published are found among the newest changes, however long the
# list. Only where more than these were changed since is one of them told of later than another.
CANDIDATES = 500


@method_decorator(require_safe, name="dispatch")
class SearchFeedView(View):
    """What a list finds, newest published first. A row has one name in it for ever, whatever becomes of its page."""

    kind: Kind = None  # type: ignore[assignment]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            found = selected(self.kind, request.GET)
        except Refused as refusal:
            return refused(request, self.kind, refusal)
        feed = self.get_feed(request, found)
        for exported, published in self.newest(found):
            feed.add_item(
                title=_name(exported),
                link=address(exported.row),
                description=escape(_in_short(exported)),
                # Other feeds of the register name the same rows otherwise.
                unique_id=named(f"found/{exported.row._meta.concrete_model._meta.model_name}/{exported.row.pk}"),
                pubdate=published,
                updateddate=max(published, exported.row.changed_at),
            )
        return feed.response()

    def get_feed(self, request: HttpRequest, found: Selection) -> AtomFeed:
        query = carried(request.GET)
        conditions = (f"{condition.label}: {condition.value}" for condition in found.search.active())
        encoded = urlencode(sorted(query))
        return AtomFeed(
            name=f"found/{self.kind.plural}?{encoded}" if encoded else f"found/{self.kind.plural}",
            title=f"{gettext('Korea–NRW Register')}: {', '.join((str(self.kind.label), *conditions))}",
            subtitle=gettext("What the register knows that matches this search, newest first."),
            link=self.kind.list_address(query),
            feed_url=self.kind.list_address(query, below="feed.atom"),
        )

    def newest(self, found: Selection) -> list[tuple[ExportRow, datetime.datetime]]:
        """The rows published last, each with the moment it was published first."""
        found_rows: Any = found.rows
        rows = found_rows.order_by("-changed_at", "pk").values_list("pk", "created_at")[:CANDIDATES]
        created = dict(rows)
        published = {**created, **first_published(self.kind, list(created))}
        keys = sorted(created, key=lambda key: (published[key], -key), reverse=True)[:ENTRIES]
        return [(exported, published[exported.row.pk]) for exported in export_rows(self.kind, keys)]


def first_published(kind: Kind, keys: Sequence[int]) -> dict[int, datetime.datetime]:
    """When these records were first stored as published; rows without a state, or without history, are left out."""
    if not issubclass(kind.model, Record):
        return {}
    versions = Version.objects.filter(
        content_type=ContentType.objects.get_for_model(kind.model),
        object_id__in=[str(key) for key in keys],
        serialized_data__contains='"state": "published"',
    )
    moments = versions.order_by().values_list("object_id").annotate(first=Min("revision__date_created"))
    return {int(key): moment for key, moment in moments}


def _name(exported: ExportRow) -> str:
    return getattr(exported.row, "public_name", "") or str(exported.row)


def _in_short(exported: ExportRow) -> str:
    """What is known of the row, field by field, in the language that is active."""
    name = _name(exported)
    lines = []
    for field in public_fields(exported.kind.model):
        found = words(exported.row, field)
        text = ", ".join(found) if isinstance(found, tuple) else str(found)
        if text and text != name:
            lines.append(f"{field.label}: {text}")
    return "; ".join(lines)
