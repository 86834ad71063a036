from typing import Any

from django.core.management.base import BaseCommand

from koreanrw import BASE_DIR
from koreanrw.operations.catalogues import LANGUAGES, compile_catalogues, extract


class Command(BaseCommand):
    """Bring the catalogues up to what the sources say."""

    help = "Write new texts into the catalogues of messages and take out those no longer said."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        extract(BASE_DIR, *LANGUAGES)
        compile_catalogues()
