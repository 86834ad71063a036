"""The databases to measure on: made if they are not there, and brought up to the register's migrations if they are."""

import os
import subprocess
import sys
import time

from django.core.management import get_commands
from rich.progress import Progress

from benchmarks.synthetic import databases
from benchmarks.synthetic.loading import INDEXED, Order, index, make
from koreanrw import BASE_DIR


def prepare(order: Order, *, anew: bool = False, reindex: bool = False) -> None:
    """See that the database holds these agreements and is searched as the register is today."""
    state = databases.state(order.url, order.database)
    if anew or not state.startswith(order.mark):
        with Progress(transient=True) as progress:
            task = progress.add_task(f"Making {order.agreements} agreements", total=order.agreements)
            made = make(order, replace=True, advance=lambda number: progress.advance(task, number))
        steps = ", ".join(f"{step} {seconds:.0f} s" for step, seconds in made.seconds.items())
        print(
            f"{order.database}: {made.rows} rows, {made.rows / made.seconds['rows']:.0f} rows/s; {steps}.", flush=True
        )
        return
    if not _is_migrated(order):
        print(f"{order.database} is brought up to the migrations ...", flush=True)
        databases.manage(order.url, order.database, "migrate", "--verbosity", "0")
        reindex = True
    if reindex or (not state.endswith(INDEXED) and "rebuild_search" in get_commands()):
        begin = time.monotonic()
        index(order)
        print(f"{order.database}: search index built in {time.monotonic() - begin:.0f} s.", flush=True)


def _is_migrated(order: Order) -> bool:
    command = [sys.executable, str(BASE_DIR / "manage.py"), "migrate", "--check"]
    environment = {**os.environ, "DATABASE_URL": databases.beside(order.url, order.database)}
    return not subprocess.run(command, cwd=BASE_DIR, env=environment, capture_output=True, check=False).returncode
