"""A list as a file, and the page on which a reader chooses its columns."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.kinds import Kind
from koreanrw.open_data.export.columns import BY_DEFAULT, Column, Selection, UnknownColumns, chosen_columns, columns_of
from koreanrw.open_data.export.files import FORMS, Form, Table
from koreanrw.open_data.export.head import Head
from koreanrw.open_data.export.links import carried
from koreanrw.open_data.export.loading import ExportRow, export_rows
from koreanrw.open_data.export.selection import Refused, selected

# Of what somebody asked for and is told it does not exist, no more is repeated than this.
_MOST_REPEATED = 5
_LONGEST_REPEATED = 60
# What the page is asked for where no box is to be ticked.
NONE = "none"

type Query = list[tuple[str, str]]


def table_of(kind: Kind, columns: list[Column], exported: list[ExportRow], head: Head) -> Table:
    rows = [[column.read(one) for column in columns] for one in exported]
    return Table(columns, rows, head, str(kind.label))


@method_decorator(require_safe, name="dispatch")
class ExportView(View):
    """Everything a list finds, as a file that is built whole; refused with ways out where that would be too much."""

    kind: Kind = None  # type: ignore[assignment]

    def get(self, request: HttpRequest, suffix: str) -> HttpResponse:
        form = FORMS.get(suffix)
        if form is None:
            raise Http404(gettext("There is no such page."))
        try:
            table = self.get_table(request)
        except Refused as refusal:
            return refused(request, self.kind, refusal)
        return self.answer(form, table)

    def get_table(self, request: HttpRequest) -> Table:
        head = Head.of_request(request)
        try:
            columns = chosen_columns(self.kind, request.GET.getlist("columns"), _selection(request))
        except UnknownColumns as unknown:
            errors = {key: _repeatable(key) for key in unknown.keys[:_MOST_REPEATED]}
            raise Refused(gettext("This list has no such columns."), errors) from unknown
        most = settings.LONGEST_EXPORT
        keys = selected(self.kind, request.GET).keys(most + 1)
        if len(keys) > most:
            reason = gettext("These are more than %(most)s rows, too many for one file.") % {"most": most}
            raise Refused(reason, is_too_long=True)
        return table_of(self.kind, columns, export_rows(self.kind, keys), head)

    def answer(self, form: Form, table: Table) -> HttpResponse:
        response = HttpResponse(form.write(table), content_type=form.content_type)
        name = f"koreanrw-{self.kind.plural}-{table.head.as_of:%Y-%m-%d}.{form.suffix}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        # Files are no pages to be found.
        response["X-Robots-Tag"] = "noindex"
        return response


@method_decorator(require_safe, name="dispatch")
class ChooseColumnsView(WithBreadcrumbs, TemplateView):
    """Columns to tick, and a button for each form of file. The address of the file holds the whole choice."""

    template_name = "open_data/choose.html"
    kind: Kind = None  # type: ignore[assignment]

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(self.kind.label, self.kind.list_address()), Crumb(_("Download"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Refused as refusal:
            return refused(request, self.kind, refusal)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        most, query = settings.LONGEST_EXPORT, carried(self.request.GET)
        found = selected(self.kind, self.request.GET)
        number = len(found.keys(most + 1))
        selection = None if self.request.GET.get("select") == NONE else _selection(self.request)
        return super().get_context_data(
            kind=self.kind,
            list_address=self.kind.list_address(query),
            query=query,
            active_filters=found.search.active(),
            number=min(number, most),
            is_too_long=number > most,
            most=most,
            ready=[_ready(self.kind, query, each) for each in Selection],
            ticks=_ticks(self.kind, query, selection),
            groups=_groups(self.kind, selection),
            files=[(form, self.kind.list_address(below=f"export.{suffix}")) for suffix, form in FORMS.items()],
            noindex=True,
            **kwargs,
        )


def _selection(request: HttpRequest) -> Selection:
    asked = request.GET.get("select", BY_DEFAULT)
    if asked not in Selection:
        raise Refused(gettext("There is no such selection of columns."), {"select": _repeatable(asked)})
    return Selection(asked)


def _ready(kind: Kind, query: Query, selection: Selection) -> tuple[str, list[tuple[Form, str]]]:
    """The files with the columns of this selection, one click away."""
    asked = [*query, ("select", selection.value)] if selection != BY_DEFAULT else query
    files = [(form, kind.list_address(asked, below=f"export.{suffix}")) for suffix, form in FORMS.items()]
    return str(selection.label), files


def _ticks(kind: Kind, query: Query, selection: Selection | None) -> list[tuple[str, str, bool]]:
    """Ways to tick many boxes at once: each with the address of this page ticked so, and whether it is."""
    ways = [*((each.value, str(each.label)) for each in Selection), (NONE, gettext("none"))]
    ticked = selection.value if selection else NONE
    return [
        (label, kind.list_address([*query, ("select", name)], below="export/") + "#columns", name == ticked)
        for name, label in ways
    ]


def _groups(kind: Kind, selection: Selection | None) -> list[tuple[str, int, list[tuple[Column, bool]]]]:
    """The columns of each field under its name, with how many are ticked and which."""
    found = []
    for group, columns in groupby(columns_of(kind), key=lambda column: column.group):
        ticked = [(column, bool(selection and selection.holds(column.since))) for column in columns]
        found.append((group, sum(is_ticked for _column, is_ticked in ticked), ticked))
    return found


def refused(request: HttpRequest, kind: Kind, refusal: Refused) -> HttpResponse:
    """The page that says why a list cannot be downloaded, and what can be done instead."""
    query = carried(request.GET)
    context = {
        "kind": kind,
        "refusal": refusal,
        "list_address": kind.list_address(query if refusal.is_too_long else ()),
        "columns_address": kind.list_address(query if refusal.is_too_long else (), below="export/"),
        "breadcrumbs": [Crumb(kind.label, kind.list_address()), Crumb(_("Download"))],
        "noindex": True,
    }
    return render(request, "open_data/refused.html", context, status=refusal.status)


def _repeatable(text: str) -> str:
    """What somebody sent, short and without signs that are none."""
    return "".join(sign for sign in text if sign.isprintable())[:_LONGEST_REPEATED]
