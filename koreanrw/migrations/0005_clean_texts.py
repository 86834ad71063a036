from django.db import migrations

from records.operations import clean_texts, translated

TABLES = {
    "koreanrw_user": {"lines": ("first_name", "last_name", "email")},
    "koreanrw_page": {"lines": translated("title"), "texts": translated("body")},
    "koreanrw_savedsearch": {"lines": ("name",)},
}


class Migration(migrations.Migration):
    dependencies = (("koreanrw", "0004_saved_search"), ("records", "0008_clean_texts"))
    operations = tuple(clean_texts(table, **columns) for table, columns in TABLES.items())
