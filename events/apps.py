from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = pgettext_lazy("app", "Events")

    def ready(self) -> None:
        # After the translated fields are in place, which modeltranslation sees to first.
        import_module("events.history")
