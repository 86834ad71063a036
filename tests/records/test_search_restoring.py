"""Migrations can be taken back, and a register with its search index comes back from a dump."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from koreanrw import BASE_DIR
from koreanrw.operations import embedded_database
from records.models import SearchWord
from tests import factories as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]


@pytest.fixture
def register() -> None:
    """One record of every kind that is found, naming each other, and a draft."""
    country = make.make_place("Südkorea", kind="country")
    company = make.make_company("HD현대", seat=country, summary_de="Baut Schiffe.")
    make.make_office(company, make.make_place("Düsseldorf"))
    make.make_figure(place=country)
    agency = make.make_institution("한국산업기술진흥원")
    make.make_position(make.make_person("Günther Größe"), agency)
    journey = make.make_delegation("Reise nach Seoul", origin=country)
    make.make_agreement("Absichtserklärung", parties=[company, agency], delegation=journey, staff_notes="Geheim")
    make.make_agreement("Entwurf", state="draft")


OURS = """
    SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname NOT IN (
        SELECT proname FROM pg_proc JOIN pg_depend ON objid = pg_proc.oid AND deptype = 'e')
    UNION ALL SELECT tablename FROM pg_tables WHERE tablename ~ '^(records|companies|events|koreanrw)_'
    UNION ALL SELECT viewname FROM pg_views WHERE schemaname = 'public'
    UNION ALL SELECT dictname FROM pg_ts_dict WHERE dictname ~ '^register'
"""


def ours() -> list[str]:
    """What there is in the database by our migrations."""
    with connection.cursor() as cursor:
        cursor.execute(OURS)
        return sorted(name for (name,) in cursor.fetchall())


def test_the_migrations_can_be_taken_back_and_made_again(transactional_db):
    before = ours()
    try:
        # The functions are what all the others stand on.
        call_command("migrate", "admin", "zero", verbosity=0)
        call_command("migrate", "records", "zero", verbosity=0)
        assert ours() == []
    finally:
        call_command("migrate", verbosity=0)
    assert ours() == before


# --- dumps -------------------------------------------------------------------------------------------------------


def program(name: str) -> Path:
    """A program of the embedded server; one of another version may refuse a foreign dump."""
    found = embedded_database._installation() / "bin" / name
    if not found.exists():
        pytest.skip(f"the embedded server comes without {name}")
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    if f" {connection.pg_version // 10000}." not in said:
        pytest.skip(f"{said.strip()} is not that of the server the tests run on")
    return found


@pytest.fixture
def restored(register) -> Iterator[str]:
    """The name of another database on the same server, filled from a dump of this one."""
    settings = connection.get_connection_params()
    server = {"host": settings.get("host", ""), "port": str(settings.get("port", "")), "user": settings.get("user", "")}
    name = f"{connection.settings_dict['NAME']}_restored"
    environment = {**os.environ, **{f"PG{key.upper()}": str(value) for key, value in server.items() if value}}
    if settings.get("password"):
        environment["PGPASSWORD"] = settings["password"]
    admin = psycopg.connect(**{**server, "password": settings.get("password")}, dbname="postgres", autocommit=True)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with admin:
        admin.execute(drop)
        admin.execute(
            sql.SQL(
                "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin"
                " BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE {}"
            ).format(sql.Identifier(name), embedded_database.CHARACTER_TYPE)
        )
        dump = subprocess.run(
            [program("pg_dump"), "--format=custom", connection.settings_dict["NAME"]],
            env=environment,
            capture_output=True,
            check=True,
        )
        # A dump sets an empty search path for everything that comes.
        done = subprocess.run(
            [program("pg_restore"), "--exit-on-error", "--dbname", name],
            env=environment,
            input=dump.stdout,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        yield name
        admin.execute(drop)


def test_a_restored_register_is_searched_and_keeps_its_index(restored):
    settings = connection.get_connection_params()
    reach = {key: settings[key] for key in ("host", "port", "user", "password") if settings.get(key)}
    with psycopg.connect(**reach, dbname=restored) as other:
        other.execute("SELECT set_config('search_path', '', false)")
        assert other.execute("SELECT count(*) FROM public.records_searchword").fetchone() == (
            SearchWord.objects.count(),
        )
        found = other.execute(
            "SELECT count(*) FROM public.events_agreemententry"
            " WHERE document @@ public.search_stem(public.search_form('absichtserklaerungen'))::tsquery"
        ).fetchone()
        assert found == (1,)
        # Whoever writes there has the triggers behind them, whatever the search path.
        other.execute("UPDATE public.companies_organisation SET name_de = 'Werft' WHERE name_de = 'HD현대'")
        other.commit()
        found = other.execute(
            "SELECT count(*) FROM public.events_agreemententry WHERE document @@ public.search_word_query('werft')"
        ).fetchone()
        assert found == (1,)
    address = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + restored
    checked = subprocess.run(
        [sys.executable, "manage.py", "check_search"],
        cwd=BASE_DIR,
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "koreanrw.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
