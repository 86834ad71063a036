from importlib import import_module

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from koreanrw.operations.checks import check_database, check_licence


class KoreanrwConfig(AppConfig):
    name = "koreanrw"
    verbose_name = _("Korea and North Rhine-Westphalia")

    def ready(self) -> None:
        checks.register(check_database, checks.Tags.database)
        checks.register(check_licence, deploy=True)
        # After the translated fields are in place, which modeltranslation sees to first.
        import_module("koreanrw.history")
        post_migrate.connect(import_module("koreanrw.accounts.groups").make_groups, sender=self)
        placeholders = import_module("koreanrw.operations.placeholders")
        checks.register(placeholders.check_site_texts, checks.Tags.database, deploy=True)
