from typing import Any

from django.core.management.base import BaseCommand, CommandError

from koreanrw.operations.catalogues import shortcomings

# Nobody reads a thousand lines; the catalogues themselves show the rest.
SHOWN = 40


class Command(BaseCommand):
    """Refuse catalogues that lack a text, are unsure of one, or keep one that is no longer said."""

    help = "Check that the catalogues of messages are complete."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        sentences = shortcomings()
        for sentence in sentences[:SHOWN]:
            self.stderr.write(sentence)
        if sentences:
            raise CommandError(f"The catalogues are not complete ({len(sentences)}); see `make messages`.")
