from django.db import migrations

from records.operations import clean_texts, translated

CITATION = {"lines": ("field", "place_in_source", "value", "reason", "fact"), "texts": ("steps",)}
TABLES = {
    "events_topic": {"lines": translated("name")},
    "events_person": {"lines": translated("name", "academic_title"), "texts": ("withdrawal_reason",)},
    "events_position": {"lines": translated("role")},
    "events_personcitation": CITATION,
    "events_delegation": {
        "lines": translated("title"),
        "texts": (*translated("purpose"), "withdrawal_reason"),
    },
    "events_delegationmember": {"lines": translated("role")},
    "events_visit": {"lines": translated("topic")},
    "events_visitparticipant": {"lines": translated("role")},
    "events_delegationcitation": CITATION,
    "events_agreement": {
        "lines": (*translated("title"), "kind_as_printed"),
        "texts": (*translated("purpose"), "withdrawal_reason", "staff_notes"),
    },
    "events_agreementparty": {"lines": ("name_at_signing",)},
    "events_agreementsignatory": {"lines": translated("role")},
    "events_agreementcitation": CITATION,
}


class Migration(migrations.Migration):
    dependencies = (("events", "0005_search_index"), ("records", "0008_clean_texts"))
    operations = tuple(clean_texts(table, **columns) for table, columns in TABLES.items())
