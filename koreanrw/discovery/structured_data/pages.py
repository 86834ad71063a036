"""Pages in the words of schema.org: what each is about, where it stands, and which sources it rests on."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, Delegation, Person, Topic
from koreanrw.addresses import DEFAULT_LANGUAGE, absolute, home_path
from koreanrw.discovery.page_head import PageHead, subject_of
from koreanrw.discovery.structured_data import things, works
from koreanrw.discovery.structured_data.voice import Node, Voice, filled
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.provenance.last_change import page_changed_at
from records.models import Record, Reference, Source

# How each kind of record is described; other pages are pages and nothing more.
_DESCRIBED: tuple[tuple[type[Model], Callable[[Voice, Any, Mapping[str, Any]], Node]], ...] = (
    (Organisation, things.organisation),
    (Office, things.office),
    (Person, things.person),
    (Place, things.place),
    (Delegation, works.delegation),
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


def graph_of(context: Mapping[str, Any], head: PageHead) -> Node:
    """Everything a page says to machines, from what its view has loaded."""
    # Footnotes nobody has referred to yet count as empty, and the head comes before the page.
    footnotes = context.get("footnotes")
    voice = Voice(Footnotes() if footnotes is None else footnotes)
    nodes = [_page(voice, context, head), _website()]
    if head.is_about_the_data:
        nodes.append(_data_set(context))
        if not head.is_front_page:
            nodes[0]["mainEntity"] = {"@id": nodes[-1]["@id"]}
    if shown := described(voice, context):
        # The page of an office is about its organisation, whose own page is another.
        nodes[0]["about" if isinstance(subject_of(context), Office) else "mainEntity"] = {"@id": shown["@id"]}
        nodes.append(shown)
    return {"@context": "https://schema.org", "@graph": nodes}


def described(voice: Voice, context: Mapping[str, Any]) -> Node:
    """The record or place a page is about; nothing on pages about something else."""
    shown = subject_of(context)
    for model, describe in _DESCRIBED:
        if isinstance(shown, model):
            return filled(describe(voice, shown, context))
    return {}


def _page(voice: Voice, context: Mapping[str, Any], head: PageHead) -> Node:
    shown = subject_of(context)
    verified = getattr(shown, "last_verified_on", None)
    changed = timezone.localdate(page_changed_at(shown)).isoformat() if isinstance(shown, Record | Reference) else ""
    is_list = "page_obj" in context
    return filled(
        {
            "@type": "CollectionPage" if is_list else "WebPage",
            "@id": head.canonical,
            "url": head.canonical,
            "name": context.get("page_title", ""),
            "description": context.get("page_description", ""),
            "inLanguage": get_language(),
            "isPartOf": {"@id": _website_id()},
            "primaryImageOfPage": {"@type": "ImageObject", "contentUrl": head.card},
            "dateModified": changed,
            "lastReviewed": verified.isoformat() if verified else "",
            "breadcrumb": _breadcrumb(context, head),
            "citation": voice.mentions(_sources(voice.footnotes)) if isinstance(shown, Record | Place) else [],
        }
    )


def _sources(footnotes: Footnotes) -> list[Source]:
    return sorted(footnotes.sources(), key=lambda source: source.slug)


def _breadcrumb(context: Mapping[str, Any], head: PageHead) -> Node:
    """The way to the page, from the front page on."""
    crumbs = context.get("breadcrumbs") or []
    if not crumbs:
        return {}
    steps = [
        (_("Home"), home_path(get_language() or DEFAULT_LANGUAGE)),
        *((str(crumb.label), crumb.url) for crumb in crumbs),
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


def _data_set(context: Mapping[str, Any]) -> Node:
    """The register as a set of data; under a licence only where the operator has said which."""
    changes = [timezone.localdate(record.changed_at).isoformat() for record in context.get("latest", [])]
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
