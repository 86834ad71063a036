"""The verbs that move records between states."""

import pytest
from reversion.models import Version

from companies.models import Office, Organisation
from records.models import Source, State
from records.publishing import (
    PublicationRefused,
    blocking_records,
    publish,
    send_back,
    submit_for_review,
    waiting_below,
    withdraw,
)
from tests.factories import (
    cite,
    make_agreement,
    make_company,
    make_figure,
    make_office,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user()


def state_of(record) -> str:
    return type(record).objects.get(pk=record.pk).state


def test_a_draft_with_a_source_can_be_published(user):
    company = make_company(state="draft")
    publish([company], user)
    company.refresh_from_db()
    assert company.state == State.PUBLISHED
    assert company.changed_by == user


def test_publishing_leaves_a_version_with_user_and_comment(user):
    company = make_company(state="draft")
    publish([company], user)
    version = Version.objects.get_for_object(company).get()
    assert version.revision.user == user
    assert version.revision.comment == "Published."


def test_a_record_without_a_source_is_refused_and_stays_a_draft(user):
    company = make_company(state="draft", cited=False)
    with pytest.raises(PublicationRefused, match="no source"):
        publish([company], user)
    assert state_of(company) == "draft"
    assert not Version.objects.get_for_object(company).exists()


def test_an_agreement_with_one_party_is_refused(user):
    agreement = make_agreement(parties=1, state="draft")
    with pytest.raises(PublicationRefused, match="two parties"):
        publish([agreement], user)
    assert state_of(agreement) == "draft"


@pytest.mark.parametrize("state", ["draft", "in review"])
def test_naming_an_unpublished_organisation_is_refused(user, state):
    office = make_office(make_company("Aimmo", state=state), state="draft")
    with pytest.raises(PublicationRefused, match="Aimmo"):
        publish([office], user)
    assert state_of(office) == "draft"


def test_a_record_may_name_a_withdrawn_one(user):
    company = make_company(state="withdrawn", withdrawal_reason="wrong")
    office = make_office(company, state="draft")
    publish([office], user)
    assert state_of(office) == "published"
    assert not Office.objects.published().exists()


def test_what_stands_in_the_way_is_found_however_far_the_chain_leads():
    source = make_source(state="draft")
    company = make_company(state="draft", source=source)
    office = make_office(company, state="draft")
    assert {record._meta.concrete_model for record in blocking_records([office])} == {Organisation, Source}


def test_what_belongs_to_a_record_waits_for_it_with_all_it_needs():
    company = make_company(state="draft")
    source = make_source(state="draft")
    office = make_office(company, state="draft", source=source)
    count = make_figure(5, office=office, state="in review")
    make_office(company)
    make_office(company, state="withdrawn", withdrawal_reason="wrong")
    make_office(state="draft")
    assert set(waiting_below(company)) == {office, count, source}
    assert set(waiting_below(office)) == {count}
    assert company in blocking_records([office])


def test_records_that_name_each_other_are_published_together(user):
    source = make_source(state="draft")
    company = make_company(state="draft", source=source)
    office = make_office(company, state="draft")
    publish([office, *blocking_records([office])], user)
    assert {state_of(record) for record in (source, company, office)} == {"published"}


def test_one_bad_record_keeps_all_of_them_unpublished(user):
    good, bad = make_company(state="draft"), make_company(state="draft", cited=False)
    with pytest.raises(PublicationRefused):
        publish([good, bad], user)
    assert state_of(good) == "draft"


def test_publishing_twice_makes_no_second_version(user):
    company = make_company(state="draft")
    publish([company], user)
    publish([company], user)
    assert Version.objects.get_for_object(company).count() == 1


def test_withdrawing_needs_a_reason(user):
    company = make_company()
    with pytest.raises(ValueError, match="reason"):
        withdraw([company], user, "  ")
    assert state_of(company) == "published"


def test_withdrawing_is_never_refused_and_elsewhere_the_name_says_so(user):
    company = make_company("Aimmo")
    agreement = make_agreement(parties=[company, make_company()])
    withdraw([company], user, "entered twice")
    party = agreement.parties.get(organisation=company)
    assert party.public_name == "name withdrawn"
    assert party.organisation.public_url == ""


def test_the_name_at_signing_is_withdrawn_with_its_organisation(user):
    company = make_company()
    agreement = make_agreement(parties=[company, make_company()])
    agreement.parties.filter(organisation=company).update(name_at_signing="Aimmo Inc.")
    withdraw([company], user, "entered twice")
    assert "Aimmo" not in agreement.parties.get(organisation=company).public_name


def test_an_office_goes_out_of_sight_with_its_organisation(user):
    office = make_office()
    withdraw([office.organisation], user, "entered twice")
    office.refresh_from_db()
    assert office.public_url == ""
    assert office.public_name == "name withdrawn"


def test_a_withdrawn_record_comes_back_without_its_reason(user):
    company = make_company()
    withdraw([company], user, "entered twice")
    publish([company], user)
    company.refresh_from_db()
    assert (company.state, company.withdrawal_reason) == ("published", "")


def test_a_draft_goes_to_review_and_back(user):
    company = make_company(state="draft")
    submit_for_review(company, user)
    assert state_of(company) == "in review"
    send_back(company, user)
    assert state_of(company) == "draft"


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_only_a_draft_can_be_submitted_for_review(user, state):
    company = make_company(state=state, withdrawal_reason="wrong" if state == "withdrawn" else "")
    submit_for_review(company, user)
    assert state_of(company) == state


def test_citing_a_draft_source_is_refused(user):
    company = make_company(state="draft")
    cite(company, "founded", make_source("Unchecked", state="draft"))
    with pytest.raises(PublicationRefused, match="Unchecked"):
        publish([company], user)
