from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from koreanrw.accounts.groups import make_groups


def make(apps, schema_editor):
    # Permissions usually appear after the last migration; the groups need these now.
    create_permissions(installed_apps.get_app_config("koreanrw"), apps=apps, verbosity=0)
    make_groups(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = (("koreanrw", "0009_error_reports"), ("koreanrw", "0003_groups"))
    operations = (migrations.RunPython(make, migrations.RunPython.noop),)
