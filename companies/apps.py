from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    name = "companies"
    verbose_name = _("Companies")

    def ready(self) -> None:
        # After the translated fields are in place, which modeltranslation sees to first.
        import_module("companies.history")
