"""`make bench-search`: prepare, serve, measure, report; nothing stays behind but the databases under var/."""

import argparse
import contextlib
import os
import secrets
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NoReturn

import django
import psycopg

from benchmarks.search import datasette, processes
from benchmarks.search.crowd import crowd
from benchmarks.search.measuring import Clock, OutOfTime, Target, depths, measure, register_address, warm_up
from benchmarks.search.preparing import prepare
from benchmarks.search.queries import COMMON, Query, mix
from benchmarks.search.report import DATASETTE, NAIVE, REGISTER, Findings, slowest, written
from benchmarks.synthetic import databases, growth
from benchmarks.synthetic.loading import Broken, Order
from benchmarks.synthetic.organisations import organisation
from benchmarks.synthetic.rows import EDITION
from koreanrw import BASE_DIR
from koreanrw.operations.catalogues import compile_catalogues
from koreanrw.operations.static_files import collect_static_files

SETTINGS = "benchmarks.search.deployed"
REPORT = BASE_DIR / "docs" / "search-benchmark.md"
DEPTHS = (2, 10, 100, 300)
# Above this many rows the naive search is asked every eighth query only, and for a minute and a half at most.
NAIVE_BEARS = 10_000
NAIVE_TIMEOUT = 20_000


def main() -> None:
    """Measure what was asked for."""
    for request in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, _end)
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    try:
        with processes.database() as url:
            os.environ["DATABASE_URL"] = url
            django.setup()
            compile_catalogues()
            collect_static_files()
            found = run(url, options)
    except (processes.DoesNotServe, databases.Refused, Broken, psycopg.Error) as problem:
        sys.exit(str(problem))
    if options.prepare:
        return
    report = written(found)
    print(report)
    print(f"The register's slowest queries at {found.sizes[-1]}:\n{slowest(found)}")
    if options.write:
        REPORT.write_text(report)


def _end(number: int, _frame: object) -> NoReturn:
    # Asked once is enough: a second Ctrl-C must not interrupt the tidying up.
    for request in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, signal.SIG_IGN)
    sys.exit(128 + number)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-search")
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 100_000, 1_000_000], help="10000,100000,1000000")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same agreements")
    parser.add_argument("--only", default="", help="only the classes of queries whose name holds this")
    parser.add_argument("--alone", action="store_true", help="only the register itself, nothing beside it")
    parser.add_argument("--anew", action="store_true", help="make the databases anew")
    parser.add_argument("--reindex", action="store_true", help="build the search indexes anew")
    parser.add_argument("--prepare", action="store_true", help="make what is needed and measure nothing")
    parser.add_argument("--minutes", type=float, default=45, help="stop measuring after so many")
    parser.add_argument("--write", action="store_true", help=f"put the report into {REPORT.relative_to(BASE_DIR)}")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    sizes = sorted(int(size) for size in text.replace("_", "").split(","))
    if not sizes or sizes[0] < 1000:
        raise argparse.ArgumentTypeError("a thousand agreements at least")
    return sizes


def run(url: str, options: argparse.Namespace) -> Findings:
    """Prepare every size, then measure all of them in one run."""
    found = Findings(options.sizes)
    orders = [Order(size, options.seed, url, databases.name_for(size)) for size in options.sizes]
    for order in orders:
        prepare(order, anew=options.anew, reindex=options.reindex)
    files = {} if options.alone else _datasette_files(orders)
    if options.prepare:
        return found
    clock = Clock(options.minutes * 60)
    queries = [query for query in mix(options.seed, options.sizes[0]) if options.only in query.group]
    with contextlib.ExitStack() as stack:
        targets = _targets(stack, orders, files)
        registers = [target for target in targets if target.name == REGISTER]
        found.versions = _versions(url, targets)
        warm_up(targets, queries[0])
        try:
            measure(queries, targets, clock, found.measured.append)
            found.cpu = {(target.name, target.agreements): target.cpu_milliseconds for target in targets}
            if not options.only:
                _besides(found, registers, orders, clock)
        except OutOfTime as end:
            found.notes.append(str(end))
        finally:
            for target in targets:
                target.reader.close()
    return found


def _datasette_files(orders: Sequence[Order]) -> dict[int, Path]:
    files = {}
    for order in orders:
        path = files[order.agreements] = datasette.file_for(order.agreements, order.seed, EDITION)
        with databases.connect(order.url, order.database) as connection:
            datasette.build(connection, path, order.agreements)
    return files


def _targets(stack: contextlib.ExitStack, orders: Sequence[Order], files: dict[int, Path]) -> list[Target]:
    """Every server of every size, all of them up at once."""
    targets = []
    for order in orders:
        environment = {
            "DATABASE_URL": databases.beside(order.url, order.database),
            "KOREANRW_PRODUCTION": "true",
            "DJANGO_SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_ALLOWED_HOSTS": processes.HOST,
            "KOREANRW_CONTACT": "nobody@example.org",
        }
        server = stack.enter_context(processes.granian(SETTINGS, environment))
        targets.append(Target(REGISTER, order.agreements, server, register_address))
        if not files:
            continue
        naive = {**environment, "KOREANRW_STATEMENT_TIMEOUT": str(NAIVE_TIMEOUT)}
        server = stack.enter_context(processes.granian("benchmarks.search.naive.settings", naive))
        every, seconds = (1, float("inf")) if order.agreements <= NAIVE_BEARS else (8, 90.0)
        targets.append(Target(NAIVE, order.agreements, server, _naive_address, every=every, seconds=seconds))
    if files:
        server = stack.enter_context(datasette.served(files.values()))
        for size, path in files.items():
            targets.append(Target(DATASETTE, size, server, lambda query, path=path: datasette.address(path, query)))
    return targets


def _naive_address(query: Query) -> str:
    address = register_address(query)
    if not query.behind:
        return address
    return f"{address}{'' if address.endswith('?') else '&'}page={query.behind + 1}"


def _versions(url: str, targets: Sequence[Target]) -> dict[str, str]:
    with databases.connect(url, databases.database_of(url)) as connection:
        versions = {"PostgreSQL": connection.execute("SHOW server_version").fetchone()[0]}  # type: ignore[index]
    beside = next((target for target in targets if target.name == DATASETTE), None)
    return versions | (datasette.versions(beside.reader) if beside else {})


def _besides(found: Findings, registers: Sequence[Target], orders: Sequence[Order], clock: Clock) -> None:
    """Deep pages, profile pages, and the crowd."""
    for target, order in zip(registers, orders, strict=True):
        far = _far_behind(order)
        found.depths[target.agreements] = [
            depth for words in ("", COMMON[1]) for depth in depths(target, words, DEPTHS, far, clock)
        ]
    profiles = {order.agreements: _profile(order.seed, order.agreements) for order in orders}
    times: dict[int, list[float]] = {target.agreements: [] for target in registers}
    for _round in range(30):
        for target in registers:
            times[target.agreements].append(target.ask(profiles[target.agreements]).milliseconds)
    found.profiles = {size: median(found_times) for size, found_times in times.items()}
    clock.check()
    largest = registers[-1]
    common = register_address(Query("", (COMMON[1],)))
    found.crowd = crowd(largest.server.port, common, profiles[largest.agreements])
    found.timeout = django.conf.settings.STATEMENT_TIMEOUT


def _far_behind(order: Order) -> str:
    """How an address continues after nine tenths of all agreements, newest first; nobody could walk there."""
    with databases.connect(order.url, order.database) as connection:
        last = connection.execute(
            "SELECT record_id, newest FROM events_agreemententry ORDER BY newest, record_id OFFSET %s LIMIT 1",
            [order.agreements * 9 // 10],
        ).fetchone()
    return f"after={last[0]}~{last[1]}" if last else ""


def _profile(seed: int, agreements: int) -> str:
    """The page of an organisation that has signed next to nothing."""
    number = growth.organisations_at(agreements) - 1
    one = organisation(seed, growth.KOREAN, number)
    return f"/en/{'companies' if one.kind == 'company' else 'institutions'}/{one.slug}/"


if __name__ == "__main__":
    main()
