from django.db import migrations

from records.operations import pair_with_owner, part_table, record_table, reference_table, same_owner

PARTS = (
    ("companies_organisationname", "companies_organisation", "organisation_id"),
    ("companies_organisationrelation", "companies_organisation", "organisation_id"),
    ("companies_organisation_sectors", "companies_organisation", "organisation_id"),
    ("companies_organisationcitation", "companies_organisation", "record_id"),
    ("companies_officefunction", "companies_office", "office_id"),
    ("companies_officecitation", "companies_office", "record_id"),
    ("companies_countcitation", "companies_count", "record_id"),
)
# Table, its key to the record, the part's table, the key to the part, and the part's key to the record.
SAME_OWNER = (
    ("companies_organisationcitation", "record_id", "companies_organisationname", "name_id", "organisation_id"),
    ("companies_organisationcitation", "record_id", "companies_organisationrelation", "relation_id", "organisation_id"),
    ("companies_officecitation", "record_id", "companies_officefunction", "function_id", "office_id"),
)


class Migration(migrations.Migration):
    dependencies = (("companies", "0002_initial"), ("records", "0004_triggers"))
    operations = (
        *reference_table("companies_place"),
        *reference_table("companies_sector"),
        *record_table("companies_organisation"),
        *record_table("companies_office"),
        *record_table("companies_count"),
        *(operation for part in PARTS for operation in part_table(*part)),
        *(pair_with_owner(*pair) for pair in sorted({(part, owner) for *_table, part, _key, owner in SAME_OWNER})),
        *(same_owner(*keys) for keys in SAME_OWNER),
    )
