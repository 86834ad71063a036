"""Searching where more agreements match than are ranked and counted: pages, samples, and a planner that is wrong."""

import datetime

import pytest
from django.db import connection

from events.models import AgreementEntry
from events.search_index import SAMPLE_LEVELS, newest_on
from koreanrw.search.agreements.facets import KIND, SAMPLE
from koreanrw.search.agreements.survey import estimate
from records.search import TsQuery, catch_up
from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/en/agreements/"


@pytest.fixture
def pair():
    """Two who sign everything: who they are is nothing to these tests, and making two for each agreement takes long."""
    return [make.make_company("Somebody"), make.make_institution("Another")]


def test_of_many_the_newest_are_shown_page_after_page_without_a_gap(client, monkeypatch, pair):
    monkeypatch.setattr("koreanrw.search.agreements.result_page.MOST_EXACT", 2)
    for number in range(60):
        signed = f"20{number // 10:02d}" if number % 7 else ""
        make.make_agreement(f"Memorandum {number:02d}", signed=signed, parties=pair)
    analyse_entries()
    for sort in ("", "newest", "oldest", "title", "party"):
        asked, seen = f"?q=memorandum&sort={sort}", []
        while asked:
            response = client.get(ADDRESS + asked)
            seen += [agreement.title for agreement in response.context["object_list"]]
            after = response.context["page_obj"].next_after
            asked = f"?q=memorandum&sort={sort}&after={after}" if after else ""
        assert len(seen) == len(set(seen)) == 60, sort
        if sort == "title":
            assert seen == sorted(seen)
    first = client.get(ADDRESS, {"q": "memorandum"})
    # These could still be counted.
    assert "60 agreements" in first.content.decode() and "about" not in first.context["found"]
    assert "Too many to rank" in first.content.decode()


@pytest.fixture
def sampling(monkeypatch):
    """More than forty are too many to be counted; a sample may be as small as one."""
    monkeypatch.setattr("koreanrw.search.agreements.result_page.MOST_EXACT", 2)
    monkeypatch.setattr("koreanrw.search.agreements.survey.LARGEST_SAMPLE", 40)
    monkeypatch.setattr("koreanrw.search.agreements.survey.TOO_SMALL_SAMPLE", 1)
    monkeypatch.setattr("koreanrw.search.agreements.survey.LEVELS_SMALLER", 1)


def test_of_too_many_to_count_numbers_are_told_from_a_sample(client, monkeypatch, sampling, pair):
    monkeypatch.setattr("koreanrw.search.agreements.survey.SMALL_SAMPLE", 40)
    for number in range(60):
        make.make_agreement("Memorandum", kind="mou" if number % 2 else "contract", parties=pair)
    for expected in (1, 60, 10**6):
        monkeypatch.setattr(
            "koreanrw.search.agreements.criteria.estimate", lambda entries, query, number=expected: number
        )
        response = client.get(ADDRESS, {"q": "memorandum"})
        found = response.context["page_obj"]
        assert found.about and 45 <= found.total <= 75 and found.next_after, expected
        assert f"about {found.total} agreements" in response.content.decode()
        assert all(facet.about for facet in response.context["facets"])
        (kinds,) = (facet for facet in response.context["facets"] if facet.facet == KIND)
        told = {count.value.value: count.number for count in kinds.counts}
        assert set(told) == {"mou", "contract"} and 45 <= sum(told.values()) <= 75, expected


def test_a_phrase_is_expected_as_often_as_its_rarest_word(pair):
    for number in range(60):
        make.make_agreement("Robots 수소경제" if number % 2 else "Robots it’s 2", parties=pair)
    analyse_entries()
    for query, least in (
        ("('수소' <-> '소경' <-> '경제')", 20),
        ("'robot' & ('수소' <-> '소경' <-> '경제')", 20),
        ("('it''s' <1> 'robot')", 0),
        ("!('수소' <-> '소경')", 0),
    ):
        entries = AgreementEntry.objects.filter(document__matches=TsQuery(query))
        assert least <= estimate(entries, query) <= 60, query
        if least:
            assert estimate(entries) < estimate(entries, query), query


def test_the_code_of_a_sample_is_no_choice(client, pair):
    for _number in range(8):
        make.make_agreement("Memorandum", parties=pair)
    catch_up()
    codes = {code for entry in AgreementEntry.objects.all() for code in entry.facets}
    assert SAMPLE.code(1) in codes
    offered = {count.value.code for facet in client.get(ADDRESS).context["facets"] for count in facet.counts}
    assert offered and not any(SAMPLE.owns(code) for code in offered)


def test_a_quarter_of_all_agreements_is_in_each_sample_of_the_next(pair):
    entries = [make.make_agreement("Memorandum", parties=pair).pk for _number in range(64)]
    catch_up()
    in_sample = [
        AgreementEntry.objects.filter(pk__in=entries, facets__contains=[SAMPLE.code(level)]).count()
        for level in range(1, SAMPLE_LEVELS + 1)
    ]
    assert 12 <= in_sample[0] <= 20 and in_sample[1] <= 8
    assert in_sample == sorted(in_sample, reverse=True)


def test_where_the_planner_expects_far_too_many_what_is_found_is_ranked_all_the_same(client, monkeypatch):
    monkeypatch.setattr("koreanrw.search.agreements.criteria.estimate", lambda entries, query: 10**6)
    make.make_agreement("Robots", signed="2020")
    make.make_agreement("Something else", signed="2024", purpose_en="Robots")
    response = client.get(ADDRESS, {"q": "robots"})
    found = response.context["page_obj"]
    assert (found.total, found.about, found.is_numbered, found.sort) == (2, False, True, "relevance")
    assert [agreement.title for agreement in response.context["object_list"]] == ["Robots", "Something else"]
    assert client.get(ADDRESS, {"q": "robots", "page": "2"}).status_code == 404


def analyse_entries():
    """Let the planner know how many there are."""
    catch_up()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE events_agreemententry")


@pytest.mark.parametrize("asked", ["q=old", "signed_until=2009", "q=old&signed_until=2009", "q=old&sort=oldest"])
def test_matches_far_behind_are_found_without_walking_all_the_way(client, monkeypatch, pair, asked):
    for name, number in (("MOST_EXACT", 2), ("PAGE_SIZE", 3), ("READ_AHEAD", 1)):
        monkeypatch.setattr(f"koreanrw.search.agreements.result_page.{name}", number)
    for number in range(20):
        title = f"{'Old' if number < 10 else 'New'} robots {number}"
        make.make_agreement(title, signed=f"20{number:02d}", parties=pair)
    analyse_entries()
    shown, after = [], ""
    while after is not None:
        response = client.get(f"{ADDRESS}?{asked}{after}")
        shown += [agreement.title for agreement in response.context["object_list"]]
        following = response.context["page_obj"].next_after
        after = f"&after={following}" if following else None
    newest_first = [f"Old robots {number}" for number in range(9, -1, -1)]
    assert shown == (newest_first[::-1] if "oldest" in asked else newest_first)


@pytest.mark.parametrize(
    "asked", [{"signed_until": "2015"}, {"q": "signed:2015"}, {"q": "signed:2015", "signed_until": "2016"}]
)
def test_the_way_along_the_index_begins_at_the_last_day_that_is_asked_for(client, monkeypatch, asked):
    monkeypatch.setattr("koreanrw.search.agreements.result_page.MOST_EXACT", 2)
    dates = ["2016-01-01", "2015-12-31", "2015-12", "2015", "2015-01-01", "[2014-07..2015-02]"]
    for date in dates:
        make.make_agreement(date, signed=date)
    shown = [agreement.title for agreement in client.get(ADDRESS, asked).context["object_list"]]
    assert set(shown) == set(dates[1:])
    catch_up()
    assert AgreementEntry.objects.filter(newest__gte=newest_on(datetime.date(2015, 12, 31))).count() == len(dates) - 1


@pytest.mark.parametrize("after", ["1", "x~y", "1~", "~1", "9" * 30 + "~1", "1~\x00", "1~" + "9" * 40, "-~-"])
def test_a_page_behind_no_row_does_not_exist(client, after):
    make.make_agreement("Memorandum")
    assert client.get(ADDRESS, {"after": after}).status_code == 404
