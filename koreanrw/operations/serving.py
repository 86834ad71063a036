"""`make run`: make everything ready, serve the register with granian, and leave nothing behind."""

import contextlib
import fcntl
import http
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Never
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS

from koreanrw import BASE_DIR
from koreanrw.operations import embedded_database
from koreanrw.operations.catalogues import compile_catalogues
from koreanrw.operations.static_files import collect_static_files

HOST = "127.0.0.1"
# How long granian may take to answer, and how long its workers may finish what they are doing.
START_SECONDS = 60
FAREWELL = 10
# Seconds between two looks at the processes beside us.
BREATH = 1
# And before a worker process that ended is started again.
PAUSE = 5
# A page that asks for the records: it is whole only where all the rest is.
READY = "/en/"
STARTING = BASE_DIR / "var" / "starting.lock"
# The data set of a register with no more rows than this is made in seconds, before the first reader comes.
QUICK = 5_000


class CannotServe(Exception):
    """The register cannot be served; the message says why in one line."""


def main() -> None:
    """Serve until somebody says stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koreanrw.settings")
    for request in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, _end)
    port = settings.ENVIRONMENT.port
    try:
        refuse_taken(port)
        with contextlib.ExitStack() as stack:
            if embedded := embedded_database.is_wanted():
                if not embedded_database.REGISTER.data.exists():
                    print("Making the register's database, this takes half a minute ...", flush=True)
                stack.enter_context(embedded_database.REGISTER.running())
            with one_at_a_time():
                # Another start, for which we waited, may have taken it meanwhile.
                refuse_taken(port)
                make_ready(embedded=embedded)
                granian = stack.enter_context(child("koreanrw.operations.granian_server", str(port)))
                wait_for_answer(granian, port)
            stack.enter_context(working())
            print(f"The register answers at http://{HOST}:{port}/ (Ctrl-C stops it).", flush=True)
            _watch(granian, embedded=embedded)
    except (CannotServe, embedded_database.DatabaseDoesNotStart) as problem:
        sys.exit(str(problem))


def _end(number: int, _frame: object) -> None:
    # Asked once is enough: a second Ctrl-C must not interrupt the tidying up.
    for request in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, signal.SIG_IGN)
    sys.exit(0)


def refuse_taken(port: int) -> None:
    """Say at once, and before anything is started, that somebody else listens at the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as refusal:
            raise CannotServe(f"Port {port} is not for ordinary users. Choose one above 1023.") from refusal
        except OSError as refusal:
            raise CannotServe(f"Port {port} is taken. Choose another: make run PORT=8001") from refusal


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Have two starts make the register ready one after the other; the kernel frees the lock of one that dies."""
    STARTING.parent.mkdir(exist_ok=True)
    with STARTING.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another start is making the register ready, waiting for it ...", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_ready(*, embedded: bool) -> None:
    """Bring messages, database, records and static files up to the sources."""
    compile_catalogues()
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("seed", verbosity=0)
    refuse_unfinished()
    if not settings.DEBUG:
        collect_static_files()
    if embedded:
        call_command("first_account")
    try:
        call_command("make_dataset", unless_current=True, most_rows=QUICK, verbosity=0)
    except OSError as problem:
        # The register is served all the same; the page about the data says that there is no file.
        print(f"The data set cannot be made: {problem}", file=sys.stderr)


def refuse_unfinished() -> None:
    """Never show the public a legal page with a placeholder in it, nor a register on a database that cannot search."""
    if not settings.PRODUCTION:
        return
    checked = run_checks(tags=[Tags.database], include_deployment_checks=True, databases=[DEFAULT_DB_ALIAS])
    problems = [message for message in checked if message.is_serious()]
    if problems:
        hints = dict.fromkeys(message.hint for message in problems if message.hint)
        raise CannotServe(" ".join([*(message.msg for message in problems), *hints]))


@contextlib.contextmanager
def child(*module: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of our modules beside us, for as long as the context lasts."""
    process = _started(module)
    try:
        yield process
    finally:
        _end_child(process)


@contextlib.contextmanager
def working() -> Iterator[None]:
    """Keep the worker process running (`manage.py run_jobs`): one that ends is started again."""
    command = ("django", "run_jobs", "--lifeline", "--verbosity", "0")
    ending = threading.Event()

    def keep() -> None:
        while not ending.is_set():
            process = _started(command)
            while process.poll() is None and not ending.wait(0.2):
                pass
            _end_child(process)
            if not ending.wait(PAUSE):
                print("The worker process ended and is started again.", file=sys.stderr, flush=True)

    keeper = threading.Thread(target=keep)
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _started(module: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl-C reaches only us and we end things in order. The pipe is its
    # lifeline: should we be killed, it breaks, and the process ends too.
    command = [sys.executable, "-m", *module]
    database = os.environ.get("DATABASE_URL") or embedded_database.REGISTER.url
    environment = {"DJANGO_SETTINGS_MODULE": "koreanrw.settings", **os.environ, "DATABASE_URL": database}
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, env=environment)


def _end_child(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(FAREWELL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _watch(granian: subprocess.Popen[bytes], *, embedded: bool) -> Never:
    """Wait for the server's end, and meanwhile see to it that the embedded database is there."""
    while granian.poll() is None:
        if embedded and embedded_database.REGISTER.ensure_started():
            print("The embedded PostgreSQL had been stopped and was started again.", file=sys.stderr, flush=True)
        time.sleep(BREATH)
    raise CannotServe("The server ended by itself; its own words stand above.")


def wait_for_answer(granian: subprocess.Popen[bytes], port: int, page: str = READY) -> None:
    """Wait until the server shows a page as the public would see it, asked as the proxy would ask."""
    address = urlsplit(settings.SITE_ADDRESS)
    headers = {"Host": address.netloc, "X-Forwarded-Proto": address.scheme}
    deadline = time.monotonic() + START_SECONDS
    while granian.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=START_SECONDS)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("HEAD", page, headers=headers)
            if (status := connection.getresponse().status) == http.HTTPStatus.OK:
                return
            raise CannotServe(f"The server answers {status} at {page}; its own words stand above.")
        time.sleep(0.05)
    raise CannotServe("The server does not answer; its own words, if it said any, stand above.")


if __name__ == "__main__":
    main()
