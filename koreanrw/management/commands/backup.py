from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from koreanrw.operations.backup import BackupRefused, make_backup


class Command(BaseCommand):
    """Put the whole register into one file."""

    help = "Put the database and the stored files into one checked file, while the register serves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.BACKUPS, help="where (%(default)s)")

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        try:
            path, manifest = make_backup(directory)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        files = len(manifest.files) - 1
        self.stdout.write(f"{path}: {manifest.rows} rows of {len(manifest.tables)} tables, {files} stored files.")
