from django.db import migrations

from records.operations import pair_with_owner, part_table, record_table, reference_table, same_owner

PARTS = (
    ("events_position", "events_person", "person_id"),
    ("events_personcitation", "events_person", "record_id"),
    ("events_delegationmember", "events_delegation", "delegation_id"),
    ("events_visit", "events_delegation", "delegation_id"),
    ("events_visitparticipant", "events_delegation", "delegation_id"),
    ("events_delegationcitation", "events_delegation", "record_id"),
    ("events_agreementparty", "events_agreement", "agreement_id"),
    ("events_agreementsignatory", "events_agreement", "agreement_id"),
    ("events_agreementlink", "events_agreement", "agreement_id"),
    ("events_agreement_topics", "events_agreement", "agreement_id"),
    ("events_agreementcitation", "events_agreement", "record_id"),
)
# Table, its key to the record, the part's table, the key to the part, and the part's key to the record.
SAME_OWNER = (
    ("events_personcitation", "record_id", "events_position", "position_id", "person_id"),
    ("events_visitparticipant", "delegation_id", "events_visit", "visit_id", "delegation_id"),
    ("events_delegationcitation", "record_id", "events_delegationmember", "member_id", "delegation_id"),
    ("events_delegationcitation", "record_id", "events_visit", "visit_id", "delegation_id"),
    ("events_delegationcitation", "record_id", "events_visitparticipant", "participant_id", "delegation_id"),
    ("events_agreementsignatory", "agreement_id", "events_agreementparty", "party_id", "agreement_id"),
    ("events_agreementcitation", "record_id", "events_agreementparty", "party_id", "agreement_id"),
    ("events_agreementcitation", "record_id", "events_agreementsignatory", "signatory_id", "agreement_id"),
    ("events_agreementcitation", "record_id", "events_agreementlink", "link_id", "agreement_id"),
)


class Migration(migrations.Migration):
    dependencies = (("events", "0002_initial"), ("companies", "0003_triggers"))
    operations = (
        *reference_table("events_topic"),
        *record_table("events_person"),
        *record_table("events_delegation"),
        *record_table("events_agreement"),
        *(operation for part in PARTS for operation in part_table(*part)),
        *(pair_with_owner(*pair) for pair in sorted({(part, owner) for *_table, part, _key, owner in SAME_OWNER})),
        *(same_owner(*keys) for keys in SAME_OWNER),
    )
