"""No sentence claims more than its records: what no source gives is said as unproved, what is old as of its source."""

from typing import Any

import pytest
from django.utils import translation

from koreanrw.profiles import PROFILES, profile_of
from koreanrw.sentences import opening_of, title_of
from records.models import Record, Source, citation_models
from tests import factories as make

pytestmark = pytest.mark.django_db
UNPROVED = {"en": "no source given", "de": "ohne Beleg", "ko": "출처 표시 없음"}


def said(record, language: str = "en") -> str:
    with translation.override(language):
        return opening_of(profile_of(record)).plain


def shown(record, language: str = "en") -> str:
    with translation.override(language):
        return opening_of(profile_of(record)).html


@pytest.fixture
def office():
    """An office of which one source tells; since when, is another matter."""
    return make.make_office(make.make_company("Hana"), make.make_place("Essen"), opened="2017")


def test_a_date_all_sources_contradict_is_said_as_unproved(office):
    office.citations.filter(field="opened").update(value="2012")
    assert said(office) == "Hana has had an office in Essen since 2017 (no source given)."
    assert said(office, "de") == "Hana hat seit 2017 (ohne Beleg) eine Niederlassung in Essen."
    assert UNPROVED["ko"] in said(office, "ko")
    assert '<span class="uncited">(no source given)</span>' in shown(office)


def test_a_date_nobody_is_cited_for_is_said_as_unproved(office):
    office.citations.filter(field="opened").delete()
    assert said(office).endswith("since 2017 (no source given).")


def test_a_date_whose_only_source_was_withdrawn_is_said_as_unproved(office):
    gone = make.make_source("Gone", state="withdrawn", withdrawal_reason="x")
    office.citations.filter(field="opened").update(source=gone)
    assert said(office).endswith("since 2017 (no source given).")


def test_a_place_all_sources_contradict_is_unproved_and_in_no_title(office):
    bonn = make.make_place("Bonn")
    office.citations.filter(field="place").update(value=bonn.slug)
    assert "in Essen (no source given)" in said(office)
    assert said(office.organisation, "de").endswith("in Essen (ohne Beleg).")
    for record in (office, office.organisation):
        assert "Essen" not in title_of(profile_of(record)).replace(str(office), "")


def test_a_country_all_sources_contradict_is_in_no_title():
    korea = make.make_place("South Korea", kind="country", code="KR")
    company = make.make_company("Hana", seat=korea)
    make.cite(company, "seat", value=make.make_place("Japan", kind="country").slug)
    assert "South Korea (no source given)" in said(company)
    assert title_of(profile_of(company)) == "Hana: company"


def test_what_an_office_is_there_for_needs_a_source(office):
    make.make_function(office, "european headquarters")
    assert "its European headquarters (no source given)" in said(office)


def test_a_text_that_waits_to_be_confirmed_is_not_said_as_proved():
    person = make.make_person("Kim")
    position = make.make_position(person, make.make_institution("Hana"), "Director")
    make.cite(person, "role", part=position)
    position.role_en = "President"
    position.save()
    assert "President (source not confirmed)" in said(person)
    assert title_of(profile_of(person)) == "Kim"


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_agreements_and_journeys_say_it_too(language):
    agreement = make.make_agreement(signed="2015-03", life_cycle="ended", ends="2018")
    make.cite(agreement, "signed", value="2014")
    make.cite(agreement, "ends", value="2019")
    assert said(agreement, language).count(UNPROVED[language]) == 2
    delegation = make.make_delegation(starts="2015", ends="2016")
    make.cite(delegation, "starts", value="2014")
    assert said(delegation, language).count(UNPROVED[language]) == 2


def test_what_is_planned_and_contradicted_is_unproved_as_well(office):
    function = make.make_function(office, "sales", outcome="planned", planned_since="2030", source=make.the_source())
    make.cite(office, "planned_since", part=function, value="≠", wording="bald", certainty="stated")
    assert "from 2030 (no source given)" in said(office)


def test_that_an_agreement_is_in_force_needs_a_source():
    assert said(make.make_agreement(in_force="yes")).endswith("The agreement is still in force (no source given).")


@pytest.mark.parametrize(("until", "certainty"), [("2018-07", "reported"), ("2099", "stated")])
def test_what_is_not_proved_to_have_ended_is_not_told_as_over(office, until, certainty):
    function = make.make_function(office, "research", since="2014", until=until, source=make.the_source())
    make.cite(office, "since", part=function)
    make.cite(office, "until", part=function, certainty=certainty)
    assert "A research centre has been there since 2014. End: " in said(office)
    assert "centre was" not in said(office)


# --- as of --------------------------------------------------------------------------------------------------------


def test_what_an_office_is_there_for_is_told_as_of_its_own_last_source(office):
    old = make.make_source("Old", published="2018-05")
    make.make_function(office, "branch", source=old)
    sales = make.make_function(office, "sales", since="2018", source=old)
    make.cite(office, "since", old, part=sales)
    assert "A sales office has been there since 2018, last attested in May 2018." in said(office)
    sales.since = ""
    sales.save()
    assert "A sales office is there as well (last attested: May 2018)." in said(office)
    assert "zuletzt belegt: Mai 2018" in said(office, "de")


def test_an_office_that_is_told_of_later_than_what_it_is_for_is_told_as_of_the_older_text(office):
    office.citations.update(source=make.make_source("New", published="2024"))
    make.make_function(office, "research", source=make.make_source("Old", published="2018"))
    assert "last attested in 2018" in said(office)


def test_an_agreement_is_in_force_as_of_the_last_source_that_says_so():
    agreement = make.make_agreement(in_force="yes")
    make.cite(agreement, "in_force", make.make_source("Old", published="2015-03-27"))
    assert said(agreement).endswith("The agreement is still in force (last attested: 27 March 2015).")
    assert said(agreement, "de").endswith("ist noch in Kraft (zuletzt belegt: 27. März 2015).")


# --- every record there is ----------------------------------------------------------------------------------------


def test_no_seeded_sentence_is_said_as_unproved_and_all_are_once_their_sources_differ(seeded):
    models: list[Any] = [model for model in PROFILES if issubclass(model, Record) and model is not Source]
    pages = [record for model in models for record in model.objects.published()]
    assert len(pages) > 20
    proved = [said(record) for record in pages]
    assert not any(UNPROVED["en"] in text for text in proved)
    for table in citation_models():
        table.objects.update(value="≠", certainty="stated")
    for record, before in zip(pages, proved, strict=True):
        after = said(record)
        doubted = after.count("(no source given)") + after.count(", no source given)")
        # Whatever was marked as less than stated is marked as unproved now.
        assert doubted or not any(word in before for word in ("(inferred", "(implied", "since ")), (before, after)
