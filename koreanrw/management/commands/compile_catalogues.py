from typing import Any

from django.core.management.base import BaseCommand

from koreanrw.operations.catalogues import compile_catalogues


class Command(BaseCommand):
    """Compile the catalogues of messages that changed; GNU gettext need not be there."""

    help = "Compile the catalogues of messages that changed (GNU gettext need not be there)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
