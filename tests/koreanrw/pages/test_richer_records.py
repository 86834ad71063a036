"""What articles say of ties, offices, people and agreements beyond the plain case stands on their pages."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags

from companies.models import OrganisationRelation
from events.models import AgreementParty, AgreementSignatory, PersonName
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, record) -> str:
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# --- ties ---------------------------------------------------------------------------------------------------------


def test_a_joint_venture_shows_its_owners_with_their_shares_from_both_ends(client):
    venture, owner = make.make_company("Hanbit Essen"), make.make_company("Hanbit")
    make.make_relation(venture, owner, kind="joint venture", share="50.5", since="2011", until="2013")
    for record, label in ((venture, "joint venture of"), (owner, "holds a share of the joint venture")):
        html = page(client, record)
        assert label in html and "share: 50.5%" in html
        without_notes = strip_tags(re.sub(r"<sup.*?</sup>", "", html))
        assert re.search(r"share: 50\.5%[^;]*\); from: 2011[^;]*; until: 2013", without_notes), without_notes
        assert " ;" not in without_notes


@pytest.mark.parametrize(("kind", "share"), [("joint venture", "0"), ("joint venture", "100.01"), ("member of", "50")])
def test_a_share_is_a_part_of_the_whole_and_an_owner_s(kind, share):
    row = OrganisationRelation(organisation=make.make_company(), other=make.make_company(), kind=kind, share=share)
    with pytest.raises(ValidationError, match="share"):
        row.full_clean(exclude=["order"])


def test_nobody_owns_themselves_by_way_of_a_takeover():
    one, other = make.make_company(), make.make_company()
    make.make_relation(one, other, kind="acquired by")
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_relation(other, one, kind="joint venture")


# --- offices ------------------------------------------------------------------------------------------------------


def test_a_move_is_shown_from_both_ends(client):
    company = make.make_company("Hana")
    new = make.make_office(company, make.make_place("Essen"))
    old = make.make_office(company, make.make_place("Bonn"), moved_to=new)
    make.cite(old, "moved_to")
    assert "Moved to</dt> <dd><a" in page(client, old) and "Hana, Essen" in page(client, old)
    assert "Moved here from: <a" in page(client, new) and "Hana, Bonn" in page(client, new)
    both = page(client, company)
    assert "Moved to" in both and "Moved here from" in both


def test_where_an_office_moved_from_is_not_told_while_that_is_a_draft(client):
    company = make.make_company("Hana")
    new = make.make_office(company, make.make_place("Essen"))
    make.make_office(company, make.make_place("Bonn"), moved_to=new, state="draft")
    assert "Bonn" not in page(client, new)


def test_an_office_with_a_name_in_the_house_of_another_says_both(client):
    chamber = make.make_institution("Chamber of Essen")
    office = make.make_office(name_en="Hana Europe Desk", name_de="", in_house_of=chamber)
    html = page(client, office)
    assert "Hana Europe Desk" in html and "In the house of" in html and "Chamber of Essen" in html
    found = client.get("/en/offices/", {"q": "Europe Desk"}).content.decode()
    assert office.get_absolute_url() in found


def test_an_office_moves_within_its_organisation_and_never_in_a_circle():
    company = make.make_company()
    one, other = make.make_office(company, make.make_place("A")), make.make_office(company, make.make_place("B"))
    one.moved_to = make.make_office(place=make.make_place("C"))
    with pytest.raises(ValidationError, match="same organisation"):
        one.full_clean()
    one.moved_to = other
    one.save()
    other.moved_to = one
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


# --- people -------------------------------------------------------------------------------------------------------


def test_a_person_is_found_by_every_name_and_the_page_shows_them(client):
    person = make.make_person("Kim Min-ji")
    PersonName.objects.create(person=person, text="Minji Kim", language="ko-Latn", kind="as printed")
    PersonName.objects.create(person=person, text="김민지", language="ko", kind="official")
    html = page(client, person)
    assert "Minji Kim" in html and "김민지" in html and "name as printed" in html
    # Machines are told names somebody goes by, not those one text calls them by.
    told = html[html.index('"alternateName"') :].partition("]")[0]
    assert '"ko"' in told and "ko-Latn" not in told
    for query in ("Minji", "김민지"):
        assert person.get_absolute_url() in client.get("/en/people/", {"q": query}).content.decode()


# --- agreements ---------------------------------------------------------------------------------------------------


def test_an_agreement_tells_its_form_and_term_and_what_each_party_did(client):
    university = make.make_institution("University of Essen", kind="university")
    agreement = make.make_agreement(form="oral", term_en="five years")
    AgreementParty.objects.create(
        agreement=agreement,
        organisation=make.make_institution("Institute of Things"),
        acting_for=university,
        approved="2019-03",
        joined="2020",
        withdrew="2021-05",
    )
    html = page(client, agreement)
    for words in ("oral", "five years", "acting for:", "University of Essen", "approved:", "joined:", "withdrew:"):
        assert words in html
    found = client.get("/en/agreements/", {"q": "University of Essen"}).content.decode()
    assert agreement.get_absolute_url() in found


def test_an_organisation_may_witness_but_not_sign(client):
    agreement = make.make_agreement()
    embassy = make.make_institution("Consulate in Bonn")
    AgreementSignatory.objects.create(agreement=agreement, organisation=embassy, capacity="witness")
    html = page(client, agreement)
    assert "Witnesses" in html and "Consulate in Bonn" in html and "role not known" not in html
    for broken in ({"organisation": embassy}, {"capacity": "witness"}):
        row = AgreementSignatory(agreement=agreement, **broken)
        with pytest.raises(ValidationError):
            row.full_clean(exclude=["order"])


def test_nobody_withdraws_before_they_joined():
    agreement = make.make_agreement()
    row = AgreementParty(agreement=agreement, organisation=make.make_company(), joined="2020", withdrew="2019")
    with pytest.raises(ValidationError, match="before the beginning"):
        row.full_clean(exclude=["order"])


@pytest.mark.parametrize(
    ("kind", "there", "back"),
    [("follows", "follows", "followed by"), ("raises", "raises to a higher level", "raised to a higher level by")],
)
def test_agreements_follow_and_raise_each_other_as_seen_from_both_ends(client, kind, there, back):
    older, newer = make.make_agreement("Older"), make.make_agreement("Newer")
    make.make_link(newer, older, kind=kind)
    assert there in page(client, newer) and back in page(client, older)
