"""The digests in `seeds/` keep their promised form."""

import re
from collections import Counter
from datetime import date

import pytest

from tests.seeds import digests, facts_by_code

CERTAINTIES = {"stated", "implied", "inferred", "reported", "planned", "opinion"}
PRECISIONS = {"day", "month", "part-of-month", "year", "weekday-only", "relative", "none"}
KINDS = {"newspaper-article", "portal-news"}

POINT = r"[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
EDTF = re.compile(rf"{POINT}[~?]?|\[{POINT}\.\.{POINT}\]|\[\.\.{POINT}\]|\[{POINT}\.\.\]")

FACTS = [pytest.param(fact, digest, id=fact.code) for digest in digests().values() for fact in digest.facts]
DIGESTS = [pytest.param(digest, id=slug) for slug, digest in digests().items()]


def is_honest_date(text):
    """True for the forms of EDTF the register holds, on days the calendar has."""
    if not EDTF.fullmatch(text):
        return False
    for day in re.findall(r"\d{4}-\d\d-\d\d", text):
        try:
            date.fromisoformat(day)
        except ValueError:
            return False
    return True


def test_there_is_one_digest_for_each_of_the_two_seed_articles():
    assert set(digests()) == {"duesseldorf-delegation-seoul-2024", "kiat-nrw-invest-2015"}


def test_the_codes_of_the_facts_are_unique_and_complete():
    codes = Counter(fact.code for digest in digests().values() for fact in digest.facts)
    wanted = [f"A{number}" for number in range(1, 64)] + [f"B{number}" for number in range(1, 51)]
    assert codes == Counter(wanted)


def test_the_facts_of_a_digest_stand_in_the_order_of_their_codes():
    for digest in digests().values():
        numbers = [int(fact.code[1:]) for fact in digest.facts]
        assert numbers == sorted(numbers)
        assert len({fact.code[0] for fact in digest.facts}) == 1


@pytest.mark.parametrize("digest", DIGESTS)
def test_a_source_says_what_it_is(digest):
    source = digest.source
    assert source.title and source.language == "de"
    assert source.kind in KINDS
    assert len(set(source.paragraphs)) == len(source.paragraphs)


@pytest.mark.parametrize("digest", DIGESTS)
def test_a_digest_is_named_by_the_slug_of_its_source(digest):
    assert digests()[digest.source.slug] is digest


@pytest.mark.parametrize("digest", DIGESTS)
def test_a_source_is_dated_by_its_own_text_or_by_an_inference_with_steps(digest):
    source = digest.source
    assert bool(source.published) != bool(source.inferred_date)
    assert is_honest_date(source.published or source.inferred_date)
    assert bool(source.inferred_date) == bool(source.inferred_date_steps)


@pytest.mark.parametrize("digest", DIGESTS)
def test_every_paragraph_of_an_article_yields_a_fact(digest):
    assert set(digest.source.paragraphs) == {fact.paragraph for fact in digest.facts}


@pytest.mark.parametrize(("fact", "digest"), FACTS)
def test_a_fact_is_one_sentence_and_says_who_and_what(fact, digest):
    assert fact.statement[-1] == "." and fact.statement == fact.statement.strip()
    assert "\n" not in fact.statement
    assert fact.entity and fact.relation and fact.value


@pytest.mark.parametrize(("fact", "digest"), FACTS)
def test_certainty_and_precision_come_from_the_closed_lists(fact, digest):
    assert fact.certainty in CERTAINTIES
    assert fact.precision in PRECISIONS


@pytest.mark.parametrize(("fact", "digest"), FACTS)
def test_a_date_is_empty_or_one_of_the_edtf_forms(fact, digest):
    assert fact.date == "" or is_honest_date(fact.date)
    if fact.precision in {"day", "month", "part-of-month", "year"}:
        assert fact.date
    if fact.precision in {"weekday-only", "none"}:
        assert not fact.date


@pytest.mark.parametrize(("fact", "digest"), FACTS)
def test_what_the_article_does_not_say_outright_is_explained_in_steps(fact, digest):
    if fact.certainty in {"implied", "inferred"} or (fact.precision == "relative" and fact.date):
        assert fact.steps
    assert all(step.strip() and step.endswith(".") for step in fact.steps)


@pytest.mark.parametrize(("fact", "digest"), FACTS)
def test_an_opinion_is_left_out_with_its_reason(fact, digest):
    if fact.certainty == "opinion":
        assert fact.left_out


def test_a_party_membership_is_left_out():
    assert facts_by_code()["A11"].left_out


def test_most_facts_are_meant_to_be_cited():
    facts = facts_by_code().values()
    assert sum(not fact.left_out for fact in facts) > len(facts) * 0.8


@pytest.mark.parametrize(
    "text",
    ["2023-02-30", "2023-13", "0999", "2021/2023", "soon", "[2011]", "[2011..2015]~", "2023-9", " 2023"],
)
def test_the_check_of_dates_refuses_what_the_register_cannot_hold(text):
    assert not is_honest_date(text)
