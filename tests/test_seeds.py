"""The digests in `seeds/` keep their promised form, and the records in `fixtures/` are what they make."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps

from companies.models import Company, Office, OfficeFunction, Organisation, OrganisationName, Place
from events.models import Agreement, Delegation, DelegationMember, Figure, VisitParticipant
from koreanrw.search.agreements.facets import DATE, codes_of
from records.dates import PartialDate
from records.models import Citation, Part, Record, Reference, Source, citation_models
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
    wanted = [f"A{number}" for number in range(1, 64)] + [f"B{number}" for number in range(1, 52)]
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


# The records that the digests make, as `fixtures/` holds them.


@pytest.fixture
def register(seeded: None, db: None) -> None:
    """The register as the fixtures make it."""


def records_of(*models: type[Record]) -> Iterator[Record]:
    for model in models or all_models(Record):
        yield from model.objects.all()


def all_models(kind: type) -> list:
    return [model for model in apps.get_models() if issubclass(model, kind) and not model._meta.proxy]


def citations() -> list[Citation]:
    return [
        citation
        for model in citation_models()
        for citation in model.objects.select_related("source", "record", *model.PART_FIELDS)
    ]


def cited_codes() -> set[str]:
    return {citation.fact for citation in citations()}


def broken(check) -> list[str]:
    """The citations that fail the check, as an editor would look for them."""
    return [
        f"{citation.record.slug} {citation.part_field} {citation.field} {citation.fact}"
        for citation in citations()
        if not check(citation)
    ]


def test_every_citation_names_a_fact_of_its_own_source_and_the_paragraph_of_that_fact(register):
    by_source = {(slug, fact.code): fact.paragraph for slug, digest in digests().items() for fact in digest.facts}
    assert (
        broken(lambda citation: by_source.get((citation.source.slug, citation.fact)) == citation.place_in_source) == []
    )


def test_a_citation_is_as_certain_as_its_fact_unless_the_steps_of_the_fact_work_the_value_out(register):
    facts = facts_by_code()

    def agrees(citation):
        fact = facts[citation.fact]
        return citation.certainty == fact.certainty or (citation.certainty == "inferred" and bool(fact.steps))

    assert broken(agrees) == []


def test_what_is_implied_or_inferred_shows_its_steps_and_what_is_stated_needs_none(register):
    assert broken(lambda citation: bool(citation.step_list) == (citation.certainty in {"implied", "inferred"})) == []


def test_every_fact_is_either_cited_or_left_out_with_a_reason(register):
    cited = cited_codes()
    facts = facts_by_code().values()
    assert [fact.code for fact in facts if fact.code not in cited and not fact.left_out] == []
    assert [fact.code for fact in facts if fact.code in cited and fact.left_out] == []


@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_the_source_names_its_places_and_what_was_left_out_of_each(register, language):
    for slug, digest in digests().items():
        source = Source.objects.get(slug=slug)
        assert source.paragraphs.split() == list(digest.source.paragraphs)
        left_out = [fact.paragraph for fact in digest.facts if fact.left_out]
        lines = getattr(source, f"left_out_{language}").splitlines()
        assert [line.partition(": ")[0] for line in lines] == left_out
        assert all(" – " in line for line in lines)


def test_a_date_the_register_holds_is_the_date_of_a_fact_it_cites(register):
    """Dates are copied from the digest or inferred in it, never made up beside it."""
    held = {fact.date for fact in facts_by_code().values()} | {"[2024-08..2024-11]"}
    for citation in citations():
        value = getattr(citation.part or citation.record, citation.field)
        if isinstance(value, PartialDate):
            assert str(value) in held, citation


def test_the_source_record_holds_what_its_digest_says(register):
    for slug, digest in digests().items():
        source = Source.objects.get(slug=slug)
        said = digest.source
        assert source.title_de == said.title
        assert str(source.inferred) == said.inferred_date
        for name in ("language", "publisher", "original_source", "editor", "author_sign", "published", "dateline"):
            assert str(getattr(source, name)) == getattr(said, name), name


def test_the_sources_lead_to_their_articles_and_nobody_claims_to_have_called_them(register, client):
    addresses = {
        "duesseldorf-delegation-seoul-2024": "www.wz.de",
        "kiat-nrw-invest-2015": "www.kooperation-international.de",
    }
    for slug, host in addresses.items():
        source = Source.objects.get(slug=slug)
        assert source.url.startswith(f"https://{host}/")
        assert not source.retrieved
        content = client.get(f"/en/sources/{slug}/").content.decode()
        assert f'href="{source.url}"' in content
        assert f'"url":"{source.url}"' in content.replace('"url": ', '"url":')
        assert "30 November 2026" in content


def test_six_companies_five_agreements_two_delegations_and_two_sources_no_more_no_fewer(register):
    assert Company.objects.count() == 6
    assert Agreement.objects.count() == 5
    assert Delegation.objects.count() == 2
    assert Source.objects.count() == 2
    assert Office.objects.count() == 6
    assert Figure.objects.count() == 3


def test_every_seeded_record_is_published_and_nothing_stands_in_the_way_of_that(register):
    for record in records_of():
        assert record.is_published, record
        assert record.publication_problems() == [], record


@pytest.mark.long
@pytest.mark.parametrize("kind", [Record, Reference, Part, Citation], ids=lambda kind: kind.__name__)
def test_every_seeded_row_passes_the_checks_an_editor_would_meet(register, kind):
    rows = [row for model in all_models(kind) for row in model.objects.all()]
    assert rows
    for row in rows:
        row.full_clean()


def rows_that_state_facts(record: Record) -> Iterator[tuple[str, Record | Part]]:
    """The record and those of its parts that a citation may point to, each with the key of that part."""
    yield "", record
    for name in record.citations.model.PART_FIELDS:
        part = record.citations.model._meta.get_field(name).related_model
        for row in part.objects.filter(**{part.OWNER: record}):
            yield name, row


def test_every_field_that_says_something_has_a_citation(register):
    """But for the names people know an organisation by, and for what a source says by being what it is."""
    uncited = []
    for record in records_of(*(model for model in all_models(Record) if model is not Source)):
        cited = {citation.target for citation in record.citations.all()}
        for name, row in rows_that_state_facts(record):
            if isinstance(row, OrganisationName):
                continue
            for field in row.CITABLE:
                value = getattr(row, field)
                value = value.exists() if row._meta.get_field(field).many_to_many else value
                if value and value != "not known" and (name, row.pk if name else None, field) not in cited:
                    uncited.append(f"{record.slug} {name} {row} {field}")
    assert uncited == []


def test_a_name_as_an_article_prints_it_is_cited(register):
    for name in OrganisationName.objects.filter(kind="as printed"):
        assert name.citations.exists(), name


# The six questions the register must answer.


def headquarters(outcome):
    functions = OfficeFunction.objects.filter(
        function="european headquarters", outcome=outcome, office__place__slug="duesseldorf"
    )
    return {function.office.organisation.slug for function in functions}


def test_one_company_has_its_european_headquarters_in_duesseldorf_and_one_only_plans_it(register):
    assert headquarters("done") == {"doosan-robotics"}
    assert headquarters("planned") == {"seegene"}


def test_four_agreements_have_no_stated_date_one_is_implied_and_three_are_unknown(register):
    unknown = {f"{partner}-nrw-invest-mou" for partner in ("kocca", "kicox", "keit")}
    asked = {
        name: Agreement.objects.filter(search_entry__facets__contains=[code])
        for name, code in codes_of(DATE, ("concluded", "unknown")).items()
    }
    assert {agreement.slug for agreement in asked["unknown"]} == unknown
    concluded = asked["concluded"].get()
    assert concluded.slug == "kiat-rwth-aachen-mou"
    assert {citation.certainty for citation in concluded.citations.filter(field="signed")} == {"implied"}


def test_two_agreements_involve_kiat(register):
    involved = Agreement.objects.filter(parties__organisation__slug="kiat")
    assert {agreement.slug for agreement in involved} == {"kiat-nrw-invest-mou", "kiat-rwth-aachen-mou"}


def test_one_agreement_was_signed_in_the_technology_region_aachen_and_no_city_is_invented_for_it(register):
    agreement = Agreement.objects.get(place__slug="technology-region-aachen")
    assert agreement.slug == "kiat-rwth-aachen-mou"
    assert agreement.place.kind == "region"
    assert not Place.objects.filter(slug="aachen").exists()


def test_the_companies_visited_by_the_delegation_of_2024_were_several_and_none_is_named(register):
    delegation = Delegation.objects.get(slug="duesseldorf-south-korea-2024")
    visit = delegation.visits.get(kind="company visit", outcome="done")
    assert visit.place.slug == "seoul"
    assert visit.host is None and not visit.participants.exists()
    assert "several companies" in visit.topic_en
    companies = Organisation.objects.companies()
    assert not delegation.visits.filter(host__in=companies).exists()
    assert not delegation.members.filter(organisation__in=companies).exists()


def test_korean_companies_were_counted_twice_each_with_its_place_its_time_and_about(register):
    counts = Figure.objects.filter(subject="korean companies").order_by("value")
    assert [(count.place.slug, count.qualifier, count.value, str(count.as_of)) for count in counts] == [
        ("duesseldorf", "about", 20, "[2024-08..2024-11]"),
        ("north-rhine-westphalia", "about", 80, "2015-03"),
    ]


# What the articles leave open stays open.


def test_what_was_only_on_the_programme_in_chongqing_is_not_done(register):
    visits = Delegation.objects.get(slug="duesseldorf-south-korea-2024").visits.filter(place__slug="chongqing")
    assert [visit.outcome for visit in visits] == ["planned"] * 4
    for visit in visits:
        assert set(visit.citations.values_list("certainty", flat=True)) == {"planned"}


def test_the_branches_whose_city_nobody_names_are_in_the_state_and_have_no_opening(register):
    for slug in ("doosan-infracore", "lg-electronics"):
        office = Office.objects.get(organisation__slug=slug)
        assert office.place.slug == "north-rhine-westphalia"
        assert str(office.opened) == ""


def test_the_two_doosans_are_two_and_nothing_ties_them_together(register):
    robotics, infracore = (Organisation.objects.get(slug=slug) for slug in ("doosan-robotics", "doosan-infracore"))
    for one in (robotics, infracore):
        assert not one.relations.exists() and not one.inverse_relations.exists()
    names = [set(one.names.values_list("text", flat=True)) for one in (robotics, infracore)]
    assert names[0].isdisjoint(names[1])


def test_the_start_of_the_journey_to_seoul_and_the_place_of_the_talks_stay_unknown(register):
    assert str(Delegation.objects.get(slug="duesseldorf-south-korea-2024").starts) == ""
    talks = Delegation.objects.get(slug="kiat-north-rhine-westphalia-2015").visits.filter(kind="talk")
    assert [(talk.place, str(talk.date)) for talk in talks] == [(None, "")] * 2


def test_everybody_named_stands_there_with_their_role_as_it_was_then(register):
    for attendance in (*DelegationMember.objects.all(), *VisitParticipant.objects.exclude(person=None)):
        assert attendance.role_de and attendance.role_en and attendance.role_ko
