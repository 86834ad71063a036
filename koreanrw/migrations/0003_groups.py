from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from koreanrw.accounts.groups import GROUPS, PAGES, RECORDS, REFERENCE_DATA, make_groups


def make(apps, schema_editor):
    # Permissions usually appear after the last migration; the groups need them now.
    for label in sorted({*RECORDS, *REFERENCE_DATA, *PAGES}):
        create_permissions(installed_apps.get_app_config(label), apps=apps, verbosity=0)
    make_groups(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


def unmake(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = (
        ("koreanrw", "0002_triggers"),
        ("records", "0004_triggers"),
        ("companies", "0003_triggers"),
        ("events", "0003_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    )
    operations = (migrations.RunPython(make, unmake),)
