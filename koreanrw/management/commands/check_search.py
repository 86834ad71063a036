from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from records import search_maintenance

MOST_SHOWN = 50


class Command(BaseCommand):
    """Say whether the search index agrees with the records."""

    help = (
        "Compare the search index with the records and print what differs; ends with 1 if anything does. "
        "It looks at one moment of the register and takes no locks, so it may run while the site serves."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=MOST_SHOWN, help=f"Name at most so many ({MOST_SHOWN}).")

    def handle(self, *args: Any, most: int, verbosity: int = 1, **options: Any) -> None:
        looked_at: dict[str, int] = {}
        wrong: dict[str, int] = {}

        def advance(kind: str, number: int) -> None:
            looked_at[kind] = looked_at.get(kind, 0) + number

        found = search_maintenance.find_drift(advance=advance)
        for drift in islice(found, most):
            self.stdout.write(str(drift))
            wrong[drift.kind] = wrong.get(drift.kind, 0) + 1
        for drift in found:
            wrong[drift.kind] = wrong.get(drift.kind, 0) + 1
        if verbosity:
            records = ", ".join(f"{number} of kind {kind}" for kind, number in looked_at.items())
            self.stdout.write(f"Looked at {records or 'nothing: the register is empty'}.")
        if wrong:
            counts = ", ".join(f"{number} of kind {kind}" for kind, number in wrong.items())
            raise CommandError(f"The search index is wrong: {counts}. Mend it: manage.py rebuild_search", returncode=1)
        if verbosity:
            self.stdout.write("The search index agrees with the records.")
