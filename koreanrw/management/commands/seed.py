from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from koreanrw.operations.seeding import SeedingRefused, has_records, seed


class Command(BaseCommand):
    """Put the records of the seed articles into an empty register."""

    help = "Load the records of the seed articles if the register has none; otherwise leave its records alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help=(
                "Load them over the records that are there. What editors changed in a seeded record is overwritten, "
                "as a new revision; what they added stays."
            ),
        )

    def handle(self, *args: Any, again: bool = False, verbosity: int = 1, **options: Any) -> None:
        leaves_alone = has_records() and not again
        try:
            seeded = seed(again=again)
        except (SeedingRefused, IntegrityError) as refusal:
            raise CommandError(str(refusal)) from refusal
        if not verbosity:
            return
        if leaves_alone:
            self.stdout.write("The register has records already: they are left alone (--again loads over them).")
        else:
            self.stdout.write(f"Seeded: {len(seeded.added)} new, {len(seeded.changed)} changed.")
