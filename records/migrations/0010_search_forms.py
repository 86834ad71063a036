"""The normal form drops what nobody sees, and takes every middle dot for one."""

from importlib import import_module

from django.db import migrations

from records.search.documents import RECOMPUTE_FORMS, SEARCH_FORM

_FORMER = import_module("records.migrations.0002_search_forms_and_stamps")
_FORMER_FORM = _FORMER.SEARCH_FORM.split(";\n\nCREATE", 1)[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = (("records", "0009_visible_names"),)
    operations = (
        migrations.RunSQL(SEARCH_FORM, [_FORMER_FORM, "DROP FUNCTION public.search_clean(text);"]),
        migrations.RunSQL(RECOMPUTE_FORMS, RECOMPUTE_FORMS),
    )
