"""A word that stands nowhere else, planted in everything the public must never read."""

from django.db import connection

from events.models import Agreement
from tests import factories as make

SECRET = "Zzquark"
# Finds the planted word without being the word: pages echo what was searched for.
QUERY = "zzquar"


def plant_unpublished(state: str) -> list:
    """One record of every kind in this state, with the word in its texts, its parts and its reference data."""
    reason = {"withdrawal_reason": f"{SECRET} reason"} if state == "withdrawn" else {}
    place = make.make_place(f"{SECRET} place")
    source = make.make_source(f"{SECRET} source", state=state, publisher=SECRET, reliability_de=SECRET, **reason)
    company = make.make_company(f"{SECRET} company", state=state, source=source, summary_en=SECRET, **reason)
    make.make_name(company, f"{SECRET} name")
    company.sectors.add(make.make_sector(f"{SECRET} sector"))
    institution = make.make_institution(f"{SECRET} institution", state=state, **reason)
    office = make.make_office(company, place, state=state, address=f"{SECRET} street", **reason)
    make.make_function(office, note_de=SECRET)
    count = make.make_figure(99999, place, state=state, rule_de=f"{SECRET} rule", **reason)
    person = make.make_person(f"{SECRET} person", state=state, **reason)
    make.make_position(person, institution, role=f"{SECRET} role")
    delegation = make.make_delegation(
        f"{SECRET} delegation", state=state, purpose_ko=SECRET, destination=place, **reason
    )
    make.make_visit(delegation, topic=f"{SECRET} topic", place=place, host=institution)
    agreement = make.make_agreement(
        f"{SECRET} agreement", parties=[company, institution], state=state, purpose_en=SECRET, place=place, **reason
    )
    agreement.topics.add(make.make_topic(f"{SECRET} topic"))
    event = make.make_event(
        f"{SECRET} event",
        state=state,
        summary_de=SECRET,
        place=place,
        series=make.make_series(f"{SECRET} series"),
        **reason,
    )
    make.make_guest(event, institution, role=f"{SECRET} guest")
    return [source, company, institution, office, count, person, delegation, agreement, event]


def plant_in_published_records(company, institution, person, source) -> None:
    """Published records that name withdrawn ones, cite a withdrawn source, and hold notes for staff."""
    agreement = make.make_agreement(
        "An agreement with somebody withdrawn", staff_notes=f"{SECRET} notes", delegation=None
    )
    party = make.make_party(agreement, company, name_at_signing=f"{SECRET} Inc.")
    given = {"wording": f"{SECRET} as printed", "steps": f"{SECRET} follows from it.", "certainty": "inferred"}
    make.cite(agreement, "organisation", part=party, **given)
    make.cite(agreement, "name_at_signing", part=party, preferred=True, reason=f"{SECRET} says so.")
    signatory = make.make_signatory(agreement, person)
    make.cite(agreement, "person", part=signatory, **given)
    other = make.make_signatory(agreement, party=party, capacity="witness")
    make.cite(agreement, "party", part=other, **given)
    make.cite(agreement, "purpose", source)
    delegation = make.make_delegation("A delegation with somebody withdrawn")
    member = make.make_member(delegation, institution)
    make.cite(delegation, "organisation", part=member, **given)
    make.make_member(delegation, person=person)
    visit = make.make_visit(delegation, host=company)
    make.cite(delegation, "host", part=visit, **given)
    participant = make.make_participant(visit, institution)
    make.cite(delegation, "organisation", part=participant, **given)
    event = make.make_event("An event with somebody withdrawn")
    guest = make.make_guest(event, institution, role="Guest")
    make.cite(event, "organisation", part=guest, **given)
    make.make_guest(event, person=person)
    partner = make.make_company("A company tied to somebody withdrawn")
    relation = make.make_relation(partner, company)
    make.cite(partner, "other", part=relation, **given)
    make.make_office(company, make.make_place("A place of nobody visible"))
    somebody = make.make_person("Somebody at an institution withdrawn")
    position = make.make_position(somebody, institution)
    make.cite(somebody, "organisation", part=position, **given)


def plant_secrets() -> list:
    """Drafts, records in review and withdrawn ones; the records are returned, in the midst of public ones."""
    drafts = plant_unpublished("draft") + plant_unpublished("in review")
    withdrawn = plant_unpublished("withdrawn")
    source, company, institution, _office, _count, person, *_others = withdrawn
    plant_in_published_records(company, institution, person, source)
    Agreement.objects.published().update(staff_notes=f"{SECRET} notes")
    # As with the seeded rows: once, and not at the end of every test.
    connection.check_constraints()
    return drafts + withdrawn
