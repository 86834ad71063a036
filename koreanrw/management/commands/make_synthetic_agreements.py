import os
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.synthetic.databases import Refused, name_for
from benchmarks.synthetic.loading import Broken, Order, make
from koreanrw.operations.embedded_database import REGISTER


class Command(BaseCommand):
    """Make a database of its own, beside the register's, with as many believable agreements as asked for."""

    help = "Make synthetic published agreements in a database of their own, to measure the search with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("agreements", type=int, help="How many: 10000, 100000, 1000000.")
        parser.add_argument("--database", default="", help="Its name (koreanrw_bench_<how many>).")
        parser.add_argument("--seed", type=int, default=1, help="The same seed gives the same rows.")
        parser.add_argument("--replace", action="store_true", help="Throw away a database of this name made before.")

    def handle(self, *args: Any, agreements: int, database: str, seed: int, replace: bool, **options: Any) -> None:
        if agreements < 1:
            raise CommandError("Ask for one agreement at least.")
        url = os.environ.get("DATABASE_URL") or REGISTER.url
        order = Order(agreements, seed, url, database or name_for(agreements))
        columns = (TextColumn("Agreements"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        try:
            with Progress(*columns, disable=options["verbosity"] == 0) as progress:
                task = progress.add_task("", total=agreements)
                made = make(order, replace=replace, advance=lambda number: progress.advance(task, number))
        except (Refused, Broken, psycopg.Error) as problem:
            raise CommandError(str(problem)) from problem
        steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in made.seconds.items())
        self.stdout.write(
            f"{order.database}: {agreements} agreements, {made.rows} rows in all"
            f" ({made.rows / made.seconds['rows']:.0f} rows/s); {steps}."
        )
