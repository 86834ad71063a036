"""Steps, reasons and wordings of citations in all three languages."""

from django.db import migrations

from records.operations import translate_citations


class Migration(migrations.Migration):
    dependencies = [("companies", "0024_search_index_as_declared")]

    operations = [
        *translate_citations(
            "organisationcitation",
            "companies_organisationcitation",
            "companies_organisation",
            ("name_id", "relation_id"),
        ),
        *translate_citations("officecitation", "companies_officecitation", "companies_office", ("function_id",)),
    ]
