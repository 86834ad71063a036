from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from koreanrw.operations.backup import BackupRefused, restore


class Command(BaseCommand):
    """Bring the register back from a file that `backup` made."""

    help = "Bring a backup back into an empty database, and check every row; the next `make run` migrates it."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Take the place of a database that holds something; it stays on the server under another name.",
        )

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        try:
            manifest, aside = restore(file, replace=replace)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Brought back as of {manifest.made_at}: {manifest.rows} rows, each as it was.")
        if aside:
            self.stdout.write(f"What was there before is kept as the database {aside}.")
