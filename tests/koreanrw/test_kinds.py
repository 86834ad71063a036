"""The one table of kinds: what is made from it, and what a new kind must still be given."""

import json
import subprocess
import sys

import pytest
from django.urls import NoReverseMatch, reverse

from koreanrw import BASE_DIR
from koreanrw.discovery.structured_data import pages as structured_data
from koreanrw.kinds import KINDS, Kind, kind_named, kind_of
from koreanrw.profiles import PROFILES
from koreanrw.provenance import last_change
from koreanrw.search import lists
from koreanrw.sentences import opening
from tests import factories as make

# Where a kind is told of by the class of its rows: what is said of one differs from kind to kind.
BY_MODEL = {
    "what its page is made of (koreanrw/profiles/__init__.py)": list(PROFILES),
    "sentences its page opens with (koreanrw/sentences/opening.py)": list(opening._KINDS),
    "structured data of its page (koreanrw/discovery/structured_data/pages.py)": [
        model for model, _describe in structured_data._DESCRIBED
    ],
    "what its page shows of others (koreanrw/provenance/last_change.py)": [
        model for model, _shown in last_change._SHOWN
    ],
}
# Added to the table before anything else is made from it.
ADDED = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from dataclasses import replace
from koreanrw import kinds
museum = replace(kinds.kind_named("person"), name="museum", plural="museums")
kinds.KINDS = (*kinds.KINDS, museum)
from django.urls import get_resolver
from koreanrw.discovery.sitemaps import PAGES, SECTIONS
from koreanrw.templatetags.addresses import navigation
from tests.koreanrw.test_kinds import still_missing
names = {key for key in get_resolver("koreanrw.urls").reverse_dict if isinstance(key, str)}
print(json.dumps({
    "addresses": sorted(name for name in names if name.startswith("museum")),
    "navigation": museum in navigation(),
    "sitemap": "museums" in SECTIONS and "museum_list" in PAGES,
    "missing": still_missing(museum),
}))
"""


def still_missing(kind: Kind) -> list[str]:
    """What a kind in the table must still be given, in words."""
    missing = []
    if kind.has_list and kind not in lists.BY_KIND:
        missing.append("a list (koreanrw/search/lists.py)")
    for page, wanted in (("list", kind.has_list), ("detail", kind.has_page)):
        try:
            reverse(f"{kind.name}_{page}", args=("x",) if page == "detail" else ())
        except NoReverseMatch:
            if wanted:
                missing.append(f"the page {kind.name}_{page} (koreanrw/pages/{kind.plural}.py, koreanrw/urls.py)")
    if kind.has_page:
        missing += [what for what, models in BY_MODEL.items() if not issubclass(kind.model, tuple(models))]
    return missing


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_all_it_needs(kind):
    assert still_missing(kind) == []


def test_a_kind_that_is_added_appears_everywhere_and_is_told_what_it_lacks():
    answer = subprocess.run(
        [sys.executable, "-c", ADDED], cwd=BASE_DIR, capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found["navigation"] and found["sitemap"]
    assert {
        "museum_facts", "museum_fact", "museum_changes", "museum_cite", "museum_list_export", "museum_list_feed",
        "museum_list_columns", "museums_card",
    } <= set(found["addresses"])  # fmt: skip
    assert found["missing"] == [
        "a list (koreanrw/search/lists.py)",
        "the page museum_list (koreanrw/pages/museums.py, koreanrw/urls.py)",
        "the page museum_detail (koreanrw/pages/museums.py, koreanrw/urls.py)",
    ]


@pytest.mark.django_db
def test_the_kind_of_a_row_is_what_its_address_says():
    assert kind_of(make.make_company()) is kind_named("company")
    assert kind_of(make.make_institution()) is kind_named("institution")
    assert kind_of(make.make_place()) is kind_named("place")
    assert kind_of(make.make_office().functions.model()) is None
    for kind in KINDS:
        assert not kind.has_list or kind.list_address() == f"/en/{kind.plural}/"
