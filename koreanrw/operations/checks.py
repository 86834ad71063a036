"""What a database server must be able to do before the register trusts it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.db import connections

from koreanrw.operations.licences import PROPOSED

EXTENSIONS = ("pg_trgm", "unaccent")
RECREATE = (
    "Create the database anew: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' "
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'."
)


def check_licence(*, app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Tell operators that nobody may use the data again until they say how."""
    if settings.DATA_LICENCE:
        return []
    words = "No licence is granted for the data of the register: nobody may publish it again."
    hint = f"Choose one, for instance KOREANRW_DATA_LICENCE={PROPOSED} (others: docs/settings.md)."
    return [Warning(words, hint=hint, id="koreanrw.W001")]


def check_database(
    *, app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a server that cannot search Hangul or fold letters, before anything is stored there."""
    return [message for alias in databases or () for message in _judge(alias)]


def _judge(alias: str) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT name FROM pg_available_extensions WHERE name = ANY(%s)", [list(EXTENSIONS)])
        missing = sorted(set(EXTENSIONS) - {name for (name,) in cursor.fetchall()})
        if missing:
            problems.append(
                Error(
                    f"The database server lacks the extensions {', '.join(missing)}.",
                    hint="Install PostgreSQL's contrib package on the server (postgresql-contrib).",
                    id="koreanrw.E001",
                )
            )
        if not _knows_hangul(cursor):
            problems.append(
                Error(
                    "The database finds no letters in Hangul: a search for Korean names would find nothing.",
                    hint=RECREATE,
                    id="koreanrw.E002",
                )
            )
        cursor.execute("SELECT lower('Ä') = 'ä'")
        if cursor.fetchone() != (True,):
            problems.append(Error("The database cannot write Ä in lower case.", hint=RECREATE, id="koreanrw.E003"))
    return problems


def _knows_hangul(cursor: Any) -> bool:
    cursor.execute(
        "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'"
    )
    if schema := cursor.fetchone():
        cursor.execute(f'SELECT cardinality("{schema[0]}".show_trgm(%s)) > 0', ["한국"])
    else:
        # Before the first migration nothing can be asked for trigrams; the character type decides.
        cursor.execute("SELECT datctype NOT IN ('C', 'POSIX') FROM pg_database WHERE datname = current_database()")
    return cursor.fetchone() == (True,)
