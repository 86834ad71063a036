from django.db import migrations

from records.operations import reference_table


class Migration(migrations.Migration):
    dependencies = (("koreanrw", "0001_initial"), ("records", "0004_triggers"))
    operations = (*reference_table("koreanrw_page"),)
