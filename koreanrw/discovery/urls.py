"""Addresses for machines: cards and the feed stand under their language, sitemaps and robots.txt at the root."""

from django.urls import path

from koreanrw.discovery.cards.views import record_card, register_card
from koreanrw.discovery.icons import favicon, touch_icon
from koreanrw.discovery.opensearch import opensearch
from koreanrw.discovery.robots import robots
from koreanrw.discovery.security import security_txt
from koreanrw.discovery.sitemaps import sitemap, sitemap_index
from koreanrw.kinds import kinds_with_page
from koreanrw.open_data.changes_feed import changes_feed

in_each_language = [
    path("changes.atom", changes_feed, name="changes_feed"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("card.png", register_card, name="card"),
    *(
        path(f"{kind.plural}/<slug:slug>/card.png", record_card, {"kind": kind}, name=f"{kind.plural}_card")
        for kind in kinds_with_page()
    ),
]

at_the_root = [
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("apple-touch-icon.png", touch_icon, name="touch_icon"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>-<int:part>.xml", sitemap, name="sitemap"),
]
