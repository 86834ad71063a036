from django.db import migrations

from records.romanisation import CREATE_ROMANISED, DROP_ROMANISED


class Migration(migrations.Migration):
    dependencies = (("records", "0006_search_index"),)
    operations = (migrations.RunSQL(CREATE_ROMANISED, DROP_ROMANISED),)
