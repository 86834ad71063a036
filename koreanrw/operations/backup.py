"""The verbs that put the whole register into one file and bring it back: database and stored files, checked row by row.

The file is a ZIP archive: ``database.dump`` as `pg_dump` writes it, what lies in Django's default storage below
``files/``, and ``manifest.json`` with the SHA-256 of each and, for every table, the number and a checksum of its rows.
The dump and the checksums are of one snapshot, so editors need not stop.
"""

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import psycopg
from django.core.files import File
from django.core.files.storage import Storage, default_storage
from django.db import connection, connections
from django.utils import timezone
from psycopg import sql
from psycopg.conninfo import make_conninfo

from koreanrw.operations.embedded_database import program

FORMAT = 1
DATABASE, FILES, MANIFEST = "database.dump", "files/", "manifest.json"
_MOMENT = "%Y-%m-%dT%H-%M-%SZ"
_BYTES_AT_ONCE = 1024**2
_TABLES = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
"""
# A sum does not depend on the order of rows, nor does it hold them in memory.
_ROWS = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {} t"


class BackupRefused(Exception):
    """The backup cannot be made or brought back; the message says why, and nothing was changed."""


@dataclass(frozen=True)
class Table:
    """How many rows a table has, and the sum of their hashes."""

    rows: int
    checksum: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: SHA-256 by name in the archive, and every table of the database."""

    made_at: str
    files: dict[str, str]
    tables: dict[str, Table]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    @classmethod
    def read(cls, archive: zipfile.ZipFile) -> "Manifest":
        try:
            read = json.loads(archive.read(MANIFEST))
            if read["format"] != FORMAT:
                raise BackupRefused(f"This backup has format {read['format']}; known is {FORMAT}.")
            tables = {name: Table(**table) for name, table in read.pop("tables").items()}
            return cls(**read, tables=tables)
        except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as problem:
            raise BackupRefused("The file is no backup of the register, or a damaged one.") from problem


# --- making ------------------------------------------------------------------------------------------------------


def make_backup(directory: Path, storage: Storage = default_storage) -> tuple[Path, Manifest]:
    """Put the register into a new file in this directory, readable by its owner only."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = datetime.datetime.now(datetime.UTC)
    path = directory / f"koreanrw-{now.strftime(_MOMENT)}.zip"
    # Under another name until it is whole; what was interrupted is no backup.
    draft = Path(tempfile.mkstemp(dir=directory, prefix=f".{path.name}.")[1])
    try:
        with draft.open("r+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                manifest = _write(archive, storage, now)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return path, manifest


def _write(archive: zipfile.ZipFile, storage: Storage, now: datetime.datetime) -> Manifest:
    files = {}
    with _snapshot() as (snapshot, tables), archive.open(DATABASE, "w", force_zip64=True) as target:
        files[DATABASE] = _dump(snapshot, target)
    for name in _names(storage):
        with storage.open(name) as source, archive.open(FILES + name, "w", force_zip64=True) as target:
            files[FILES + name] = _copy(source, target)
    manifest = Manifest(now.isoformat(timespec="seconds"), files, tables)
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1, ensure_ascii=False))
    return manifest


@contextmanager
def _snapshot() -> Iterator[tuple[str, dict[str, Table]]]:
    """The name of a snapshot that others may read while this lasts, and what every table holds in it."""
    with closing(psycopg.connect(**_parameters())) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.read_only = True
        [snapshot] = reader.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        yield snapshot, _tables_of(reader)


def _parameters(name: str = "") -> dict[str, Any]:
    """How to reach the database of the register, or another on the same server; without the limits pages have."""
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()} - {"options"}
    parameters = {key: value for key, value in connection.get_connection_params().items() if key in known}
    return {**parameters, "dbname": name} if name else parameters


def _tables_of(reader: psycopg.Connection) -> dict[str, Table]:
    """What every table holds, as this connection sees it."""
    # One way to write days, numbers and bytes, whatever the role is used to.
    for setting in ("DateStyle = ISO", "TimeZone = UTC", "bytea_output = hex", "extra_float_digits = 1"):
        reader.execute(f"SET LOCAL {setting}")
    names = [name for (name,) in reader.execute(_TABLES).fetchall()]
    counted = ((name, reader.execute(sql.SQL(_ROWS).format(sql.Identifier(name))).fetchone()) for name in names)
    return {name: Table(*row) for name, row in counted if row is not None}


def _dump(snapshot: str, target: IO[bytes]) -> str:
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
    with _running("pg_dump", options, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        return _copy(process.stdout, target)


@contextmanager
def _running(name: str, options: list[str], database: str = "", **streams: Any) -> Iterator[subprocess.Popen]:
    """A program of PostgreSQL at work on the register's database, or another on its server; else why it failed."""
    parameters = _parameters(database)
    # What is on the command line everybody on the machine can read.
    secret = {"PGPASSWORD": password} if (password := parameters.pop("password", "")) else {}
    command = [program(name), *options, f"--dbname={make_conninfo(**parameters)}"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stderr=said, env={**os.environ, **secret}, **streams)
        try:
            yield process
        finally:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(BrokenPipeError):
                        stream.close()
            failed = process.wait()
        if failed:
            said.seek(0)
            raise BackupRefused(f"{name} failed: {said.read().decode(errors='replace').strip()}")


def _names(storage: Storage, directory: str = "") -> Iterator[str]:
    """Every file of a storage."""
    try:
        directories, files = storage.listdir(directory)
    except FileNotFoundError:
        # Nothing was ever stored.
        return
    below = f"{directory}/" if directory else ""
    yield from (below + name for name in sorted(files))
    for name in sorted(directories):
        yield from _names(storage, below + name)


def _copy(source: Any, *targets: IO[bytes]) -> str:
    """Copy to the end; gives the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    while block := source.read(_BYTES_AT_ONCE):
        digest.update(block)
        for target in targets:
            target.write(block)
    return digest.hexdigest()


# --- bringing back -----------------------------------------------------------------------------------------------


def restore(path: Path, *, replace: bool = False, storage: Storage = default_storage) -> tuple[Manifest, str]:
    """Bring a backup back, and check every table against what it held.

    An empty database is filled. With ``replace`` one that holds something is put aside under another name on the same
    server, which is given back; stored files of the same name are overwritten, others stay.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = Manifest.read(archive)
            _check(archive, manifest)
            aside = _restore_database(archive, manifest, replace)
            _restore_files(archive, manifest, storage)
    except (OSError, zipfile.BadZipFile) as problem:
        raise BackupRefused(f"{path}: {problem}") from problem
    return manifest, aside


def _check(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Refuse a backup of which a byte is not as it was."""
    present = set(archive.namelist()) - {MANIFEST}
    if present != set(manifest.files):
        raise BackupRefused("The backup is damaged: it does not hold the files its manifest names.")
    for name, digest in manifest.files.items():
        with archive.open(name) as source:
            if _copy(source) != digest:
                raise BackupRefused(f"The backup is damaged: {name} is not what it was.")


def _restore_database(archive: zipfile.ZipFile, manifest: Manifest, replace: bool) -> str:
    connections.close_all()
    with closing(psycopg.connect(**_parameters(), autocommit=True)) as own:
        name, encoding, provider, collate, character_type, locale = (
            own.execute("""
            SELECT datname, pg_encoding_to_char(encoding),
                CASE datlocprovider WHEN 'b' THEN 'builtin' WHEN 'i' THEN 'icu' ELSE 'libc' END,
                datcollate, datctype, coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')
            FROM pg_database d WHERE datname = current_database()
        """).fetchone()
            or ("",) * 6
        )
        is_empty = not own.execute(_TABLES).fetchone()
    if is_empty:
        _fill(archive, manifest, name)
        return ""
    if not replace:
        raise BackupRefused(
            f"The database {name} holds something already. With --replace the backup takes its place, and what it "
            "holds is kept beside it."
        )
    stamp = timezone.now().astimezone(datetime.UTC).strftime(_MOMENT)
    new, aside = f"{name}_restoring_{stamp}", f"{name}_before_{stamp}"
    with _elsewhere() as server:
        locale_of = {"builtin": "BUILTIN_LOCALE {}", "icu": "ICU_LOCALE {}"}.get(provider)
        words = "CREATE DATABASE {} TEMPLATE template0 ENCODING {} LC_COLLATE {} LC_CTYPE {} LOCALE_PROVIDER {}"
        values = [encoding, collate, character_type, provider, *([locale] if locale_of else [])]
        statement = sql.SQL(f"{words} {locale_of or ''}")
        server.execute(statement.format(sql.Identifier(new), *map(sql.Literal, values)))
        try:
            _fill(archive, manifest, new)
            _refuse_company(server, name)
            with server.transaction():
                server.execute(_renaming(name, aside))
                server.execute(_renaming(new, name))
        except BaseException:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(new)))
            raise
    return aside


@contextmanager
def _elsewhere() -> Iterator[psycopg.Connection]:
    """A connection to the same server, but to no database that is to be renamed."""
    try:
        with closing(psycopg.connect(**_parameters("postgres"), autocommit=True)) as server:
            yield server
    except psycopg.errors.InsufficientPrivilege as refusal:
        raise BackupRefused(
            f"The role may not make a database beside this one ({refusal.diag.message_primary}). Name an empty one in "
            "DATABASE_URL instead."
        ) from refusal


def _refuse_company(server: psycopg.Connection, name: str) -> None:
    """Nobody may write to what is put aside."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
    [number] = server.execute(others, (name,)).fetchone() or (0,)
    if number:
        raise BackupRefused(f"{number} connections use the database {name}: stop the register first.")


def _renaming(old: str, new: str) -> sql.Composed:
    return sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))


def _fill(archive: zipfile.ZipFile, manifest: Manifest, name: str) -> None:
    """Load the dump into an empty database and look whether all of it arrived."""
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    with (
        archive.open(DATABASE) as source,
        _running("pg_restore", options, name, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process,
    ):
        assert process.stdin is not None
        # What it has to say when it ends early is told below.
        with suppress(BrokenPipeError):
            shutil.copyfileobj(source, process.stdin, _BYTES_AT_ONCE)
    with closing(psycopg.connect(**_parameters(name))) as reader:
        arrived = _tables_of(reader)
    wrong = sorted(table for table in {*arrived, *manifest.tables} if arrived.get(table) != manifest.tables.get(table))
    if wrong:
        raise BackupRefused(f"What was brought back differs from what was put away: {', '.join(wrong)}.")


def _restore_files(archive: zipfile.ZipFile, manifest: Manifest, storage: Storage) -> None:
    for name in manifest.files:
        if name == DATABASE:
            continue
        stored = name.removeprefix(FILES)
        with archive.open(name) as source:
            storage.delete(stored)
            storage.save(stored, File(source))
