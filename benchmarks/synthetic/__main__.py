"""`python -m benchmarks.synthetic 10000`: believable agreements in a database of their own, beside the register's."""

import argparse
import os
import sys
from collections.abc import Sequence

import django
import psycopg
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.synthetic.databases import Refused, name_for
from benchmarks.synthetic.loading import Broken, Order, make
from koreanrw.operations.embedded_database import REGISTER


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the agreements; exits with one sentence where that cannot be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("agreements", type=int, help="how many: 10000, 100000, 1000000")
    parser.add_argument("--database", default="", help="its name (koreanrw_bench_<how many>)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same rows")
    parser.add_argument("--replace", action="store_true", help="throw away a database of this name made before")
    options = parser.parse_args(arguments)
    if options.agreements < 1:
        parser.error("ask for one agreement at least")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koreanrw.settings")
    django.setup()
    url = os.environ.get("DATABASE_URL") or REGISTER.url
    order = Order(options.agreements, options.seed, url, options.database or name_for(options.agreements))
    columns = (TextColumn("Agreements"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns) as progress:
            task = progress.add_task("", total=options.agreements)
            made = make(order, replace=options.replace, advance=lambda number: progress.advance(task, number))
    except (Refused, Broken, psycopg.Error) as problem:
        sys.exit(str(problem))
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in made.seconds.items())
    print(
        f"{order.database}: {options.agreements} agreements, {made.rows} rows in all"
        f" ({made.rows / made.seconds['rows']:.0f} rows/s); {steps}."
    )


if __name__ == "__main__":
    main()
