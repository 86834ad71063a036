from django.db import migrations

from records.operations import clean_texts, translated

CITATION = {"lines": ("field", "place_in_source", "value", "reason", "fact"), "texts": ("steps",)}
TABLES = {
    "companies_place": {"lines": (*translated("name", "locative"), "code")},
    "companies_sector": {"lines": translated("name")},
    "companies_organisation": {
        "lines": (*translated("name"), "website", "lei", "wikidata", "register_number"),
        "texts": (*translated("summary"), "withdrawal_reason"),
    },
    "companies_organisationname": {"lines": ("text", "language")},
    "companies_organisationcitation": CITATION,
    "companies_office": {"lines": ("address",), "texts": ("withdrawal_reason",)},
    "companies_officefunction": {"lines": translated("note")},
    "companies_officecitation": CITATION,
    "companies_count": {"lines": (), "texts": (*translated("rule"), "withdrawal_reason")},
    "companies_countcitation": CITATION,
}


class Migration(migrations.Migration):
    dependencies = (("companies", "0006_search_index"), ("records", "0008_clean_texts"))
    operations = tuple(clean_texts(table, **columns) for table, columns in TABLES.items())
