"""The answers of the API: no session, no cookie, and never a page of HTML."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DataError, OperationalError
from django.db.models import IntegerField, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.encoding import iri_to_uri
from django.utils.http import parse_etags, urlencode
from django.utils.translation import get_language, gettext, override
from django.views import View

from koreanrw.addresses import absolute
from koreanrw.kinds import Kind, kind_in_addresses, kinds_with_list
from koreanrw.open_data.api.description import API_VERSION, DESCRIPTION_PATH, description
from koreanrw.open_data.api.parameters import (
    DEFAULT_LANGUAGE,
    LAST_ROW,
    PAGE,
    SIZE,
    bad_conditions,
    conditions_of,
    language_of,
    refuse_conditions,
    span_of,
)
from koreanrw.open_data.api.problems import Problem
from koreanrw.open_data.export.files import to_json
from koreanrw.open_data.export.loading import export_row, export_rows
from koreanrw.open_data.export.objects import name_of_row, object_of
from koreanrw.open_data.export.selection import Refused, selected
from records.models import ContentVersion
from records.querysets import Gone

WITHDRAWN = "withdrawn"
METHODS = "GET, HEAD, OPTIONS"
# Rows counted for the total; beyond, an answer says "at least".
MOST_COUNTED = 10_000
_A_MOMENT = 5
logger = logging.getLogger("django.request")


class Moved(Exception):
    """What was asked for stands at another path; the query is asked there too."""

    def __init__(self, request: HttpRequest, path: str) -> None:
        super().__init__(path)
        query = request.META.get("QUERY_STRING", "")
        self.address = f"{iri_to_uri(path)}?{query}" if query else iri_to_uri(path)


class ApiView(View):
    """One address of the API. Whatever happens, the answer is JSON, and any site may read it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override(DEFAULT_LANGUAGE):
            try:
                response = self.respond(request, **kwargs)
            except Problem as problem:
                response = problem.response()
            except Gone as gone:
                detail = gettext("What stood here was withdrawn.")
                response = Problem(HTTPStatus.GONE, detail, withdrawn_on=gone.day.isoformat()).response()
            except Http404:
                response = Problem(HTTPStatus.NOT_FOUND, gettext("There is nothing at this address.")).response()
            except Moved as moved:
                response = HttpResponsePermanentRedirect(moved.address)
            except (BadRequest, SuspiciousOperation):
                response = Problem(HTTPStatus.BAD_REQUEST, gettext("This cannot be read.")).response()
            except DataError:
                detail = gettext("The database cannot hold a value of this request.")
                response = Problem(HTTPStatus.BAD_REQUEST, detail).response()
            except OperationalError:
                detail = gettext("The database cannot be reached or is overloaded. Try again later, or ask for less.")
                response = Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail).response({"Retry-After": str(_A_MOMENT)})
            except Exception:
                logger.exception("The API failed at %s", request.path)
                detail = gettext("The register failed at this request; its keepers can read why.")
                response = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail).response()
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        return response

    def respond(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(
                status=HTTPStatus.NO_CONTENT, headers={"Allow": METHODS, "Access-Control-Allow-Methods": METHODS}
            )
        if request.method not in ("GET", "HEAD"):
            detail = gettext("This address can only be read.")
            return Problem(HTTPStatus.METHOD_NOT_ALLOWED, detail).response({"Allow": METHODS})
        with override(language_of(request.GET)):
            return self.conditional(request, **kwargs)

    def conditional(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Nothing changes for a reader while the content version stays: then there is nothing to send again.

        The version is asked for before the rows: these may be newer than it says, never older.
        """
        version = ContentVersion.current()
        etag = f'W/"{API_VERSION}-{version}-{get_language()}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        else:
            body, headers = self.answer(request, version, **kwargs)
            response = HttpResponse(to_json(body), content_type="application/json; charset=utf-8", headers=headers)
        response["ETag"] = etag
        response["Content-Language"] = str(get_language())
        patch_cache_control(response, public=True, no_cache=True)
        return response

    def answer(self, request: HttpRequest, version: int, **kwargs: Any) -> tuple[Any, dict[str, str]]:
        """What is sent, and headers beside it."""
        raise NotImplementedError


class IndexView(ApiView):
    """What there is to ask for."""

    def answer(self, request: HttpRequest, version: int, **kwargs: Any) -> tuple[Any, dict[str, str]]:
        refuse_conditions(request.GET)
        lists = {
            name: absolute(f"{request.path}{name}/") for name in (*(k.plural for k in kinds_with_list()), WITHDRAWN)
        }
        description_address = absolute(DESCRIPTION_PATH)
        body = {
            "version": API_VERSION,
            "content_version": version,
            "lists": lists,
            "description": description_address,
            "documentation": absolute(reverse("data")),
        }
        return body, {"Link": f'<{description_address}>; rel="service-desc"'}


class DescriptionView(ApiView):
    """The OpenAPI description."""

    def answer(self, request: HttpRequest, version: int, **kwargs: Any) -> tuple[Any, dict[str, str]]:
        refuse_conditions(request.GET)
        return description(), {}


class ListView(ApiView):
    """One page of a list, narrowed and sorted like the list of the site."""

    def answer(self, request: HttpRequest, version: int, **kwargs: Any) -> tuple[Any, dict[str, str]]:
        kind = _kind(kwargs["kind"])
        page, size = span_of(request.GET)
        conditions = conditions_of(kind, request.GET)
        try:
            found = selected(kind, conditions)
        except Refused as refusal:
            raise bad_conditions(refusal.errors) from None
        start = (page - 1) * size
        keys = found.keys(size + 1, start)
        # The count stops early: how many there are beyond some ten thousand costs more than anybody gains.
        rows: Any = found.rows
        total = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
        objects = [object_of(exported) for exported in export_rows(kind, keys[:size])]
        return _page(request, kind.plural, version, total, objects, is_last=len(keys) <= size)


class WithdrawnView(ApiView):
    """What was public and is no more, the latest first: whoever keeps a copy learns here what to delete.

    Rows are told by their names alone; what these stood for is not published again.
    """

    def answer(self, request: HttpRequest, version: int, **kwargs: Any) -> tuple[Any, dict[str, str]]:
        conditions = {name: value for name, value in request.GET.items() if name not in (PAGE, SIZE)}
        refuse_conditions(conditions)
        page, size = span_of(request.GET)
        kinds = [kind for kind in kinds_with_list() if kind.is_record]
        gone = [_gone(place, kind) for place, kind in enumerate(kinds)]
        rows = gone[0].union(*gone[1:], all=True).order_by("-gone_at", "section", "pk")
        start = (page - 1) * size
        found = list(rows[start : start + size + 1])
        objects = [
            {
                "id": name_of_row(kinds[place].model(pk=pk)),
                "kind": kinds[place].plural,
                "withdrawn_on": timezone.localdate(moment).isoformat(),
            }
            for place, pk, moment in found[:size]
        ]
        return _page(request, WITHDRAWN, version, rows.count(), objects, is_last=len(found) <= size)


class DetailView(ApiView):
    """One row by its slug; former slugs lead to the present one."""

    def answer(self, request: HttpRequest, version: int, **kwargs: Any) -> tuple[Any, dict[str, str]]:
        kind = _kind(kwargs["kind"])
        refuse_conditions(request.GET)
        # Capitals are nobody's: what is asked for with some is told where it stands.
        exported = export_row(kind, kwargs["slug"].lower())
        if exported.row.slug != kwargs["slug"]:
            raise Moved(request, request.path.removesuffix(f"{kwargs['slug']}/") + f"{exported.row.slug}/")
        return {"content_version": version, **object_of(exported)}, {}


class FormerlyCountsView(ApiView):
    """Figures were called counts once: what is asked for there stands here."""

    def respond(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        raise Moved(request, request.path.replace("/counts/", "/figures/", 1))


class NothingHereView(ApiView):
    """Every other address below that of the API: one that lacks the slash at its end, or an unknown one."""

    def respond(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        closed: Any = resolve(f"{request.path_info}/").func
        if not request.path.endswith("/") and closed.view_class is not NothingHereView:
            raise Moved(request, f"{request.path}/")
        raise Http404


def _kind(name: str) -> Kind:
    kind = kind_in_addresses(name)
    if kind is None or not kind.has_list:
        raise Http404
    return kind


def _gone(place: int, kind: Kind) -> QuerySet:
    """What is gone of one kind, for a union: translated querysets would put the columns in an order of their own."""
    rows: Any = kind.model._default_manager
    plain: QuerySet = QuerySet(kind.model, query=rows.gone().order_by().query)
    return plain.annotate(section=Value(place, IntegerField())).values_list("section", "pk", "gone_at")


def _page(
    request: HttpRequest, name: str, version: int, total: int, rows: list[dict[str, Any]], *, is_last: bool
) -> tuple[Any, dict[str, str]]:
    """One page of a list, with the ways to those before and behind it."""
    page, size = span_of(request.GET)
    following = None if is_last or page * size >= LAST_ROW else _page_address(request, page + 1)
    previous = _page_address(request, page - 1) if page > 1 else None
    body = {
        "kind": name,
        "content_version": version,
        "total": min(total, MOST_COUNTED),
        "total_is_exact": total <= MOST_COUNTED,
        "page": page,
        "next": following,
        "previous": previous,
        "rows": rows,
    }
    links = (("next", following), ("prev", previous))
    header = ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links if address)
    return body, {"Link": header} if header else {}


def _page_address(request: HttpRequest, page: int) -> str:
    query = [(name, value) for name, values in request.GET.lists() if name != PAGE for value in values]
    return absolute(f"{request.path}?{urlencode([*query, (PAGE, page)])}")
