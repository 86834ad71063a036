import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from records.search_maintenance import BATCH, kinds, rebuild


class Command(BaseCommand):
    """Bring the search index up to date, whatever happened to it."""

    help = (
        "Bring the search index up to date in batches, while the site serves: missing entries are made, wrong ones "
        "mended, others removed, and words no text has any more are forgotten."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--jobs",
            type=int,
            default=os.cpu_count() or 1,
            help="So many batches at a time (as many as there are processors; 1 leaves most to those who read).",
        )
        parser.add_argument(
            "--batch",
            type=int,
            default=BATCH,
            help=f"So many records each ({BATCH}).",
        )

    def handle(self, *args: Any, jobs: int, batch: int, verbosity: int = 1, **options: Any) -> None:
        if jobs < 1 or batch < 1:
            raise CommandError("Ask for one job and one record a batch at least.")
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, disable=verbosity == 0) as progress:
            tasks = {kind.name: progress.add_task(kind.name, total=kind.number_of_records()) for kind in kinds()}
            rebuilt = rebuild(
                jobs=jobs, batch=batch, advance=lambda kind, number: progress.advance(tasks[kind], number)
            )
        if verbosity:
            changed = ", ".join(f"{number} of kind {kind}" for kind, number in rebuilt.changed.items() if number)
            self.stdout.write(
                f"{sum(rebuilt.records.values())} records looked at; entries changed: {changed or 'none'};"
                f" words forgotten: {rebuilt.forgotten}."
            )
