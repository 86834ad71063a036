"""Databases for synthetic records: beside the register's own on the same server, and never that one itself."""

import os
import subprocess
import sys
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import environ
import psycopg
from psycopg import sql

from benchmarks.synthetic.tables import holds_records
from koreanrw import BASE_DIR
from koreanrw.operations.embedded_database import CHARACTER_TYPE

PREFIX = "koreanrw_bench_"
MARK = "Synthetic agreements"


class Refused(Exception):
    """This database must not be filled; the message says why."""


def name_for(agreements: int) -> str:
    """What the database with so many agreements is called."""
    return f"{PREFIX}{agreements}"


def database_of(url: str) -> str:
    """The name of the database an address leads to."""
    return urlsplit(url).path.rpartition("/")[2]


def beside(url: str, name: str) -> str:
    """The address of another database on the same server."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rpartition('/')[0]}/{name}"))


def arguments(url: str, name: str) -> dict[str, Any]:
    """How psycopg reaches a database on the server of this address, read as Django's settings read it."""
    server = environ.Env.db_url_config(url)
    known = {"host": server["HOST"], "port": server["PORT"], "user": server["USER"], "password": server["PASSWORD"]}
    return {**{key: value for key, value in known.items() if value}, **server.get("OPTIONS", {}), "dbname": name}


def connect(url: str, name: str) -> psycopg.Connection:
    """A connection to a database on the server of this address, every statement a transaction of its own."""
    return psycopg.connect(**arguments(url, name), autocommit=True)


def refuse_others(url: str, name: str) -> None:
    """Synthetic records go into databases made for them alone."""
    if name == database_of(url):
        raise Refused(f"{name} is the register's own database: synthetic records never go there.")
    if not name.startswith(PREFIX):
        raise Refused(f"The name of a database for synthetic records begins with {PREFIX}; {name} does not.")


def state(url: str, name: str) -> str:
    """What was said of the database when it was finished; empty while it is not, or not there."""
    with connect(url, database_of(url)) as server:
        found = server.execute(
            "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
    return found[0] if found else ""


def create(url: str, name: str, *, replace: bool = False) -> None:
    """Make the database from the register's migrations, empty; ``replace`` throws away one that was made before."""
    refuse_others(url, name)
    with connect(url, database_of(url)) as server:
        exists = server.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
        if exists and not replace:
            raise Refused(f"{name} exists already (--replace makes it anew).")
        if exists:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(
            sql.SQL(
                "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin"
                " BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE {}"
            ).format(sql.Identifier(name), CHARACTER_TYPE)
        )
    manage(url, name, "migrate", "--verbosity", "0")
    with connect(url, name) as database:
        if holds_records(database):
            raise Refused(f"{name} holds records before any were made.")


def say(url: str, name: str, words: str) -> None:
    """Say of the database what it holds."""
    with connect(url, database_of(url)) as server:
        server.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), words))


def manage(url: str, name: str, *arguments: str) -> None:
    """Run one of the register's commands on this database."""
    command = [sys.executable, str(BASE_DIR / "manage.py"), *arguments]
    subprocess.run(command, check=True, cwd=BASE_DIR, env={**os.environ, "DATABASE_URL": beside(url, name)})
