"""Sitemaps: every page of the register that should be found, by kind, in every language, with its last change."""

import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from koreanrw.last_change import last_change
from koreanrw.models import Page
from koreanrw.sharing.page_head import DEFAULT_LANGUAGE
from koreanrw.sharing.public import PUBLIC

# The pages without a record behind them, by name.
PAGES = (
    "home", "company_list", "office_list", "institution_list", "person_list", "place_list", "delegation_list",
    "agreement_list", "source_list", "sector_list", "topic_list", "pictures", "map", "timeline", "counts",
    "relations", "here_on", "data",
)  # fmt: skip


class InEveryLanguage(Sitemap):
    """Each page once for each language, and with every address all the others."""

    i18n = True
    alternates = True

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict[str, Any]]:
        urls: list[dict[str, Any]] = super().get_urls(page, site, protocol)
        for url in urls:
            address = next(other["location"] for other in url["alternates"] if other["lang_code"] == DEFAULT_LANGUAGE)
            url["alternates"].append({"lang_code": "x-default", "location": address})
        return urls


class RecordSitemap(InEveryLanguage):
    """One part of the register."""

    def __init__(self, part: str) -> None:
        self.part = part

    def items(self) -> QuerySet:
        rows = PUBLIC[self.part]()
        return rows.annotate(last_change=last_change(rows.model)).order_by("slug")

    def lastmod(self, item: Any) -> datetime.datetime:
        return item.last_change


class TextSitemap(InEveryLanguage):
    """The register's own texts."""

    def items(self) -> QuerySet[Page]:
        return Page.objects.order_by("slug")

    def lastmod(self, item: Page) -> datetime.datetime:
        return item.changed_at


class PageSitemap(InEveryLanguage):
    """The front page, the lists, and the pages that gather pictures; they change with every record."""

    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, Sitemap] = {
    **{part: RecordSitemap(part) for part in PUBLIC},
    "texts": TextSitemap(),
    "pages": PageSitemap(),
}
