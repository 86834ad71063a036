"""A search as a feed: "tell me when something new matches"."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views import View
from django.views.decorators.http import require_safe

from koreanrw.kinds import Kind
from koreanrw.open_data.atom import AtomFeed, named
from koreanrw.open_data.export.fields import public_fields
from koreanrw.open_data.export.links import carried
from koreanrw.open_data.export.loading import ExportRow, export_rows
from koreanrw.open_data.export.selection import Refused, selected
from koreanrw.open_data.export.values import address, words
from koreanrw.open_data.export.views import refused
from koreanrw.search.filters import Selection

ENTRIES = 50


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
        rows: Any = found.rows
        moment = "first_published_at" if self.kind.is_record else "created_at"
        published = dict(rows.order_by(f"-{moment}", "pk").values_list("pk", moment)[:ENTRIES])
        return [(exported, published[exported.row.pk]) for exported in export_rows(self.kind, list(published))]


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
