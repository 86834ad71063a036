"""`make run`: make everything ready, serve the register with granian, and leave nothing behind."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import django
from django.conf import settings
from django.core.management import call_command

from koreanrw import embedded_database
from koreanrw.catalogues import compile_catalogues
from koreanrw.static_files import collect_static_files

HOST = "127.0.0.1"
# How long granian may take to answer, and how long its workers may finish what they are doing.
PATIENCE = 60
FAREWELL = 10
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
            make_ready(embedded=embedded)
            granian = stack.enter_context(_granian(port))
            _wait_for_answer(granian, port)
            print(f"The register answers at http://{HOST}:{port}/ (Ctrl-C stops it).", flush=True)
            granian.wait()
            raise CannotServe("The server ended by itself; its own words stand above.")
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


def make_ready(*, embedded: bool) -> None:
    """Bring messages, database, records and static files up to the sources."""
    compile_catalogues()
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("seed", verbosity=0)
    if not settings.DEBUG:
        collect_static_files()
    if embedded:
        call_command("first_account")
    try:
        call_command("make_dataset", unless_current=True, most_rows=QUICK, verbosity=0)
    except OSError as problem:
        # The register is served all the same; the page about the data says that there is no file.
        print(f"The data set cannot be made: {problem}", file=sys.stderr)


@contextlib.contextmanager
def _granian(port: int) -> Iterator[subprocess.Popen[bytes]]:
    # A session of its own, so that Ctrl-C reaches only us and we end things in order. The pipe is its
    # lifeline: should we be killed, it breaks, and the server ends too.
    command = [sys.executable, "-m", "koreanrw.granian_server", str(port)]
    database = os.environ.get("DATABASE_URL") or embedded_database.REGISTER.url
    environment = {**os.environ, "DATABASE_URL": database}
    granian = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, env=environment)
    try:
        yield granian
    finally:
        if granian.stdin:
            granian.stdin.close()
        granian.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            granian.wait(FAREWELL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(granian.pid, signal.SIGKILL)
        granian.wait()


def _wait_for_answer(granian: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while granian.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("HEAD", "/")
            connection.getresponse()
            return
        time.sleep(0.05)
    raise CannotServe("The server does not answer; its own words, if it said any, stand above.")


if __name__ == "__main__":
    main()
