"""Servers that live as long as the measurement: asked to end when it ends, and ending by themselves if it is killed."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import psutil

from koreanrw import BASE_DIR

HOST = "127.0.0.1"
PATIENCE = 60
FAREWELL = 10
KEEPER = (sys.executable, "-m", "benchmarks.search.keeper")


class DoesNotServe(Exception):
    """A server that should be measured does not answer."""


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def living(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, listen: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program that ends when its standard input does, in a session of its own."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE if listen else subprocess.DEVNULL,
        start_new_session=True,
        cwd=BASE_DIR,
        env={**os.environ, **(environment or {})},
    )
    try:
        yield child
    finally:
        if child.stdin:
            child.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(FAREWELL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens, and the first of its processes."""

    port: int
    process: psutil.Process

    def cpu(self) -> float:
        """How many seconds of processor time all its processes have used."""
        used = 0.0
        for process in (self.process, *self.process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                used += times.user + times.system
        return used


@contextlib.contextmanager
def granian(settings: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """Serve the application of these settings as `make run` does."""
    port = free_port()
    command = (sys.executable, "-m", "koreanrw.operations.granian_server", str(port))
    with living(command, {"DJANGO_SETTINGS_MODULE": settings, **environment}) as child:
        _wait_for(child, port)
        yield Server(port, psutil.Process(child.pid))


@contextlib.contextmanager
def kept(command: Sequence[str]) -> Iterator[Server]:
    """Serve with a program that knows nothing of us; ``PORT`` in its words stands for the port."""
    port = free_port()
    with living((*KEEPER, *(word.replace("PORT", str(port)) for word in command))) as child:
        _wait_for(child, port)
        yield Server(port, psutil.Process(child.pid))


@contextlib.contextmanager
def database() -> Iterator[str]:
    """Share the server of the measurements; gives its address."""
    with living((sys.executable, "-m", "benchmarks.server"), listen=True) as child:
        assert child.stdout is not None
        if not (url := child.stdout.readline().decode().strip()):
            raise DoesNotServe("PostgreSQL does not start.")
        yield url


def _wait_for(child: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while child.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("HEAD", "/")
            connection.getresponse()
            return
        time.sleep(0.05)
    raise DoesNotServe(f"{' '.join(map(str, child.args))} does not answer.")  # type: ignore[arg-type]
