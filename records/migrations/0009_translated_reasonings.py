"""Steps, reasons and wordings of citations in all three languages."""

from django.db import migrations

from records.operations import translate_citations


class Migration(migrations.Migration):
    dependencies = [("records", "0008_search_index_as_declared")]

    operations = translate_citations("sourcecitation", "records_sourcecitation", "records_source")
