"""Sitemaps: every page of the register that should be found, in every language, with its last change.

They come in parts, so that none costs more with a large register than with a small one: a part holds the records whose
numbers lie in one range.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from koreanrw.addresses import DEFAULT_LANGUAGE, absolute
from koreanrw.kinds import kinds_with_list, kinds_with_page
from koreanrw.models import Page
from koreanrw.open_data.xml_writer import XmlWriter, document
from koreanrw.provenance.last_change import last_change
from records.search import in_bounds

# The pages without a record behind them, by name.
PAGES = (
    "home", *(kind.list_name for kind in kinds_with_list()), "pictures", "map", "timeline",
    "figures_over_time", "relations", "here_on", "data",
)  # fmt: skip
# As many numbers lie in the range of one part; each record has a page in every language.
RANGE = 200
# How many milliseconds may be spent on finding out when the pages of a part changed.
MOST_MILLISECONDS = 2_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LANGUAGES = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class SitemapEntry:
    """A page in a sitemap: what leads to it in the language that is active, and when it changed if that is known."""

    path: Callable[[], str]
    changed: datetime.datetime | None = None


@dataclass(frozen=True)
class Section:
    """Pages of one kind, in parts by their numbers."""

    parts: Callable[[], Iterable[int]]
    pages: Callable[[int], Iterable[SitemapEntry]]


def _section_of(rows: Callable[[], QuerySet]) -> Section:
    """The pages of one kind of record, or of places, sectors or topics."""

    def parts() -> list[int]:
        numbers = rows().order_by().annotate(part=F("pk") / RANGE).values_list("part", flat=True)
        return sorted(numbers.distinct())

    def pages(part: int) -> Iterator[SitemapEntry]:
        found = rows().filter(pk__gte=part * RANGE, pk__lt=(part + 1) * RANGE).order_by("pk")
        for row in _with_last_change(found):
            yield SitemapEntry(row.get_absolute_url, getattr(row, "last_change", None))

    return Section(parts, pages)


def _with_last_change(found: QuerySet) -> list[Any]:
    """The rows with the last change of what their pages show; without, where there is too much of that to look at."""
    try:
        with in_bounds(MOST_MILLISECONDS):
            return list(found.annotate(last_change=last_change(found.model)))
    except OperationalError:
        return list(found)


def _in_one_part(pages: Callable[[], Iterable[SitemapEntry]]) -> Section:
    return Section(lambda: [0], lambda part: [] if part else pages())


def _texts() -> list[SitemapEntry]:
    return [SitemapEntry(page.get_absolute_url, page.changed_at) for page in Page.objects.order_by("slug")]


def _pages() -> list[SitemapEntry]:
    """The front page, the lists, and the pages that gather pictures; they change with every record."""
    return [SitemapEntry(lambda name=name: reverse(name)) for name in PAGES]


SECTIONS: dict[str, Section] = {
    **{kind.plural: _section_of(kind.public) for kind in kinds_with_page()},
    "texts": _in_one_part(_texts),
    "pages": _in_one_part(_pages),
}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Where every part is. It does not say when a part changed: that would mean reading all of them."""
    text = StringIO()
    with document(text, "sitemapindex", {"xmlns": _NAMESPACE}) as xml:
        for name, section in SECTIONS.items():
            for part in section.parts():
                xml.startElement("sitemap", {})
                xml.addQuickElement("loc", absolute(reverse("sitemap", kwargs={"section": name, "part": part})))
                xml.endElement("sitemap")
    return HttpResponse(text.getvalue(), content_type="application/xml")


@require_safe
def sitemap(request: HttpRequest, section: str, part: int) -> HttpResponse:
    """One part: each page once for each language, and with every address all the others."""
    found = list(SECTIONS[section].pages(part)) if section in SECTIONS and part < _most_parts() else []
    if not found:
        raise Http404(gettext("There is no such page."))
    text = StringIO()
    with document(text, "urlset", {"xmlns": _NAMESPACE, "xmlns:xhtml": _LANGUAGES}) as xml:
        for page in found:
            _write(xml, page)
    return HttpResponse(text.getvalue(), content_type="application/xml")


def _most_parts() -> int:
    """Beyond the last number a table can have there is nothing to look for."""
    return 2**63 // RANGE


def _write(xml: XmlWriter, page: SitemapEntry) -> None:
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            addresses[code] = absolute(page.path())
    for address in addresses.values():
        xml.startElement("url", {})
        xml.addQuickElement("loc", address)
        if page.changed:
            xml.addQuickElement("lastmod", page.changed.isoformat(timespec="seconds"))
        for code, other in (*addresses.items(), ("x-default", addresses[DEFAULT_LANGUAGE])):
            xml.addQuickElement("xhtml:link", attrs={"rel": "alternate", "hreflang": code, "href": other})
        xml.endElement("url")
