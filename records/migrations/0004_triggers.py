from django.db import migrations

from records.operations import part_table, record_table


class Migration(migrations.Migration):
    dependencies = (("records", "0003_initial"),)
    operations = (
        *record_table("records_source"),
        *part_table("records_sourcecitation", "records_source", "record_id"),
    )
