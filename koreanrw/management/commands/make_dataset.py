from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from koreanrw.open_data.dataset import find_dataset, make_dataset, number_of_rows


class Command(BaseCommand):
    """Put everything everybody may read into one file, to be downloaded from the page about the data."""

    help = "Make the data set anew: one ZIP file with tables (CSV), objects (JSON) and the data dictionary."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--unless-current", action="store_true", help="Leave a file alone that holds what is published now."
        )
        parser.add_argument(
            "--most-rows", type=int, default=0, help="Do nothing where the register has more rows than this."
        )

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        present = find_dataset() if options["unless_current"] else None
        if present and present.is_current:
            return self._say(verbosity, "The data set is current: it is left alone.")
        if options["most_rows"] and (rows := number_of_rows()) > options["most_rows"]:
            # Whoever starts the server should not wait for it.
            return self._say(1, f"The data set is not made now: {rows} rows take a while (manage.py make_dataset).")

        def report(name: str, rows: int) -> None:
            self._say(verbosity, f"  {name}: {rows} rows")

        made = make_dataset(report)
        return self._say(verbosity, f"Made {settings.DATASET} ({made.size} bytes).")

    def _say(self, verbosity: int, words: str) -> None:
        if verbosity:
            self.stdout.write(words)
