"""The public site as a visitor or a search engine walks it: from the front pages, link by link."""

import pickle
import re
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cache
from html import unescape

from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import resolve
from django.utils import translation
from django.utils.translation import get_language_from_path

from koreanrw.operations.seeding import has_records
from tests.planting import plant_secrets
from tests.seeded_rows import bring_seeded_rows
from tests.shared import made_once

LANGUAGES = ("de", "en", "ko")
# Far beyond what the tests plant; reached only where links breed links.
TOO_MANY = 6000
_LINK = re.compile(r"""(?:href|src|action)=["']([^"']*)["']|<loc>([^<]*)</loc>""")
# Signing in is no part of the public site, and its pages set cookies. Files and feeds of each list have tests of their
# own (tests/koreanrw/open_data, test_export_leaks): every narrowed list has a dozen of them. The form that takes
# reports of errors is one page, though each page leads to it with its own address filled in.
_ELSEWHERE = re.compile(r"/(admin|static)/|/(de|en|ko)/(account/|report/\?|[a-z-]+/(export\.|export/\?|feed\.atom))")


@dataclass(frozen=True)
class Answer:
    """What came back from one address."""

    status: int
    kind: str
    content: bytes
    # The name of the view behind the address; those behind an address with a query end in a question mark.
    view: str
    headers: dict[str, str]
    sets_cookies: bool

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.kind == "text/html"


def links(text: str) -> list[str]:
    """Every address a page names, as it stands there."""
    return [unescape(href or loc) for href, loc in _LINK.findall(text)]


_FORMS = re.compile(r"<form\b([^>]*)>.*?</form>", re.DOTALL)
_CONTROLS = re.compile(r"<(?:input|select|textarea|button)\b[^>]*>")
_OWNER = re.compile(r'\sform="([^"]*)"')


def without_owner(text: str) -> list[str]:
    """Named controls of a page that belong to no form on it: what a reader enters there is sent nowhere."""
    forms = {found[1] for rest in _FORMS.findall(text) if (found := re.search(r'\sid="([^"]*)"', rest))}
    lost = [tag for tag in _CONTROLS.findall(text) if (owner := _OWNER.search(tag)) and owner[1] not in forms]
    # One that names its form need not stand in it.
    outside = _CONTROLS.findall(_FORMS.sub("", text))
    return lost + [tag for tag in outside if ' name="' in tag and not _OWNER.search(tag)]


@dataclass(frozen=True)
class Site:
    """The public site of the seeded register, with what `tests/planting.py` puts into it beside."""

    answers: dict[str, Answer]
    # Slugs that stand in planted records alone.
    planted: frozenset[str]

    @property
    def seeded_pages(self) -> dict[str, Answer]:
        """The pages that are there without the planted records too."""
        return {
            address: answer
            for address, answer in self.answers.items()
            if answer.is_page and not any(slug in address for slug in self.planted)
        }


@cache
def whole_site() -> Site:
    """Every address a visitor can reach, walked once for the whole run and read by whoever guards something there."""
    return pickle.loads(made_once("site", _walked))


def _walked() -> bytes:
    """Walk it and undo what was put there: the rows of the seeds may be there already, or not."""
    with transaction.atomic():
        if not has_records():
            bring_seeded_rows()
        before = _slugs()
        plant_secrets()
        site = Site(crawl(Client()), frozenset(_slugs() - before))
        transaction.set_rollback(True)
    return pickle.dumps(site)


def _slugs() -> set[str]:
    models = [model for model in apps.get_models() if not model._meta.proxy and hasattr(model, "slug")]
    return {slug for model in models for slug in model._base_manager.values_list("slug", flat=True)}


def crawl(client: Client) -> dict[str, Answer]:
    """Every address a visitor can reach. From a page with a query only addresses without one are followed."""
    queue = deque(["/robots.txt", "/sitemap.xml", *(f"/{language}/" for language in LANGUAGES)])
    answers: dict[str, Answer] = {}
    while queue:
        address = queue.popleft()
        if address in answers:
            continue
        assert len(answers) < TOO_MANY, f"The site never ends: {address}"
        response = client.get(address)
        content = b"" if response.streaming else response.content
        kind = response.get("Content-Type", "").partition(";")[0]
        view = _view(address) if response.status_code == 200 else ""
        answers[address] = Answer(
            response.status_code, kind, content, view, dict(response.headers), bool(response.cookies)
        )
        found = [response.url] if response.status_code in (301, 302) else []
        if kind in ("text/html", "application/xml", "text/xml", "application/atom+xml"):
            found += links(answers[address].text)
        for link in found:
            link = link.removeprefix("http://testserver").partition("#")[0]
            if link.startswith("/") and not _ELSEWHERE.match(link) and not ("?" in link and "?" in address):
                queue.append(link)
    return answers


def _view(address: str) -> str:
    path, mark, _query = address.partition("?")
    with translation.override(get_language_from_path(path)):
        return resolve(path).view_name + mark


def page_kinds(answers: dict[str, Answer]) -> dict[str, list[str]]:
    """The addresses of pages by the view behind them."""
    kinds = defaultdict(list)
    for address, answer in answers.items():
        if answer.is_page:
            kinds[answer.view].append(address)
    return kinds
