"""What the measurement of the search is made of, without measuring anything."""

import contextlib
import shlex
import sqlite3
from pathlib import Path

import pytest
from django.test import RequestFactory

from benchmarks.search import datasette, processes
from benchmarks.search.asking import next_page
from benchmarks.search.crowd import Crowd
from benchmarks.search.figures import in_words, p50_p95, percentile, ratio
from benchmarks.search.measuring import Clock, Depth, Measured, OutOfTime, register_address
from benchmarks.search.naive.views import narrowed
from benchmarks.search.queries import Query, mix
from benchmarks.search.report import DATASETTE, NAIVE, REGISTER, Findings, slowest, written
from events.models import Agreement
from tests.factories import make_agreement, make_company, make_name, make_place

# --- figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "share", "wanted"),
    [
        ([5], 0.95, 5),
        ([1, 2, 3], 0.5, 2),
        ([3, 1, 2, 4], 0.5, 2.5),
        (range(101), 0.95, 95),
        ([0, 10], 0.95, 9.5),
        ([0, 10], 1, 10),
        ([0, 10], 0, 0),
    ],
)
def test_a_percentile_lies_between_its_neighbours_in_proportion(
    values: list[float], share: float, wanted: float
) -> None:
    assert percentile(values, share) == pytest.approx(wanted)


def test_nothing_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)
    assert p50_p95([]) is None
    assert p50_p95([1, 2, 3]) == (2, pytest.approx(2.9))


def test_a_ratio_needs_both_its_figures() -> None:
    assert ratio(6, 2) == 3
    assert ratio(6, 0) is ratio(None, 2) is ratio(6, None) is None


def test_figures_are_written_with_the_digits_that_mean_something() -> None:
    assert [in_words(value) for value in (None, 0.123, 12.34, 1234.5)] == ["–", "0.12", "12.3", "1234"]


# --- queries -----------------------------------------------------------------------------------------------------


def test_the_mix_is_large_and_always_the_same() -> None:
    queries = mix(1, 2000)
    assert [str(query) for query in queries] == [str(query) for query in mix(1, 2000)]
    assert len(queries) >= 60
    assert {query.group for query in queries} >= {
        "common word", "rare word", "phrase", "exclusion", "two syllables of Hangul", "umlaut spelt otherwise",
        "typing mistake", "filters", "deep page", "no match",
    }  # fmt: skip


def test_a_query_is_put_as_each_server_reads_it() -> None:
    query = Query("", ("Stahl", "협력"), phrase="joint research", without=("Rohre",), filters={"kind": "mou"})
    assert query.q == 'Stahl 협력 "joint research" -Rohre'
    assert query.fts == '"Stahl" "협력"* "joint research" NOT "Rohre"'
    assert register_address(query).endswith("+-Rohre&kind=mou")
    assert datasette.address(Path("rows.db"), query).startswith("/rows/agreements?_search=%22Stahl%22+")


def test_every_query_can_be_asked_of_datasette() -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")
        for query in mix(1, 2000):
            assert datasette.address(Path("rows.db"), query)
            if query.fts:
                database.execute("SELECT * FROM texts WHERE texts MATCH ?", [query.fts])


@pytest.mark.django_db
def test_the_naive_search_finds_what_it_is_asked_for() -> None:
    aachen = make_place("Aachen", slug="aachen")
    partner = make_company("Hanmi")
    make_name(partner, "Altmann AG", kind="former")
    found = make_agreement("Stahl und Rohre", parties=[partner, make_company()], place=aachen)
    make_agreement("Stahl ohne alles", kind="contract")
    make_agreement("Stahl im Entwurf", state="draft")

    def asked(q: str, **filters: str) -> set[str]:
        request = RequestFactory().get("/", {"q": q, **filters})
        return {agreement.title_de for agreement in narrowed(Agreement.objects.published(), request)}

    assert asked("altmann") == asked('stahl "und rohre"') == asked("stahl -alles") == {found.title_de}
    assert asked("stahl", kind="mou") == asked("stahl", place="aachen") == {found.title_de}
    assert asked("rohre OR alles") == asked("stahl") == {"Stahl und Rohre", "Stahl ohne alles"}
    assert asked('"stahl') == set()
    assert shlex.split(Query("", phrase="joint research").q) == ["joint research"]


# --- pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ('<a rel="next" href="?q=a&amp;after=5">on</a>', "/en/agreements/?q=a&after=5"),
        ('<link rel="next" href="/en/agreements/?page=3">', "/en/agreements/?page=3"),
        ('<a rel="nofollow next" href="https://127.0.0.1:81/x?y=1">on</a>', "/x?y=1"),
        ('<a href="/rows/agreements?_next=25">Next page</a>', "/rows/agreements?_next=25"),
        ('<a rel="prev" href="?page=1">back</a><a href="/">Home</a>', None),
    ],
)
def test_the_next_page_is_where_the_page_says(page: str, wanted: str | None) -> None:
    assert next_page("/en/agreements/?q=a", page.encode()) == wanted


def test_a_clock_that_has_run_out_says_so() -> None:
    Clock(60).check()
    with pytest.raises(OutOfTime, match="after 0 minutes"):
        Clock(0).check()


def test_a_free_port_can_be_taken_and_a_server_that_does_not_start_is_named() -> None:
    assert processes.free_port() > 1023
    with pytest.raises(processes.DoesNotServe, match="no-such-module"), processes.kept(["no-such-module"]):
        pass


# --- the report --------------------------------------------------------------------------------------------------


def findings() -> Findings:
    found = Findings([10_000, 1_000_000], timeout=5000)
    for group in ("common word", "typing mistake"):
        for name, small, large in ((REGISTER, 4, 8), (NAIVE, 100, 9000), (DATASETTE, 10, 1000)):
            for agreements, milliseconds in ((10_000, small), (1_000_000, large)):
                found.measured.append(Measured(Query(group, ("Stahl",)), name, agreements, milliseconds, 200))
    found.measured.append(Measured(Query("common word", ("Rohre",)), REGISTER, 1_000_000, 5000, 503))
    found.depths = {1_000_000: [Depth("everything", 1, 5), Depth("everything", 300, 9), Depth("everything", 0, 12)]}
    found.profiles = {10_000: 4, 1_000_000: 5}
    found.crowd = Crowd(100, 2, 5100, 4, 5, 30, 60, 300, 0)
    return found


def test_the_report_compares_the_figures_with_the_goals() -> None:
    report = written(findings())
    assert "| deepest “next” page against the first | 2.40 | ≤ 3 | yes |" in report
    assert "| 1000000 | everything | near the end | 12.0 |" in report
    assert "| typing mistake, p50 at 1000000 against 10000 | 2.00 | ≤ 2 | yes |" in report
    assert "| cheap page beside the crowd, p99 against idle | 12.0 | ≤ 20 | yes |" in report
    assert "| longest answer of the crowd against the statement timeout | 1.02 | ≤ 1 | **no** |" in report
    assert "| **all** | **8.00** |" in report


def test_the_report_says_what_failed_and_what_was_not_asked() -> None:
    found = findings()
    assert "register at 1000000 answered “Rohre” with status 503." in written(found)
    assert "icontains was asked 2 of 3" in written(found)
    assert slowest(found, 1).strip() == "5000.0 ms  common word: Rohre"


def test_a_report_of_half_a_run_can_be_written_too() -> None:
    report = written(Findings([10_000]))
    assert "## 10 000 agreements" in report
    assert "| p50 at 10000 against Datasette | – |" in report
