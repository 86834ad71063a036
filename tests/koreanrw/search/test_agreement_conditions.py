"""Every condition the search of agreements offers is understood: alone, in pairs, and among any others."""

import re
from itertools import combinations
from urllib.parse import urlencode

import pytest
from django.test import RequestFactory
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from koreanrw.pages.agreements import AgreementListView
from koreanrw.provenance.footnotes import Footnotes
from koreanrw.search.agreements.facets import FACETS
from koreanrw.search.agreements.form import SORTS
from koreanrw.search.agreements.result_page import ResultPage
from tests.examples import examples

pytestmark = pytest.mark.django_db
ADDRESS = "/en/agreements/"
type Conditions = tuple[tuple[str, str], ...]
TYPED: Conditions = (
    ("q", "aachen"),
    ("signed_from", "2015"),
    ("signed_until", "March 2015"),
    ("in_force_on", "2016-01-01"),
    ("ends", "within a year"),
    ("within", "certainly"),
    ("plan", "not recorded"),
    *(("sort", sort) for sort, _label in SORTS if sort),
    ("exact", "true"),
)


@pytest.fixture(scope="module")
def offered(seeded, django_db_blocker) -> Conditions:
    """Everything the form offers over the seeded register."""
    with django_db_blocker.unblock(), translation.override("en"):
        facets = asked(())["facets"]
    ticked = [(each.facet.name, count.value.value) for each in facets for count in each.counts]
    switches = [(f"{each.facet.name}_all", "true") for each in facets if each.offers_all]
    return (*ticked, *switches, *TYPED)


class ListWithoutRows(AgreementListView):
    """The list as it understands and counts; its rows are not loaded, which other tests do."""

    def get_rows(self, page: ResultPage) -> list:
        return list(page.keys)

    def get_footnotes(self, rows: list) -> Footnotes:
        return Footnotes()


def asked(conditions: Conditions) -> dict:
    """What the list makes of an address."""
    view = ListWithoutRows()
    view.setup(RequestFactory().get(f"{ADDRESS}?{urlencode(conditions)}"))
    return view.get_context_data()


def kept(context: dict) -> set[tuple[str, str]]:
    """The conditions the form shows again."""
    form, facets = context["search"].form, context["facets"]
    ticked = {(each.facet.name, count.value.value) for each in facets for count in each.counts if count.chosen}
    switches = {(f"{each.facet.name}_all", "true") for each in facets if each.needs_all}
    return ticked | switches | {(name, form[name].value()) for name, _value in TYPED}


@pytest.mark.long
def test_every_pair_of_conditions_the_form_offers_is_understood_and_stays_in_it(offered):
    assert len(offered) > 25
    for pair in combinations(offered, 2):
        # A field with one value has no pairs.
        if pair[0][0] == pair[1][0] == "sort":
            continue
        context = asked(pair)
        assert not context["search"].errors, pair
        assert set(pair) <= kept(context), pair


def test_the_page_of_two_values_of_a_facet_can_be_shown_of_each_facet(offered, client):
    for facet in FACETS:
        values = [condition for condition in offered if condition[0] == facet.name]
        for pair in list(combinations(values, 2))[:2]:
            both = (*pair, (f"{facet.name}_all", "true")) if facet.several else (*pair, ("q", "zzquark"))
            response = client.get(f"/ko/agreements/?{urlencode(both)}")
            assert response.status_code == 200, both


def test_conditions_that_are_not_understood_stay_ticked_too(seeded, client):
    query = "party=kiat&party=nobody&party_all=true&topic=x&signed_from=soon&sort=title&q=robots"
    response = client.get(f"{ADDRESS}?{query}")
    page = response.content.decode()
    assert response.context["object_list"] == []
    for box in (
        'name="party" value="kiat"',
        'name="party" value="nobody"',
        'name="topic" value="x"',
        'name="party_all"',
    ):
        (tag,) = [tag for tag in page.split("<input ") if box in tag]
        assert "checked" in tag.partition(">")[0], box
    assert 'value="soon"' in page and '<option value="title" selected>' in page and 'value="robots"' in page
    for label in ("Party", "Topic", "Signed from"):
        assert re.search(rf'<p class="notice error"[^>]*>{label}:', page), label


def test_exactly_as_typed_is_a_condition_that_stays_and_can_be_dropped(seeded, client):
    page = " ".join(client.get(ADDRESS, {"q": "hydrgoen", "exact": "true"}).content.decode().split())
    assert '<input type="hidden" name="exact" value="true"' in page
    assert "Words: exactly as typed" in page
    assert 'href="?q=hydrgoen" aria-label="Remove the condition “Words: exactly as typed”"' in page


NONSENSE = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [
        "' OR 1=1 --",
        "9" * 40,
        "-1",
        "\x00",
        "a\x00b",
        "2015-13-45",
        "party:",
        '"',
        "OR",
        "*",
        "%",
        "<b>",
        "한",
        "ﷺ",
        "\ud7ff",
    ]
)
PAGES = st.sampled_from(["1", "2", "0", "-1", "999999999", "abc", "1~1", "5~-3", "~", "x~y"]) | NONSENSE


@settings(max_examples=examples(40))
@example([("party", "kiat"), ("party", "kocca"), ("party_all", "true")], [], None, None, "en")
@given(
    indices=st.lists(st.integers(0, 999), max_size=8),
    garbage=st.lists(st.tuples(st.integers(0, 999), NONSENSE), max_size=2),
    page=st.none() | PAGES,
    after=st.none() | PAGES,
    language=st.sampled_from(["de", "en", "ko"]),
)
def test_whatever_stands_in_an_address_is_answered(offered, client, indices, garbage, page, after, language):
    query = [each if isinstance(each, tuple) else offered[each % len(offered)] for each in indices]
    query += [(offered[place % len(offered)][0], text) for place, text in garbage]
    query += [(name, value) for name, value in (("page", page), ("after", after)) if value is not None]
    response = client.get(f"/{language}/agreements/?{urlencode(query)}")
    assert response.status_code in (200, 404), query
