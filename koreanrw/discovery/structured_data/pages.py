"""Pages in the words of schema.org: what each is about, where it stands, and which sources it rests on."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, Delegation, Event, Person, Topic
from koreanrw.addresses import DEFAULT_LANGUAGE, absolute, home_path
from koreanrw.breadcrumbs import Crumb
from koreanrw.discovery.page_head import PageHead
from koreanrw.discovery.structured_data import things, works
from koreanrw.discovery.structured_data.voice import Node, Voice, filled
from koreanrw.profiles.profile import Profile
from koreanrw.provenance.last_change import page_changed_at
from records.models import Record, Source

# How each kind of record is described; other pages are pages and nothing more.
_DESCRIBED: tuple[tuple[type[Model], Callable[[Voice, Any], Node]], ...] = (
    (Organisation, things.organisation),
    (Office, things.office),
    (Person, things.person),
    (Place, things.place),
    (Delegation, works.delegation),
    (Event, works.event),
    (Agreement, works.agreement),
    (Source, works.source),
    (Sector, things.term),
    (Topic, things.term),
)
# Ends a block of data, begins a tag or a line where a script may read it.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def data_block(graph: Node) -> SafeString:
    """A block of data in a page: not run by any browser, so the content security policy has nothing to allow."""
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')


def graph_of(
    head: PageHead,
    about: Profile | None,
    title: str,
    description: str,
    breadcrumbs: Sequence[Crumb],
    latest: Sequence[Record],
) -> Node:
    """Everything a page says to machines: ``about`` what, if that is a profile; the ``latest`` changes it lists."""
    nodes = [_page(head, about, title, description, breadcrumbs), _website()]
    if head.is_about_the_data:
        nodes.append(_data_set(latest))
        if not head.is_front_page:
            nodes[0]["mainEntity"] = {"@id": nodes[-1]["@id"]}
    if about is not None:
        shown = described(about)
        # The page of an office is about its organisation, whose own page is another.
        nodes[0]["about" if isinstance(about.subject, Office) else "mainEntity"] = {"@id": shown["@id"]}
        nodes.append(shown)
    return {"@context": "https://schema.org", "@graph": nodes}


def described(page: Profile) -> Node:
    """The record or place a page is about."""
    describe = next(describe for model, describe in _DESCRIBED if isinstance(page.subject, model))
    return filled(describe(Voice(page.footnotes), page))


def _page(head: PageHead, about: Profile | None, title: str, description: str, breadcrumbs: Sequence[Crumb]) -> Node:
    subject = about.subject if about else None
    verified = getattr(subject, "last_verified_on", None)
    return filled(
        {
            "@type": "CollectionPage" if head.is_list else "WebPage",
            "@id": head.canonical,
            "url": head.canonical,
            "name": title,
            "description": description,
            "inLanguage": get_language(),
            "isPartOf": {"@id": _website_id()},
            "primaryImageOfPage": {"@type": "ImageObject", "contentUrl": head.card},
            "dateModified": timezone.localdate(page_changed_at(subject)).isoformat() if subject else "",
            "lastReviewed": verified.isoformat() if verified else "",
            "breadcrumb": _breadcrumb(breadcrumbs, head),
            "citation": _sources(about) if about and isinstance(subject, Record | Place) else [],
        }
    )


def _sources(page: Profile) -> list[Node]:
    # Of copies of one story the first that stands behind the page: they are one witness.
    witnesses = {source.story: source for source in reversed(page.footnotes.sources())}
    sources: list[Source] = sorted(witnesses.values(), key=lambda source: source.slug)
    return Voice(page.footnotes).mentions(sources)


def _breadcrumb(breadcrumbs: Sequence[Crumb], head: PageHead) -> Node:
    """The way to the page, from the front page on."""
    if not breadcrumbs:
        return {}
    steps = [
        (_("Home"), home_path(get_language() or DEFAULT_LANGUAGE)),
        *((str(crumb.label), crumb.url) for crumb in breadcrumbs),
    ]
    last = len(steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": label,
                "item": {"@id": head.canonical if position == last or not path else absolute(path)},
            }
            for position, (label, path) in enumerate(steps, 1)
        ],
    }


def _home() -> str:
    """The front page in the language of the page: what is said of the whole register is said of it in that language."""
    return absolute(home_path(get_language() or DEFAULT_LANGUAGE))


def _website_id() -> str:
    return f"{_home()}#website"


def _website() -> Node:
    return {
        "@type": "WebSite",
        "@id": _website_id(),
        "url": _home(),
        "name": _("Korea–NRW Register"),
        "inLanguage": [code for code, _name in settings.LANGUAGES],
        "publishingPrinciples": absolute(reverse("sources-policy")),
    }


def _download(path: str, kind: str) -> Node:
    return {"@type": "DataDownload", "contentUrl": absolute(path), "encodingFormat": kind}


def _data_set(latest: Sequence[Record]) -> Node:
    """The register as a set of data; under a licence only where the operator has said which."""
    changes = [timezone.localdate(record.changed_at).isoformat() for record in latest]
    return filled(
        {
            "@type": "Dataset",
            "@id": f"{_home()}#dataset",
            "url": _home(),
            "name": _("Korea–NRW Register"),
            "description": _(
                "Companies and their offices, delegations and their visits, agreements and their parties between Korea "
                "and North Rhine-Westphalia, each fact with its source and how certain it is."
            ),
            "license": settings.DATA_LICENCE.address if settings.DATA_LICENCE else "",
            "creator": {"@type": "Organization", "name": _("Korea–NRW Register"), "url": _home()},
            "inLanguage": [code for code, _name in settings.LANGUAGES],
            "isAccessibleForFree": True,
            "distribution": [
                _download(reverse("dataset"), "application/zip"),
                _download("/api/v1/", "application/json"),
            ],
            "publishingPrinciples": absolute(reverse("sources-policy")),
            "dateModified": max(changes, default=""),
            "spatialCoverage": [
                {"@type": "State", "name": _("North Rhine-Westphalia")},
                {"@type": "Country", "name": _("South Korea")},
            ],
        }
    )
